using System.Text.Encodings.Web;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Reports;

/// <summary>
/// The reports of the demonstration, imported and computed as the program does it: word for word as it stood in June 2016, and the
/// whole of seeds/issg-2016.
/// </summary>
public sealed class DemonstrationOperationTests
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory, EveryStore]
    public async Task Every_report_is_the_one_that_was_approved(StoreProvider provider)
    {
        List<string> differences = [.. (await ReportsAsync(provider)).Select(report =>
        {
            using var content = JsonDocument.Parse(ReportJson.Serialize(report.Content));
            return Approved.Difference(
                $"Reports/Approved/issg-2016-{report.Period.Number:00}.json", JsonSerializer.Serialize(content, _readable) + "\n");
        }).OfType<string>()];
        Assert.Empty(differences);
    }

    [Fact]
    public async Task Report_2_reaches_the_five_places_that_were_stated()
    {
        var content = (await ReportsAsync(StoreProvider.Sqlite)).Single(r => r.Period.Number == 2).Content;
        Assert.Equal(["FOA", "KAF", "MAD", "MOA", "ZAB"], content.Reached.Select(r => r.Location));
        var stated = content.Stated.First(s => s.Measure == "besieged_areas_reached" && s.Window == "period");
        Assert.Equal((5, 5, 0), (stated.Low, stated.Computed, stated.Difference));
    }

    [Fact]
    public async Task Report_5_reaches_the_four_towns_that_were_stated()
    {
        var content = (await ReportsAsync(StoreProvider.Sqlite)).Single(r => r.Period.Number == 5).Content;
        Assert.Equal(["FOA", "KAF", "MAD", "ZAB"], content.Reached.Select(r => r.Location));
        var stated = content.Stated.First(s => s.Measure is "besieged_areas_reached" or "areas_reached" && s.Window == "period");
        Assert.Equal((4, 4, 0), (stated.Low, stated.Computed, stated.Difference));
    }

    [Fact]
    public async Task Where_records_are_missing_the_difference_is_told_and_not_bent()
    {
        var content = (await ReportsAsync(StoreProvider.Sqlite)).Single(r => r.Period.Number == 4).Content;
        var stated = content.Stated.Single(s => s is { Measure: "people_reached", Window: "cumulative" });
        Assert.Equal((238_485, 80_000, 80_000 - 238_485), (stated.Low, stated.Computed, stated.Difference));
    }

    [Theory, EveryStore]
    public async Task The_whole_of_it_is_taken_and_its_days_are_in_one_report_each(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var result = await store.ImportAsync(Repository.Path("seeds", "issg-2016"));
        Assert.Empty(result.Refused);

        var reports = await ReportsAsync(store, (await new OperationStore(store.Db).FindAsync("issg-2016"))!);

        Assert.Equal(Enumerable.Range(1, 28), reports.Select(r => r.Period.Number));
        Assert.All(reports.Zip(reports.Skip(1)), p => Assert.Equal(p.First.Period.End.AddDays(1), p.Second.Period.Start));
        Assert.Equal(new DateOnly(2016, 10, 13), reports[^1].Period.End);
    }

    [Fact]
    public async Task The_last_report_says_who_was_reached_who_was_refused_and_what_nobody_knows()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await store.ImportAsync(Repository.Path("seeds", "issg-2016"));
        var content = (await ReportsAsync(store, (await new OperationStore(store.Db).FindAsync("issg-2016"))!))[^1].Content;

        Assert.Equal(["FOA", "KAF", "MAD", "ZAB"], content.Reached.Select(r => r.Location));
        Assert.Null(content.People.Period.Total.Distinct);
        Assert.Equal(18, content.Coverage.Besieged.Locations);
        Assert.Equal(
            ("denied", new DateOnly(2016, 10, 13)),
            content.Unreached.Single(u => u.Location == "EAL") is var place ? (place.BlockedBy, place.BlockedSince!.Value) : default);
        Assert.DoesNotContain(content.Unreached, u => u.Location == "DAR");
    }

    [Fact]
    public void Each_report_that_the_demonstration_publishes_has_a_narrative_with_its_sources()
    {
        var files = Directory.GetFiles(Repository.Path("seeds", "issg-2016", "narratives")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(
            [.. Enumerable.Range(1, 27).Select(n => $"{n:00}.md"), .. Enumerable.Range(1, 3).Select(n => $"ceasefire-{n:00}.md")],
            files.Select(f => Path.GetFileName(f)));
        Assert.All(files, f => Assert.Matches(@"(?s)^.{80,900}\n\n\*Sources?: .+\*\n$", File.ReadAllText(f)));
    }

    private static async Task<IReadOnlyList<WeeklyReport>> ReportsAsync(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        return await ReportsAsync(store, await store.SeedAsync());
    }

    private static async Task<IReadOnlyList<WeeklyReport>> ReportsAsync(TestStore store, StoredOperation operation)
    {
        var (facts, _) = await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything);
        var situation = new Situation(facts);
        return [.. situation.Calendar.Due(operation.Operation.Until!.Value).Select(p => WeeklyReport.Compute(situation, p))];
    }
}
