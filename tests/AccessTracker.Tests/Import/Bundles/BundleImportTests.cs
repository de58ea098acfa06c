using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Situations;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Tests.Import.Bundles;

public sealed class BundleImportTests
{
    [Theory, EveryStore]
    public async Task A_dry_run_counts_everything_and_stores_nothing(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation();

        var result = await store.ImportAsync(bundle.Path, new ImportOptions { DryRun = true });

        Assert.False(result.IsStored);
        Assert.Equal("SYR", result.Operation);
        Assert.Equal(new FileCount("locations.csv", 2, 0, 0, 0), result.Files.Single(f => f.File == "locations.csv"));
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from operation"));
    }

    [Theory, EveryStore]
    public async Task Good_rows_are_kept_on_request_and_those_that_need_a_refused_one_are_refused_with_it(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation()
            .With("convoys.csv", "ref,mode,departed_on", "C1,road,2016-03-10", "C2,boat,2016-03-10", "C3,road,2016-03-10")
            .With("deliveries.csv", "ref,convoy,location,day,outcome", "D1,C1,MAD,2016-03-11,delivered", "D2,C2,MAD,2016-03-11,delivered",
                "D3,C3,DAR,2016-03-09,delivered", "D4,C3,DAR,2016-03-12,partial");
        Assert.False((await store.ImportAsync(bundle.Path)).IsStored);

        var result = await store.ImportAsync(bundle.Path, new ImportOptions { KeepGoodRows = true });

        Assert.True(result.IsStored);
        Assert.Equal(
            [("convoys.csv", 3, "mode"), ("deliveries.csv", 3, "convoy"), ("deliveries.csv", 4, "day")],
            result.Refused.Select(r => (r.File, r.Row!.Value, r.Column!)));
        Assert.Equal(new FileCount("deliveries.csv", 2, 0, 0, 2), result.Files.Single(f => f.File == "deliveries.csv"));
        var facts = await FactsAsync(store);
        Assert.Equal(["D1", "D4"], facts.Deliveries.Select(d => d.Ref));
        Assert.Equal(["C1", "C3"], facts.Convoys.Select(c => c.Ref));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task Good_rows_are_kept_although_a_change_would_contradict_what_is_stored(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await store.ImportAsync(new TestBundle(store.Folder.Path("in")).WithAnOperation().Path);
        var late = new TestBundle(store.Folder.Path("late"))
            .With("convoys.csv", "ref,mode,departed_on", "C1,road,2016-03-12", "C2,road,2016-03-12")
            .With("deliveries.csv", "ref,convoy,location,day,outcome", "D2,C2,DAR,2016-03-12,delivered");

        var result = await store.ImportAsync(late.Path, new ImportOptions { KeepGoodRows = true });

        Assert.True(result.IsStored);
        Assert.Equal((2, RefusalCode.DeliveryBeforeDeparture), (Assert.Single(result.Refused).Row!.Value, result.Refused[0].Refusal.Code));
        var facts = await FactsAsync(store);
        Assert.Equal([new DateOnly(2016, 3, 10), new DateOnly(2016, 3, 12)], facts.Convoys.Select(c => c.DepartedOn!.Value));
        Assert.Equal(2, facts.Deliveries.Count);
    }

    [Theory, EveryStore]
    public async Task A_change_raises_the_version_keeps_the_place_and_leaves_a_row_of_history(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await store.ImportAsync(new TestBundle(store.Folder.Path("in")).WithAnOperation().Path);
        var change = new TestBundle(store.Folder.Path("change")).With("locations.csv", "name,code,latitude", "Madaya town,MAD,33.69", "Darayya,DAR,");

        var result = await store.ImportAsync(change.Path);

        Assert.Equal(new FileCount("locations.csv", 0, 1, 1, 0), Assert.Single(result.Files));
        var facts = await FactsAsync(store);
        Assert.Equal(["MAD", "DAR"], facts.Locations.Select(l => l.Code));
        Assert.Equal(("Madaya town", "مضايا", 33.69), (facts.Locations[0].Name, facts.Locations[0].NameAr, facts.Locations[0].Latitude));
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        Assert.Equal(2, operation.ChangeNumber);
        var entry = (await store.ShowAsync(operation, "location", "MAD")).History[1];
        Assert.Equal((HistoryAction.Changed, 2L, 2L, TestStore.Now), (entry.Action, entry.Version, entry.ChangeNumber, entry.ChangedAt));
        Assert.Equal("{\"code\":\"MAD\",\"name\":\"Madaya\",\"name_ar\":\"مضايا\",\"aliases\":\"Madaja\"}", entry.Before);
        Assert.Equal("{\"code\":\"MAD\",\"name\":\"Madaya town\",\"name_ar\":\"مضايا\",\"aliases\":\"Madaja\",\"latitude\":33.69}", entry.After);
    }

    [Theory, EveryStore]
    public async Task An_empty_cell_empties_and_a_missing_column_leaves_alone(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await store.ImportAsync(new TestBundle(store.Folder.Path("in")).WithAnOperation().Path);

        await store.ImportAsync(new TestBundle(store.Folder.Path("a")).With("convoys.csv", "ref,mode,trucks", "C1,road,").Path);

        var convoy = Assert.Single((await FactsAsync(store)).Convoys);
        Assert.Null(convoy.Trucks);
        Assert.Equal((200.5m, "R1"), (convoy.Tonnes, convoy.Request));
    }

    [Theory, EveryStore]
    public async Task A_withdrawn_record_stays_withdrawn_and_the_result_says_so(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation();
        await store.ImportAsync(bundle.Path);
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        await store.Records.WithdrawAsync(operation, "convoy", "C1", 1, "never left", TestStore.Actor, TestStore.Now);

        var result = await store.ImportAsync(bundle.With("convoys.csv", "ref,mode,trucks", "C1,road,99").Path);

        Assert.True(result.IsStored);
        Assert.Equal(new WithdrawnRow("convoys.csv", 2, "C1"), Assert.Single(result.Withdrawn));
        Assert.Equal(new FileCount("convoys.csv", 0, 0, 1, 0), result.Files.Single(f => f.File == "convoys.csv"));
        Assert.Empty((await FactsAsync(store)).Deliveries);
    }

    [Theory, EveryStore]
    public async Task Names_in_any_spelling_and_digits_in_any_script_are_understood(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation()
            .With("populations.csv", "location,as_of,people", "مضايا,2016-01-01,٤٠٬٠٠٠", "Deraya,2016-01-01,\"8,000\"", "DAR,2016-02-01,۴۰۰۰")
            .With("targets.csv", "code,name,people,scope,locations,start_on,due_on", "T,T,1,named,madaya; داريا;MAD,2016-03-01,2016-03-31");

        Assert.Empty((await store.ImportAsync(bundle.Path)).Refused);

        var facts = await FactsAsync(store);
        Assert.Equal([("MAD", 40000L), ("DAR", 8000L), ("DAR", 4000L)], facts.Populations.Select(p => (p.Location, p.People)));
        Assert.Equal(["MAD", "DAR"], facts.Targets[0].Locations);
    }

    [Theory, EveryStore]
    public async Task Defaults_are_those_of_the_bundle(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation()
            .With("convoys.csv", "ref,mode,line", "C1,road,", "A1,airdrop,", "A2,airlift,cross_border")
            .With("deliveries.csv", "ref,convoy,location,day,outcome", "D1,C1,MAD,2016-03-11,delivered")
            .With("statuses.csv", "location,status,from", "MAD,besieged,2016-01-01");

        await store.ImportAsync(bundle.Path);

        var facts = await FactsAsync(store);
        Assert.Equal([SupplyLine.CrossLine, SupplyLine.Air, SupplyLine.CrossBorder], facts.Convoys.Select(c => c.Line));
        Assert.Equal(Track.InterAgency, facts.Convoys[0].Track);
        Assert.Equal("UN", facts.Statuses[0].Authority);
        Assert.Equal(new Domain.Operations.Operation { Code = "SYR", Name = "Syria", Since = new DateOnly(2016, 2, 12) }, facts.Operation);
    }

    [Theory, EveryStore]
    public async Task An_identity_longer_than_an_index_takes_is_still_one_identity(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var random = new Random(7);
        var source = string.Concat(Enumerable.Range(0, 9_000).Select(_ => (char)random.Next('a', 'z' + 1)));
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation()
            .With("stated_figures.csv", "meeting,measure,window,low,source", $"1,trucks,period,1,{source}", $"1,trucks,period,2,{source}x");

        Assert.Equal(2, (await store.ImportAsync(bundle.Path)).Files[^1].Added);
        Assert.Equal(2, (await store.ImportAsync(bundle.Path)).Files[^1].Same);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task Imports_at_the_same_time_come_one_after_the_other(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await store.ImportAsync(new TestBundle(store.Folder.Path("in")).WithAnOperation().Path);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(async () =>
        {
            var bundle =
                new TestBundle(store.Folder.Path($"in{n}"))
                .With("incidents.csv", ["ref,day,kind", .. Enumerable.Range(0, 30).Select(i => $"I{n}-{i},2016-03-10,attack")]);
            Assert.True((await store.ImportAsync(bundle.Path)).IsStored);
        })));

        Assert.Equal(180, (await FactsAsync(store)).Incidents.Count);
        Assert.Equal(7, (await new OperationStore(store.Db).FindAsync("SYR"))!.ChangeNumber);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task An_import_that_is_cancelled_leaves_nothing(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation();
        using var cancel = new CancellationTokenSource();
        var progress = new Cancelling(cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new BundleImport(store.Db, new SensitivityRules())
                .ImportAsync(BundleSource.At(bundle.Path), null, new ImportOptions(), TestStore.Actor, TestStore.Now, progress, cancel.Token));

        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from operation"));
        Assert.True((await store.ImportAsync(bundle.Path)).IsStored);
    }

    private static async Task<Domain.Situations.ReportFacts> FactsAsync(TestStore store)
    {
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        return (await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything)).Facts;
    }

    private sealed class Cancelling(CancellationTokenSource cancel) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => cancel.Cancel();
    }
}
