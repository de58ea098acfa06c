using AccessTracker.Data.Common;

namespace AccessTracker.Tests.Entries;

/// <summary>
/// A form whose saving was not answered, and that says something else by now, can change what it has saved; a form never asks about what it would
/// refuse.
/// </summary>
[Collection("hangfire")]
public sealed class AmendedFormTests
{
    private const string Convoys = "select count(*) from convoy where withdrawn_at is null and ref = 'C-AMEND'";

    [Theory, EveryStore]
    public async Task A_saved_convoy_is_changed_to_what_was_typed_since_and_its_stops_are_the_same(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.GoAsync("/enter/convoy");
        desk.Type(("ref", "C-AMEND"), ("mode", "road"), ("departed_on", "20 June 2016"), ("outcome", "planned"), ("stops.1.location", "Madaya"),
            ("stops.2.location", "DUM"), ("stops.2.people_targeted", "300"));

        await desk.SendBlindAsync();
        Assert.Equal(1, await desk.Store.ScalarAsync<long>(Convoys));

        // The stops stand the other way round by now, one has another figure, and there is one more.
        desk.Type(("trucks", "12"), ("stops.1.location", "dum"), ("stops.1.people_targeted", "400"), ("stops.2.location", "Madaya"),
            ("stops.2.people_targeted", ""), ("stops.3.location", "Zabadani"));
        await desk.PressAsync();
        Assert.Contains("before you changed it", desk.Alert, StringComparison.Ordinal);
        var amend = desk.Page.QuerySelector("button[value^='amend:']")!.GetAttribute("value")!;
        await desk.PressAsync(amend);

        Assert.StartsWith("/o/issg-2016/enter/convoy/C-AMEND?draft=", desk.Address, StringComparison.Ordinal);
        Assert.Equal(["12", "400", ""], new[] { "trucks", "stops.1.people_targeted", "stops.2.people_targeted" }.Select(desk.ValueOf));
        await desk.PressAsync();
        if (desk.Page.QuerySelector(".question") is not null)
        {
            await desk.PressAsync();
        }

        Assert.StartsWith("/o/issg-2016/convoys/C-AMEND?saved=", desk.Address, StringComparison.Ordinal);
        Assert.Equal(1, await desk.Store.ScalarAsync<long>(Convoys));
        Assert.Equal(
            3, await desk.Store.ScalarAsync<long>(
                "select count(*) from delivery d join convoy c on c.id = d.convoy_id where c.ref = 'C-AMEND' and d.withdrawn_at is null"));
        Assert.Equal(
            400, await desk.Store.ScalarAsync<long>("select people_targeted from delivery d join convoy c on c.id = d.convoy_id join location l "
                + "on l.id = d.location_id where c.ref = 'C-AMEND' and l.code = 'DUM'"));
    }

    [Theory, EveryStore]
    public async Task What_a_form_only_adds_is_taken_back_and_saved_as_it_is_now(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.GoAsync("/enter/request");
        desk.Type(("authority", "Local council"), ("ref", "R-AMEND"), ("submitted_on", "30 June 2016"), ("lines.1.location", "Madaya"));
        await desk.PressAsync();
        await desk.GoAsync("/enter/clearance/R-AMEND");
        desk.Type(("kind", "facilitation letter"), ("party", "MoFA"), ("state", "pending"));
        await desk.SendBlindAsync();
        desk.Type(("party", "Ministry of Health"));
        await desk.PressAsync();

        await desk.PressAsync(desk.Page.QuerySelector("button[value^='amend:']")!.GetAttribute("value")!);
        Assert.Equal("Ministry of Health", desk.ValueOf("party"));
        await desk.PressAsync();

        Assert.StartsWith("/o/issg-2016/requests/R-AMEND?saved=", desk.Address, StringComparison.Ordinal);
        Assert.Equal(
            1, await desk.Store.ScalarAsync<long>("select count(*) from clearance where withdrawn_at is null and party = 'Ministry of Health'"));
        Assert.Equal(0, await desk.Store.ScalarAsync<long>("select count(*) from clearance where withdrawn_at is null and party = 'MoFA'"));
    }

    [Fact]
    public async Task Of_a_withdrawn_request_its_page_and_its_forms_say_when_and_why_and_lead_to_where_it_is_restored()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite, "manager");
        await desk.GoAsync("/record/request/UN-2016-02");
        Assert.Contains("Reason (required)", EntryDesk.TextOf(desk.Page.QuerySelector("form.plain-form:not(.no-print)")!), StringComparison.Ordinal);
        await desk.SendAsync("form.plain-form:not(.no-print)", ("reason", "entered twice"));

        foreach (var path in new[] { "/requests/UN-2016-02", "/enter/request/UN-2016-02", "/enter/answer/UN-2016-02", "/enter/clearance/UN-2016-02" })
        {
            await desk.GoAsync(path);
            var text = EntryDesk.TextOf(desk.Page.QuerySelector("main")!);
            Assert.Contains("Withdrawn on", text, StringComparison.Ordinal);
            Assert.Contains("entered twice", text, StringComparison.Ordinal);
            Assert.NotNull(desk.Page.QuerySelector("main a[href='/o/issg-2016/record/request/UN-2016-02']"));
            Assert.NotNull(desk.Page.QuerySelector("main a[href^='/o/issg-2016/withdrawn']"));
        }
    }

    [Fact]
    public async Task What_is_sent_to_a_form_whose_record_was_withdrawn_meanwhile_is_answered_with_when_and_why()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite, "manager");
        await desk.GoAsync("/enter/request/UN-2016-02");
        var fields =
            desk.Page.QuerySelectorAll("form.entry input[name]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().DistinctBy(i => i.Name)
            .ToDictionary(i => i.Name!, i => i.Value);
        await desk.GoAsync("/record/request/UN-2016-02");
        await desk.SendAsync("form.plain-form:not(.no-print)", ("reason", "entered twice"));

        await desk.PostAsync("/enter/request/UN-2016-02", fields);

        Assert.Contains("entered twice", EntryDesk.TextOf(desk.Page.QuerySelector("main")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Which_report_cannot_be_compared_is_said()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/reports/compare?a=1&b=" + Uri.EscapeDataString("\U0001F642"));
        Assert.Contains("\u201C\U0001F642\u201D for \u201CSecond\u201D", desk.Alert, StringComparison.Ordinal);
        await desk.GoAsync("/reports/compare?a=999&b=1");
        Assert.Contains("\u201C999\u201D for \u201CFirst\u201D", desk.Alert, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/locations")]
    [InlineData("/convoys")]
    [InlineData("/requests")]
    [InlineData("/unreached")]
    [InlineData("/permits")]
    public async Task A_search_for_a_sign_finds_what_has_it_and_not_everything(string list)
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync(list + "?q=" + Uri.EscapeDataString("\U0001F642"));
        Assert.Empty(desk.Page.QuerySelectorAll("main tbody tr"));
    }
}
