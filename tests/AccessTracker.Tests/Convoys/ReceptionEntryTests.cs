using AccessTracker.Data.Common;
using AccessTracker.Tests.Entries;

namespace AccessTracker.Tests.Convoys;

/// <summary>Who received, and items sent and received, entered as a browser without script sends them.</summary>
[Collection("hangfire")]
public sealed class ReceptionEntryTests
{
    private const string Parts = "select coalesce(female, -1) || '|' || coalesce(male, -1) || '|' || coalesce(age_60_over, -1) from disaggregation";

    [Theory, EveryStore]
    public async Task Who_received_is_entered_with_the_stop_changed_there_and_shown_with_what_is_not_known(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.GoAsync("/enter/convoy/D002");
        desk.Type(("stops.1.female", "20,001"), ("stops.1.male", "20 000"));
        await desk.PressAsync();
        Assert.Contains("add up to 40,001, more than the 40,000 reached there", desk.Alert, StringComparison.Ordinal);
        Assert.Contains("add up to 40,001", EntryDesk.TextOf(desk.Page.QuerySelector(".field-problem")!), StringComparison.Ordinal);

        desk.Type(("stops.1.female", "٢٠٠٠٠"), ("stops.1.male", "19000"), ("stops.1.age_60_over", "about 900"));
        await desk.PressAsync();
        Assert.Contains("add up to 39,000, not to the 40,000 reached: 1,000 are missing", desk.Alert, StringComparison.Ordinal);
        await desk.PressAsync();
        Assert.Equal("20000|19000|900", await desk.Store.ScalarAsync<string>(Parts));

        await desk.GoAsync("/convoys/D002");
        var row = EntryDesk.TextOf(desk.Page.QuerySelector("[aria-label='Who received'] tbody tr")!);
        Assert.Contains("Female: 20,000 Male: 19,000 Not known: 1,000", row, StringComparison.Ordinal);
        Assert.Contains("Aged 0–4: unknown Aged 5–17: unknown Aged 18–59: unknown Aged 60 and over: 900", row, StringComparison.Ordinal);
        await desk.GoAsync("/record/delivery/D002-MAD");
        Assert.NotNull(desk.Page.QuerySelector("[aria-label='Who received'] tbody tr"));

        // The form has what was saved, and saves it again as it stands.
        await desk.GoAsync("/enter/convoy/D002");
        Assert.Equal(("20000", "900"), (desk.ValueOf("stops.1.female"), desk.ValueOf("stops.1.age_60_over")));
        desk.Type(("stops.1.male", ""));
        await desk.PressAsync();
        await desk.PressAsync();
        Assert.Equal("20000|-1|900", await desk.Store.ScalarAsync<string>(Parts));
    }

    [Theory, EveryStore]
    public async Task Items_are_entered_row_by_row_and_a_difference_without_a_reason_is_asked_about(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.GoAsync("/enter/items/D041");
        desk.Type(("items.1.delivery", "D041-DAR"), ("items.1.item", "Burns kits"), ("items.1.unit", "kits"), ("items.1.sent", "30"),
            ("items.1.received", "0"), ("items.2.item", "Flour"), ("items.2.unit", "bags"), ("items.2.sent", "500"), ("items.2.received", "501"));
        await desk.PressAsync();
        Assert.Contains("30 of the 30 sent did not arrive, and no reason is given", desk.Alert, StringComparison.Ordinal);
        Assert.Contains("501 received is more than the 500 sent", desk.Alert, StringComparison.Ordinal);
        desk.Type(("items.1.reason", "other"));
        await desk.PressAsync();
        Assert.Contains("Note: A value is needed here", desk.Alert, StringComparison.Ordinal);
        desk.Type(("items.1.reason", "removed"), ("items.1.party", "Government forces"), ("items.1.spot", "last checkpoint"));
        await desk.PressAsync();

        Assert.Equal($"{EntryDesk.Operation}/convoys/D041", desk.Address.Split('?')[0]);
        var rows = desk.Page.QuerySelectorAll("[aria-label='Items sent and received'] tbody tr").Select(EntryDesk.TextOf).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("30 0 30 Removed at loading or at a checkpoint Government forces, last checkpoint", rows[0], StringComparison.Ordinal);
        Assert.Contains("Whole convoy 500 501 -1 not recorded", rows[1].Replace('\u2212', '-'), StringComparison.Ordinal);

        // The same item again is the row that is there.
        await desk.GoAsync("/enter/items/D041");
        desk.Type(("items.3.item", "Flour"), ("items.3.unit", "bags"), ("items.3.sent", "4"));
        await desk.PressAsync();
        Assert.Contains("This item is there already", desk.Alert, StringComparison.Ordinal);
        desk.Type(("items.3.item", ""), ("items.3.unit", ""), ("items.3.sent", ""), ("items.2.received", "500"));
        await desk.PressAsync();
        Assert.Equal("500", await desk.Store.ScalarAsync<string>("select received || '' from convoy_item where item = 'Flour'"));
    }

    [Fact]
    public async Task Who_received_is_taken_over_with_what_the_log_proposes()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/enter/convoy");
        desk.Type(("departed_on", "2016-06-20"), ("outcome", "planned"), ("stops.1.location", "MAD"));
        await desk.PressAsync();
        var convoy = desk.Address.Split('?')[0].Split('/')[^1];
        await desk.GoAsync($"/enter/log/{convoy}");
        desk.Type(("events.1.day", "20 June 2016"), ("events.1.kind", "offloaded"), ("events.1.location", "MAD"));
        await desk.PressAsync();

        desk.Type(("stops.1.people_reached", "300"), ("stops.1.female", "160"));
        await desk.PressAsync("yes", "take");

        Assert.Equal("160|-1|-1", await desk.Store.ScalarAsync<string>(Parts));
    }
}
