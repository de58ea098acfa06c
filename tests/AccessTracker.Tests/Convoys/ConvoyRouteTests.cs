using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Tests.Entries;

namespace AccessTracker.Tests.Convoys;

/// <summary>A convoy names its route, with its state on the day; a planned stop on a day on which it is not open is asked about.</summary>
[Collection("hangfire")]
public sealed class ConvoyRouteTests
{
    [Theory, EveryStore]
    public async Task A_route_that_is_not_open_on_the_day_of_a_planned_stop_is_asked_about_and_kept_if_it_is_meant(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.Store.ImportRowsAsync(RecordKinds.RouteStates, ["route", "state", "from"], ["CASTELLO", "restricted", "2016-06-25"]);
        await desk.GoAsync("/enter/convoy");
        Assert.Contains("Castello Road: restricted since 25 Jun 2016", Routes(desk), StringComparison.Ordinal);
        desk.Type(("departed_on", "2016-06-24"), ("outcome", "planned"), ("route", "CASTELLO"), ("stops.1.location", "EAL"),
            ("stops.2.location", "MAD"), ("stops.2.day", "2016-06-26"));

        await desk.PressAsync();

        Assert.Contains("Castello Road is not open on the day: Madaya on 26 Jun 2016 (restricted since 25 Jun 2016).", desk.Alert,
            StringComparison.Ordinal);
        Assert.Contains("Castello Road: open since 27 Feb 2016", Routes(desk), StringComparison.Ordinal);
        await desk.PressAsync();
        Assert.Equal("CASTELLO", await desk.Store.ScalarAsync<string>(
            "select r.code from convoy c join route r on r.id = c.route_id where c.departed_on is null order by c.recorded desc limit 1"));
    }

    private static string Routes(EntryDesk desk) => desk.Page.QuerySelector("[name=route]")!.TextContent;
}
