using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Desk.Import;

/// <summary>What an import would do to a record, in the reader's words.</summary>
public static class PreviewText
{
    public static string State(PreviewRecord record) => record switch
    {
        { State: SeenState.New } => Texts.SheetNew,
        { State: SeenState.Changed } => Texts.Changed,
        { State: SeenState.Withdrawn, Row: 0 } => Texts.SheetWithdrawnNow,
        { State: SeenState.Withdrawn } => Texts.SheetStaysWithdrawn,
        _ => Texts.Same,
    };

    /// <summary>The row of the sheet that it stands in, or all of them.</summary>
    public static string Row(PreviewRecord record) => record.Row == 0 ? Texts.SheetInNoRow
        : record.Rows is { } all ? Format.With(Texts.SheetMadeOfRows, Format.List(all.Select(r => Format.With("{0}", r))))
        : Format.With(Texts.SheetRow, record.Row);

    /// <summary>What any of the records tells, but for what names it and what belongs to the whole.</summary>
    public static IReadOnlyList<RecordColumn> Columns(SheetKind of, IReadOnlyList<PreviewRecord> records) => [.. of.Table.Columns.Where(c =>
        !c.Severe && c != of.Link?.Column && c.Name != "ref"
        && records.Any(r => (r.State == SeenState.Changed && r.Before!.ContainsKey(c.Name))
            || (r.Value(c.Name).Length > 0 && (!c.IsLong || r.State == SeenState.New))))];

    public static string? Class(RecordColumn column) => column.Type is CellType.Number or CellType.Tonnes ? "number" : null;
}
