using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Access;

/// <summary>
/// A published report is for everybody; which records have changed since, and who changed them, is for those who may read those records.
/// </summary>
[Collection("hangfire")]
public sealed class PublishedCanaryTests
{
    // Of the weeks in which every given delivery was made, up to 5 May 2016.
    private const int Number = 6;

    [Fact]
    public async Task Nobody_is_told_of_a_changed_record_that_they_may_not_read()
    {
        using var site = await AccessSite.CreateAsync();
        var services = site.App.Services;
        var met = await services.GetRequiredService<BundleImport>().ImportAsync(
            BundleSource.Of(RecordKinds.Meetings, ["number", "date"], [$"{Number}", "2016-05-05"], [$"{Number + 1}", "2016-05-12"]),
            AccessWorld.Operation, new ImportOptions(), TestStore.Actor, AccessWorld.Now);
        Assert.Empty(met.Refused);
        await services.GetRequiredService<EnsureReports>().RunAsync(AccessWorld.Operation, CancellationToken.None);
        var (store, situations) = (services.GetRequiredService<ReportStore>(), services.GetRequiredService<SituationCache>());
        var published = await ReportDesk.PublishAsync(store, (await situations.FindAsync(AccessWorld.Operation))!, Number, AccessWorld.Now);
        Assert.Equal(new DateOnly(2016, 5, 5), published.PeriodEnd);

        var operation = (await services.GetRequiredService<OperationStore>().FindAsync(AccessWorld.Operation))!;
        var records = services.GetRequiredService<RecordStore>();
        foreach (var level in Enum.GetValues<Sensitivity>())
        {
            // One is withdrawn, the other says something else: by somebody and for a reason that stand nowhere else.
            var editor = new Actor($"zqeditor{EnumCode.Of(level)}@example.org", "editor");
            var record = await records.ShowAsync(operation, "delivery", $"D-North-{EnumCode.Of(level)}", editor, AccessWorld.Now);
            Assert.Null(await records.WithdrawAsync(
                operation, "delivery", record!.Record.Key, record.Record.Version, $"zqreason{EnumCode.Of(level)}", editor, AccessWorld.Now));
            var (_, row, _) =
                site.World.RowOf(site.World.Records.Single(r => r.Kind == "delivery" && r.Given == level && r.Area == "South" && !r.IsPlanned));
            var changed = await services.GetRequiredService<BundleImport>().ImportAsync(
                BundleSource.Of(
                    RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached", "note"], [.. row[..5], "77", row[6]]),
                AccessWorld.Operation, new ImportOptions(), editor, AccessWorld.Now);
            Assert.Empty(changed.Refused);
        }

        foreach (var person in AccessMatrixTests.People.Where(p => p.In(AccessWorld.Operation).Any()))
        {
            var said = new Dictionary<string, string>();
            foreach (var path in new[] { $"{Number}", $"{Number}/r/1", $"{Number + 1}", $"compare?a={Number}.1&b={Number + 1}", "" })
            {
                said[path] = (await site.GetAsync(person, $"/o/{AccessWorld.Operation}/reports/{path}")).Text;
            }

            Assert.Contains("Records changed since this was published", said[$"{Number}"], StringComparison.Ordinal);
            foreach (var level in Enum.GetValues<Sensitivity>())
            {
                var word = EnumCode.Of(level);
                string[] traces = [$"zqeditor{word}@", $"zqreason{word}", $"D-North-{word}", $"D-South-{word}"];
                var mayRead = AccessMatrixTests.MayRead(person, level);

                // They are there for whoever may, so that it is not for nothing that others do not find them.
                Assert.All(traces, t => Assert.True(mayRead == said[$"{Number}"].Contains(t, StringComparison.Ordinal), $"{person.Name}: {t}"));
                Assert.All(traces, t =>
                    Assert.True(mayRead == said[$"{Number + 1}"].Contains(t, StringComparison.Ordinal), $"{person.Name}, next report: {t}"));
                Assert.True(mayRead || said.Values.All(text => traces.All(t => !text.Contains(t, StringComparison.Ordinal))));
            }
        }
    }
}
