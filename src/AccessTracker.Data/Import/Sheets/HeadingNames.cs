using System.Collections.Frozen;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Finds the fields that a heading names, whatever stands around the name and in whichever languages it is said.</summary>
internal static class HeadingNames
{
    private const int MostRemembered = 50_000;

    // What may stand in brackets beside a figure without changing what is counted.
    private static readonly FrozenSet<string> _empty = Keys("""
        required; requis; requise; مطلوب; مطلوبة; mandatory; optional; compulsory; if any; if known; if applicable
        total; number; no; nb; count; numbers; in numbers; in figures
        individuals; individual; persons; people; person; beneficiaries; ind; ind.; pers
        figure; figures; numeric; integer; whole number; digits; digits only
        obligatoire; facultatif; optionnel; si connu; personnes; individus; nombre; chiffres; en chiffres
        إلزامي; اختياري; إجباري; إن وجد; شخص; أشخاص; فرد; أفراد; عدد; رقم; العدد; بالأرقام; أرقام; المجموع
        """);

    private static readonly FrozenSet<string> _tonnes = Keys("""
        mt; mts; t; ton; tons; tonne; tonnes; metric ton; metric tons; metric tonnes; tm; tonnes métriques; in mt; in tons; en tonnes; en tm
        طن; أطنان; بالطن; طن متري; بالأطنان
        """);

    private static readonly FrozenSet<string> _quantity = Keys("quantity; qty; amount; load; cargo; quantité; chargement; الكمية; كمية");

    private static readonly BoundedCache<(SheetKind, string), IReadOnlyList<SheetField>> _known = new(MostRemembered);

    public static IReadOnlyList<SheetField> Of(SheetKind kind, HeadingText heading) =>
        _known.Of((kind, heading.Whole), heading.Whole, () => Find(kind, heading));

    private static List<SheetField> Find(SheetKind kind, HeadingText heading)
    {
        for (var i = 0; i < heading.Keys.Count; i++)
        {
            var found = kind.Fields.Where(f => f.Keys.Contains(heading.Keys[i])).ToList();
            if (found.FindAll(f => i == 0 || heading.Remarks.All(r => Allows(kind, f, r))) is { Count: > 0 } fields)
            {
                return fields;
            }

            // Beneficiaries (families): what stands in brackets is what is counted.
            if (kind.People is { } people && found.Contains(people)
                && heading.Remarks.SelectMany(r => Of(kind, HeadingText.Read(r))).Where(f => HelperFields.IsPart(f.Name)).ToList() is [var part])
            {
                return [part];
            }
        }

        return IsQuantityInTonnes(heading) ? [.. kind.Fields.Where(f => f.Column.Type == CellType.Tonnes).Take(1)] : InLanguages(kind, heading);
    }

    // A quantity may be of anything: its unit says of what.
    private static bool IsQuantityInTonnes(HeadingText heading) => heading.Keys.Any(_quantity.Contains)
        && heading.Remarks.Any(r => _tonnes.Contains(LocationName.Fold(r)))
        && heading.Remarks.All(r => LocationName.Fold(r) is var key && (_tonnes.Contains(key) || _empty.Contains(key)));

    // What is not known in one language is taken for the same in another, and never for something else in the same.
    private static List<SheetField> InLanguages(SheetKind kind, HeadingText heading)
    {
        var parts = heading.Languages.Select(l => (Text: l, Fields: Of(kind, l))).ToList();
        var known = parts.FindAll(p => p.Fields.Count > 0);
        return known.Count == 0 || parts.Exists(p => p.Fields.Count == 0 && known.Exists(k => k.Text.IsArabic == p.Text.IsArabic)) ? []
            : [.. known[0].Fields.Where(f => known.TrueForAll(k => k.Fields.Contains(f)) && heading.Remarks.All(r => Allows(kind, f, r)))];
    }

    private static bool Allows(SheetKind kind, SheetField field, string remark)
    {
        var key = LocationName.Fold(remark);
        if (key.Length == 0 || _empty.Contains(key))
        {
            return true;
        }

        var isFigure = field.Column.Type is CellType.Number or CellType.Tonnes or CellType.Degrees;
        return _tonnes.Contains(key) ? !isFigure || field.Column.Type == CellType.Tonnes
            : !(HeadingPath.IsPlanned(remark) && (isFigure || field.Column.Type == CellType.Day))
                && (Of(kind, HeadingText.Read(remark)) is { Count: > 0 } others
                ? others.Contains(field)
                : !isFigure);
    }

    private static FrozenSet<string> Keys(string words) =>
        words.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(LocationName.Fold).ToFrozenSet(StringComparer.Ordinal);
}
