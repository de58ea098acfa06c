using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Search;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Benchmarks;

/// <summary>What readers wait for, each beside a plain scan of the deliveries that it is counted from, in one run.</summary>
internal static class Run
{
    public static async Task RunAsync(string store, TextWriter output)
    {
        await using var app = await Hosted.OpenAsync(store);
        var services = app.Services;
        var operation = (await services.GetRequiredService<OperationStore>().ListAsync())[0];
        var measure = new Measurement(output);
        await measure.HeadAsync();

        var rows = await services.GetRequiredService<Db>().ReadAsync(async session =>
        {
            await PlainScan.PrepareAsync(session, operation.Id);
            return await measure.ScanAsync("a covering scan of the deliveries, read through ADO", () => PlainScan.ReadAsync(session));
        });
        await output.WriteLineAsync($"  {rows:#,0} rows");

        var cache = services.GetRequiredService<SituationCache>();
        await SearchRun.WithdrawAsync(services, (await cache.FindAsync(operation.Operation.Code))!);
        cache = ActivatorUtilities.CreateInstance<SituationCache>(services);
        var state = (await measure.OnceAsync("all records loaded and joined", () => cache.FindAsync(operation.Operation.Code)))!;
        var situation = state.Situation;
        var today = situation.Operation.Today(services.GetRequiredService<TimeProvider>().GetUtcNow());

        var board = await measure.RepeatedlyAsync("the board of a day, computed", () => UnreachedBoard.Of(situation, today));
        await output.WriteLineAsync($"  {board.Count:#,0} places");
        await measure.RepeatedlyAsync("the board filtered by text and sorted, worst first", () =>
            new BoardFilter { Text = "ma" }.Of(situation, board, today));
        var report =
            await measure.RepeatedlyAsync("one weekly report, computed", () => WeeklyReport.Compute(situation, situation.Calendar.Current(today)));
        await output.WriteLineAsync($"  {report.Records.Sum(r => (long)r.Value.Count):#,0} records behind {report.Records.Count:#,0} figures");
        await measure.RepeatedlyAsync("its content as JSON", () => ReportJson.Serialize(report.Content).Length);
        var json = await measure.RepeatedlyAsync("the records behind its figures as JSON", () => RecordsJson.Serialize(report.Records).Length);
        await output.WriteLineAsync($"  {json:#,0} characters");
        await measure.RepeatedlyAsync("the figures of 26 meetings for the trends", () =>
            MeetingFigures.Of(situation, situation.Calendar.Due(today).TakeLast(26)).Count);
        await measure.RepeatedlyAsync("the funnel by plan", () => AccessFunnel.ByPlan(situation, today).Count);

        await ListsAsync(measure, situation, today);
        var index = await SearchRun.RunAsync(measure, services, state, today, output);

        await services.GetRequiredService<BundleImport>().ImportAsync(
            BundleSource.Of(RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "note"], Changed(situation)),
            operation.Operation.Code, new ImportOptions(), new Actor("benchmark"), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var after = await measure.OnceAsync("all records after one saved change", () => cache.FindAsync(operation.Operation.Code));
        await measure.RepeatedlyAsync("the index of the search after one saved change", () => SiteIndex.Of(after!.Situation, index));
    }

    private static async Task ListsAsync(Measurement measure, Situation situation, DateOnly today)
    {
        await measure.RepeatedlyAsync("the list of convoys, sorted once for all", () => new OperationLists(situation).Convoys.Count);
        await measure.RepeatedlyAsync("the list of request lines, sorted once for a day", () => new OperationLists(situation).Lines(today).Count);
        await measure.RepeatedlyAsync("the list of locations, sorted once for all", () => new OperationLists(situation).Locations.Count);
        var lists = new OperationLists(situation);
        var deep = new PageAt(After: OperationLists.ConvoyOrder.KeyOf(lists.Convoys[lists.Convoys.Count * 3 / 4]));
        await measure.RepeatedlyAsync("the first page of convoys", () => OperationLists.ConvoyOrder.Page(lists.Convoys, default));
        await measure.RepeatedlyAsync("a page deep in the list of convoys", () => OperationLists.ConvoyOrder.Page(lists.Convoys, deep));
        await measure.RepeatedlyAsync("a page of convoys filtered by text, all counted", () => Filtered(new TextSearch(situation, "mara")));
        await measure.RepeatedlyAsync("the first page of request lines", () => OperationLists.LineOrder.Page(lists.Lines(today), default));
        await measure.RepeatedlyAsync("a page of pending request lines, all counted", () =>
            OperationLists.LineOrder.Page(lists.Lines(today), default, l => l.State?.Kind == LineStateKind.Pending));
        await measure.RepeatedlyAsync("the first page of locations", () => OperationLists.LocationOrder.Page(lists.Locations, default));

        ListPage Filtered(TextSearch search) => OperationLists.ConvoyOrder.Page(
            lists.Convoys, deep, m =>
                search.IsAtAny(m.Stops) || search.IsIn(m.Convoy.Agencies) || search.IsIn(m.Convoy.Origin) || search.IsInRef(m.Convoy.Ref));
    }

    // The last delivery with another note each time.
    private static string[] Changed(Situation situation)
    {
        var last = situation.Facts.Deliveries[^1];
        return [last.Ref, last.Convoy, last.Location, Cell.Day(last.Day), EnumCode.Of(last.Outcome), last.Note == "one" ? "two" : "one"];
    }
}
