using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The strength says how sure it is what a column tells.</summary>
public enum MatchStrength
{
    None,

    /// <summary>Its heading is only like one that is known: shown, never taken.</summary>
    Weak,

    /// <summary>Its heading is known, and so is that of another column for the same field: asked, for either may be meant.</summary>
    Disputed,

    /// <summary>Its heading is known, but the column is hidden: asked, for whoever sent it may not have meant it to be read.</summary>
    Hidden,

    /// <summary>Its heading is known.</summary>
    Known,

    /// <summary>The same sender's column of this heading was told before.</summary>
    Remembered,
}

/// <summary>A remembered column is what a column told in an earlier sheet of the same sender.</summary>
/// <param name="Field">Name of a field; null: nothing.</param>
public sealed record RememberedColumn(string? Field, DayOrder? Order);

/// <summary>A match is what a column of a sheet probably tells.</summary>
/// <param name="Field">Null with <see cref="MatchStrength.None"/>, and where a sender said before that it tells nothing.</param>
public sealed record ColumnMatch(string Heading, SheetField? Field, MatchStrength Strength)
{
    /// <summary>Whether it is taken for what its heading says without a question.</summary>
    public bool IsTaken => Field is not null && Strength is MatchStrength.Known or MatchStrength.Remembered;

    // Of the letters of a heading; more than that suggests at random.
    private const int LettersForOneMistake = 4;

    /// <summary>
    /// What each of <paramref name="headings"/> tells in a sheet of <paramref name="kind"/>. No field is given to two columns.
    /// </summary>
    /// <param name="remembered">By the keys of headings.</param>
    /// <param name="tags">HXL hashtags of the columns; null: the sheet has none.</param>
    /// <param name="hidden">Columns that nobody sees; of two of one meaning the other is taken.</param>
    public static IReadOnlyList<ColumnMatch> Propose(
        SheetKind kind, IReadOnlyList<string> headings, IReadOnlyDictionary<string, RememberedColumn> remembered,
        IReadOnlyList<string>? tags = null, IReadOnlySet<int>? hidden = null)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var matches = new ColumnMatch?[headings.Count];
        for (var i = 0; i < headings.Count; i++)
        {
            if (remembered.TryGetValue(LocationName.Fold(headings[i]), out var told) && told.Field is var name
                && (name is null || (kind.Field(name) is not null && taken.Add(name))))
            {
                matches[i] = new ColumnMatch(headings[i], name is null ? null : kind.Field(name), MatchStrength.Remembered);
            }
        }

        var known = HeadingFields.Of(kind, headings, tags ?? []).Select((fields, i) => (
            Field: matches[i] is null ? fields.FirstOrDefault(f => !taken.Contains(f.Name)) : null, IsHidden: hidden?.Contains(i) == true)).ToList();
        for (var i = 0; i < headings.Count; i++)
        {
            if (known[i] is { Field: { } field, IsHidden: var isHidden } && !(isHidden && known.Contains((field, false))))
            {
                matches[i] = new ColumnMatch(headings[i], field, known.Count(k => k == known[i]) > 1 ? MatchStrength.Disputed
                    : isHidden ? MatchStrength.Hidden : MatchStrength.Known);
            }
        }

        taken.UnionWith(known.Select(k => k.Field?.Name).OfType<string>());

        return [.. headings.Select((heading, i) =>
            matches[i] ?? (known[i].Field is null ? Weak(kind, heading, taken) : new ColumnMatch(heading, null, MatchStrength.None)))];
    }

    private static ColumnMatch Weak(SheetKind kind, string heading, HashSet<string> taken)
    {
        var key = LocationName.Fold(heading);
        var near = key.Length < LettersForOneMistake || PlaceLevel.Read(HeadingText.Read(heading)) is not null ? null : kind.Fields
            .Where(f => !HelperFields.IsPart(f.Name) && !taken.Contains(f.Name))
            .SelectMany(f => f.Keys.Where(k => k.Length >= LettersForOneMistake).Select(k => (f, score: Score(key, k))))
            .Where(p => p.score is not null)
            .OrderBy(p => p.score)
            .Select(p => p.f)
            .FirstOrDefault();
        return new ColumnMatch(heading, near, near is null ? MatchStrength.None : MatchStrength.Weak);
    }

    // Mistakes of spelling come before a known heading inside a longer one.
    private static int? Score(string key, string known) =>
        Spelling.Distance(key, known, most: Math.Max(key.Length, known.Length) / LettersForOneMistake) is { } distance ? distance
        : key.Contains(known, StringComparison.Ordinal) ? 100 + key.Length - known.Length
        : null;
}
