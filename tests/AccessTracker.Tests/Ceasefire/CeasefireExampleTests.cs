using System.Text.Json.Nodes;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>An operation small enough to be counted by hand, as docs/ceasefire-example.md does, through the store on both databases.</summary>
public sealed class CeasefireExampleTests
{
    [Theory, EveryStore]
    public async Task Every_figure_is_the_one_derived_by_hand(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var folder = Repository.Path("tests", "AccessTracker.Tests", "Ceasefire", "WorkedExample");
        var result = await store.ImportAsync(folder);
        Assert.Empty(result.Refused);

        var operation = (await new OperationStore(store.Db).FindAsync("ceasefire-example"))!;
        var (facts, _) = await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything);
        var situation = new Situation(facts);
        foreach (var period in situation.Calendar.Due(A.Day("2019-05-20")))
        {
            var json = ReportJson.Serialize(CeasefireReport.Compute(situation, period).Content);
            var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"report-{period.Number}.json")))!.AsObject();
            var actual = JsonNode.Parse(json)!.AsObject();
            foreach (var (section, figures) in expected)
            {
                Assert.Equal(
                    $"{period.Number} {section}: {figures?.ToJsonString()}", $"{period.Number} {section}: {actual[section]?.ToJsonString()}");
            }

            Assert.Equal(expected.Select(p => p.Key), actual.Select(p => p.Key));
        }

        Assert.Equal(2, situation.Calendar.Due(A.Day("2019-05-20")).Count);
    }
}
