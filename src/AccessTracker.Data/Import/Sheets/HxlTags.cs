using System.Collections.Frozen;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A row of HXL hashtags says what the columns tell: where one stands, it decides before the headings do.</summary>
internal static class HxlTags
{
    // They say how a thing is written, not which it is.
    private static readonly FrozenSet<string> _generic =
        FrozenSet.Create("name", "code", "list", "num", "value", "total", "text", "people", "ind", "individuals", "v_pcode", "v_pcodes", "pcode",
            "cluster", "i_en", "en", "i_fr", "fr", "actual");

    // What these are of in another kind of sheet, they are of in none that has nothing of it.
    private static readonly FrozenSet<string> _names = RecordKinds.Standard.All.SelectMany(k => k.Columns).Select(c => Parts(c.Hxl).Name)
        .Except(["#meta", "#description"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The tags of the columns; null: the row is none of tags.</summary>
    public static IReadOnlyList<string>? Read(SheetLine line, int width) =>
        line.Cells.Count(c => c.Text.TrimStart().StartsWith('#')) > 1
            && SheetHeader.IsHxl(new SheetRow(line.Number, [.. line.Cells.Select(c => c.Text)]))
            ? [.. Enumerable.Range(0, Math.Max(width, line.Cells.Count)).Select(i => Plain(line[i].Text))]
            : null;

    /// <summary>
    /// The fields that <paramref name="tag"/> means, the likeliest first. Null: the tag is of something that this kind of sheet does not have, and
    /// the heading may say more.
    /// </summary>
    public static IReadOnlyList<SheetField>? Fields(SheetKind kind, string tag)
    {
        var (name, attributes) = Parts(tag);
        var candidates = kind.Fields.Select(f => (Field: f, Own: Parts(f.Column.Hxl))).Where(c => c.Own.Name == name).ToList();
        return candidates.Count == 0 ? (_names.Contains(name) ? [] : null)
            : [.. candidates.Where(c => Fits(attributes, c.Own.Attributes))
                .OrderByDescending(c => (3 * attributes.Count(c.Own.Attributes.Contains)) - c.Own.Attributes.Count)
                .Select(c => c.Field)];
    }

    // One of the two says more than the other, and neither something else. Whose people are counted is always something else.
    private static bool Fits(HashSet<string> given, HashSet<string> own) =>
        (given.All(a => own.Contains(a) || _generic.Contains(a)) || own.All(a => given.Contains(a) || _generic.Contains(a)))
        && !given.Any(a => !own.Contains(a) && IsOfSome(a)) && !own.Any(a => !given.Contains(a) && IsOfSome(a));

    private static bool IsOfSome(string attribute) => attribute is "f" or "m" or "i" or "children" or "adults" or "infants" or "elderly" or "girls"
        or "boys" or "women" or "men" or "hh" or "households" or "families" or "idps" or "refugees" or "host" or "disabled" or "planned" or "targeted"
        or "projected" or "funder" or "route" or "centre" or "origin" or "confirmed";

    private static (string Name, HashSet<string> Attributes) Parts(string tag)
    {
        var parts = Plain(tag).Split('+');
        return (parts[0], [.. parts[1..]]);
    }

    private static string Plain(string tag) => string.Concat(tag.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
}
