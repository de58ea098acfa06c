using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Tests.Access;
using AccessTracker.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.SignIn;

/// <summary>The program with a clock that the test moves, some accounts, and all secrets that were used.</summary>
internal sealed class AccountSite : IDisposable
{
    public const string Password = "seven quiet lanterns";
    public const string Other = "nine patient harbours";

    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public AccountSite(
        string environment = "Development", int signInsPerMinute = 1000, StoreOptions? store = null, (string Name, string Value)[]? settings = null)
    {
        App = new TestApp(
            environment, clock: Clock, log: Log, console: Console, store: store,
            settings: [("Limits:SignInsPerMinute", signInsPerMinute.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. settings ?? []]);
    }

    public TestApp App { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 10, TimeSpan.Zero));

    /// <summary>What whoever started the program reads.</summary>
    public StringWriter Console { get; } = new();

    public AccessSite.LogBook Log { get; } = new();

    /// <summary>None of these may be in the audit or the log.</summary>
    public HashSet<string> Secrets { get; } = [Password, Other];

    public AccountStore Accounts => Service<AccountStore>();

    public T Service<T>() where T : notnull => App.Services.GetRequiredService<T>();

    public DateTimeOffset Now => Clock.GetUtcNow();

    public AccountBrowser Browse() => new(App.NewClient(), Secrets);

    /// <summary>An account that has answered its invitation.</summary>
    public async Task<Account> AddAsync(string email, Role role = Role.Member)
    {
        var account = (await Accounts.AddAsync(email, email.Split('@')[0], new Grant(role, null, []), TestStore.Actor, Now))!;
        return (await Service<LinkStore>().SetPasswordAsync(await LinkAsync(account), Service<SignInService>().Hash(Password), null, Now))!;
    }

    public async Task<string> LinkAsync(Account account)
    {
        var token = (await Service<LinkStore>().IssueAsync(account.Id, TestStore.Actor, Now))!;
        Secrets.Add(token);
        return token;
    }

    /// <summary>
    /// Sets up an authenticator in <paramref name="browser"/>, which is at the page for it. Returns its key and the recovery codes.
    /// </summary>
    public async Task<(string Key, IReadOnlyList<string> Codes)> EnrolAsync(AccountBrowser browser)
    {
        var key = KeyOn(browser.Page);
        Secrets.Add(key);
        await browser.SendAsync("confirm", ("Code", Rfc6238.Code(key, Now)), ("Password", Password));
        var codes = Regex.Matches(browser.Page, "<li><code>([A-Z2-7-]+)</code></li>").Select(m => m.Groups[1].Value).ToList();
        Assert.True(codes.Count == 10, browser.Page);
        Secrets.UnionWith(codes);
        Secrets.UnionWith(codes.Select(c => c.Replace("-", "", StringComparison.Ordinal)));
        return (key, codes);
    }

    public static string KeyOn(string page) =>
        Regex.Match(page, "<code>([A-Z2-7-]{39})</code>").Groups[1].Value.Replace("-", "", StringComparison.Ordinal);

    /// <summary>Somebody who has signed in with a second factor of his own.</summary>
    public async Task<(AccountBrowser Browser, Account Account, string Key)> EnterAsync(string email, Role role)
    {
        await AddAsync(email, role);
        var browser = await Browse().SignInAsync(email);
        await browser.OpenAsync("/account/second-factor");
        var (key, _) = await EnrolAsync(browser);
        return (browser, (await Accounts.FindByEmailAsync(email))!, key);
    }

    public Task<IReadOnlyList<StoredAuditEvent>> AuditAsync() => Service<Db>().ReadAsync(s => s.QueryAsync<StoredAuditEvent>(
        "select number, happened_at, person, account_id, role, origin, action, operation, kind, record_key, level, reason, details, before_json, "
            + "after_json, hash from audit_event where action not in ('state_sealed', 'history_sealed', 'store_sealed') order by number"));

    /// <summary>Each action is in the audit, and no secret is, nor in the log.</summary>
    public async Task AssertAuditedAsync(params AuditAction[] actions)
    {
        var rows = await AuditAsync();
        Assert.All(actions, a => Assert.Contains(rows, r => r.Action == EnumCode.Of(a)));
        var text = JsonSerializer.Serialize(rows, _plain);
        Assert.All(Secrets, s => Assert.DoesNotContain(s, text, StringComparison.OrdinalIgnoreCase));
        var log = string.Join('\n', Log.Lines);
        Assert.All(Secrets, s => Assert.DoesNotContain(s, log, StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => App.Dispose();
}
