using AccessTracker.Data;
using AccessTracker.Data.Identity;
using AccessTracker.Data.Migrations;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Identity;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Cli;

/// <summary>Accounts from the command line: the way in for whoever runs the machine, also when nobody can sign in any more.</summary>
internal sealed class UserCommand(IServiceProvider services, TextWriter output, TextWriter errors)
{
    public const string Name = "user";
    public const string Add = "add";
    private const string Disable = "disable";
    private const string List = "list";

    private readonly AccountStore _accounts = services.GetRequiredService<AccountStore>();
    private readonly DateTimeOffset _now = services.GetRequiredService<TimeProvider>().GetUtcNow();
    private readonly Actor _actor = new($"{Environment.UserName} (command line)");

    /// <summary>What it does besides adding, for the help: synopsis and meaning.</summary>
    public static IReadOnlyList<(string Synopsis, string Does)> Others { get; } =
    [
        ($"{Name} {Disable} EMAIL", "Ends the account's sessions and stops it from signing in."),
        ($"{Name} {List}", "Prints a line for each account."),
    ];

    public async Task<int> RunAsync(Invocation invocation)
    {
        await Migrator.MigrateAsync(services.GetRequiredService<StoreOptions>());
        return invocation.Arguments switch
        {
            [Add, var email] => await AddAsync(email, invocation),
            [Disable, var email] when invocation.Values.Count == 0 => await DisableAsync(email),
            [List] when invocation.Values.Count == 0 => await ListAsync(),
            _ => throw new UsageException($"{Name} is written: {Name} {Add} EMAIL {Usage.Role} ROLE, {string.Join(", ", Others.Select(o => o.Synopsis))}."),
        };
    }

    private async Task<int> AddAsync(string email, Invocation invocation)
    {
        if (!GrantFields.IsEmail(email))
        {
            throw new UsageException($"'{email}' is not an e-mail address.");
        }

        if (invocation.Values[Usage.Role].ToList() is not [var role] || !Word.TryParse<Role>(role, out _))
        {
            throw new UsageException($"{Usage.Role} is one of: {string.Join(", ", Word.All<Role>())}.");
        }

        if (await services.GetRequiredService<GrantFields>().ReadAsync(role, invocation.Operation, invocation.Values[Usage.Area]) is not { } grant)
        {
            throw new StoreUnusableException($"The store has no operation {invocation.Operation}.");
        }

        if (await _accounts.AddAsync(email, email.Split('@')[0], grant, _actor, _now) is not { } account)
        {
            await errors.WriteLineAsync($"{email} already has an account.");
            return CommandLine.Wrong;
        }

        var token = await services.GetRequiredService<LinkStore>().IssueAsync(account.Id, _actor, _now);
        await output.WriteLineAsync($"{services.GetRequiredService<SiteSettings>().Address}{Urls.Password(token!)}");
        return CommandLine.Done;
    }

    private async Task<int> DisableAsync(string email)
    {
        var account = await _accounts.FindByEmailAsync(email);
        if ((account is null ? AccountRefusal.Unknown : await _accounts.DisableAsync(account.Id, _actor, _now)) is { } refusal)
        {
            await errors.WriteLineAsync($"{email}: {Wording.Of(refusal)}");
            return CommandLine.Wrong;
        }

        await output.WriteLineAsync($"{email} is disabled.");
        return CommandLine.Done;
    }

    private async Task<int> ListAsync()
    {
        foreach (var account in await _accounts.ListAsync())
        {
            await output.WriteLineAsync($"{account.Email}\t{AccountState.Of(account, _now)}\t{string.Join("; ", account.Grants.Select(GrantText.Of))}");
        }

        return CommandLine.Done;
    }
}
