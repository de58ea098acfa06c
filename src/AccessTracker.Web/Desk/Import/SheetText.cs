using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Desk.Import;

/// <summary>Sheets and what they tell, in the reader's words.</summary>
public static class SheetText
{
    public static string Kind(SheetKind kind) => EnumText.Find($"SheetKind_{kind.Name}") ?? EnumText.OfFree(kind.Name);

    /// <summary>A field, with the record it belongs to where a row tells of two.</summary>
    public static string Field(SheetKind kind, SheetField field)
    {
        var column = RecordText.Column(field.Column.Name);
        return field.Table is null || field.Table == kind.Table || kind.Head is null
            ? column
            : Format.With(Texts.SheetFieldOf, RecordText.Kind(field.Table.Name), column);
    }

    /// <summary>Why nothing is taken of a column that people look for again; null: nobody does.</summary>
    public static string? LeftOut(SheetView view, int column, string? field) => view.LeftOut(column, field) switch
    {
        LeftOutColumn.Money => Texts.SheetLeftOutMoney,
        LeftOutColumn.Commodity => Texts.SheetLeftOutGoods,
        _ => null,
    };

    /// <summary>What an input asks for that says a field for all rows.</summary>
    public static string InputType(SheetField field) => field.Column.Type == CellType.Day ? "date" : "text";

    public static string Progress(long rows, long total) =>
        total == 0
        ? Format.With(Texts.SheetRowsRead, Format.Number(rows))
        : Format.With(Texts.SheetRowsOf, Format.Number(Math.Min(rows, total)), Format.Number(total));
}
