using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Operations;

/// <summary>
/// A bundle for an empty store, with the outlines of its maps beside it (<c>outlines.geojson</c>): stored in one transaction, so that a start that is
/// killed leaves all of it or nothing, and the next start goes on from either.
/// </summary>
public sealed class SeedImport(BundleImport import)
{
    /// <summary>Imports the bundle at <paramref name="path"/>.</summary>
    public async Task<ImportResult> ImportAsync(string path, Actor actor, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var file = Path.Combine(path, "outlines.geojson");
        var outlines = File.Exists(file) ? await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false) : null;
        var options = new ImportOptions
        {
            Completing = async (session, stored) =>
            {
                if (outlines is not null && await OperationStore.FindAsync(session, stored.Operation!).ConfigureAwait(false) is { } operation)
                {
                    await OutlineStore.SaveAsync(session, operation, outlines, actor, now).ConfigureAwait(false);
                }
            },
        };
        return await import.ImportAsync(BundleSource.At(path), null, options, actor, now, cancellation: cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether <paramref name="operation"/> is the one of the bundle at <paramref name="path"/>: what stands beside a seed is for no other.
    /// </summary>
    public static bool IsOf(string path, Domain.Operations.Operation operation)
    {
        try
        {
            using var content = BundleSource.At(path).Open(RecordKinds.Standard);
            var rows = content.Has(RecordKinds.Operations) ? content.Rows(RecordKinds.Operations).Select(r => r.Cells).ToList() : [];
            var column = rows is [] ? -1 : rows[0].ToList().IndexOf("code");
            return column >= 0 && rows.Skip(1).Any(cells => column < cells.Count && cells[column] == operation.Code);
        }
        catch (BundleRefusedException)
        {
            return false;
        }
    }
}
