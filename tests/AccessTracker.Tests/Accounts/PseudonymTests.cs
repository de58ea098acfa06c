using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Accounts;

/// <summary>What is kept of people: addresses of sessions for 90 days, and of those who left a name that is not theirs.</summary>
public sealed class PseudonymTests
{
    private const string Email = "ann@example.org";
    private static readonly Actor _chief =
        Actor.Of(new Person("chief@example.org", [new Grant(Role.Administrator, null, [])]) { Account = "x" }, null);

    [Theory, EveryStore]
    public async Task Where_sessions_came_from_is_forgotten_after_90_days(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (accounts, sessions) = (new AccountStore(store.Db), new SessionStore(store.Db));
        var account = (await accounts.AddAsync(Email, "Ann", new Grant(Role.Member, null, []), _chief, TestStore.Now))!;
        await sessions.StartAsync(account, null, "Firefox", "192.0.2.1", TestStore.Now);
        await sessions.StartAsync(account, null, "Firefox", "192.0.2.2", TestStore.Now.AddDays(1));
        await new DeviceStore(store.Db).RememberAsync(account.Id, "browser", TestStore.Now);

        await sessions.ForgetAddressesAsync(TestStore.Now + SessionStore.AddressesKept);

        Assert.Equal(
            ["Firefox 192.0.2.2", "forgotten"],
            await store.Db.ReadAsync(s =>
                s.QueryAsync<string>("select coalesce(client || ' ' || origin, 'forgotten') from account_session order by 1")));
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from account_device"));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task Who_left_can_be_made_a_pseudonym(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var accounts = new AccountStore(store.Db);
        var account = (await accounts.AddAsync(Email, "Ann Example", new Grant(Role.Manager, null, []), _chief, TestStore.Now))!;
        var session = await new SessionStore(store.Db).StartAsync(account, null, "Firefox", "192.0.2.1", TestStore.Now);
        Assert.NotNull(session);
        var ann = account.ToActor(null);
        Assert.Null(await store.Records.WithdrawAsync(operation, "delivery", "D002-MAD", 1, "a mistake", ann, TestStore.Now));
        Assert.Equal(AccountRefusal.StillEnabled, await accounts.PseudonymiseAsync(account.Id, _chief, TestStore.Now));
        Assert.Null(await accounts.DisableAsync(account.Id, _chief, TestStore.Now));

        Assert.Null(await accounts.PseudonymiseAsync(account.Id, _chief, TestStore.Now));

        var left = (await accounts.FindAsync(account.Id))!;
        Assert.EndsWith("@left.invalid", left.Email, StringComparison.Ordinal);
        Assert.StartsWith("Former colleague ", left.Name, StringComparison.Ordinal);
        Assert.Null(await accounts.FindByEmailAsync(Email));
        Assert.Equal(left.Name, (await store.ShowAsync(operation, "delivery", "D002-MAD")).History[^1].ChangedBy);
        var page = await new AuditReader(store.Db, new OperationStore(store.Db), new SensitivityRules())
            .ReadAsync(_chief.Person, new AuditQuery(), TestStore.Now);
        Assert.Contains(page.Rows, r => r.Person == left.Name);
        Assert.DoesNotContain(page.Rows, r => r.Person == Email || r.Key == Email);
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from account_session where origin is not null"));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());

        // Enabled again it is an account without a way in, and the next to have the address is somebody else.
        Assert.NotNull(await accounts.AddAsync(Email, "Ann Other", new Grant(Role.Member, null, []), _chief, TestStore.Now));
    }
}
