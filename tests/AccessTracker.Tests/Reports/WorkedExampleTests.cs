using System.Text.Json.Nodes;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Reports;

/// <summary>
/// A small made-up operation that meets every counting rule. WorkedExample/DERIVATION.md derives each figure of its three
/// reports by hand; the report-N.json beside it were written from that derivation, not from the program.
/// </summary>
public sealed class WorkedExampleTests
{
    [Theory, EveryStore]
    public async Task Every_figure_is_the_one_derived_by_hand(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var folder = Repository.Path("tests", "AccessTracker.Tests", "Reports", "WorkedExample");
        var result = await store.ImportAsync(folder);
        Assert.Empty(result.Refused);

        var operation = (await new OperationStore(store.Db).FindAsync("worked-example"))!;
        var (facts, _) = await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything);
        var situation = new Situation(facts);
        foreach (var period in situation.Calendar.Due(facts.Meetings.Max(m => m.Date)))
        {
            var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"report-{period.Number}.json")))!;
            var actual = JsonNode.Parse(ReportJson.Serialize(WeeklyReport.Compute(situation, period).Content))!;
            foreach (var (section, figures) in expected.AsObject())
            {
                Assert.Equal(
                    $"{period.Number} {section}: {figures?.ToJsonString()}", $"{period.Number} {section}: {actual[section]?.ToJsonString()}");
            }

            Assert.Equal(expected.AsObject().Select(p => p.Key), actual.AsObject().Select(p => p.Key));
        }
    }
}
