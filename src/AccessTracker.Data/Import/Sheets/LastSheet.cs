using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// The sender's last sheet of a kind, with those that came back from it corrected: what the store has of that sender, as far as sheets told it.
/// </summary>
/// <param name="FileName">Of the sheet.</param>
/// <param name="Records">The keys of the records that its rows told of.</param>
internal sealed record LastSheet(string FileName, IReadOnlySet<string> Records)
{
    /// <param name="batch">The one that is being read, which is not its own last one.</param>
    /// <returns>Null where there is none, and for rows that come back corrected: those are a part of it.</returns>
    public static async Task<LastSheet?> FindAsync(
        ImportBatchStore batches, SheetUpload upload, Id<ImportBatch>? batch, SheetMapping mapping, CancellationToken cancellation)
    {
        if (IsReturned(mapping))
        {
            return null;
        }

        var (keys, fileName) = (new HashSet<string>(StringComparer.Ordinal), "");
        foreach (var earlier in await batches.DoneBeforeAsync(upload, batch, mapping.Of, cancellation).ConfigureAwait(false))
        {
            await using var stream = TemporaryFolder.NewFile();
            if (await batches.CopyAsync(earlier.Id, BatchFile.Records, stream, cancellation).ConfigureAwait(false))
            {
                keys.UnionWith(SheetPreviews.Read(stream)
                    .Where(r => r.Kind == mapping.Of.Table.Name && r.State != SeenState.Withdrawn).Select(r => r.Key));
            }

            if (!IsReturned(earlier.Mapping!))
            {
                fileName = earlier.FileName;
                break;
            }
        }

        return fileName.Length == 0 ? null : new LastSheet(fileName, keys);
    }

    private static bool IsReturned(SheetMapping mapping) => mapping.Columns.Any(c => SheetLanguages.IsWhatIsWrong(c.Heading));
}
