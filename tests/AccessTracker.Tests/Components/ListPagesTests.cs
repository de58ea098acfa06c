using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Benchmarks.Generation;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;

namespace AccessTracker.Tests.Components;

/// <summary>The long lists over HTTP, on an operation of a size that has pages.</summary>
[Collection("hangfire")]
public sealed class ListPagesTests : IAsyncLifetime, IDisposable
{
    private TestStore _store = null!;
    private TestApp _app = null!;
    private Situation _situation = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        GeneratedBundle.Write(_store.Folder.Path("in"), new Scale(Places: 130, Convoys: 230, Deliveries: 900, Seed: 3));
        Assert.Empty((await _store.ImportAsync(_store.Folder.Path("in"))).Refused);
        var operation = (await new OperationStore(_store.Db).FindAsync("generated"))!;
        var (facts, _) = await new FactsStore(_store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything);
        _situation = new Situation(facts);
        _app = new TestApp(store: _store.Options);
        await _app.EnterAsync("manager");
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Every_list_is_walked_forth_and_back_and_shows_each_row_once()
    {
        await WalkAsync("/o/generated/convoys", "/convoys/(C\\d+)\"><bdi>", _situation.Convoys.Count);
        await WalkAsync(
            "/o/generated/convoys?mode=road", "/convoys/(C\\d+)\"><bdi>",
            _situation.Convoys.Values.Count(c => c.Mode == Domain.Convoys.ConvoyMode.Road));
        await WalkAsync(
            "/o/generated/locations", "<th role=\"rowheader\" scope=\"row\">\\s*<a href=\"/o/generated/locations/(P\\d+)\"",
            _situation.Locations.Count);
        await WalkAsync("/o/generated/requests", "<tr role=\"row\">\\s*<th role=\"rowheader\" scope=\"row\">(.*?)</td>", _situation.Lines.Count);

        var day = _situation.Operation.Until!.Value;
        await WalkAsync(
            "/o/generated/unreached?only=all", "<th role=\"rowheader\" scope=\"row\">\\s*<a href=\"/o/generated/locations/(P\\d+)\"",
            UnreachedBoard.Of(_situation, day).Count);
        await WalkAsync(
            "/o/generated/unreached?only=all&order=place", "<th role=\"rowheader\" scope=\"row\">\\s*<a href=\"/o/generated/locations/(P\\d+)\"",
            UnreachedBoard.Of(_situation, day).Count);

        var report = WeeklyReport.Compute(_situation, _situation.Calendar.Current(day));
        await WalkAsync(
            "/o/generated/records?figure=people.cumulative.total", "<tr role=\"row\" id=\"([^\"]+)\"",
            report.Records["people.cumulative.total"].Count);
        var share = report.Records["coverage.hardToReach.share"].Count;
        Assert.True(share > ListOrder<RecordRow>.PageSize, "a figure with records of two kinds is to have pages");
        Assert.Contains(
            $"of {share:#,0}</span>", await _app.Client.GetStringAsync("/o/generated/records?figure=coverage.hardToReach.share"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_lists_stand_in_the_orders_that_their_pages_are_found_by()
    {
        var lists = new OperationLists(_situation);
        var day = _situation.Operation.Until!.Value;
        AssertOrdered(OperationLists.ConvoyOrder, lists.Convoys);
        AssertOrdered(OperationLists.LocationOrder, lists.Locations);
        AssertOrdered(OperationLists.LineOrder, lists.Lines(day));
        AssertOrdered(OperationLists.LineOrder, lists.Lines(day.AddDays(-700)));
        var board = UnreachedBoard.Of(_situation, day);
        foreach (var order in Enum.GetValues<BoardOrder>())
        {
            AssertOrdered(BoardOrders.Of(order), new BoardFilter { Order = Domain.Common.EnumCode.Of(order) }.Of(_situation, board, day));
        }
    }

    private static void AssertOrdered<T>(ListOrder<T> order, IReadOnlyList<T> rows)
    {
        Assert.True(rows.Count > 1);
        Assert.All(rows.Zip(rows.Skip(1)), pair =>
            Assert.True(order.Compare(pair.First, pair.Second) < 0, $"{order.KeyOf(pair.First)} before {order.KeyOf(pair.Second)}"));
    }

    private async Task WalkAsync(string path, string row, int count)
    {
        var forth = await FollowAsync(path, "next", row);
        Assert.Equal(count, forth.Count);
        Assert.Equal(count, forth.Distinct().Count());

        var first = await _app.Client.GetStringAsync(path);
        Assert.Contains($"1–50 of {count:#,0}", WebUtility.HtmlDecode(first), StringComparison.Ordinal);
        var last = Regex.Match(first, "<a href=\"([^\"]+page=last[^\"]*)\"").Groups[1].Value;
        var back = await FollowAsync(WebUtility.HtmlDecode(last), "prev", row);
        Assert.Equal(forth, back);
    }

    // All rows of all pages, in the order of the list.
    private async Task<List<string>> FollowAsync(string path, string rel, string row)
    {
        var rows = new List<string>();
        for (var next = path; next.Length > 0; )
        {
            var page = await _app.Client.GetStringAsync(next);
            var shown = Regex.Matches(page, row, RegexOptions.Singleline).Select(m => m.Groups[1].Value).ToList();
            rows.InsertRange(rel == "next" ? rows.Count : 0, shown);
            next = WebUtility.HtmlDecode(Regex.Match(page, $"<a href=\"([^\"]+)\" rel=\"{rel}\">(?:Next|Previous)").Groups[1].Value);
        }

        return rows;
    }
}
