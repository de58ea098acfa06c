using AccessTracker.Data.Locations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Locations;
using AccessTracker.Web.Operations;
using AngleSharp.Dom;
using Bunit;

namespace AccessTracker.Tests.Locations;

/// <summary>Places to confirm and places entered twice, at the desk, in a circuit.</summary>
[Collection("hangfire")]
public sealed class PlaceDeskTests : DeskUiTest
{
    private const string Proposed = "NEW-ABCDEF-1";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Places_are_compared_merged_in_one_step_and_taken_back_one_after_another()
    {
        await StartAsync();
        var desk = Open();
        Assert.Equal("Madayaa town", TextOf(desk.Find("#place-case")));
        Assert.Equal(["Madayaa town", "Madaya"], Fact(desk, "Name"));
        Assert.Equal(["Rural Damascus", "Rural Damascus"], Fact(desk, "Governorate"));
        Assert.Equal("1", Fact(desk, "Incidents").First());
        Assert.Contains("differs", TextOf(Row(desk, "Name").QuerySelector("th")!), StringComparison.Ordinal);
        Assert.Equal("B", TextOf(desk.Find(".map svg").QuerySelectorAll("text")[^1]));

        await ClickAsync(desk, "Madayaa town is Madaya");
        Said(desk, "Madayaa town is now Madaya.");
        Assert.DoesNotContain(Proposed, (await SituationAsync()).Locations.Keys);
        Assert.Contains("Madayaa town", (await SituationAsync()).Locations["MAD"].Aliases);
        Assert.NotEqual("Madayaa town", TextOf(desk.Find("#place-case")));
        await ClickAsync(desk, "Undo");
        desk.WaitForAssertion(() => Assert.Equal("Madayaa town", TextOf(desk.Find("#place-case"))), _patience);
        Assert.Contains(Proposed, (await SituationAsync()).Locations.Keys);

        await ClickAsync(desk, "It is a new place");
        await desk.InvokeAsync(() => desk.Find("form.new-place").SubmitAsync());
        Assert.Equal("This field is required.", TextOf(desk.Find(".new-place .field-problem")));
        await desk.InvokeAsync(() => desk.FindAll(".new-place input")[0].Change("MTO"));
        await desk.InvokeAsync(() => desk.Find("form.new-place").SubmitAsync());
        Said(desk, "Madayaa town is in the list now.");
        Assert.Contains("MTO", (await SituationAsync()).Locations.Keys);

        // The other one, entered twice: what would move is told, and nothing is done by that.
        await ChooseAsync(desk, "Madayah – Madaya");
        await ClickAsync(desk, "What would change");
        desk.WaitForAssertion(
            () => Assert.Contains("Statuses of places: 1", TextOf(desk.Find(".place-preview")), StringComparison.Ordinal), _patience);
        Assert.Contains("reports would come out otherwise", TextOf(desk.Find(".place-preview")), StringComparison.Ordinal);
        Assert.Contains("MAD2", (await SituationAsync()).Locations.Keys);
        await ClickAsync(desk, "Merge: Madayah goes, Madaya stays");
        Said(desk, "Madayah is now Madaya.");
        Assert.DoesNotContain("MAD2", (await SituationAsync()).Locations.Keys);
    }

    [Fact]
    public async Task What_a_colleague_decides_is_told_and_stays_and_two_places_are_told_apart_once()
    {
        await StartAsync();
        var desk = Open("?case=pair:MAD~MAD2");
        var operation = (await Service<OperationStore>().FindAsync(Operation))!;
        await Service<DistinctLocations>().AddAsync(operation, "MAD", "MAD2", TestStore.Actor, TestStore.Now);

        await ClickAsync(desk, "Merge: Madayah goes, Madaya stays");
        desk.WaitForAssertion(
            () => Assert.Contains("has said meanwhile that they are two places", TextOf(desk.Find(".place-case [role=alert]")),
                StringComparison.Ordinal), _patience);
        Assert.Contains("MAD2", (await SituationAsync()).Locations.Keys);
        await ClickAsync(desk, "Next");
        await desk.InvokeAsync(() => desk.Find("button[aria-label^='Ask again: Madaya']").ClickAsync(new()));
        Assert.Empty(await Service<DistinctLocations>().ListAsync(operation));

        // A place that somebody else has dealt with while it is looked at: it is told at once, and stays before the reader's eyes.
        await ChooseAsync(desk, "Madayaa town");
        await Service<PlaceDecisions>().ReplaceAsync(
            (await Service<SituationCache>().FindAsync(Operation))!, new ReplacedLocation(Proposed, "ZAB", "It is Zabadani"), null, isTrial: false,
            TestStore.Actor);
        Look();
        desk.WaitForAssertion(
            () => Assert.Contains($"Madayaa town: {TestStore.Actor.Name} has decided on this meanwhile (It is Zabadani)",
                TextOf(desk.Find(".place-case [role=alert]")), StringComparison.Ordinal), _patience);

        await ChooseAsync(desk, "Madayah – Madaya");
        await ClickAsync(desk, "Not the same");
        Said(desk, "Madayah and Madaya are two places. Nobody is asked about them again.");
        Assert.Single(await Service<DistinctLocations>().ListAsync(operation));
        Reader.Become(Role.Member);
        await ClickAsync(desk, "Undo");
        desk.WaitForAssertion(() => Assert.Contains("No access", desk.Markup, StringComparison.Ordinal), _patience);
        Assert.Single(await Service<DistinctLocations>().ListAsync(operation));
    }

    private async Task StartAsync()
    {
        Start();
        await App.ImportAsync(
            RecordKinds.Locations, ["code", "name", "governorate"], [Proposed, "Madayaa town", "Rural Damascus"],
            ["MAD2", "Madayah", "Rural Damascus"]);
        await App.ImportAsync(RecordKinds.Incidents, ["ref", "location", "day", "kind"], ["I-X", Proposed, "2016-03-21", "shelling"]);
        await App.ImportAsync(RecordKinds.Statuses, ["location", "status", "from"], ["MAD2", "hard_to_reach", "2016-03-02"]);
    }

    private IRenderedComponent<PlaceDesk> Open(string said = "")
    {
        var desk = Ui.Render<PlaceDesk>(p => p.Add(d => d.Operation, Operation).Add(d => d.Said, said));
        desk.WaitForState(() => desk.FindAll("#place-case").Count > 0, _patience);
        return desk;
    }

    private static IElement Row(IRenderedComponent<PlaceDesk> desk, string label) =>
        desk.FindAll(".place-pair tbody tr").Single(r => TextOf(r.QuerySelector("th")!).Split(" differs")[0] == label);

    private static IEnumerable<string> Fact(IRenderedComponent<PlaceDesk> desk, string label) =>
        Row(desk, label).QuerySelectorAll("td").Select(TextOf);

    private static Task ChooseAsync(IRenderedComponent<PlaceDesk> desk, string title) => desk.InvokeAsync(
        () => desk.FindAll(".place-cases button").Single(b => TextOf(b).StartsWith(title, StringComparison.Ordinal)).ClickAsync(new()));

    private static Task ClickAsync(IRenderedComponent<PlaceDesk> desk, string name) =>
        desk.InvokeAsync(() => desk.FindAll("button").Single(b => TextOf(b) == name).ClickAsync(new()));

    private static void Said(IRenderedComponent<PlaceDesk> desk, string text) =>
        desk.WaitForAssertion(() => Assert.Equal(text, TextOf(desk.Find(".done-line p"))), _patience);

    private async Task<Situation> SituationAsync() => (await Service<SituationCache>().FindAsync(Operation))!.Situation;
}
