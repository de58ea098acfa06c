using AccessTracker.Domain.Identity;
using System.Text.Encodings.Web;
using System.Text.Json;
using AccessTracker.Data;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;
using AccessTracker.Tests.Stores;

namespace AccessTracker.Tests.Reports;

/// <summary>The reports of seeds/issg-2016, imported and computed as the program does it.</summary>
public sealed class DemonstrationOperationTests
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory, EveryStore]
    public async Task Every_report_is_the_one_that_was_approved(StoreProvider provider)
    {
        List<string> differences = [.. (await ReportsAsync(provider)).Select(report =>
        {
            using var content = JsonDocument.Parse(ReportJson.Serialize(report.Content));
            return Approved.Difference($"Reports/Approved/issg-2016-{report.Period.Number:00}.json", JsonSerializer.Serialize(content, _readable) + "\n");
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

    private static async Task<IReadOnlyList<WeeklyReport>> ReportsAsync(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await store.SeedAsync();
        var (facts, _) = await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything);
        var situation = new Situation(facts);
        return [.. situation.Calendar.Due(operation.Operation.Until!.Value).Select(p => WeeklyReport.Compute(situation, p))];
    }
}
