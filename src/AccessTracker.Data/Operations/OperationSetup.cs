using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Operations;

/// <summary>Begins an operation: its frame is a record like any other, checked, kept in the history and in the audit as the bundle's is.</summary>
public sealed class OperationSetup(BundleImport import)
{
    /// <summary>
    /// Adds the operation that <paramref name="fields"/> describe. Returns what was refused and why; nothing is stored then, and nothing of an
    /// operation that is there already is changed.
    /// </summary>
    /// <param name="fields">As typed, by the columns of <c>operation.csv</c>. What is not there, or empty, is as the column says.</param>
    /// <param name="outlines">The outlines that its maps are drawn over, as GeoJSON; null: none yet.</param>
    /// <param name="actor">Who may is asked before (<see cref="Verb.AddOperation"/>).</param>
    public async Task<IReadOnlyList<RefusedRow>> AddAsync(
        IReadOnlyDictionary<string, string> fields, string? outlines, Actor actor, DateTimeOffset now, CancellationToken cancellation = default)
    {
        string[] columns = [.. fields.Where(f => f.Value.Length > 0).Select(f => f.Key)];

        // An operation has no role of its own yet that could let anybody write it.
        var result = await import.ImportAsync(
            BundleSource.Of(OperationKinds.Operations, columns, [.. columns.Select(c => fields[c])]),
            null,
            new ImportOptions
            {
                ExpectedVersions = new Dictionary<(string, string), long>
                {
                    [(OperationKinds.Operations.Name, fields.GetValueOrDefault("code", ""))] = 0,
                },
                Completing = async (session, stored) =>
                {
                    if (outlines is not null && await OperationStore.FindAsync(session, stored.Operation!).ConfigureAwait(false) is { } operation)
                    {
                        await OutlineStore.SaveAsync(session, operation, outlines, actor, now).ConfigureAwait(false);
                    }
                },
            },
            actor with { Person = Person.Operator(actor.Name) },
            now,
            cancellation: cancellation).ConfigureAwait(false);
        return result.Refused;
    }
}
