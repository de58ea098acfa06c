using System.Text;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A page of the records that a sheet would add or change.</summary>
/// <param name="Records">One for each row of the sheet that tells something new, in its order.</param>
/// <param name="Heads">The convoys or requests that they belong to, as far as the sheet tells of those, by key.</param>
/// <param name="First">The place of the first in the list, from 1.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record PreviewPage(IReadOnlyList<PreviewRecord> Records, IReadOnlyDictionary<string, PreviewRecord> Heads, int First, int Total);

/// <summary>What a sheet tells of, added up: of the same records before and after.</summary>
/// <param name="Name">Of what: <c>places</c>, <c>people</c>.</param>
/// <param name="Before">What the store has of them; null: some are there, and of none anybody knows.</param>
/// <param name="After">What the sheet makes of it; null in the same way.</param>
public sealed record SheetSum(string Name, decimal? Before, decimal? After)
{
    /// <summary>Of how many of them the store does not know it.</summary>
    public int UnknownBefore { get; init; }

    /// <summary>Of how many it will not be known.</summary>
    public int UnknownAfter { get; init; }
}

/// <summary>What the check of a sheet found that its import would do: to its records, and to the figures of reports.</summary>
public sealed class SheetPreviews(ImportBatchStore batches)
{
    /// <summary>Records of a page.</summary>
    public const int PageSize = 50;

    /// <summary>The reports that the import would move; none where the sheet was checked before that was told.</summary>
    public async Task<IReadOnlyList<MovedReport>> MovedAsync(ImportBatch batch, CancellationToken cancellation = default)
    {
        using var stream = new MemoryStream();
        return await batches.CopyAsync(batch.Id, BatchFile.Figures, stream, cancellation).ConfigureAwait(false)
            ? JsonSerializer.Deserialize<IReadOnlyList<MovedReport>>(stream.ToArray())!
            : [];
    }

    /// <summary>A page of what is new or changes.</summary>
    /// <param name="skip">How many stand on the pages before.</param>
    public async Task<PreviewPage> PageAsync(ImportBatch batch, int skip, CancellationToken cancellation = default)
    {
        await using var stream = TemporaryFolder.NewFile();
        if (batch.Mapping is not { } mapping
            || !await batches.CopyAsync(batch.Id, BatchFile.Records, stream, cancellation).ConfigureAwait(false))
        {
            return new PreviewPage([], new Dictionary<string, PreviewRecord>(), 0, 0);
        }

        var (heads, page, total) = (new Dictionary<string, PreviewRecord>(StringComparer.Ordinal), new List<PreviewRecord>(), 0);
        foreach (var record in Read(stream))
        {
            if (mapping.Of.Head is { } head && record.Kind == head.Name && record.State != SeenState.Withdrawn)
            {
                heads[record.Key] = record;
            }
            else if (record.State != SeenState.Same || IsOfChanged(mapping, record, heads))
            {
                total++;
                if (total > skip && page.Count < PageSize)
                {
                    page.Add(record);
                }
            }
        }

        var link = mapping.Of.Link?.Column.Name;
        var named = link is null ? [] : page.Select(r => r.Value(link)).ToHashSet(StringComparer.Ordinal);
        return new PreviewPage(
            page, heads.Where(h => named.Contains(h.Key)).ToDictionary(h => h.Key, h => h.Value, StringComparer.Ordinal),
            page.Count == 0 ? 0 : skip + 1, total);
    }

    /// <summary>The records of a file that <see cref="PreviewLog"/> wrote.</summary>
    internal static IEnumerable<PreviewRecord> Read(Stream stream)
    {
        stream.Position = 0;
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            yield return PreviewRecord.FromJson(line);
        }
    }

    // A stop whose convoy becomes another is not as it was, though its own cells are.
    private static bool IsOfChanged(SheetMapping mapping, PreviewRecord record, Dictionary<string, PreviewRecord> heads) =>
        mapping.Of.Link is { } link && heads.TryGetValue(record.Value(link.Column.Name), out var head) && head.State == SeenState.Changed;
}
