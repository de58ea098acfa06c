using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Migrations;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Desk.Accounts;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Cli;

/// <summary>Accounts from the command line: the way in for whoever runs the machine, also when nobody can sign in any more.</summary>
internal sealed class UserCommand(IServiceProvider services, TextWriter output, TextWriter errors)
{
    private readonly AccountStore _accounts = services.GetRequiredService<AccountStore>();
    private readonly DateTimeOffset _now = services.GetRequiredService<TimeProvider>().GetUtcNow();
    private readonly Actor _actor = new($"{Environment.UserName} (command line)");

    public async Task<int> AddAsync(string email, string role, string? operation, IReadOnlyList<string> areas)
    {
        await MigrateAsync();
        if (await services.GetRequiredService<GrantFields>().ReadAsync(role, operation, areas) is not { } grant)
        {
            throw new StoreUnusableException($"The store has no operation {operation}.");
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

    public async Task<int> DisableAsync(string email)
    {
        await MigrateAsync();
        var account = await _accounts.FindByEmailAsync(email);
        if ((account is null ? AccountRefusal.Unknown : await _accounts.DisableAsync(account.Id, _actor, _now)) is { } refusal)
        {
            await errors.WriteLineAsync($"{email}: {EnumText.Of(refusal)}");
            return CommandLine.Wrong;
        }

        await output.WriteLineAsync($"{email} is disabled.");
        return CommandLine.Done;
    }

    /// <summary>Prints a new access token of the account, which is told this once.</summary>
    /// <param name="email">Whose account.</param>
    /// <param name="name">The program that it is for.</param>
    /// <param name="scopes">What it may do besides reading.</param>
    /// <param name="operation">The one operation that it opens; null: all of the person's.</param>
    /// <param name="days">For how many days.</param>
    public async Task<int> TokenAsync(string email, string name, IReadOnlyList<string> scopes, string? operation, int days)
    {
        await MigrateAsync();
        if (operation is not null && await services.GetRequiredService<OperationStore>().FindAsync(operation) is null)
        {
            throw new StoreUnusableException($"The store has no operation {operation}.");
        }

        var token = new ApiToken
        {
            Name = name, Scopes = [.. scopes.Select(s => EnumCode.Parse<ApiScope>(s))], Operation = operation,
            EndsOn = DateOnly.FromDateTime(_now.UtcDateTime).AddDays(days),
        };
        var account = await _accounts.FindByEmailAsync(email);
        if (account is not { DisabledAt: null })
        {
            await errors.WriteLineAsync(account is null ? $"{email}: {EnumText.Of(AccountRefusal.Unknown)}" : $"{email} is disabled.");
            return CommandLine.Wrong;
        }

        if (await services.GetRequiredService<ApiTokenStore>().MakeAsync(account, token, _actor, _now) is not { } secret)
        {
            await errors.WriteLineAsync($"{email} has {ApiTokenStore.MostOfAccount} tokens in force. Revoke one first, on the account page.");
            return CommandLine.Wrong;
        }

        await output.WriteLineAsync(secret);
        return CommandLine.Done;
    }

    public async Task<int> ListAsync()
    {
        await MigrateAsync();
        foreach (var account in await _accounts.ListAsync())
        {
            await output.WriteLineAsync(
                $"{account.Email}\t{AccountState.Of(account, _now)}\t{string.Join("; ", account.Grants.Select(GrantText.Of))}");
        }

        return CommandLine.Done;
    }

    private Task<IReadOnlyList<string>> MigrateAsync() => Migrator.MigrateAsync(services.GetRequiredService<StoreOptions>());
}
