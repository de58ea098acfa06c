using AccessTracker.Data.Accounts;
using AccessTracker.Data.Alerts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Audit;

/// <summary>
/// Whatever is changed beside the program is named by <c>verify</c>: at once, after a start, and after the program has written over it.
/// </summary>
public sealed class StateSealTests
{
    private const string Bob = "account bob@example.org";
    private const string Narrative = "narrative of report issg-2016/1, en";
    private const string Report = "report issg-2016/1, revision 1";

    [Theory, EveryStore]
    public async Task A_store_that_was_only_used_is_whole(StoreProvider provider)
    {
        await using var store = await FilledAsync(provider);
        var accounts = new AccountStore(store.Db);
        var bob = (await accounts.FindByEmailAsync("bob@example.org"))!;

        Assert.Null(await accounts.TakeAsync(bob.Id, Role.Manager, null, TestStore.Actor, TestStore.Now));
        Assert.Null(await accounts.DisableAsync(bob.Id, TestStore.Actor, TestStore.Now));
        Assert.Null(await accounts.EnableAsync(bob.Id, TestStore.Actor, TestStore.Now));
        Assert.True(await new CredentialStore(store.Db).UseRecoveryCodeAsync(bob, "TWO", false, null, TestStore.Now));
        await new CredentialStore(store.Db).RemoveSecondFactorAsync(bob, TestStore.Actor, TestStore.Now);
        await new PasskeyStore(store.Db).RemoveAsync(bob, "passkey", TestStore.Actor, TestStore.Now);
        var token = await new LinkStore(store.Db).IssueAsync(bob.Id, TestStore.Actor, TestStore.Now);
        Assert.NotNull(await new LinkStore(store.Db).SetPasswordAsync(token!, "another hash", null, TestStore.Now));
        await UpgradeAsync(store);

        Assert.Empty(await VerifyAsync(store));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_changed_beside_the_program_is_named_for_ever_after(StoreProvider provider, string sql, string place, string problem)
    {
        await using var store = await FilledAsync(provider);
        Assert.Empty(await VerifyAsync(store));

        await Tampering.ExecuteAsync(store, sql);
        Assert.Contains(await VerifyAsync(store), Named);

        await UpgradeAsync(store);
        Assert.Contains(await VerifyAsync(store), Named);

        // The program goes on, and writes over some of it.
        var accounts = new AccountStore(store.Db);
        if (await accounts.FindByEmailAsync("bob@example.org") is { } bob)
        {
            await accounts.GiveAsync(bob.Id, new Grant(Role.Member, null, []), TestStore.Actor, TestStore.Now);
            await new CredentialStore(store.Db).SetPasswordAsync(bob, "another hash", TestStore.Actor, TestStore.Now);
        }

        var operation = (await new OperationStore(store.Db).FindAsync("issg-2016"))!;
        await new AlertStore(store.Db).SaveRulesAsync(operation, [new OwnThreshold(AlertKind.PermitLapses, 9)], TestStore.Actor, TestStore.Now);
        await new OutlineStore(store.Db).SaveAsync(operation, "{\"later\":1}", TestStore.Actor, TestStore.Now);
        Assert.Contains(await VerifyAsync(store), f => f.Place == place);

        bool Named(Finding f) => f.Place == place && f.Problem.Contains(problem, StringComparison.Ordinal);
    }

    public static TheoryData<StoreProvider, string, string, string> Cases()
    {
        var data = new TheoryData<StoreProvider, string, string, string>();
        foreach (var provider in TestStore.Providers)
        {
            const string OfBob = "(select id from account where email = 'bob@example.org')";
            const string Report = StateSealTests.Report;
            data.Add(provider, $"insert into account_grant (account_id, role, operation, areas) values ({OfBob}, 'administrator', '', '[]')", Bob,
                "its roles");
            data.Add(provider, "update account_grant set areas = '[\"Homs\"]' where role = 'manager'", Bob, "its roles");
            data.Add(provider, "update account_grant set until = '2016-01-01' where role = 'manager'", Bob, "its roles");
            data.Add(provider, $"delete from account_grant where account_id = {OfBob}", Bob, "its roles");
            data.Add(provider, "update account set password_hash = 'mine' where email = 'bob@example.org'", Bob, "its password");
            data.Add(provider, "update account set authenticator_key = 'mine' where email = 'bob@example.org'", Bob, "its second factor");
            data.Add(provider, "update account set has_second_factor = false, authenticator_key = null where email = 'bob@example.org'", Bob,
                "its second factor");
            data.Add(provider, "update account_recovery_code set used_at = null", Bob, "its recovery codes");
            data.Add(provider, $"insert into account_recovery_code (account_id, code_hash) values ({OfBob}, 'mine')", Bob, "its recovery codes");
            data.Add(provider, "update account_passkey set public_key = 'mine'", Bob, "its passkeys");
            data.Add(provider, "delete from account_passkey", Bob, "its passkeys");
            data.Add(provider, $"insert into account_login (issuer, subject, account_id, linked_at) select 'me', 'me', id, created_at from "
                + $"account where email = 'bob@example.org'", Bob, "its links to other");
            data.Add(provider, "insert into account_link (token_hash, purpose, account_id, created_at, expires_at) select 'mine', 'reset', id, "
                + "created_at, created_at from account where email = 'bob@example.org'", Bob, "its one-time links");
            data.Add(provider, "update account set disabled_at = created_at where email = 'bob@example.org'", Bob, "its standing");
            data.Add(provider, "update account set email = 'eve@example.org', email_key = 'EVE@EXAMPLE.ORG' where email = 'alice@example.org'",
                "account eve@example.org", "its address");
            data.Add(provider, "insert into account (id, email, email_key, name, security_stamp, failed_count, has_second_factor, last_totp_step, "
                + "created_at) select 'x', 'eve@example.org', 'EVE', 'Eve', 'x', 0, has_second_factor, 0, created_at from account where email = "
                + "'bob@example.org'",
                "account eve@example.org", "the audit does not tell of it");
            data.Add(provider, "update report_narrative set markdown = 'Other words' where version = 1", Narrative, "its words");
            data.Add(provider, "delete from report_narrative where version = 2", Narrative, "its words");
            data.Add(provider, "delete from report_narrative", Narrative, "it is gone");
            data.Add(provider, "update report_narrative set edited_by = 'other@example.org' where version = 2", Narrative, "its words");
            data.Add(provider, "update alert_rule set days = 400", "alerts of issg-2016", "its thresholds");
            data.Add(provider, "delete from alert_rule", "alerts of issg-2016", "it is gone");
            data.Add(provider, "update operation set meetings_kept_to = '2030-01-01'", "calendar of issg-2016",
                "day up to which meetings are recorded");
            data.Add(provider, "update store_epoch set epoch = 'mine'", "store", "its course of events");
            data.Add(provider, "update account_pseudonym set pseudonym = 'Somebody else'", "pseudonym of c6daa314", "its name");
            data.Add(provider, "delete from account_pseudonym", "pseudonym of c6daa314", "it is gone");
            data.Add(provider, "update operation_outline set geo_json = '{}'", "outlines of issg-2016", "its outlines");
            data.Add(provider, "delete from report_file; delete from report where state = 'published'", Report, "it is gone");
            data.Add(provider, "delete from report_file where name = 'report.bin'", Report, "its files");
            data.Add(provider, "update report set published_by = 'other@example.org' where state = 'published'", Report, "its publisher");
            data.Add(provider, "update report set published_at = '2016-08-01T00:00:00.0000000Z' where state = 'published'", Report, "its times");
            data.Add(provider, "update report set reason = 'it was asked for' where state = 'published'", Report, "its reason");
            data.Add(provider, "update report set period_end = '2016-02-20' where state = 'published'", Report, "its period");
            data.Add(provider, "update report set records = '{\"a\":[]}' where state = 'published'", Report, "its records");
            data.Add(provider, "update report set change_number = 0 where state = 'published'", Report, "its content");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Triggers))]
    public async Task A_trigger_that_was_dropped_or_changed_is_named(StoreProvider provider, string sql, string problem)
    {
        await using var store = await FilledAsync(provider);

        foreach (var statement in sql.Split("; ~"))
        {
            await store.ExecuteAsync(statement);
        }

        Assert.Contains(await VerifyAsync(store), f => f.Place == "database" && f.Problem.Contains(problem, StringComparison.Ordinal));
        await UpgradeAsync(store);
        Assert.Contains(await VerifyAsync(store), f => f.Place == "database" && f.Problem.Contains(problem, StringComparison.Ordinal));
    }

    public static TheoryData<StoreProvider, string, string> Triggers()
    {
        var data = new TheoryData<StoreProvider, string, string>
        {
            { StoreProvider.Sqlite, "drop trigger history_no_delete", "history.history_no_delete" },
            { StoreProvider.Sqlite, "drop trigger report_published_no_update; ~create trigger report_published_no_update before update on report "
                + "when 1 = 0 begin select 1; end", "report.report_published_no_update" },
            { StoreProvider.Sqlite, "create trigger mine after insert on account begin update account set name = 'x' where id = 'x'; end",
                "account.mine" },
        };
        if (TestStore.Providers.Contains(StoreProvider.Postgres))
        {
            data.Add(StoreProvider.Postgres, "drop trigger history_no_delete on history", "history.history_no_delete");
            data.Add(StoreProvider.Postgres, "alter table audit_event disable trigger audit_event_no_update", "audit_event.audit_event_no_update");
            data.Add(StoreProvider.Postgres,
                "create or replace function report_published_is_final() returns trigger language plpgsql as $body$ begin return new; end; $body$",
                "report.report_published_no_update");
            data.Add(StoreProvider.Postgres,
                "create trigger mine before update on account for each statement execute function history_is_append_only()", "account.mine");
        }

        return data;
    }

    [Theory, EveryStore]
    public async Task One_operation_that_was_put_back_from_an_older_copy_is_found(StoreProvider provider)
    {
        await using var store = await FilledAsync(provider);
        var operation = (await new OperationStore(store.Db).FindAsync("issg-2016"))!;
        var (entries, hash, seal) =
            await store.Db.ReadAsync(s =>
                s.FirstOrDefaultAsync<(long, string, string)>($"select entries, hash, seal from chain_head where chain = '{operation.Id}'"));
        Assert.Null(await store.Records.WithdrawAsync(operation, "delivery", "D002-MAD", 1, "a mistake", TestStore.Actor, TestStore.Now));
        Assert.Empty(await VerifyAsync(store));

        await Tampering.ExecuteAsync(store, $"""
            delete from history where operation_id = '{operation.Id}' and number > {Tampering.Sql(entries)}; update delivery
                set version = 1, withdrawn_at = null, withdrawn_by = null, withdrawn_reason = null where ref = 'D002-MAD'; update operation
                set change_number = {Tampering.Sql(operation.ChangeNumber)}; update chain_head
                set entries = {Tampering.Sql(entries)}, hash = '{hash}', seal = '{seal}' where chain = '{operation.Id}'
            """);

        Assert.Equal("history of issg-2016", Assert.Single(await VerifyAsync(store)).Place);
        await UpgradeAsync(store);

        // As many changes as were taken out, and more.
        await store.PointAsync("issg-2016", operation.ChangeNumber + 3);
        Assert.Contains(await VerifyAsync(store), f =>
            f.Place == "history of issg-2016" && f.Problem.Contains("an older copy was put in its place", StringComparison.Ordinal));
    }

    [Theory, EveryStore]
    public async Task A_change_without_a_place_in_the_chain_is_refused_and_never_completed(StoreProvider provider)
    {
        await using var store = await FilledAsync(provider);
        const string Insert = """
            insert into history (operation_id, change_number, kind, record_id, record_key, version, changed_at, changed_by, action, before_json,
                after_json)
            select operation_id, change_number, kind, record_id, record_key, version + 1, changed_at, changed_by, 'changed', after_json, after_json
                from history where number = 1
            """;
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.ExecuteAsync(Insert));

        await Tampering.ExecuteAsync(store, Insert);
        await UpgradeAsync(store);

        Assert.Equal(1, await store.ScalarAsync<long>("select count(*) from history where hash is null"));
        Assert.Contains(await VerifyAsync(store), f => f.Place.StartsWith("history of issg-2016, entry", StringComparison.Ordinal));
    }

    [Theory, EveryStore]
    public async Task Whoever_takes_the_audit_away_does_not_get_another(StoreProvider provider)
    {
        await using var store = await FilledAsync(provider);
        await Tampering.ExecuteAsync(
            store, "delete from audit_event; update chain_head set entries = 0, hash = '', seal = null where chain = 'event'");

        await Assert.ThrowsAsync<StoreUnusableException>(() => UpgradeAsync(store));

        Assert.Contains(await VerifyAsync(store), f => f.Place == "audit");
    }

    [Theory, EveryStore]
    public async Task What_is_put_back_of_the_audit_is_missed_by_the_histories(StoreProvider provider)
    {
        await using var store = await FilledAsync(provider);
        var (entries, hash, seal) =
            await store.Db.ReadAsync(s =>
                s.FirstOrDefaultAsync<(long, string, string)>("select entries, hash, seal from chain_head where chain = 'event'"));
        await store.PointAsync("issg-2016", 3);

        await Tampering.ExecuteAsync(
            store, $"delete from audit_event where number > {Tampering.Sql(entries)}; update chain_head set entries = {Tampering.Sql(entries)}, "
                + $"hash = '{hash}', seal = '{seal}' where chain = 'event'");

        Assert.Contains(await VerifyAsync(store), f =>
            f.Place == "history of issg-2016" && f.Problem.Contains("the audit does not tell of what comes after", StringComparison.Ordinal));
    }

    private static Task<IReadOnlyList<Finding>> VerifyAsync(TestStore store) => new StoreVerification(store.Db).RunAsync();

    private static Task UpgradeAsync(TestStore store) => TestStore.UpgradeAsync(store.Options, store.Db);

    private static Task<TestStore> FilledAsync(StoreProvider provider) => TestStore.FilledAsync(provider, nameof(StateSealTests), FillAsync);

    private static async Task FillAsync(TestStore store)
    {
        var operation = await store.SeedAsync();
        var accounts = new AccountStore(store.Db);
        Assert.NotNull(
            await accounts.AddAsync("alice@example.org", "Alice", new Grant(Role.Administrator, null, []), TestStore.Actor, TestStore.Now));
        var bob = (await accounts.AddAsync("bob@example.org", "Bob", new Grant(Role.Manager, null, []), TestStore.Actor, TestStore.Now))!;
        var left = (await accounts.AddAsync("left@example.org", "Who left", new Grant(Role.Member, null, []), TestStore.Actor, TestStore.Now))!;
        Assert.Null(await accounts.DisableAsync(left.Id, TestStore.Actor, TestStore.Now));
        Assert.Null(await accounts.PseudonymiseAsync(left.Id, TestStore.Actor, TestStore.Now));
        await new CalendarKeeper(store.Db).KeepAsync(operation.Id, TestStore.Now);
        operation = (await new OperationStore(store.Db).FindAsync("issg-2016"))!;
        var credentials = new CredentialStore(store.Db);
        await credentials.SetPasswordAsync(bob, "a hash", TestStore.Actor, TestStore.Now);
        bob = (await accounts.FindAsync(bob.Id))!;
        Assert.True(await credentials.SetSecondFactorAsync(
            bob, TestStore.Severe.Seal(CredentialStore.PlaceOfKey(bob.Id), "key"), 1, ["ONE", "TWO"], TestStore.Actor, TestStore.Now));
        Assert.True(await credentials.UseRecoveryCodeAsync(bob, "ONE", false, null, TestStore.Now));
        await new PasskeyStore(store.Db)
            .AddAsync(bob, new StoredPasskey { CredentialId = "passkey", Name = "Phone", PublicKey = "public", CreatedAt = TestStore.Now },
                TestStore.Actor, TestStore.Now);
        await new AlertStore(store.Db).SaveRulesAsync(operation, [new OwnThreshold(AlertKind.PermitLapses, 5)], TestStore.Actor, TestStore.Now);
        await new OutlineStore(store.Db).SaveAsync(operation, "{\"a\":1}", TestStore.Actor, TestStore.Now);
        var narratives = new NarrativeStore(store.Db);
        await narratives.SaveAsync(operation, 1, "en", 0, "Words", APublication.Other, TestStore.Now);
        await narratives.SaveAsync(operation, 1, "en", 1, "Better words", APublication.Other, TestStore.Now);
        var reports = new ReportStore(store.Db);
        await reports.SaveDraftAsync(
            operation.Id, new ComputedReport(1, new DateOnly(2016, 2, 12), new DateOnly(2016, 2, 12), "{}", "{}", operation.At), TestStore.Now);
        var publication =
            APublication.Of(
                (await reports.FindAsync(operation.Id, 1))!, 1, TestStore.Now) with { Narratives = new Dictionary<string, long> { ["en"] = 2 } };
        Assert.NotNull((await reports.PublishAsync(operation, publication, APublication.Publisher)).Report);
    }
}
