using AccessTracker.Data.Common;
using AccessTracker.Tests.Entries;

namespace AccessTracker.Tests.Convoys;

/// <summary>The log of a convoy, a line at a time, sent as a browser without script sends it.</summary>
[Collection("hangfire")]
public sealed class LogEntryTests
{
    [Theory, EveryStore]
    public async Task A_line_is_saved_at_a_time_and_what_the_log_proposes_is_taken_over_when_asked(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.GoAsync("/enter/convoy");
        desk.Type(("departed_on", "2016-06-20"), ("outcome", "planned"), ("stops.1.location", "MAD"), ("stops.2.location", "ZAB"));
        await desk.PressAsync();
        var convoy = desk.Address.Split('?')[0].Split('/')[^1];

        await desk.GoAsync($"/enter/log/{convoy}");
        Assert.Null(desk.Page.QuerySelector("[name='stops.1.outcome']"));
        foreach (var (kind, place) in new[] { ("departed", ""), ("offloaded", "مضايا"), ("turned_back", "Zabadani") })
        {
            desk.Type(("events.1.day", "20 June 2016"), ("events.1.kind", kind), ("events.1.location", place), ("events.1.party", "Army"));
            await desk.PressAsync();
            Assert.Equal($"{EntryDesk.Operation}/enter/log/{convoy}", desk.Address.Split('?')[0]);
            Assert.Equal(("20 Jun 2016", ""), (desk.ValueOf("events.1.day"), desk.ValueOf("events.1.party")));
        }

        Assert.Equal("planned planned", await OutcomesAsync(desk, convoy));
        Assert.Equal(("delivered", "turned_back"), (desk.ValueOf("stops.1.outcome"), desk.ValueOf("stops.2.outcome")));
        Assert.Contains(
            "Offloaded on 20 Jun 2016: suggested Delivered.", EntryDesk.TextOf(desk.Page.QuerySelector("fieldset.choice")!),
            StringComparison.Ordinal);

        desk.Type(("stops.1.outcome", "partial"));
        await desk.PressAsync("yes", "take");
        Assert.Equal("partial turned_back", await OutcomesAsync(desk, convoy));
    }

    [Theory, EveryStore]
    public async Task Days_outcomes_and_people_are_taken_over_together(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        var convoy = await LoggedAsync(desk, ("stops.1.people_targeted", "300"));

        Assert.Equal(
            ("21 Jun 2016", "22 Jun 2016", "delivered"), (desk.ValueOf("departed_on"), desk.ValueOf("stops.1.day"), desk.ValueOf("stops.1.outcome")));
        Assert.NotNull(desk.Page.QuerySelector("form.entry fieldset[data-focus] [name='stops.1.day']"));

        desk.Type(("stops.1.people_reached", "about 250"));
        await desk.PressAsync("yes", "take");

        Assert.Equal("2016-06-21|2016-06-22|delivered|250|People reached: \u201Cabout 250\u201D", await desk.Store.ScalarAsync<string>(
            $"select c.departed_on || '|' || d.day || '|' || d.outcome || '|' || d.people_reached || '|' || d.note from convoy c join delivery d "
                + $"on d.convoy_id = c.id where c.ref = '{convoy}'"));
        Assert.Null(desk.Page.QuerySelector("[name='stops.1.day']"));
    }

    [Theory, EveryStore]
    public async Task A_stop_that_the_log_says_nothing_of_stays_planned_and_not_before_a_departure_later_than_planned(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        var convoy = await LoggedAsync(desk, ("stops.2.location", "ZAB"));

        Assert.Contains(
            "Offloaded at Madaya on 22 Jun 2016: the log does not say how this stop ended.",
            EntryDesk.TextOf(desk.Page.QuerySelector("fieldset.choice")!), StringComparison.Ordinal);
        await desk.PressAsync("yes", "take");

        Assert.Equal("", desk.Alert);
        Assert.Equal("delivered planned", await OutcomesAsync(desk, convoy));
        Assert.Equal("2016-06-22 2016-06-21", await desk.Store.ScalarAsync<string>(
            $"select a.day || ' ' || b.day from delivery a join delivery b on b.ref = '{convoy}-ZAB' where a.ref = '{convoy}-MAD'"));
    }

    [Theory, EveryStore]
    public async Task A_checkpoint_in_words_and_an_hour_are_kept_and_shown(StoreProvider provider)
    {
        await using var desk = await EntryDesk.OpenAsync(provider);
        await desk.GoAsync("/enter/log/D036");
        desk.Type(("events.1.kind", "released"), ("events.1.party", "Government forces"), ("events.1.day", "12 May 2016"),
            ("events.1.spot", "Al-Qutayfah checkpoint; north"), ("events.1.hour", "1.40 pm"));
        await desk.PressAsync();
        Assert.Equal("", desk.Alert);

        Assert.Equal(
            "13:40 @ Al-Qutayfah checkpoint, north",
            await desk.Store.ScalarAsync<string>(
                "select e.note from convoy_event e join convoy c on c.id = e.convoy_id where c.ref = 'D036' and e.kind = 'released'"));
        var row = desk.Page.QuerySelectorAll("table tbody tr").Single(r => r.TextContent.Contains("Released", StringComparison.Ordinal));
        Assert.Contains("13:40", EntryDesk.TextOf(row), StringComparison.Ordinal);
        Assert.Contains("Al-Qutayfah checkpoint, north", EntryDesk.TextOf(row), StringComparison.Ordinal);

        desk.Type(("events.1.kind", "held"), ("events.1.day", "13 May 2016"), ("events.1.hour", "noon"));
        await desk.PressAsync();
        Assert.Contains("Write the time like 13:40.", desk.Alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_the_log_already_or_says_nothing_is_refused()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/enter/log/D036");
        await desk.PressAsync();
        Assert.Contains("There is nothing new here", desk.Alert, StringComparison.Ordinal);

        desk.Type(("events.1.kind", "held"), ("events.1.day", "12.5.2016"), ("events.1.location", "Darayya"));
        await desk.PressAsync();
        Assert.Contains("This is already in the log", desk.Alert, StringComparison.Ordinal);
    }

    // A convoy planned for Madaya on 20 June, of which the log says that it left a day later and was offloaded there on the 22nd.
    private static async Task<string> LoggedAsync(EntryDesk desk, params (string Name, string Value)[] more)
    {
        await desk.GoAsync("/enter/convoy");
        desk.Type([("departed_on", "2016-06-20"), ("outcome", "planned"), ("stops.1.location", "MAD"), .. more]);
        await desk.PressAsync();
        var convoy = desk.Address.Split('?')[0].Split('/')[^1];
        await desk.GoAsync($"/enter/log/{convoy}");
        foreach (var (kind, day, place) in new[] { ("departed", "21 June 2016", ""), ("offloaded", "22 June 2016", "MAD") })
        {
            desk.Type(("events.1.day", day), ("events.1.kind", kind), ("events.1.location", place));
            await desk.PressAsync();
        }

        return convoy;
    }

    private static Task<string?> OutcomesAsync(EntryDesk desk, string convoy) => desk.Store.ScalarAsync<string>(
        $"select a.outcome || ' ' || b.outcome from delivery a join delivery b on b.ref = '{convoy}-ZAB' where a.ref = '{convoy}-MAD'");
}
