using AccessTracker.Data.Common;

namespace AccessTracker.Tests.Entries;

/// <summary>Whoever undoes what they have just entered finds the form as they filled it in.</summary>
[Collection("hangfire")]
public sealed class UndoneFormTests
{
    [Theory, EveryStore]
    public async Task Undoing_a_new_request_leads_to_the_filled_form_from_which_it_is_saved_again(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.GoAsync("/enter/request");
        desk.Type(
            ("authority", "Local council"), ("ref", "R-UNDO"), ("submitted_on", "30 June 2016"), ("lines.1.location", "Madaya"),
                ("lines.1.people", "about 200"),
            ("lines.2.location", "Duma"), ("lines.2.people", "300"), ("note", "two\nlines"));
        await desk.PressAsync();
        Assert.Contains("/requests/R-UNDO", desk.Address, StringComparison.Ordinal);

        await desk.UndoAsync();

        Assert.Contains("/enter/request?draft=", desk.Address, StringComparison.Ordinal);
        Assert.Contains("as you filled it in", desk.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Local council", "R-UNDO", "30 June 2016", "Madaya", "about 200", "Duma", "300", "two\nlines"],
            new[] { "authority", "ref", "submitted_on", "lines.1.location", "lines.1.people", "lines.2.location", "lines.2.people", "note" }
                .Select(desk.ValueOf));

        desk.Type(("lines.2.people", "350"));
        await desk.PressAsync();

        Assert.Contains("/requests/R-UNDO", desk.Address, StringComparison.Ordinal);
        Assert.Contains("350", desk.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task Undoing_what_was_added_to_a_request_or_changed_offers_the_filled_form_beside_the_way_back(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.GoAsync("/enter/request");
        desk.Type(("authority", "Local council"), ("ref", "R-UNDO"), ("submitted_on", "30 June 2016"), ("lines.1.location", "Madaya"));
        await desk.PressAsync();
        await desk.GoAsync("/enter/clearance/R-UNDO");
        desk.Type(("kind", "facilitation letter"), ("party", "MoFA"), ("state", "pending"));
        await desk.PressAsync();

        await desk.UndoAsync();

        Assert.NotNull(desk.Page.QuerySelector($"a[href='{EntryDesk.Operation}/requests/R-UNDO']"));
        var again = desk.Page.QuerySelector("a[href*='/enter/clearance/R-UNDO?draft=']")!.GetAttribute("href")!;
        await desk.GoAsync(again[EntryDesk.Operation.Length..]);
        Assert.Equal("MoFA", desk.ValueOf("party"));

        await desk.GoAsync("/enter/request/R-UNDO");
        desk.Type(("plan", "July plan"));
        await desk.PressAsync();
        await desk.UndoAsync();

        Assert.Contains("The change has been undone", desk.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(desk.Page.QuerySelector($"a[href='{EntryDesk.Operation}/withdrawn']"));
        Assert.NotNull(desk.Page.QuerySelector("a[href*='/enter/request/R-UNDO?draft=']"));
    }

    [Fact]
    public async Task What_is_withdrawn_is_listed_and_restored_from_the_list()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/enter/request");
        desk.Type(("authority", "Local council"), ("ref", "R-UNDO"), ("submitted_on", "30 June 2016"), ("lines.1.location", "Madaya"),
            ("lines.1.people", "200"));
        await desk.PressAsync();
        await desk.UndoAsync();

        await desk.GoAsync("/withdrawn");
        var row = Assert.Single(desk.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains("R-UNDO", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Undone", row.TextContent, StringComparison.Ordinal);

        await desk.SendAsync("form.restore", ("reason", "it was right"));

        Assert.Contains("It counts again.", desk.Page.Body!.TextContent, StringComparison.Ordinal);
        await desk.GoAsync("/requests/R-UNDO");
        Assert.Contains("Madaya", desk.Page.Body!.TextContent, StringComparison.Ordinal);
        await desk.GoAsync("/withdrawn?kind=nonsense&page=0");
        Assert.Contains("Nothing is withdrawn.", desk.Page.Body!.TextContent, StringComparison.Ordinal);
    }
}
