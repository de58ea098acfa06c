using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>Lays a report's tables out as people read them: the only place where that is done.</summary>
public static class Reading
{
    // As many columns have no space beside each other on a telephone.
    private const int Wide = 4;

    public static ReadTable Of(ReportTable table)
    {
        var shown = table.Shown ?? [.. table.Columns.Where(c => !c.IsDetail).Select(c => new ShownColumn(c.Name))];
        var read = table.Form switch
        {
            TableForm.Turned => Turned(table),
            TableForm.ByWindow => ByWindow(table, shown),
            TableForm.Rows or TableForm.Line or TableForm.LeftOut => new ReadTable(
                table.Title,
                [.. shown.Select(s => Column(table, s))],
                [.. table.Rows.Select(row => (IReadOnlyList<ReadCell>)[.. shown.Select(s => Cell(table, row, s))])]),
        };
        
        // What names the rows is read as a name, also where it is a number.
        return read with
        {
            Columns = [read.Columns[0] with { Kind = read.Columns[0].Kind == ReadKind.Number ? ReadKind.Text : read.Columns[0].Kind },
                .. read.Columns.Skip(1)],
            IsCards = read.Columns.Count >= Wide,
            IsNarrow = table.IsNarrow,
        };
    }

    /// <summary>The rows of a table that is read as one line, each by what names it.</summary>
    public static IEnumerable<string> Names(ReportTable table) => table.Rows.Select(row => Of(table, row, table.Columns[^1]).Whole);

    // The first column says which window a row is of.
    private static ReadTable Turned(ReportTable table) => new(
        table.Title,
        [new ReadColumn(Texts.Figure) { Share = 24 }, .. table.Rows.Select(row => new ReadColumn(WindowHeading(row), ReadKind.Number))],
        [
            .. table.Columns.Skip(1).Where(c => !c.IsDetail).Select(column => (IReadOnlyList<ReadCell>)
            [
                new ReadCell(column.Heading) { Help = Of(table, table.Rows[0], column).Figure },
                .. table.Rows.Select(row => Of(table, row, column)),
            ]),
        ]);

    private static ReadTable ByWindow(ReportTable table, IReadOnlyList<ShownColumn> shown)
    {
        var names = shown.Where(s => !Find(table, s).IsNumber).ToList();
        var figures = shown.Except(names).ToList();
        var subjects =
            table.Rows.GroupBy(row => string.Join('\n', names.SelectMany(s => s.Names).Select(n => At(table, row, n).Value))).Select(g => g.ToList())
            .ToList();
        var windows = subjects.Count == 0 ? [] : subjects[0];
        return new ReadTable(
            table.Title,
            [
                .. names.Select(s => Column(table, s)),
                .. windows.SelectMany(row => figures.Select(s => Column(table, s) with
                {
                    Header = $"{s.Heading ?? Find(table, s).Heading}{Texts.ListSeparator}{At(table, row, Cells.WindowName).Text}",
                    Help = At(table, row, s.Names[0]).Path,
                })),
            ],
            [
                .. subjects.Select(rows => (IReadOnlyList<ReadCell>)
                [
                    .. names.Select(s => Cell(table, rows[0], s)),
                    .. rows.SelectMany(row => figures.Select(s => Cell(table, row, s))),
                ]),
            ]);
    }

    private static string WindowHeading(ReportRow row) => row.Cells[0].Value is Cells.Period ? Texts.ThisPeriodColumn : Texts.ToDateColumn;

    private static ReadColumn Column(ReportTable table, ShownColumn shown)
    {
        var column = Find(table, shown);
        return new ReadColumn(shown.Heading ?? column.Heading, KindOf(column, shown))
        {
            Share = shown.Share > 0 ? shown.Share : column.Type == FigureType.Text ? 16 : 12,
            Help = column.Help ?? (column.IsNumber && table.Rows.Count > 0 && !IsFigures(table) ? Cell(table, table.Rows[0], shown).Figure : null),
        };
    }

    // Each row is another figure, and has another definition.
    private static bool IsFigures(ReportTable table) => table.Columns[0].Name == Cells.FigureName;

    private static ReadKind KindOf(ReportColumn column, ShownColumn shown) => column switch
    {
        { IsNumber: true } => ReadKind.Number,
        { Type: FigureType.Day } when shown.Join == ColumnJoin.Alone => ReadKind.Whole,
        { Name: "status" or "state" or "from" or "to" or "request" } => ReadKind.Whole,
        { Name: "records" } => ReadKind.Breaking,
        _ => ReadKind.Text,
    };

    private static ReadCell Cell(ReportTable table, ReportRow row, ShownColumn shown)
    {
        var parts = shown.Names.Select(n => Of(table, row, table.Columns.First(c => c.Name == n))).ToList();
        var first = parts[0];
        return shown.Join switch
        {
            ColumnJoin.Alone =>
                IsFigures(table) && shown.Names[0] == Cells.FigureName
                ? first with { Help = row.Cells.FirstOrDefault(c => c.Path is not null)?.Path }
                : first,
            ColumnJoin.Of when At(table, row, shown.Names[1]) is { Note: CellNote.NotApplicable } => first,
            ColumnJoin.Of =>
                first with { Text = Format.With(Texts.XOfY, first.Text, parts[1].Text),
                    Note = first.Note is CellNote.Unknown or CellNote.Estimated ? CellNote.None : first.Note },
            ColumnJoin.Range when first.Text == parts[1].Text => first,
            ColumnJoin.Range => first with { Text = Format.With(Texts.Range, first.Text, parts[1].Text) },
            ColumnJoin.List => first with { Text = Format.List(parts.Select(p => p.Text)) },
            ColumnJoin.Aside => first with
            {
                Aside = At(table, row, shown.Names[1]) is var aside && aside.Note != CellNote.NotApplicable && aside.Value is not null
                    ? aside.Aside ?? parts[1].Text
                    : null,
                IsSource = shown.Names[1] == "source",
            },
        };
    }

    private static ReadCell Of(ReportTable table, ReportRow row, ReportColumn column)
    {
        var cell = At(table, row, column.Name);
        return new ReadCell(Cells.Read(cell with { Note = cell.Note == CellNote.Estimated ? CellNote.None : cell.Note }, column))
        {
            Note = cell.Note,
            Aside = cell.Unknown,
            Figure = cell.Figure ?? (column is { IsNumber: true, HasNoRecords: false } ? cell.Path : null),
            Link = cell.Link,
            Chip = cell.Chip,
            Day = cell is { Value: DateOnly day, Text: null } ? day : null,
        };
    }

    private static ReportCell At(ReportTable table, ReportRow row, string column)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i].Name == column)
            {
                return row.Cells[i];
            }
        }

        throw new ArgumentException($"{table.Id} has no column {column}.", nameof(column));
    }

    private static ReportColumn Find(ReportTable table, ShownColumn shown) => table.Columns.First(c => c.Name == shown.Names[0]);
}
