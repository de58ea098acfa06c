using System.Text;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Backup;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Access;
using AccessTracker.Tests.Import.Bundles;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace AccessTracker.Tests.Common;

/// <summary>Who told of an incident: sealed wherever it is kept, read one by one, for a reason.</summary>
public sealed class SevereTextTests
{
    private const string Secret = "zqthefarmerattheeasterngate";

    private static readonly Actor _manager =
        Actor.Of(new Person("manager@example.org", [new Grant(Role.Manager, AccessWorld.Operation, [])]), AccessWorld.Operation);

    [Fact]
    public async Task Nothing_readable_of_it_is_in_the_file()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var operation = await FillAsync(store);
        await new StoreBackup(store.Options).BackupAsync(store.Folder.Path("copy.db"));
        await store.Records.ReadSevereAsync(operation, "incident", "I1", "source", "to call him back", _manager, AccessWorld.Now);

        foreach (var file in Directory.GetFiles(store.Folder.Path(), "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(bytes.ToArray()), StringComparison.Ordinal);
        }
    }

    [Theory, EveryStore]
    public async Task A_manager_reads_one_for_a_reason_and_it_is_put_down(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await FillAsync(store);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            store.Records.ReadSevereAsync(operation, "incident", "I1", "source", " ", _manager, AccessWorld.Now));
        Assert.Equal(
            Secret, await store.Records.ReadSevereAsync(operation, "incident", "I1", "source", "to call him back", _manager, AccessWorld.Now));

        Assert.Equal(
            "manager@example.org|manager|incident|I1|source|to call him back",
            await store.ScalarAsync<string>("select person || '|' || role || '|' || kind || '|' || record_key || '|' || details || '|' || reason "
                + "from audit_event where action = 'severe_read'"));
        Assert.Equal(1, await store.ScalarAsync<long>("select count(*) from audit_event where action = 'severe_read'"));
    }

    [Theory, EveryStore]
    public async Task No_column_of_the_audit_holds_what_was_read(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await FillAsync(store);
        Assert.NotNull(await store.Records.ReadSevereAsync(operation, "incident", "I1", "source", "to call him back", _manager, AccessWorld.Now));

        // Whatever columns there are: a row as one text.
        var all = provider == StoreProvider.Postgres
            ? "(select string_agg(e::text, '') from audit_event e)"
            : $"(select group_concat({string.Join(" || ", (await ColumnsAsync(store)).Select(c => $"coalesce(cast({c} as text), '')"))}, '') from "
                + $"audit_event)";
        Assert.Contains("to call him back", await store.ScalarAsync<string>($"select {all}"), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await store.ScalarAsync<string>($"select {all}"), StringComparison.Ordinal);

        static async Task<string[]> ColumnsAsync(TestStore store) =>
            (await store.ScalarAsync<string>("select group_concat(name) from pragma_table_info('audit_event')"))!.Split(',');
    }

    [Theory, EveryStore]
    public async Task Nobody_else_does_and_the_attempt_is_put_down(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await FillAsync(store);
        foreach (var person in AccessMatrixTests.People.Where(p => !p.Is(Role.Manager, AccessWorld.Operation)))
        {
            var actor = Actor.Of(person, AccessWorld.Operation);
            Assert.Null(await store.Records.ReadSevereAsync(operation, "incident", "I1", "source", "curious", actor, AccessWorld.Now));
            Assert.Empty((await store.Records.ShowAsync(operation, "incident", "I1", actor, AccessWorld.Now))?.SevereFields ?? []);
        }

        // Who may not even read the incident is told nothing and asked nothing.
        Assert.Equal(
            AccessMatrixTests.People.Count(p => !p.Is(Role.Manager, AccessWorld.Operation) && p.In(AccessWorld.Operation).Any()),
            await store.ScalarAsync<long>("select count(*) from audit_event where action = 'refused'"));
    }

    [Theory, EveryStore]
    public async Task The_same_file_again_changes_nothing_and_the_operator_gets_it_back(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await FillAsync(store);

        await new BundleExport(store.Db, new SensitivityRules()).WriteAsync(operation, store.Folder.Path("out"), TestStore.Actor, AccessWorld.Now);
        Assert.Contains(Secret, await File.ReadAllTextAsync(store.Folder.Path("out", "incidents.csv")), StringComparison.Ordinal);
        var again = await store.ImportAsync(store.Folder.Path("out"));
        Assert.Equal(new FileCount("incidents.csv", 0, 0, 1, 0), again.Files.Single(f => f.File == "incidents.csv"));

        // A manager's file has no such column, and brought back in leaves the field alone.
        await new BundleExport(store.Db, new SensitivityRules()).WriteAsync(operation, store.Folder.Path("hers"), _manager, AccessWorld.Now);
        Assert.DoesNotContain("source", (await File.ReadAllLinesAsync(store.Folder.Path("hers", "incidents.csv")))[0].Split(','));
        await store.ImportAsync(store.Folder.Path("hers"));
        Assert.Equal(
            Secret, await store.Records.ReadSevereAsync(operation, "incident", "I1", "source", "is it still there", _manager, AccessWorld.Now));
    }

    [Fact]
    public async Task Without_the_key_it_cannot_be_read_and_the_chains_are_still_followed()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var operation = await FillAsync(store);
        await using var other = new Db(store.Options, StoreServiceCollectionExtensions.Sealing(() => new EphemeralDataProtectionProvider()));

        var records = new Data.Records.RecordStore(other, new SensitivityRules());
        await Assert.ThrowsAsync<StoreContentException>(() =>
            records.ReadSevereAsync(operation, "incident", "I1", "source", "a reason", _manager, AccessWorld.Now));
        Assert.All(await new StoreVerification(other).RunAsync(), f => Assert.EndsWith("head", f.Place, StringComparison.Ordinal));
    }

    // As a store of a program that had neither chains nor seals: the columns are there, and empty.
    [Theory, EveryStore]
    public async Task A_store_of_an_older_program_is_chained_and_sealed_when_it_is_brought_up_to_date(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await FillAsync(store);
        Assert.Null(await store.Records.WithdrawAsync(operation, "incident", "I1", 1, "doubtful", TestStore.Actor, AccessWorld.Now));
        await Tampering.MakeOlderAsync(store);
        var closed = (await store.ScalarAsync<string>("select source from incident"))!;
        await Tampering.ExecuteAsync(
            store,
            $"update history set number = null, hash = null, before_json = replace(before_json, '{closed}', '{Secret}'), after_json = "
                + $"replace(after_json, '{closed}', '{Secret}'); "
            + $"update incident set source = '{Secret}'; delete from chain_head where chain <> 'event'");

        await TestStore.UpgradeAsync(store.Options, store.Db);

        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
        Assert.Equal(
            0, await store.ScalarAsync<long>($"select count(*) from history where after_json like '%{Secret}%' or before_json like '%{Secret}%'"));
        Assert.Null(await store.Records.RestoreAsync(operation, "incident", "I1", 2, "it was true", TestStore.Actor, AccessWorld.Now));
        Assert.Equal(Secret, await store.Records.ReadSevereAsync(operation, "incident", "I1", "source", "a reason", _manager, AccessWorld.Now));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task What_an_older_program_sealed_with_one_protector_for_all_is_sealed_anew_for_its_place(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await FillAsync(store);
        var drafts = new DraftStore(store.Db);
        await drafts.KeepAsync(
            operation, "ann", new TypedDraft("d1", "convoy", null, 0, new Dictionary<string, string> { ["note"] = "Tuesday" }), AccessWorld.Now);
        var account =
            (await new AccountStore(store.Db)
                .AddAsync("ann@example.org", "Ann", new Grant(Role.Manager, null, []), TestStore.Actor, AccessWorld.Now))!;
        Assert.True(await new CredentialStore(store.Db)
            .SetSecondFactorAsync(
                account, TestStore.Severe.Seal(CredentialStore.PlaceOfKey(account.Id), "KEY"), 1, [], TestStore.Actor, AccessWorld.Now));
        await Tampering.MakeOlderAsync(store);
        Assert.StartsWith("sealed:", await store.ScalarAsync<string>("select source from incident"), StringComparison.Ordinal);

        await TestStore.UpgradeAsync(store.Options, store.Db);

        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
        Assert.Equal("Tuesday", (await drafts.FindAsync(operation, "ann", "d1"))!.Fields["note"]);
        Assert.Equal(Secret, await store.Records.ReadSevereAsync(operation, "incident", "I1", "source", "a reason", _manager, AccessWorld.Now));
        Assert.Equal(
            "KEY", TestStore.Severe.Open(
                CredentialStore.PlaceOfKey(account.Id), (await new CredentialStore(store.Db).FindAsync(account.Id))!.AuthenticatorKey!));
        Assert.Equal(0, await store.ScalarAsync<long>(
            "select (select count(*) from incident where source like 'sealed:%') + (select count(*) from draft where content like 'sealed:%') + "
                + "(select count(*) from chain_head where seal like 'sealed:%')"));

        // Undone is what the program did, and what the history says of before is sealed for its place again.
        var change = (await new OperationStore(store.Db).FindAsync(AccessWorld.Operation))!.ChangeNumber;
        Assert.Empty(await new ChangeUndo(store.Db, new SensitivityRules()).UndoAsync(operation, change, "for the test", _manager, AccessWorld.Now));
        Assert.Equal(Secret, await store.Records.ReadSevereAsync(operation, "incident", "I1", "source", "a reason", _manager, AccessWorld.Now));
        await TestStore.UpgradeAsync(store.Options, store.Db);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task What_was_sealed_for_one_place_opens_in_no_other(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await FillAsync(store);
        var (entries, hash) =
            await store.Db.ReadAsync(s =>
                s.FirstOrDefaultAsync<(long, string)>($"select entries, hash from chain_head where chain = '{operation.Id}'"));

        // Whoever can send an incident has the program seal any text, and then puts it where the end of a chain is sealed.
        var forged = Data.Audit.Chain.SealOf(operation.Id.ToString(), entries + 1, hash);
        await store.ImportRowsAsync(
            Data.Records.Kinds.RecordKinds.Incidents, ["ref", "day", "kind", "source"], ["I2", "2016-03-01", "shelling", forged]);
        await Tampering.ExecuteAsync(
            store, $"update chain_head set seal = (select source from incident where ref = 'I2') where chain = '{operation.Id}'");
        Assert.Contains(await new StoreVerification(store.Db).RunAsync(), f => f.Place == $"history of {AccessWorld.Operation}, head");

        // Nor what an older program had sealed.
        await Tampering.ExecuteAsync(store, $"update chain_head set seal = "
            + $"'{TestStore.OldSeal(Data.Audit.Chain.SealOf(operation.Id.ToString(), entries + 1, hash))}' where chain = '{operation.Id}'");
        Assert.Contains(await new StoreVerification(store.Db).RunAsync(), f => f.Place == $"history of {AccessWorld.Operation}, head");

        // The source of another incident, somebody else's draft, another account's authenticator.
        await Tampering.ExecuteAsync(store, "update incident set source = (select i.source from incident i where i.ref = 'I1') where ref = 'I2'");
        await Assert.ThrowsAsync<StoreContentException>(() =>
            store.Records.ReadSevereAsync(operation, "incident", "I2", "source", "a reason", _manager, AccessWorld.Now));
        var drafts = new DraftStore(store.Db);
        await drafts.KeepAsync(
            operation, "ann", new TypedDraft("d1", "convoy", null, 0, new Dictionary<string, string> { ["note"] = "Tuesday" }), AccessWorld.Now);
        await store.ExecuteAsync("update draft set person = 'eve'");
        await Assert.ThrowsAsync<StoreContentException>(() => drafts.FindAsync(operation, "eve", "d1"));
        var other = CredentialStore.PlaceOfKey(AccessTracker.Domain.Common.Id<Account>.New(AccessWorld.Now));
        Assert.Throws<StoreContentException>(() =>
            TestStore.Severe.Open(
                other, TestStore.Severe.Seal(CredentialStore.PlaceOfKey(AccessTracker.Domain.Common.Id<Account>.New(AccessWorld.Now)), "KEY")));
    }

    private static async Task<StoredOperation> FillAsync(TestStore store)
    {
        var bundle = new TestBundle(store.Folder.Path("in"))
            .With("operation.csv", "code,name,since", $"{AccessWorld.Operation},Live,2016-02-12")
            .With("incidents.csv", "ref,day,kind,description,source", $"I1,2016-03-01,shelling,Three shells,{Secret}");
        Assert.True((await store.ImportAsync(bundle.Path)).IsStored);
        Directory.Delete(bundle.Path, recursive: true);
        return (await new OperationStore(store.Db).FindAsync(AccessWorld.Operation))!;
    }
}
