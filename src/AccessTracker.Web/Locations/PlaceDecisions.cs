using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Locations;

/// <summary>Decisions about places, each one change that can be undone, by the same import as the forms (docs/entering.md).</summary>
public sealed class PlaceDecisions(BundleImport import, RecordStore records, TimeProvider clock)
{
    /// <summary>The place as it is stored, also where it is withdrawn; null: there is none that the actor may read.</summary>
    public Task<RecordView?> ReadAsync(OperationState state, string code, Actor actor, CancellationToken cancellation = default) =>
        records.ShowAsync(state.Stored, RecordKinds.Locations.Name, code, actor, clock.GetUtcNow(), cancellation);

    /// <summary>Puts one place in the place of another, with a new one if <paramref name="row"/> is it.</summary>
    /// <param name="state">The operation.</param>
    /// <param name="replaced">With the version of the place that goes, as it was read.</param>
    /// <param name="row">The new place; null: the other one is in the list already.</param>
    /// <param name="isTrial">Nothing is stored; told is what would be refused, and which figures of reports would be others.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellation">To stop it.</param>
    public Task<ImportResult> ReplaceAsync(
        OperationState state, ReplacedLocation replaced, EntryRow? row, bool isTrial, Actor actor, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var options = new ImportOptions
        {
            DryRun = isTrial,
            CountsFigures = isTrial,
            Submission = new Submission(Id<Draft>.New(now).ToString(), actor.Name),
            Replaces = replaced,
            ExpectedVersions = row is null
                ? new Dictionary<(string, string), long>()
                : new Dictionary<(string, string), long> { [(row.Table.Name, row.Key)] = row.Version },
        };
        return import.ImportAsync(
            new Entry(row is null ? [] : [row], "").ToBundle(), state.Stored.Operation.Code, options, actor, now, cancellation: cancellation);
    }
}
