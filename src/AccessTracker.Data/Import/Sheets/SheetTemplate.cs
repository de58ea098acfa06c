using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// An empty sheet to fill in, in any language that there are texts in: headings that come back known, what is needed first and with a star,
/// drop-downs of the words and the places (from a hidden sheet, which is not read), days and codes kept as such.
/// </summary>
public static class SheetTemplate
{
    private const string Options = "options";
    private const uint LastRow = 5_000;

    /// <param name="places">Names as the drop-down of places offers them.</param>
    public static byte[] Write(SheetKind kind, CultureInfo language, IReadOnlyList<string> places)
    {
        using var stream = new MemoryStream();
        var fields = Fields(kind);
        var lists = fields.ConvertAll(f => List(f, language, places));
        using (var writer = new WorkbookWriter(stream, SheetStyles.All()))
        {
            var columns =
                new X.Columns(
                    fields.Select((f, i) => new X.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = 20, CustomWidth = true, Style = Style(f) }));
            var header =
                fields.Select(f =>
                    WorkbookWriter.Text(f.HeadingIn(language) + (f.Column.Required && f.Table is not null ? " *" : ""), SheetStyles.Heading));
            writer.Add(
                kind.Name, [WorkbookWriter.Frozen(language.TextInfo.IsRightToLeft), columns], [WorkbookWriter.Row(1, [.. header])],
                DropDowns(fields, lists));
            writer.Add(Options, [], Rows([.. lists.Where(l => l.Count > 0)]), [], isHidden: true);
        }

        return stream.ToArray();
    }

    // Who told of an incident is for nobody's files, and what is made of the other columns need not be filled in.
    private static List<SheetField> Fields(SheetKind kind) => [.. kind.Fields
        .Where(f => !f.Column.Severe && f.Table != (kind.Tail ?? RecordKinds.Operations)
            && (f.Table is not null || f.Name is SheetKind.PlaceGovernorate or BulletinFields.Monitored)
            && (f == kind.Link || !kind.Derived.Contains(f)))
        .OrderByDescending(f => f == kind.Link || kind.Required.Contains(f))];

    private static IReadOnlyList<string> List(SheetField field, CultureInfo language, IReadOnlyList<string> places) => field.Column switch
    {
        { Type: CellType.Word } column => [.. column.Words.Select(w => SheetTexts.Word(column, w, language))],
        { Refers: { } kind } when kind == RecordKinds.Locations => places,
        _ => [],
    };

    private static X.DataValidations[] DropDowns(List<SheetField> fields, List<IReadOnlyList<string>> lists)
    {
        var validations = new X.DataValidations();
        var list = 0;
        for (var i = 0; i < fields.Count; i++)
        {
            if (lists[i].Count > 0)
            {
                validations.Append(
                    DropDown(CellAddress.Letters(i), CellAddress.Letters(list), lists[i].Count, isStrict: fields[i].Column.Type == CellType.Word));
                list++;
            }
        }

        return validations.HasChildren ? [validations] : [];
    }

    // A place may be new, and is asked about then; a word may not.
    private static X.DataValidation DropDown(string column, string options, int count, bool isStrict) => new(
        new X.Formula1($"{Options}!${options}$1:${options}${count}"))
    {
        Type = X.DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = isStrict,
        SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{column}2:{column}{LastRow}" },
    };

    private static IEnumerable<X.Row> Rows(IReadOnlyList<IReadOnlyList<string>> lists) =>
        Enumerable.Range(0, lists.Select(l => l.Count).DefaultIfEmpty(0).Max())
        .Select(row =>
            WorkbookWriter.Row(
                (uint)row + 1, [.. lists.Select(list => row < list.Count ? WorkbookWriter.Text(list[row], SheetStyles.Plain) : new X.Cell())]));

    private static uint Style(SheetField field) => field.Column.Type switch
    {
        CellType.Day => SheetStyles.Day,
        CellType.Key or CellType.Reference => SheetStyles.Code,
        CellType.Text when field.Column.Name.EndsWith("pcode", StringComparison.Ordinal) => SheetStyles.Code,
        _ => SheetStyles.Plain,
    };
}
