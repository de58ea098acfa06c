using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.SignIn;

namespace AccessTracker.Tests.Accounts;

/// <summary>What may happen once happens once, on each database, and nobody is left without an administrator.</summary>
public sealed class AccountStoreTests
{
    private const string Email = "somebody@example.org";
    private static readonly DateTimeOffset _now = TestStore.Now;
    private static readonly Grant _member = new(Role.Member, null, []);
    private static readonly Grant _administrator = new(Role.Administrator, null, []);

    [Theory]
    [EveryStore]
    public async Task An_address_has_one_account_however_it_is_written(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var accounts = new AccountStore(store.Db);
        var made = await Task.WhenAll(Add(accounts, Email), Add(accounts, " Somebody@EXAMPLE.org "));

        var one = Assert.Single(made, a => a is not null)!;
        Assert.Equal(one.Id, (await accounts.FindByEmailAsync("SOMEBODY@example.org"))!.Id);
        Assert.Equal(["account_added", "role_given"], await ActionsAsync(store));
    }

    [Theory]
    [EveryStore]
    public async Task Of_two_administrators_who_take_each_other_s_role_at_once_one_stays(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var accounts = new AccountStore(store.Db);
        var one = (await Add(accounts, "one@example.org", _administrator))!;
        var two = (await Add(accounts, "two@example.org", _administrator))!;

        var refusals = await Task.WhenAll(
            accounts.TakeAsync(one.Id, Role.Administrator, null, TestStore.Actor, _now),
            accounts.DisableAsync(two.Id, TestStore.Actor, _now));

        Assert.Equal([AccountRefusal.LastAdministrator], refusals.Where(r => r is not null).Select(r => r!.Value));
        Assert.True(await accounts.HasAdministratorAsync());
    }

    [Theory]
    [EveryStore]
    public async Task A_role_is_held_until_the_end_of_its_day_and_the_last_administrator_s_has_none(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var accounts = new AccountStore(store.Db);
        var one = (await Add(accounts, "one@example.org", _administrator))!;
        var today = DateOnly.FromDateTime(_now.UtcDateTime);
        Assert.Equal(
            AccountRefusal.LastAdministrator,
            await accounts.GiveAsync(one.Id, _administrator with { Until = today.AddDays(9) }, TestStore.Actor, _now));
        Assert.Null(await accounts.GiveAsync(one.Id, _member with { Until = today }, TestStore.Actor, _now));

        var held = (await accounts.FindAsync(one.Id))!;
        Assert.Equal([Role.Administrator, Role.Member], held.Held(_now).Select(g => g.Role).Order().Reverse());
        Assert.Equal([Role.Administrator], held.Held(_now.AddDays(1)).Select(g => g.Role));

        // Who runs the accounts only for a while does not leave somebody else free to go.
        var two = (await Add(accounts, "two@example.org", _administrator with { Until = today.AddDays(9) }))!;
        Assert.Equal(AccountRefusal.LastAdministrator, await accounts.DisableAsync(one.Id, two.ToActor(null), _now));
    }

    [Theory]
    [EveryStore]
    public async Task Accounts_are_found_a_page_at_a_time_by_name_role_operation_and_state(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var accounts = new AccountStore(store.Db);
        for (var i = 0; i < 7; i++)
        {
            await accounts.AddAsync($"a{i}@example.org", $"Zoe_{i}", new Grant(Role.Coordinator, "SYR", []), TestStore.Actor, _now);
        }

        var gone = (await Add(accounts, "gone@example.org", _member with { Until = DateOnly.FromDateTime(_now.UtcDateTime) }))!;
        await accounts.DisableAsync(gone.Id, TestStore.Actor, _now);
        var search = new AccountSearch(store.Db);

        var page = await search.FindAsync(new AccountQuery { Text = "zoe_", IsDescending = true, Skip = 2, Take = 3 }, _now);
        Assert.Equal((7, "a4 a3 a2"), (page.Total, Names(page)));
        Assert.All(page.Rows, a => Assert.Equal("SYR", Assert.Single(a.Grants).Operation));
        Assert.Equal("gone", await FindAsync(new AccountQuery { Standing = AccountStanding.Disabled }, _now));
        Assert.Equal("a0 a1 a2 a3 a4 a5 a6 gone", await FindAsync(new AccountQuery { Operation = "SYR" }, _now));
        Assert.Equal("gone", await FindAsync(new AccountQuery { Role = Role.Member, Operation = "SYR" }, _now));
        Assert.Equal("", await FindAsync(new AccountQuery { Role = Role.Member }, _now.AddDays(1)));
        Assert.Equal(
            "a0 a1 a2 a3 a4 a5 a6", await FindAsync(new AccountQuery { Standing = AccountStanding.Invited, Order = AccountOrder.Name }, _now));
        Assert.Equal("", await FindAsync(new AccountQuery { Standing = AccountStanding.TwoFactors }, _now));
        Assert.Equal("", await FindAsync(new AccountQuery { Standing = AccountStanding.Active }, _now));
        Assert.Equal("", await FindAsync(new AccountQuery { Standing = AccountStanding.Locked }, _now));
        Assert.Equal("", await FindAsync(new AccountQuery { Text = "%" }, _now));

        async Task<string> FindAsync(AccountQuery query, DateTimeOffset now) => Names(await search.FindAsync(query, now));
        static string Names(FoundAccounts found) => string.Join(' ', found.Rows.Select(a => a.Email.Split('@')[0]));
    }

    [Theory]
    [EveryStore]
    public async Task Nobody_disables_himself(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var accounts = new AccountStore(store.Db);
        await Add(accounts, "one@example.org", _administrator);
        var two = (await Add(accounts, "two@example.org", _administrator))!;
        Assert.Equal(AccountRefusal.Self, await accounts.DisableAsync(two.Id, two.ToActor(null), _now));
        Assert.Null((await accounts.FindAsync(two.Id))!.DisabledAt);
    }

    [Theory]
    [EveryStore]
    public async Task Any_change_of_roles_renews_the_stamp_and_ends_the_sessions(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (accounts, sessions) = (new AccountStore(store.Db), new SessionStore(store.Db));
        var account = (await Add(accounts, Email))!;
        var session = (await sessions.StartAsync(account, null, "Firefox", "192.0.2.1", _now))!;
        Assert.True((await sessions.FindAsync(session, account.Id.ToString()))!.Allows(account.SecurityStamp, _now));

        await accounts.GiveAsync(account.Id, new Grant(Role.Coordinator, null, ["Idleb"]), TestStore.Actor, _now);

        Assert.False((await sessions.FindAsync(session, account.Id.ToString()))!.Allows(account.SecurityStamp, _now));
        Assert.Null(await sessions.StartAsync(account, null, null, null, _now));
        Assert.Equal(["Idleb"], (await accounts.FindAsync(account.Id))!.Grants[0].Areas);
    }

    [Theory]
    [EveryStore]
    public async Task A_session_is_of_its_account_and_ends_by_its_owner_alone(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (accounts, sessions) = (new AccountStore(store.Db), new SessionStore(store.Db));
        var account = (await Add(accounts, Email))!;
        var other = (await Add(accounts, "other@example.org"))!;
        var session = (await sessions.StartAsync(account, SecondFactor.Totp, null, null, _now))!;

        Assert.Null(await sessions.FindAsync(session, other.Id.ToString()));
        Assert.False(await sessions.EndAsync(other.Id, session, AuditAction.SessionEnded, TestStore.Actor, _now));
        Assert.Equal("totp", Assert.Single(await sessions.ListAsync(account.Id, _now)).SecondFactor);
        Assert.Empty(await sessions.ListAsync(account.Id, _now + SessionStore.Idle));
        Assert.True(await sessions.EndAsync(account.Id, session, AuditAction.SignedOut, TestStore.Actor, _now));
        Assert.False(await sessions.EndAsync(account.Id, session, AuditAction.SignedOut, TestStore.Actor, _now));
        Assert.Equal(1, (await ActionsAsync(store)).Count(a => a == "signed_out"));
    }

    [Theory]
    [EveryStore]
    public async Task The_fifth_failure_locks_and_the_lock_holds_at_every_door(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (accounts, credentials, sessions) = (new AccountStore(store.Db), new CredentialStore(store.Db), new SessionStore(store.Db));
        var account = (await Add(accounts, Email))!;
        Assert.True(await credentials.SetSecondFactorAsync(account, "sealed", 10, ["CODE"], TestStore.Actor, _now));
        account = (await accounts.FindAsync(account.Id))!;
        await Task.WhenAll(
            Enumerable.Range(0, CredentialStore.MostFailures).Select(_ => credentials.RefuseAsync(account, null, "password", null, _now)));

        Assert.Equal(_now + CredentialStore.Lock, (await accounts.FindAsync(account.Id))!.LockedUntil);
        Assert.Null(await sessions.StartAsync(account, null, null, null, _now));
        Assert.False(await credentials.UseStepAsync(account.Id, 11, false, _now));
        Assert.False(await credentials.UseRecoveryCodeAsync(account, "CODE", false, null, _now));

        // Guessing on does not keep its owner out for longer.
        await credentials.RefuseAsync(account, null, "password", null, _now + CredentialStore.Lock - TimeSpan.FromSeconds(1));
        var after = _now + CredentialStore.Lock;
        Assert.True(await credentials.UseStepAsync(account.Id, 11, false, after));
        Assert.True(await credentials.UseRecoveryCodeAsync(account, "CODE", false, null, after));
        Assert.NotNull(await sessions.StartAsync(account, null, null, null, after));
    }

    [Theory]
    [EveryStore]
    public async Task Codes_are_used_once_also_by_two_at_once(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (accounts, credentials) = (new AccountStore(store.Db), new CredentialStore(store.Db));
        var account = (await Add(accounts, Email))!;
        var set = await Task.WhenAll(
            Enumerable.Range(0, 2)
            .Select(i => credentials.SetSecondFactorAsync(account, $"sealed {i}", 10, ["CODE", "OTHER"], TestStore.Actor, _now)));
        Assert.Single(set, s => s);

        Assert.False(await credentials.UseStepAsync(account.Id, 10, false, _now));
        Assert.Single(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => credentials.UseStepAsync(account.Id, 11, false, _now))), won => won);
        Assert.Single(
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => credentials.UseRecoveryCodeAsync(account, "CODE", false, null, _now))), won => won);
        Assert.Equal(1, await credentials.CodesLeftAsync(account.Id));
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from account_recovery_code where code_hash in ('CODE', 'OTHER')"));
    }

    [Theory]
    [EveryStore]
    public async Task A_link_is_used_once_also_by_two_at_once_and_is_not_in_the_store(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (accounts, links) = (new AccountStore(store.Db), new LinkStore(store.Db));
        var account = (await Add(accounts, Email))!;
        var token = (await links.IssueAsync(account.Id, TestStore.Actor, _now))!;
        Assert.Equal(0, await store.ScalarAsync<long>($"select count(*) from account_link where token_hash = '{token}'"));
        Assert.Null(await links.FindAsync(token, _now.AddDays(7)));

        var used = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => links.SetPasswordAsync(token, $"hash {i}", null, _now)));

        Assert.Single(used, a => a is not null);
        Assert.Equal(1, (await ActionsAsync(store)).Count(a => a == "password_set"));
    }

    [Theory]
    [EveryStore]
    public async Task The_first_administrator_is_made_once_also_by_two_at_once(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (accounts, links) = (new AccountStore(store.Db), new LinkStore(store.Db));
        await Add(accounts, Email);
        var token = (await links.IssueSetUpAsync(TestStore.Actor, _now))!;
        Assert.Null(await links.SetUpAsync(token, Email, "Taken", "hash", _now));
        Assert.True(await links.IsSetUpAsync(token, _now));

        var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => links.SetUpAsync(token, $"chief{i}@example.org", "Chief", "hash", _now)));

        Assert.Single(made, a => a is not null);
        Assert.Single(await accounts.ListAsync(), a => a.Grants.Any(g => g.Role == Role.Administrator));
        Assert.Null(await links.IssueSetUpAsync(TestStore.Actor, _now));
    }

    [Theory]
    [EveryStore]
    public async Task Passkeys_are_kept_found_and_removed_by_their_owner(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (accounts, passkeys) = (new AccountStore(store.Db), new PasskeyStore(store.Db));
        var account = (await Add(accounts, Email))!;
        var other = (await Add(accounts, "other@example.org"))!;
        var passkey = AccountChangeTests.Passkey("one") with { AccountId = account.Id, Transports = "internal", IsBackupEligible = true };
        await passkeys.AddAsync(account, passkey, TestStore.Actor, _now);
        Assert.Equal(passkey, await passkeys.FindAsync("one"));

        await passkeys.UpdateAsync(passkey with { SignCount = 7, Name = "renamed" });
        await passkeys.RemoveAsync(other, "one", TestStore.Actor, _now);
        Assert.Equal(passkey with { SignCount = 7 }, Assert.Single(await passkeys.ListAsync(account.Id)));

        await passkeys.RemoveAsync(account, "one", TestStore.Actor, _now);
        Assert.Null(await passkeys.FindAsync("one"));
        Assert.NotEqual(account.SecurityStamp, (await accounts.FindAsync(account.Id))!.SecurityStamp);
    }

    private static Task<Account?> Add(AccountStore accounts, string email, Grant? grant = null) =>
        accounts.AddAsync(email, "Somebody", grant ?? _member, TestStore.Actor, _now);

    private static Task<IReadOnlyList<string>> ActionsAsync(TestStore store) =>
        store.Db.ReadAsync(s => s.QueryAsync<string>($"select action from audit_event where {Data.Audit.StateSeals.IsForPeople} order by number"));
}
