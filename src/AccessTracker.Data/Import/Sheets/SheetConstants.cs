using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>What can be said once for all rows, where no column tells it.</summary>
public static class SheetConstants
{
    // What sheets tell in their titles, besides what no row can be without.
    private static readonly HashSet<string> _inTitles = ["track", "line", "agencies", "authority", "source", "request"];

    /// <summary>The fields of a kind that can be said for all rows.</summary>
    public static IEnumerable<SheetField> Of(SheetKind kind) => kind.Fields.Where(f =>
        CanBeSaid(f) && (kind.Required.Contains(f) || _inTitles.Contains(f.Column.Name) || f == kind.Link || Default(f).Length > 0));

    /// <summary>A figure and a record's own key are each row's own, and a person in danger is named in no answer.</summary>
    public static bool CanBeSaid(SheetField field) => field is { Table: not null, Column.Severe: false }
        && field.Column.Type is CellType.Word or CellType.Text or CellType.Day or CellType.Reference or CellType.Places or CellType.List;

    /// <summary>What the titles of a sheet, its name and that of the file may say of a field, the likeliest first.</summary>
    public static IReadOnlyList<QuestionChoice> Offers(SheetField field, SheetView view, SheetLocations places) =>
        CanBeSaid(field) ? TitleTexts.Candidates(field, view.Titles, places, view.Kind.Required.Contains(field)) : [];

    /// <summary>What is taken where nobody says anything: by road is how most convoys go, and a bulletin counts violations. Empty: nothing.</summary>
    public static string Default(SheetField field) => field.Name == "convoys.mode" ? "road"
        : field == BulletinFields.Kind ? BulletinFields.UsualKind
        : "";
}
