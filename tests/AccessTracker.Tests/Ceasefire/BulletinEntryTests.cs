using System.Net;
using AccessTracker.Data.Common;
using AccessTracker.Tests.Entries;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>A day's bulletin in one form, sent as a browser without script sends it.</summary>
[Collection("hangfire")]
public sealed class BulletinEntryTests
{
    private const string Form = "/enter/bulletin";

    [Theory, EveryStore]
    public async Task Counts_become_allegations_and_say_who_watched_and_undo_takes_all_of_it_back(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider, "manager");
        await OpenAsync(desk);
        Type(desk, ("Aleppo", "3"), ("Homs", "0"));
        desk.Type(("more.1.governorate", "Latakia"), ("more.1.count", "about 2"));

        await desk.PressAsync();

        Assert.Equal("", desk.Alert);
        Assert.Equal(
            "COH-HMEYMIM-20160303-Aleppo|Aleppo|3|, COH-HMEYMIM-20160303-Latakia|Latakia|2|Number of violations: \u201Cabout 2\u201D",
            await AllegationsAsync(desk));
        Assert.Equal("-, Aleppo, Homs, Latakia", await WatchedAsync(desk));

        await desk.UndoAsync();
        Assert.Equal(("", ""), (await AllegationsAsync(desk), await WatchedAsync(desk)));
    }

    [Theory, EveryStore]
    public async Task Sent_again_it_saves_nothing_twice_and_another_form_of_the_same_bulletin_says_so(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider, "manager");
        await OpenAsync(desk);
        Type(desk, ("Aleppo", "3"));
        await desk.SendBlindAsync();
        await desk.PressAsync();
        Assert.Equal("COH-HMEYMIM-20160303-Aleppo|Aleppo|3|", await AllegationsAsync(desk));

        await OpenAsync(desk);
        Type(desk, ("Aleppo", "3"));
        await desk.PressAsync();

        Assert.Contains("This bulletin has been entered, with these counts.", desk.Alert, StringComparison.Ordinal);
        Type(desk, ("Homs", "1"));
        await desk.PressAsync();
        Assert.Equal("COH-HMEYMIM-20160303-Aleppo|Aleppo|3|, COH-HMEYMIM-20160303-Homs|Homs|1|", await AllegationsAsync(desk));
    }

    [Fact]
    public async Task A_total_that_the_rows_do_not_add_up_to_is_asked_about_and_its_rest_has_no_governorate()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite, "manager");
        await OpenAsync(desk);
        Type(desk, ("Aleppo", "3"));
        desk.Type(("total", "5"));
        await desk.PressAsync();
        Assert.Contains("The bulletin says 5, its rows add up to 3: 2 will be entered without a governorate.", desk.Alert, StringComparison.Ordinal);
        await desk.PressAsync();

        Assert.Equal("COH-HMEYMIM-20160303|-|2|, COH-HMEYMIM-20160303-Aleppo|Aleppo|3|", await AllegationsAsync(desk));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_nothing_is_lost()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite, "manager");
        await OpenAsync(desk);
        desk.Type(("day", "some day"), ("arrangement", ""), ("more.1.governorate", "Aleppo"), ("more.1.count", "4"), ("more.2.count", "1"));
        Type(desk, ("Aleppo", "3"));

        await desk.PressAsync();

        Assert.Contains("This governorate has a count already. Keep one.", desk.Alert, StringComparison.Ordinal);
        Assert.Equal(("some day", "4"), (desk.ValueOf("day"), desk.ValueOf("more.1.count")));
        Assert.Equal("", await AllegationsAsync(desk));
    }

    [Fact]
    public async Task It_is_for_who_writes_what_centres_watched()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("coordinator");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(EntryDesk.Operation + Form)).StatusCode);
        await app.EnterAsync("manager");
        Assert.Contains(EntryDesk.Operation + Form, await app.Client.GetStringAsync(EntryDesk.Operation + "/enter"), StringComparison.Ordinal);
    }

    private static async Task OpenAsync(EntryDesk desk)
    {
        await desk.GoAsync(Form);
        desk.Type(("day", "3 March 2016"), ("centre", "HMEYMIM"), ("arrangement", "COH"));
    }

    private static void Type(EntryDesk desk, params (string Governorate, string Count)[] counts) => desk.Type(
        [.. counts.Select(c => (desk.Page.QuerySelectorAll("form.entry input[type=hidden]")
            .Single(i => i.GetAttribute("value") == c.Governorate && i.GetAttribute("name")!.StartsWith("counts.", StringComparison.Ordinal))
            .GetAttribute("name")!.Replace("governorate", "count", StringComparison.Ordinal), c.Count))]);

    private static async Task<string> AllegationsAsync(EntryDesk desk) => string.Join(", ", await desk.Store.Db.ReadAsync(s => s.QueryAsync<string>(
        "select ref || '|' || coalesce(governorate, '-') || '|' || violations || '|' || coalesce(description, '') from allegation "
            + "where withdrawn_at is null and day = @day order by ref", new { day = new DateOnly(2016, 3, 3) })));

    private static async Task<string> WatchedAsync(EntryDesk desk) => string.Join(", ", await desk.Store.Db.ReadAsync(s => s.QueryAsync<string>(
        "select coalesce(governorate, '-') from monitoring_entry where withdrawn_at is null and day = @day order by coalesce(governorate, '-')",
        new { day = new DateOnly(2016, 3, 3) })));
}
