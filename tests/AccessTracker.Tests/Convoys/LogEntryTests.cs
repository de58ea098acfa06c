using AccessTracker.Data;
using AccessTracker.Tests.Entries;
using AccessTracker.Tests.Stores;

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
            Assert.Equal(("2016-06-20", ""), (desk.ValueOf("events.1.day"), desk.ValueOf("events.1.party")));
        }

        Assert.Equal("planned planned", await OutcomesAsync(desk, convoy));
        Assert.Equal(("delivered", "turned_back"), (desk.ValueOf("stops.1.outcome"), desk.ValueOf("stops.2.outcome")));
        Assert.Contains("Offloaded on 20 Jun 2016: proposed Delivered.", EntryDesk.TextOf(desk.Page.QuerySelector("fieldset.choice")!), StringComparison.Ordinal);

        desk.Type(("stops.1.outcome", "partial"));
        await desk.PressAsync("yes", "take");
        Assert.Equal("partial turned_back", await OutcomesAsync(desk, convoy));
    }

    [Fact]
    public async Task What_is_in_the_log_already_or_says_nothing_is_refused()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.GoAsync("/enter/log/D036");
        await desk.PressAsync();
        Assert.Contains("Nothing new is said here", desk.Alert, StringComparison.Ordinal);

        desk.Type(("events.1.kind", "held"), ("events.1.day", "12.5.2016"), ("events.1.location", "Darayya"));
        await desk.PressAsync();
        Assert.Contains("This is in the log already", desk.Alert, StringComparison.Ordinal);
    }

    private static Task<string?> OutcomesAsync(EntryDesk desk, string convoy) => desk.Store.ScalarAsync<string>(
        $"select a.outcome || ' ' || b.outcome from delivery a join delivery b on b.ref = '{convoy}-ZAB' where a.ref = '{convoy}-MAD'");
}
