namespace AccessTracker.Domain.Common;

/// <summary>The distance of two spellings tells how much they differ.</summary>
public static class Spelling
{
    /// <summary>Letters to add, drop or change to make one of the other.</summary>
    public static int Distance(string a, string b) => LastRow(a, b)[^1];

    /// <summary>The same; null where it is more than <paramref name="most"/>, which a text of a page is found to be without being compared.</summary>
    public static int? Distance(string a, string b, int most) =>
        Math.Abs(a.Length - b.Length) <= most && Distance(a, b) is var distance && distance <= most ? distance : null;

    /// <summary>Letters to add, drop or change to make of <paramref name="start"/> a beginning of <paramref name="text"/>.</summary>
    public static int DistanceToStart(string start, string text) => LastRow(start, text).Min();

    // From all of a to each beginning of b.
    private static int[] LastRow(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row;
    }
}
