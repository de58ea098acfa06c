using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using CsCheck;
using Rows = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<string>>;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>Random operations go through the bundle and the store, on both databases: what is computed of them is what the rules come to.</summary>
public sealed class CeasefireStoreTests
{
    private const int Operations = 12;

    [Theory, EveryStore]
    public async Task What_was_imported_is_counted_as_the_rules_come_to_word_by_word(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var drawn = new List<ReportFacts>();
        CeasefireGen.Any.Sample(facts => drawn.Add(facts), iter: Operations, threads: 1);
        var reports = 0;
        foreach (var facts in drawn.Select(WithCode))
        {
            var result = await new BundleImport(store.Db, new SensitivityRules())
                .ImportAsync(BundleSource.Of(Bundle(facts)), null, new ImportOptions(), TestStore.Actor, TestStore.Now);
            Assert.Empty(result.Refused);

            var operation = (await new OperationStore(store.Db).FindAsync(facts.Operation.Code))!;
            var (stored, _) = await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything);
            var situation = new Situation(stored);
            foreach (var period in CeasefireGen.Periods(facts))
            {
                var slow = new SlowCeasefire(facts, period.Start, period.End);
                Assert.Equal(slow.Json(), ReportJson.Serialize(CeasefireReport.Compute(situation, period).Content));
                Assert.Contains(
                    $"\"commitments\":{slow.CommitmentsJson()},\"routes\":{slow.ClosedJson()}}}",
                    ReportJson.Serialize(WeeklyReport.Compute(situation, period).Content), StringComparison.Ordinal);
                reports++;
            }

            Assert.Equal(facts.Operation, stored.Operation);
        }

        Assert.True(reports > Operations);
    }

    // Of records with one identity the bundle has the first.
    private static ReportFacts WithCode(ReportFacts facts, int number) => facts with
    {
        Operation = facts.Operation with { Code = string.Create(CultureInfo.InvariantCulture, $"random-{number}") },
        Decisions = [.. facts.Decisions.DistinctBy(d => (d.Request, d.Location, d.DecidedOn, d.Kind))],
    };

    private static Dictionary<RecordKind, Rows> Bundle(ReportFacts facts)
    {
        var operation = facts.Operation;
        return new Dictionary<RecordKind, Rows>
        {
            [RecordKinds.Operations] =
            [
                ["code", "name", "since", "pattern_count", "pattern_days"],
                [operation.Code, operation.Name, Text(operation.Since), Text(operation.PatternCount), Text(operation.PatternDays)],
            ],
            [RecordKinds.Meetings] = RowsOf(RecordKinds.Meetings, facts),
            [RecordKinds.Locations] = RowsOf(RecordKinds.Locations, facts),
            [RecordKinds.Statuses] = RowsOf(RecordKinds.Statuses, facts),
            [RecordKinds.Populations] = RowsOf(RecordKinds.Populations, facts),
            [RecordKinds.Requests] = RowsOf(RecordKinds.Requests, facts),
            [RecordKinds.RequestLines] = RowsOf(RecordKinds.RequestLines, facts),
            [RecordKinds.Decisions] = RowsOf(RecordKinds.Decisions, facts),
            [RecordKinds.Clearances] = RowsOf(RecordKinds.Clearances, facts),
            [RecordKinds.Parties] = RowsOf(RecordKinds.Parties, facts),
            [RecordKinds.Arrangements] = RowsOf(RecordKinds.Arrangements, facts),
            [RecordKinds.Centres] = RowsOf(RecordKinds.Centres, facts),
            [RecordKinds.Allegations] = RowsOf(RecordKinds.Allegations, facts),
            [RecordKinds.AllegationSteps] = RowsOf(RecordKinds.AllegationSteps, facts),
            [RecordKinds.Monitoring] = RowsOf(RecordKinds.Monitoring, facts),
            [RecordKinds.Controls] = RowsOf(RecordKinds.Controls, facts),
            [RecordKinds.Routes] = RowsOf(RecordKinds.Routes, facts),
            [RecordKinds.RouteStates] = RowsOf(RecordKinds.RouteStates, facts),
            [RecordKinds.Pullbacks] = RowsOf(RecordKinds.Pullbacks, facts),
            [RecordKinds.Appeals] = RowsOf(RecordKinds.Appeals, facts),
            [RecordKinds.Commitments] = RowsOf(RecordKinds.Commitments, facts),
            [RecordKinds.Events] = RowsOf(RecordKinds.Events, facts),
            [RecordKinds.Convoys] = RowsOf(RecordKinds.Convoys, facts),
            [RecordKinds.Deliveries] = RowsOf(RecordKinds.Deliveries, facts),
        };
    }

    private static string Text(object value) => Cell.Write(value);

    private static Rows RowsOf<T>(RecordKind<T> kind, ReportFacts facts) where T : class
    {
        var records = kind.In(facts).Select(kind.Cells).ToList();
        var columns = records.SelectMany(r => r.Keys).Distinct().ToList();
        return columns.Count == 0
            ? [[.. kind.Columns.Select(c => c.Name)]]
            : [columns, .. records.Select(r => (IReadOnlyList<string>)[.. columns.Select(c => r.GetValueOrDefault(c, ""))])];
    }
}
