using System.Text;
using AccessTracker.Data;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Migrations;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Identity;
using AccessTracker.Tests.Stores;
using AccessTracker.Web.Identity;
using Microsoft.AspNetCore.DataProtection;

namespace AccessTracker.Tests.Identity;

/// <summary>Who told of an incident: sealed wherever it is kept, read one by one, for a reason.</summary>
public sealed class SevereTextTests
{
    private const string Secret = "zqthefarmerattheeasterngate";

    private static readonly Actor _manager = Actor.Of(new Person("manager@example.org", [new Grant(Role.Manager, AccessWorld.Operation, [])]), AccessWorld.Operation);

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

        await Assert.ThrowsAsync<ArgumentException>(() => store.Records.ReadSevereAsync(operation, "incident", "I1", "source", " ", _manager, AccessWorld.Now));
        Assert.Equal(Secret, await store.Records.ReadSevereAsync(operation, "incident", "I1", "source", "to call him back", _manager, AccessWorld.Now));

        Assert.Equal(
            "manager@example.org|manager|incident|I1|source|to call him back",
            await store.ScalarAsync<string>("select person || '|' || role || '|' || kind || '|' || record_key || '|' || details || '|' || reason from audit_event where action = 'severe_read'"));
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
            : $"(select group_concat({string.Join(" || ", (await ColumnsAsync(store)).Select(c => $"coalesce(cast({c} as text), '')"))}, '') from audit_event)";
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
        Assert.Equal(Secret, await store.Records.ReadSevereAsync(operation, "incident", "I1", "source", "is it still there", _manager, AccessWorld.Now));
    }

    [Fact]
    public async Task Without_the_key_it_cannot_be_read_and_the_chains_are_still_followed()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var operation = await FillAsync(store);
        await using var other = new Db(store.Options, SensitivitySetup.Sealing(() => new EphemeralDataProtectionProvider()));

        var records = new Data.Records.RecordStore(other, new SensitivityRules());
        await Assert.ThrowsAsync<StoreUnusableException>(() => records.ReadSevereAsync(operation, "incident", "I1", "source", "a reason", _manager, AccessWorld.Now));
        Assert.All(await new StoreVerification(other).RunAsync(), f => Assert.EndsWith("head", f.Place, StringComparison.Ordinal));
    }

    // As a store of a program that had neither chains nor seals: the columns are there, and empty.
    [Theory, EveryStore]
    public async Task A_store_of_an_older_program_is_chained_and_sealed_when_it_is_brought_up_to_date(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await FillAsync(store);
        Assert.Null(await store.Records.WithdrawAsync(operation, "incident", "I1", 1, "doubtful", TestStore.Actor, AccessWorld.Now));
        var closed = (await store.ScalarAsync<string>("select source from incident"))!;
        var on = provider == StoreProvider.Postgres ? " on history" : "";
        await store.ExecuteAsync($"drop trigger history_no_update{on}");
        await store.ExecuteAsync($"drop trigger chain_head_no_delete{(provider == StoreProvider.Postgres ? " on chain_head" : "")}");
        await store.ExecuteAsync($"update history set number = null, hash = null, before_json = replace(before_json, '{closed}', '{Secret}'), after_json = replace(after_json, '{closed}', '{Secret}')");
        await store.ExecuteAsync($"update incident set source = '{Secret}'");
        await store.ExecuteAsync("delete from chain_head where chain <> 'event'");

        await new StoreUpgrade(store.Options, store.Db).CompleteAsync();

        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
        Assert.Equal(0, await store.ScalarAsync<long>($"select count(*) from history where after_json like '%{Secret}%' or before_json like '%{Secret}%'"));
        Assert.Null(await store.Records.RestoreAsync(operation, "incident", "I1", 2, "it was true", TestStore.Actor, AccessWorld.Now));
        Assert.Equal(Secret, await store.Records.ReadSevereAsync(operation, "incident", "I1", "source", "a reason", _manager, AccessWorld.Now));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    private static async Task<StoredOperation> FillAsync(TestStore store)
    {
        var bundle = new Bundles.TestBundle(store.Folder.Path("in"))
            .With("operation.csv", "code,name,since", $"{AccessWorld.Operation},Live,2016-02-12")
            .With("incidents.csv", "ref,day,kind,description,source", $"I1,2016-03-01,shelling,Three shells,{Secret}");
        Assert.True((await store.ImportAsync(bundle.Path)).IsStored);
        Directory.Delete(bundle.Path, recursive: true);
        return (await new OperationStore(store.Db).FindAsync(AccessWorld.Operation))!;
    }
}
