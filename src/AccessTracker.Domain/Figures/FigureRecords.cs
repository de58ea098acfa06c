namespace AccessTracker.Domain.Figures;

/// <summary>Finds the records that a report keeps behind its figures.</summary>
public static class FigureRecords
{
    /// <summary>
    /// The references kept for <paramref name="figure"/>: under its own path, or under the longest path it is a part of; null when there are none.
    /// </summary>
    public static IReadOnlyList<string>? Behind(IReadOnlyDictionary<string, IReadOnlyList<string>> records, string figure)
    {
        for (var path = figure; path.Length > 0; path = path.LastIndexOf('.') is var dot and >= 0 ? path[..dot] : "")
        {
            if (records.TryGetValue(path, out var found))
            {
                return found;
            }
        }

        return null;
    }
}
