using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Desk.Import;

/// <summary>Sheets and what they tell, in the reader's words.</summary>
public static class SheetText
{
    public static string Kind(SheetKind kind) => Wording.Find($"SheetKind_{kind.Name}") ?? Wording.OfFree(kind.Name);

    /// <summary>A field, with the record it belongs to where a row tells of two.</summary>
    public static string Field(SheetKind kind, SheetField field)
    {
        var column = RecordText.Column(field.Column.Name);
        return field.Table is null || field.Table == kind.Table || kind.Head is null ? column : Show.With(Texts.SheetFieldOf, RecordText.Kind(field.Table.Name), column);
    }

    public static string Word(string word) => Wording.OfFree(word);

    /// <summary>What an input asks for that says a field for all rows.</summary>
    public static string InputType(SheetField field) => field.Column.Type == CellType.Day ? "date" : "text";

    public static string Progress(long rows, long total) => total == 0 ? Show.With(Texts.SheetRowsRead, Show.Number(rows)) : Show.With(Texts.SheetRowsOf, Show.Number(Math.Min(rows, total)), Show.Number(total));
}
