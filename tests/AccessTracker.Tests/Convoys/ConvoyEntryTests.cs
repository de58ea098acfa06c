using AccessTracker.Data.Common;
using AccessTracker.Tests.Entries;

namespace AccessTracker.Tests.Convoys;

/// <summary>What the form of a convoy asks, refuses and saves, sent as a browser without script sends it.</summary>
[Collection("hangfire")]
public sealed class ConvoyEntryTests
{
    [Theory, EveryStore]
    public async Task A_convoy_with_three_stops_is_saved_as_typed_with_one_outcome_for_all(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.GoAsync("/enter/convoy");
        desk.Type(("departed_on", "15/6/2016"), ("agencies", "UN; SARC"), ("trucks", "about 44"), ("tonnes", "١٢٫٥"), ("outcome", "delivered"),
            ("request", "UN-2016-02"));
        desk.Type(("stops.1.location", "مضايا"), ("stops.1.people_reached", "about 20,000"));
        desk.Type(("stops.2.location", "zabadani"), ("stops.2.people_reached", "١٢٠"), ("stops.2.day", "16 June 2016"));
        desk.Type(("stops.3.location", "KBT"), ("stops.3.outcome", "turned_back"), ("stops.3.by", "Air Force Intelligence"),
            ("stops.3.why", "no letter"), ("stops.3.where", "the last checkpoint"));

        await desk.PressAsync();

        var convoy = Saved(desk);
        Assert.StartsWith("C-20160615-", convoy, StringComparison.Ordinal);
        Assert.Contains("Saved", EntryDesk.TextOf(desk.Page.QuerySelector("[role=status]")!), StringComparison.Ordinal);
        Assert.Equal(
            "road|44|12500000|2016-06-15|UN-2016-02|Trucks: \u201Cabout 44\u201D",
            await TextAsync(desk, "select c.mode || '|' || c.trucks || '|' || c.grams || '|' || c.departed_on || '|' || r.ref || '|' || c.note "
                + "from convoy c join access_request r on r.id = c.request_id where c.ref = '" + convoy + "'"));
        Assert.Equal("2016-06-15|delivered|20000|People reached: \u201Cabout 20,000\u201D", await StopAsync(desk, convoy + "-MAD"));
        Assert.Equal("2016-06-16|delivered|120|-", await StopAsync(desk, convoy + "-ZAB"));
        Assert.Equal("2016-06-16|turned_back|-|-", await StopAsync(desk, convoy + "-KBT"));
        Assert.Equal(
            "turned_back|2016-06-16|Air Force Intelligence|no letter|the last checkpoint",
            await TextAsync(desk, "select e.kind || '|' || e.day || '|' || e.party || '|' || e.reason || '|' || e.note from convoy_event e join "
                + "convoy c on c.id = e.convoy_id where c.ref = '" + convoy + "'"));
    }

    [Theory]
    [InlineData("mode=airdrop;outcome=delivered;drops=1;pallets_dropped=26;pallets_recovered=30",
        "30 pallets recovered is more than the 26 dropped.")]
    [InlineData("mode=road;outcome=turned_back;stops.1.people_reached=500",
        "500 people are recorded as reached, but the outcome is \u201Cturned back\u201D")]
    [InlineData("mode=road;outcome=delivered;people_reached=500;stops.1.people_reached=501",
        "The stops add up to 501, more than the 500 of the whole convoy.")]
    [InlineData("mode=road;outcome=delivered;departed_on=15 June 2006", "Thursday 15 June 2006 is more than a year before the operation began")]
    [InlineData("mode=road;outcome=delivered;people_reached=16,000;stops.1.location=ZAB",
        "15,500 of the 16,000 people would be assigned to no place")]
    [InlineData("mode=road;outcome=delivered;tonnes=1.200", "\u201C1.200\u201D may be 1.2 or 1,200. It is read as 1.2.")]
    public async Task What_can_hardly_be_right_about_a_convoy_is_asked(string typed, string question)
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/enter/convoy");
        desk.Type(("departed_on", "15/6/2016"), ("stops.1.location", "MAD"), ("ref", "C-ODD"));
        desk.Type([.. typed.Split(';').Select(t => t.Split('=')).Select(t => (t[0], t[1]))]);

        await desk.PressAsync();
        Assert.Contains(question, desk.Alert, StringComparison.Ordinal);
        Assert.Equal(0, await desk.Store.ScalarAsync<long>("select count(*) from convoy where ref = 'C-ODD'"));

        await desk.PressAsync();
        Assert.Equal(1, await desk.Store.ScalarAsync<long>("select count(*) from convoy where ref = 'C-ODD'"));
    }

    [Theory, EveryStore]
    public async Task A_form_that_is_sent_twice_saves_one_convoy(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.GoAsync("/enter/convoy");
        desk.Type(("departed_on", "2016-06-20"), ("stops.1.location", "MAD"), ("outcome", "planned"));

        await desk.SendBlindAsync();
        await desk.PressAsync();

        Assert.Equal(1, await desk.Store.ScalarAsync<long>("select count(*) from convoy where ref like 'C-2016%'"));
        Assert.StartsWith("C-20160620-", Saved(desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_saved_is_answered_by_the_next_form_and_to_ask_for_that_again_saves_nothing()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/enter/convoy");
        desk.Type(("departed_on", "2016-06-20"), ("agencies", "WFP"), ("stops.1.location", "MAD"), ("outcome", "planned"),
            ("entry.direct", "true"));

        // The answer is lost, and it is sent again.
        await desk.SendBlindAsync();
        await desk.PressAsync();

        var done = desk.Page.QuerySelector("[data-done]")!;
        Assert.StartsWith("Convoy C-20160620-", EntryDesk.TextOf(done.QuerySelector("a")!), StringComparison.Ordinal);
        Assert.NotNull(done.QuerySelector("form button"));
        Assert.Equal(("WFP", "20 Jun 2016", ""), (desk.ValueOf("agencies"), desk.ValueOf("departed_on"), desk.ValueOf("stops.1.location")));
        await desk.GoAsync(done.GetAttribute("data-done")![EntryDesk.Operation.Length..]);
        Assert.NotNull(desk.Page.QuerySelector("[data-done] a"));
        Assert.Equal(1, await desk.Store.ScalarAsync<long>("select count(*) from convoy where ref like 'C-2016%'"));
    }

    [Theory, EveryStore]
    public async Task Changing_a_convoy_keeps_what_the_form_does_not_ask_for(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.GoAsync("/enter/convoy/D002");
        Assert.Equal(
            ("road", "47", "D002-MAD", "40000"),
            (desk.Page.QuerySelector("[name=mode][checked]")!.GetAttribute("value"), desk.ValueOf("trucks"), desk.ValueOf("stops.1.saved"),
                desk.ValueOf("stops.1.people_reached")));
        desk.Type(("trucks", "44"), ("stops.2.location", "BLO"), ("stops.2.people_reached", "7"));

        await desk.PressAsync();
        await desk.PressAsync();

        Assert.Equal("", desk.Alert);
        Assert.Equal("44", await TextAsync(desk, "select c.trucks || '' from convoy c where c.ref = 'D002'"));
        Assert.Equal(
            "yes", await TextAsync(desk, "select case when d.source is null then 'no' else 'yes' end from delivery d where d.ref = 'D002-MAD'"));
        Assert.Equal("2016-01-11|delivered|7|-", await StopAsync(desk, "D002-BLO"));
    }

    [Fact]
    public async Task Each_mode_keeps_only_what_it_has()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/enter/convoy");
        desk.Type(("mode", "airdrop"), ("departed_on", "2016-06-20"), ("outcome", "delivered"), ("trucks", "9"), ("drops", "2"),
            ("pallets_dropped", "36"), ("people_evacuated", "5"), ("stops.1.location", "DEZ"));
        await desk.PressAsync();
        Assert.Equal("airdrop|air|-|2|36|-", await TextAsync(desk,
            "select mode || '|' || line || '|' || coalesce(trucks, '-') || '|' || drops || '|' || pallets_dropped || '|' || "
                + "coalesce(people_evacuated, '-') from convoy where ref = '" + Saved(desk) + "'"));

        await desk.GoAsync("/enter/convoy");
        desk.Type(("mode", "evacuation"), ("departed_on", "2016-06-21"), ("outcome", "delivered"), ("people_evacuated", "500"),
            ("patients_evacuated", "501"), ("people_reached", "9"), ("stops.1.location", "MAD"), ("stops.1.people_reached", "9"));
        await desk.PressAsync();
        Assert.Contains("cannot be more", desk.Alert, StringComparison.Ordinal);
        desk.Type(("patients_evacuated", "50"));
        await desk.PressAsync();
        await desk.PressAsync();
        Assert.Equal("500|50|-|-", await TextAsync(desk,
            "select c.people_evacuated || '|' || c.patients_evacuated || '|' || coalesce(c.people_reached, '-') || '|' || "
                + "coalesce(d.people_reached, '-') from convoy c join delivery d on d.convoy_id = c.id where c.ref = '" + Saved(desk) + "'"));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_nothing_is_saved()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/enter/convoy");
        await desk.PressAsync();
        Assert.Contains("Name at least one place", desk.Alert, StringComparison.Ordinal);

        desk.Type(("departed_on", ""), ("trucks", "a few"), ("stops.1.location", "MAD"), ("stops.2.location", "Atlantis"));
        await desk.PressAsync();
        Assert.Contains("Outcome of all stops: Say how it ended", desk.Alert, StringComparison.Ordinal);
        Assert.Contains("Give a day for this stop", desk.Alert, StringComparison.Ordinal);
        Assert.Equal("a few", desk.ValueOf("trucks"));
        Assert.Equal(
            ["f-trucks", "f-stops.1.day", "f-stops.2.location", "f-stops.2.day", "f-outcome"],
            desk.Page.QuerySelectorAll("[aria-invalid]").Select(e => e.Id));
        Assert.Equal(0, await desk.Store.ScalarAsync<long>("select count(*) from convoy where ref like 'C-%'"));
    }

    [Fact]
    public async Task A_likely_duplicate_and_what_is_doubtful_are_shown_once_before_it_is_saved()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/enter/convoy");
        desk.Type(("departed_on", "17 Feb 2016"), ("agencies", "WFP/SARC"), ("outcome", "delivered"), ("stops.1.location", "Madaya"),
            ("stops.1.people_reached", "400,000"));

        await desk.PressAsync();

        Assert.Contains("Convoy D007", desk.Alert, StringComparison.Ordinal);
        Assert.Contains("More people reached than live there: Madaya, 400,000 of", desk.Alert, StringComparison.Ordinal);
        Assert.Contains("though a permit was valid: Madaya under UN-2016-02", desk.Alert, StringComparison.Ordinal);
        Assert.Equal(0, await desk.Store.ScalarAsync<long>("select count(*) from convoy where ref like 'C-%'"));

        await desk.PressAsync();
        Assert.Equal("2016-02-17|delivered|400000|-", await StopAsync(desk, Saved(desk) + "-MAD"));
    }

    [Fact]
    public async Task The_total_of_a_convoy_is_shown_shared_out_as_it_will_be_counted()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/enter/convoy");
        desk.Type(("departed_on", "2016-06-20"), ("outcome", "delivered"), ("people_reached", "40,600"), ("stops.1.location", "MAD"),
            ("stops.2.location", "ZAB"), ("stops.2.people_reached", "600"));

        await desk.PressAsync("split");

        Assert.Equal(
            ["Madaya, 20 Jun 2016: 40,000est.", "Zabadani, 20 Jun 2016: 600"],
            desk.Page.QuerySelectorAll("section[aria-labelledby=split] li").Select(EntryDesk.TextOf));
    }

    [Fact]
    public async Task Under_a_request_the_form_begins_with_the_places_whose_permit_holds()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/enter/convoy?request=UN-2016-02");
        Assert.Equal("UN-2016-02", desk.ValueOf("request"));
        Assert.NotEqual("", desk.ValueOf("stops.1.location"));

        // The same for one that is chosen in the form, and all of the last one under it; what is typed already stays.
        await desk.GoAsync("/enter/convoy");
        desk.Type(("request", "UN-2016-02"), ("stops.1.location", "MAD"), ("stops.1.location.code", "MAD"), ("stops.1.people_reached", "7"));
        await desk.PressAsync("last");
        Assert.Equal(("UN-2016-02", "7"), (desk.ValueOf("request"), desk.ValueOf("stops.1.people_reached")));
        Assert.NotEqual("", desk.ValueOf("stops.2.location"));
        Assert.NotEqual("", desk.ValueOf("agencies"));
    }

    // The ref of the convoy whose page it led to.
    private static string Saved(EntryDesk desk)
    {
        Assert.StartsWith($"{EntryDesk.Operation}/convoys/", desk.Address, StringComparison.Ordinal);
        return desk.Address.Split('?')[0].Split('/')[^1];
    }

    private static Task<string?> StopAsync(EntryDesk desk, string stop) => TextAsync(
        desk, $"select day || '|' || outcome || '|' || coalesce(cast(people_reached as text), '-') || '|' || coalesce(note, '-') from delivery "
            + $"where ref = '{stop}'");

    private static Task<string?> TextAsync(EntryDesk desk, string sql) => desk.Store.ScalarAsync<string>(sql);
}
