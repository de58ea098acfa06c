using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Records;

/// <summary>
/// The records of any kind as a table, for its files: those that are asked for and that their reader may read, the latest recorded first, with every
/// column that is not sealed.
/// </summary>
internal static class RecordListTables
{
    /// <summary>The records of the kind that the address names; null: there is none of that name.</summary>
    public static async Task<ListFile?> FileAsync(ListSource source, RecordFilter filter)
    {
        var (held, context) = (source.Held, source.Context);
        if (source.Get<RecordKinds>().Find((string)context.Request.RouteValues["kind"]!) is not { } kind || kind == RecordKinds.Operations)
        {
            return null;
        }

        var situation = held.Situation;
        var actor = Actor.Of(source.Person, situation.Operation.Code, ClientInfo.Origin(context));
        var records = await source.Get<RecordSearch>().AllAsync(
            held.Stored, kind, filter.Text, actor, source.Get<TimeProvider>().GetUtcNow(), context.RequestAborted);
        IReadOnlyList<RecordColumn> columns = [.. kind.Columns.Where(c => !c.Severe)];
        var title = RecordText.Kinds(kind);
        var table = new ReportTable(
            kind.Sheet, title, title, [.. columns.Select(c => new ReportColumn(c.Name, RecordText.Column(c.Name), TypeOf(c), c.Hxl))],
            new MadeRows<StoredRecord>(records, r => new ReportRow([.. columns.Select(c => CellOf(situation, r, c))])));
        return new ListFile(kind.Sheet, title, source.Today, table, [(Texts.EntriesShown, new ReportCell((long)records.Count))]);
    }

    /// <summary>What a column of a record holds, as people read it: a place by its name and its code.</summary>
    public static string Shown(Situation situation, StoredRecord record, RecordColumn column) =>
        column.Refers == RecordKinds.Locations && situation.Locations.TryGetValue(record.Text(column.Name), out var place)
            ? $"{ShownName.Of(place)} ({place.Code})"
            : RecordText.Value(record.Table, column.Name, record.Text(column.Name), RecordText.PlaceName(situation));

    private static FigureType TypeOf(RecordColumn column) => column.Type switch
    {
        CellType.Day => FigureType.Day,
        CellType.Number => FigureType.Count,
        CellType.Tonnes or CellType.Degrees => FigureType.Amount,
        _ => FigureType.Text,
    };

    private static ReportCell CellOf(Situation situation, StoredRecord record, RecordColumn column)
    {
        var text = record.Text(column.Name);
        return TypeOf(column) switch
        {
            FigureType.Text => text.Length == 0 ? new ReportCell(null) : new ReportCell(text) { Text = Shown(situation, record, column) },
            _ when text.Length == 0 => new ReportCell(null) { Note = CellNote.Unknown },
            FigureType.Day => new ReportCell(IsoDay.Of(text)),
            FigureType.Count => new ReportCell(long.Parse(text, CultureInfo.InvariantCulture)),
            _ => new ReportCell(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
        };
    }
}
