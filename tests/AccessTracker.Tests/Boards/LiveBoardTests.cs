using System.Text.Json;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Entries;
using AccessTracker.Web.Boards.Live;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Boards;

/// <summary>The board and the meeting with a circuit: they show what somebody else entered, and the address says what is shown.</summary>
public sealed class LiveBoardTests : EntryUiTest
{
    private bool _isValid = true;

    [Theory, EveryStore]
    public async Task What_a_colleague_enters_is_marked_and_announced(StoreProvider provider)
    {
        var page = await OpenAsync<LiveBoardPage>("live?only=all", provider);
        Assert.DoesNotContain("changed", page.Find("tr:has(a[href$='/locations/MAD'])").ClassList);

        await EnterPopulationAsync("MAD", "41234");
        await LookAsync();

        var row = page.Find("tr:has(a[href$='/locations/MAD'])");
        Assert.Contains("changed", row.ClassList);
        Assert.Contains("41,234", TextOf(row), StringComparison.Ordinal);
        Assert.Equal("Just changed: Madaya.", TextOf(page.Find(".live-said [role=status]")));
        Assert.Single(page.FindAll("tr.changed"));

        // A circuit remembers each component that it has drawn; cells are text.
        Assert.Empty(page.FindComponents<LiveCell>());

        page.Find(".live-said button").Click();
        Assert.Empty(page.FindAll("tr.changed"));
    }

    [Fact]
    public async Task What_changed_while_the_page_had_no_circuit_is_marked_beside_what_was()
    {
        var page = await OpenAsync<LiveBoardPage>("live?only=all");
        await EnterPopulationAsync("MAD", "41234");
        await LookAsync();
        var kept = JsonSerializer.Deserialize<KeptMarks>(JsonSerializer.Serialize(page.Instance.Kept))!;

        await EnterPopulationAsync("ZAB", "12345");
        var cache = Ui.Services.GetRequiredService<SituationCache>();
        var now = (await cache.FindAsync(Operation, Sensitivity.Severe))!.Board(DateOnly.FromDateTime(TestStore.Now.Date));
        var marks = new LiveMarks();
        marks.GoOn(kept, now, now, new TimeOnly(12, 0));

        Assert.Equal(["MAD", "ZAB"], now.Where(p => marks.Of(p) is not null).Select(p => p.Location.Code).Order());
        Assert.Equal(new TimeOnly(12, 0), marks.Of(now.Single(p => p.Location.Code == "ZAB")));
        Assert.Contains("Zabadani", marks.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Madaya", marks.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_come_with_their_sums_and_the_address_says_what_is_shown()
    {
        var page = await OpenAsync<LiveBoardPage>("live?only=all");
        page.Find("select[name=group]").Change("governorate");

        var heads = page.FindAll(".group-head").Select(TextOf).ToList();
        Assert.Contains(heads, h => h.StartsWith("Damascus 1 place;", StringComparison.Ordinal) && h.Contains("unknown", StringComparison.Ordinal));
        Assert.Contains(heads, h => h.StartsWith("Rural Damascus ", StringComparison.Ordinal) && h.Contains("at least", StringComparison.Ordinal));
        Assert.EndsWith("/unreached/live?only=all&group=governorate", Written(), StringComparison.Ordinal);

        page.Find("select[name=status]").Change("besieged");
        page.FindAll("button.sort").Single(b => TextOf(b) == "Days waiting").Click();
        Assert.EndsWith("/unreached/live?status=besieged&only=all&group=governorate&sort=waiting", Written(), StringComparison.Ordinal);
        var shown = page.FindAll("td:has(a[href*='/locations/'])").Select(TextOf).ToList();
        Assert.NotEmpty(shown);

        // The same address shows the same to others.
        var again = Render<LiveBoardPage>(Written());
        Assert.Equal(shown, again.FindAll("td:has(a[href*='/locations/'])").Select(TextOf));
        Assert.Equal(page.FindAll(".group-head").Select(TextOf), again.FindAll(".group-head").Select(TextOf));
    }

    [Fact]
    public async Task Without_a_circuit_the_same_places_stand_in_a_table_and_nothing_is_watched()
    {
        var live = await OpenAsync<LiveBoardPage>("live?group=blocking");
        var places = live.FindAll("td a[href*='/locations/']").Select(TextOf);
        var plain = Render<LiveBoardPage>("live?group=blocking", interactive: false);
        Assert.Equal(places, plain.FindAll("th a[href*='/locations/']").Select(TextOf));
        Assert.Equal(live.FindAll(".group-head").Select(TextOf), plain.FindAll(".group-head").Select(TextOf));
        Assert.Contains(Texts.LiveUnconnected, plain.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_session_has_ended_is_shown_no_change_and_led_to_the_door()
    {
        var page = await OpenAsync<LiveBoardPage>("live?only=all");
        _isValid = false;
        await EnterPopulationAsync("MAD", "41234");
        await LookAsync();

        Assert.DoesNotContain("41,234", page.Markup, StringComparison.Ordinal);
        var navigation = Assert.IsType<Bunit.TestDoubles.BunitNavigationManager>(Ui.Services.GetRequiredService<NavigationManager>());
        Assert.True(navigation.History.First().Options.ForceLoad);
    }

    [Fact]
    public async Task A_meeting_goes_from_place_to_place_and_follows_what_is_entered()
    {
        var page = await OpenAsync<MeetingPage>("meeting");
        var first = TextOf(page.Find("h1"));
        Assert.Contains("Place 1 of", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[rel=prev]"));

        page.Find("a[rel=next]").Click();
        var second = TextOf(page.Find("h1"));
        Assert.NotEqual(first, second);
        Assert.Contains("Place 2 of", page.Markup, StringComparison.Ordinal);
        Assert.Contains("/unreached/meeting?place=", Written(), StringComparison.Ordinal);

        page.Find("a[rel=prev]").Click();
        Assert.Equal(first, TextOf(page.Find("h1")));

        // A link to a place opens it, with a circuit or without.
        var code = page.Find("a[rel=next]").GetAttribute("href")!.Split("place=")[1].Split('&')[0];
        await EnterPopulationAsync(code, "41234");
        await LookAsync();
        foreach (var interactive in new[] { true, false })
        {
            var place = Render<MeetingPage>($"meeting?place={code}", interactive);
            Assert.Equal(second, TextOf(place.Find("h1")));
            Assert.Contains("41,234", TextOf(place.Find("dl")), StringComparison.Ordinal);
            Assert.Contains("Since the meeting of", TextOf(place.Find(".since")), StringComparison.Ordinal);
            Assert.Contains("41,234", TextOf(place.Find(".since")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_column_is_hidden_and_shown_again_where_it_was()
    {
        var page = await OpenAsync<LiveBoardPage>("live");
        Assert.Equal(["Details", "Place", "Governorate", "Status", "Population"], Heads().Take(5));
        page.FindAll(".columns input")[0].Change(false);
        Assert.Equal(["Details", "Place", "Status", "Population"], Heads().Take(4));
        page.FindAll(".columns input")[0].Change(true);
        Assert.Equal(["Details", "Place", "Governorate", "Status", "Population"], Heads().Take(5));

        IEnumerable<string> Heads() => page.FindAll("th").Select(TextOf);
    }

    private async Task<IRenderedComponent<T>> OpenAsync<T>(string address, StoreProvider provider = StoreProvider.Sqlite)
        where T : OperationPage
    {
        await SignInAsync(Manager, provider);
        Ui.Services.AddSingleton(_ => new OperationWatch(
            new OperationStore(Store.Db), new FakeTimeProvider(TestStore.Now), NullLogger<OperationWatch>.Instance));
        Ui.Services.AddSingleton(new SensitivityRules());
        Ui.Services.AddSingleton<SessionQuestion>((_, _) => Task.FromResult(_isValid));
        Ui.Services.AddSingleton<CircuitPerson>();
        Ui.Services.AddSingleton(new HiddenColumnStore(Store.Db));
        return Render<T>(address);
    }

    private IRenderedComponent<T> Render<T>(string address, bool interactive = true)
        where T : OperationPage
    {
        Ui.Renderer.SetRendererInfo(new RendererInfo(interactive ? "Server" : "Static", interactive));
        Ui.Services.GetRequiredService<NavigationManager>()
            .NavigateTo(address.StartsWith('/') ? address : $"/o/{Operation}/unreached/{address}");
        var page = Ui.Render<T>(p => p.Add(x => x.Operation, Operation));
        page.WaitForElement(typeof(T) == typeof(LiveBoardPage) ? "td" : "h1", TimeSpan.FromSeconds(30));
        return page;
    }

    // As another node would: through a connection of its own.
    private async Task EnterPopulationAsync(string location, string people)
    {
        await using var node = new Db(Store.Options, TestStore.Severe);
        var rows = BundleSource.Of(
            RecordKinds.Populations, ["location", "as_of", "people", "authority"], [location, "2016-06-30", people, "UN"]);
        var result = await new BundleImport(node, new SensitivityRules()).ImportAsync(
            rows, Operation, new ImportOptions(), TestStore.Actor, TestStore.Now);
        Assert.Empty(result.Refused);
    }

    private async Task LookAsync() => await Task.WhenAll(await Ui.Services.GetRequiredService<OperationWatch>().LookAsync());

    private string Written() => (string)Ui.JSInterop.Invocations["history.replaceState"][^1].Arguments[2]!;
}
