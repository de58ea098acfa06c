using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>No import changes a figure that its preview did not show.</summary>
public sealed class SheetPreviewTests
{
    [Theory]
    [EveryStore]
    public async Task The_preview_tells_what_counts_and_how_reports_move(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        await desk.ImportAsync("Convoy,Location,Date,Outcome,People,Trucks\nK1,MAD,2016-03-01,delivered,1000,4\n");

        var checkedOnly = await desk.CheckAsync(
            "Convoy,Location,Date,Outcome,People,Trucks\nK1,MAD,2016-03-01,delivered,1200,4\nK2,DAR,2016-03-02,delivered,500,6\n");

        Assert.Equal(BatchState.Checked, checkedOnly.State);
        Assert.Equal(
            [
                ("convoys", (decimal?)1m, (decimal?)2m), ("stops", 1m, 2m), ("places", 1m, 2m), ("people", 1000m, 1700m), ("trucks", 4m, 10m),
            ],
            checkedOnly.Result!.Sums.Select(s => (s.Name, s.Before, s.After)));
        var moved = await desk.Previews.MovedAsync(checkedOnly);
        var first = moved.First(m => m.From <= new DateOnly(2016, 3, 1) && m.End >= new DateOnly(2016, 3, 2));
        Assert.Contains(new MovedNumber("people.period.total.distinct", 1000, 1700), first.Numbers);
        Assert.Contains(new MovedNumber("convoys.period.trucks", 4, 10), first.Numbers);
        var page = await desk.Previews.PageAsync(checkedOnly, 0);
        Assert.Equal([(2, SeenState.Changed), (3, SeenState.New)], page.Records.Select(r => (r.Row, r.State)));
        Assert.Equal(("1000", "1200"), (page.Records[0].ValueBefore("people_reached"), page.Records[0].Value("people_reached")));
    }

    [Fact]
    public async Task What_a_sheet_leaves_unknown_is_no_nought_in_its_sums()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);

        var batch = await desk.CheckAsync(
            "Convoy,Location,Date,Outcome,People,Trucks\nK1,MAD,2016-03-01,delivered,1200,\nK2,DAR,2016-03-02,delivered,,\n");

        Assert.Equal(
            [("people", (decimal?)0m, (decimal?)1200m, 0, 1), ("trucks", 0m, null, 0, 2)],
            batch.Result!.Sums.TakeLast(2).Select(s => (s.Name, s.Before, s.After, s.UnknownBefore, s.UnknownAfter)));
    }

    [Theory]
    [EveryStore]
    public async Task No_import_changes_a_figure_that_its_preview_did_not_show(StoreProvider provider)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            await using var store = await TestStore.CreateAsync(provider);
            var desk = await SheetDesk.OpenAsync(store);
            var random = new Random(seed);
            for (var sheet = 0; sheet < 3; sheet++)
            {
                var batch = await desk.CheckAsync(RandomSheet(random), random.Next(2) == 0 ? "SARC" : "WFP");
                batch = await desk.AnswerAllAsync(batch, q => q.Choices[random.Next(q.Choices.Count)].Value);
                var shown = (await desk.Previews.MovedAsync(batch)).SelectMany(m => m.Numbers.Select(n => (m.Number, n.Path, n.Before, n.After)));
                var before = await FiguresAsync(store, desk);

                Assert.Equal(BatchState.Done, (await desk.WorkAsync(batch.Id, BatchState.Running)).State);

                var after = await FiguresAsync(store, desk);
                var moved = before.Keys.Union(after.Keys)
                    .Select(k => (k.Number, k.Path, Before: before.GetValueOrDefault(k), After: after.GetValueOrDefault(k)))
                    .Where(m => m.Before != m.After);
                Assert.True(
                    moved.Order().SequenceEqual(shown.Order()),
                    $"Seed {seed}, sheet {sheet}: {string.Join("; ", moved.Except(shown))} were not shown; "
                        + $"{string.Join("; ", shown.Except(moved))} did not come.");
            }
        }
    }

    [Theory]
    [EveryStore]
    public async Task An_import_that_others_have_overtaken_is_shown_again(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.CheckAsync("Convoy,Location,Date,Outcome,People\nK1,MAD,2016-03-01,delivered,1000\n");
        await desk.ImportAsync("Convoy,Location,Date,Outcome,People\nK2,MAD,2016-03-02,delivered,5000\n");

        var again = await desk.WorkAsync(batch.Id, BatchState.Running);

        Assert.Equal(BatchState.Checked, again.State);
        Assert.True(again.Result!.IsOvertaken);
        Assert.Equal(["C1", "K2"], await desk.KeysAsync("convoy"));
        Assert.Equal(BatchState.Done, (await desk.WorkAsync(batch.Id, BatchState.Running)).State);
        Assert.Equal(["C1", "K1", "K2"], await desk.KeysAsync("convoy"));
    }

    [Theory]
    [EveryStore]
    public async Task An_import_goes_on_where_others_changed_nothing_that_it_shows(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.CheckAsync("Convoy,Location,Date,Outcome,People\nK1,MAD,2016-03-01,delivered,1000\n");
        await desk.ImportAsync("Convoy,Location,Date,Outcome\nK2,DAR,2016-03-09,planned\n");

        Assert.Equal(BatchState.Done, (await desk.WorkAsync(batch.Id, BatchState.Running)).State);
    }

    private static string RandomSheet(Random random)
    {
        string[] places = ["MAD", "DAR", "DUM", "ZAB"];
        string[] outcomes = ["delivered", "delivered", "delivered", "partial", "turned_back", "planned"];
        var hasRefs = random.Next(3) > 0;
        var rows = Enumerable.Range(0, random.Next(1, 12)).Select(_ => string.Join(
            ',', $"2016-{random.Next(2, 5):00}-{random.Next(1, 28):00}", places[random.Next(4)], outcomes[random.Next(6)],
            random.Next(6) == 0 ? "" : random.Next(6) == 0 ? "many" : $"{random.Next(1, 9) * 500}", $"{random.Next(0, 5)}",
            hasRefs ? $"C{random.Next(6)}" : ""));
        return $"Date,Location,Outcome,People reached,Trucks{(hasRefs ? ",Convoy" : "")}\n"
            + string.Concat(rows.Select(r => (hasRefs ? r : r.TrimEnd(',')) + "\n"));
    }

    // Every number of every report there is, of the running period too.
    private static async Task<Dictionary<(int Number, string Path), decimal?>> FiguresAsync(TestStore store, SheetDesk desk)
    {
        var (facts, _) = await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(desk.Operation.Id, Audience.Everything);
        var situation = new Situation(facts);
        var today = facts.Operation.Today(TestStore.Now);
        return situation.Calendar.Reports(today).Append(situation.Calendar.Current(today)).DistinctBy(p => p.Number)
            .SelectMany(p => ReportNumbers.Of(WeeklyReport.Compute(situation, p).Content).Select(n => ((p.Number, n.Key), n.Value)))
            .ToDictionary(n => n.Item1, n => n.Value);
    }
}
