using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>
/// A workbook written cell by cell, as other programs write theirs: texts, numbers, days with a format, merged cells. Several
/// sheets, and what a library would not write.
/// </summary>
public sealed class TestWorkbook
{
    private static readonly DateOnly _zero = new(1899, 12, 30);

    private readonly List<(string Name, string Xml, bool IsHidden)> _sheets = [];

    /// <summary>Days count from 1904, as on old Macs.</summary>
    public bool CountsFrom1904 { get; init; }

    /// <summary>Its formulas are to be calculated when it is opened.</summary>
    public bool MustCalculate { get; init; }

    /// <summary>Numbers of rows that are hidden, in every sheet.</summary>
    public IReadOnlyList<int> HiddenRows { get; init; } = [];

    /// <summary>Numbers of columns, from 1, that are hidden, in every sheet.</summary>
    public IReadOnlyList<int> HiddenColumns { get; init; } = [];

    /// <param name="rows">Texts, numbers, <see cref="DateOnly"/>; null leaves a cell out, and a null row the whole row.</param>
    public TestWorkbook With(string sheet, IEnumerable<object?[]?> rows, bool isHidden = false, params string[] merged)
    {
        var xml = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        if (HiddenColumns.Count > 0)
        {
            xml.Append("<cols>").AppendJoin("", HiddenColumns.Select(c => $"<col min=\"{c}\" max=\"{c}\" hidden=\"1\"/>")).Append("</cols>");
        }

        xml.Append("<sheetData>");
        foreach (var (index, row) in rows.Index().Where(r => r.Item is not null))
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{index + 1}\"{(HiddenRows.Contains(index + 1) ? " hidden=\"1\"" : "")}>");
            foreach (var (column, cell) in row!.Index().Where(c => c.Item is not null))
            {
                xml.Append(Cell($"{(char)('A' + column)}{index + 1}", cell!));
            }

            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (merged.Length > 0)
        {
            xml.Append("<mergeCells>").AppendJoin("", merged.Select(m => $"<mergeCell ref=\"{m}\"/>")).Append("</mergeCells>");
        }

        _sheets.Add((sheet, xml.Append("</worksheet>").ToString(), isHidden));
        return this;
    }

    public string Save(string path)
    {
        File.WriteAllBytes(path, ToBytes());
        return path;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
            const string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            var numbers = Enumerable.Range(1, _sheets.Count).ToList();
            Add(
                archive,
                "[Content_Types].xml",
                $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="{types}.styles+xml"/>
                {string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{types}.worksheet+xml\"/>"))}
                </Types>
                """);
            Add(archive, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                + $"Id=\"r1\" Type=\"{rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(
                archive,
                "xl/_rels/workbook.xml.rels",
                $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="s" Type="{rel}/styles" Target="styles.xml"/>
                {string.Concat(numbers.Select(n => $"<Relationship Id=\"r{n}\" Type=\"{rel}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}
                </Relationships>
                """);
            Add(archive, "xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts "
                + "count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"[$-2010000]d\\ mmmm\\ yyyy\"/></numFmts><fonts "
                + "count=\"2\"><font/><font><strike/></font></fonts><fills count=\"1\"><fill/></fills><borders "
                + "count=\"1\"><border/></borders><cellXfs "
                + "count=\"4\"><xf/><xf numFmtId=\"164\"/><xf numFmtId=\"17\"/><xf fontId=\"1\"/></cellXfs></styleSheet>");
            var listed = string.Concat(numbers.Select(n =>
                $"<sheet name=\"{SecurityElement.Escape(_sheets[n - 1].Name)}\" sheetId=\"{n}\" "
                    + $"r:id=\"r{n}\"{(_sheets[n - 1].IsHidden ? " state=\"hidden\"" : "")}/>"));
            Add(
                archive,
                "xl/workbook.xml",
                $"""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{rel}">
                <workbookPr date1904="{(CountsFrom1904 ? 1 : 0)}"/><sheets>{listed}</sheets>
                {(MustCalculate ? "<calcPr fullCalcOnLoad=\"1\"/>" : "")}</workbook>
                """);
            foreach (var n in numbers)
            {
                Add(archive, $"xl/worksheets/sheet{n}.xml", _sheets[n - 1].Xml);
            }
        }

        return stream.ToArray();
    }

    private string Cell(string address, object cell) => cell switch
    {
        FormulaCell { Result: null } formula => $"<c r=\"{address}\"><f>{formula.Text}</f></c>",
        FormulaCell formula =>
            $"<c r=\"{address}\"{(formula.Type is null ? "" : $" t=\"{formula.Type}\"")}><f>{formula.Text}</f><v>{formula.Result}</v></c>",
        MonthCell month => string.Create(
            CultureInfo.InvariantCulture, $"<c r=\"{address}\" s=\"2\"><v>{month.Day.DayNumber - _zero.DayNumber}</v></c>"),
        StruckCell struck =>
            $"<c r=\"{address}\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(struck.Text)}</t></is></c>",
        string text => $"<c r=\"{address}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        DateOnly day =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"<c r=\"{address}\" s=\"1\"><v>{day.DayNumber - _zero.DayNumber - (CountsFrom1904 ? 1462 : 0)}</v></c>"),
        _ => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{address}\"><v>{cell}</v></c>"),
    };

    private static void Add(ZipArchive archive, string name, string xml)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        writer.Write(xml);
    }
}

/// <summary>A formula with what the file keeps of its result; null: nothing.</summary>
/// <param name="Type">How the result is written: <c>str</c> a text, <c>e</c> an error; null: a number.</param>
public sealed record FormulaCell(string Text, string? Result, string? Type = null);

/// <summary>A day that is shown as a month.</summary>
public sealed record MonthCell(DateOnly Day);

/// <summary>A text that is struck through.</summary>
public sealed record StruckCell(string Text);
