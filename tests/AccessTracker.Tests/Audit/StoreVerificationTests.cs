using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Audit;

public sealed class StoreVerificationTests
{
    [Theory, EveryStore]
    public async Task A_store_that_was_only_used_is_found_in_order(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var records = store.Records;
        await records.WithdrawAsync(operation, "delivery", "D002-MAD", 1, "entered twice", TestStore.Actor, TestStore.Now);
        await records.WithdrawAsync(operation, "convoy", "D003", 1, "entered twice", TestStore.Actor, TestStore.Now);
        await records.RestoreAsync(operation, "convoy", "D003", 2, "it was not", TestStore.Actor, TestStore.Now);
        var reports = new ReportStore(store.Db);
        await reports.SaveDraftAsync(operation.Id, new ComputedReport(1, default, default, "{}", "{}", operation.At), TestStore.Now);

        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task A_level_may_be_given_to_what_was_withdrawn(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await store.Records.WithdrawAsync(operation, "delivery", "D003-FOA", 1, "entered twice", TestStore.Actor, TestStore.Now);
        Assert.Null(await store.Records.ClassifyAsync(
            operation, "delivery", "D003-FOA", 2, Sensitivity.High, "names a driver", TestStore.Actor, TestStore.Now.AddDays(1)));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());

        await DropTriggersAsync(store);
        await store.ExecuteAsync("update delivery set withdrawn_at = null, withdrawn_by = null, withdrawn_reason = null where ref = 'D003-FOA'");
        Assert.Contains(
            await new StoreVerification(store.Db).RunAsync(), f => f.Problem.Contains("whether it is withdrawn", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Tampering_is_found_and_its_place_named(StoreProvider provider, string sql, string place, string problem)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await new ReportStore(store.Db)
            .SaveDraftAsync(operation.Id, new ComputedReport(1, default, default, "{}", "{}", operation.At), TestStore.Now);
        await store.Records.WithdrawAsync(operation, "delivery", "D003-FOA", 1, "entered twice", TestStore.Actor, TestStore.Now);
        await DropTriggersAsync(store);

        await store.ExecuteAsync(sql);

        var findings = await new StoreVerification(store.Db).RunAsync();
        Assert.Contains(findings, f => f.Place == place && f.Problem.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TamperingWithPublished))]
    public async Task Tampering_with_what_was_published_is_found(StoreProvider provider, string sql, string place, string problem)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var reports = new ReportStore(store.Db);
        await reports.SaveDraftAsync(
            operation.Id, new ComputedReport(1, new DateOnly(2016, 2, 12), new DateOnly(2016, 2, 12), "{}", "{}", operation.At), TestStore.Now);
        await reports.PublishAsync(operation, APublication.Of((await reports.FindAsync(operation.Id, 1))!, 1, TestStore.Now), APublication.Publisher);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
        await store.ExecuteAsync(provider == StoreProvider.Postgres
            ? "alter table report disable trigger user; alter table report_file disable trigger user"
            : "drop trigger report_published_no_update; drop trigger report_file_no_update; drop trigger report_file_no_delete");

        await store.ExecuteAsync(sql);

        var findings = await new StoreVerification(store.Db).RunAsync();
        Assert.Contains(findings, f => f.Place == place && f.Problem.Contains(problem, StringComparison.Ordinal));
    }

    public static TheoryData<StoreProvider, string, string, string> TamperingWithPublished()
    {
        var data = new TheoryData<StoreProvider, string, string, string>();
        foreach (var provider in TestStore.Providers)
        {
            const string Place = "report issg-2016/1, revision 1";
            data.Add(provider, "update report set content = '{\"a\":1}'", Place, "the content is not");
            data.Add(provider, "update report set annex = '{}'", Place, "the annex is not");
            data.Add(provider, "update report set annex = null", Place, "the annex is not");
            data.Add(provider,
                "update report_file set content = (select f.content from report_file f where f.name = 'report.bin') where name = 'report.json'",
                Place + ", file report.json", "the file is not");
            data.Add(provider, "update report_file set sha256 = 'x' where name = 'report.json'", Place, "not those that the audit tells of");
            data.Add(provider, "delete from report_file where name = 'report.bin'", Place, "not those that the audit tells of");
            data.Add(provider, $"update report set content = 'x', content_hash = '{AccessTracker.Domain.Reports.ReportJson.Hash("x")}'", Place,
                "not those that the audit tells of");
            data.Add(provider, "update report set revision = 2", "report issg-2016/1, revision 2", "the audit does not tell");
        }

        return data;
    }

    public static TheoryData<StoreProvider, string, string, string> Tampering()
    {
        var data = new TheoryData<StoreProvider, string, string, string>();
        foreach (var provider in TestStore.Providers)
        {
            data.Add(provider, "update delivery set people_reached = 50000 where ref = 'D002-MAD'", "delivery D002-MAD", "not what its history says");
            data.Add(provider, "update delivery set withdrawn_at = null where ref = 'D003-FOA'", "delivery D003-FOA", "whether it is withdrawn");
            data.Add(provider, "update delivery set version = 2 where ref = 'D002-MAD'", "delivery D002-MAD", "entries in its history: 1");
            data.Add(provider, "update delivery set record_key = 'other' where ref = 'D002-MAD'", "delivery other", "key is not");
            data.Add(provider, "update history set after_json = '{}' where record_key = 'D003-FOA' and version = 1", "delivery D003-FOA",
                "does not start where");
            data.Add(provider, "delete from history where record_key = 'D003-FOA' and version = 1", "delivery D003-FOA", "entries in its history: 1");
            data.Add(provider, "delete from delivery where ref = 'D002-MAD'", "delivery D002-MAD", "a record that is gone");
            data.Add(provider, "update operation set name = 'Other'", "operation issg-2016", "not what its history says");
            data.Add(provider, "update operation set change_number = 9", "operation issg-2016", "change number");
            data.Add(provider, "update report set content = '{\"a\":1}'", "report issg-2016/1, revision 0", "hash");
        }

        return data;
    }

    private static async Task DropTriggersAsync(TestStore store)
    {
        var on = store.Options.Provider == StoreProvider.Postgres ? " on history" : "";
        await store.ExecuteAsync($"drop trigger history_no_update{on}");
        await store.ExecuteAsync($"drop trigger history_no_delete{on}");
    }
}
