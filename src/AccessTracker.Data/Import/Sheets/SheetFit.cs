using System.Collections.Frozen;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>How well headings fit a kind of sheet. Where they fit none, nothing is guessed of them.</summary>
internal static class SheetFit
{
    // Whatever a table is about, it may have these.
    private static readonly FrozenSet<string> _anywhere = new[]
    {
        "No", "No.", "Number", "ID", "Ref", "Reference", "Code", "Name", "Type", "Kind", "Category", "Description", "Details", "Status", "State",
        "From", "To", "On", "Line", "Reason", "Date", "Day", "Title",
        "الرقم", "رقم", "م", "الاسم", "النوع", "الحالة", "من", "إلى", "التاريخ", "اليوم", "الوصف", "السبب",
        "N°", "Numéro", "Nom", "Genre", "Nature", "Statut", "État", "Du", "Au", "Le", "Jour", "Motif", "Raison",
    }.Select(LocationName.Fold).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How many headings are known, each field once, without what is needed and stands in none.</summary>
    public static int Score(SheetKind kind, IReadOnlyList<IReadOnlyList<SheetField>> fields)
    {
        var known = Known(fields);
        return known.Count - kind.Required.Count(f => !fields.Any(c => c.Contains(f)));
    }

    /// <summary>
    /// Whether the headings tell what rows of that kind are about: all that is needed, or a figure of it, and not only what any table has.
    /// </summary>
    public static bool Fits(SheetKind kind, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<SheetField>> fields)
    {
        var own = fields.Where((f, i) => f.Count > 0 && !HeadingText.Read(headings[i]).Keys.Any(_anywhere.Contains)).Select(f => f[0])
            .Where(f => f.Column.IsCounted).Distinct().ToList();
        var lacks = kind.Required.Count(f => !fields.Any(c => c.Contains(f)));
        return own.Count > 0 && Known(fields).Count > 1
            && (lacks == 0 || (Known(fields).Count > lacks && own.Exists(f => !IsOfPlace(kind, f) && f.Column.Type != CellType.Day)));
    }

    private static List<SheetField> Known(IReadOnlyList<IReadOnlyList<SheetField>> fields) =>
        [.. fields.Where(f => f.Count > 0).Select(f => f[0]).Distinct()];

    private static bool IsOfPlace(SheetKind kind, SheetField field) => kind.Table != RecordKinds.Locations
        && (field == kind.Place || field.Name is SheetKind.PlaceGovernorate or SheetKind.PlaceCode);
}
