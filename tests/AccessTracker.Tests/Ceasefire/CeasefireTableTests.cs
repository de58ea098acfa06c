using System.Text;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Reports.Files;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Publish;
using AccessTracker.Web.Reports.Tables;
using CsCheck;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>The ceasefire task force's report as tables, of which page, paper and files are written.</summary>
public sealed class CeasefireTableTests
{
    private const int Samples = 40;

    // They stand in the table that says what the report is.
    private static readonly string[] _ofTheReport = ["taskForce", "reportDate", "periodStart", "periodEnd"];

    [Fact]
    public void Every_value_of_the_content_stands_in_one_cell_of_the_tables() => OfReports((report, tables, _) =>
    {
        var json = Encoding.UTF8.GetBytes($"{{\"content\":{ReportJson.Serialize(report.Content)}}}");
        var paths = tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).Select(c => c.Path).OfType<string>().ToList();
        var content = FileReader.Values(json).Where(p => !_ofTheReport.Contains(p) && !p.StartsWith("operation.", StringComparison.Ordinal)).ToList();
        Assert.Empty(content.Except(paths));
        Assert.Empty(paths.Except(content).Except(FileReader.Numbers(json).Keys));
        Assert.Empty(paths.GroupBy(p => p).Where(g => g.Count() > 1).Select(g => g.Key));
    });

    [Fact]
    public void Every_number_has_its_definition_its_records_and_is_found_by_its_path() => OfReports((report, tables, source) =>
    {
        foreach (var (cell, column) in tables.SelectMany(t => t.Rows.SelectMany(r => r.Cells.Zip(t.Columns)))
            .Where(c => c.Second is { IsNumber: true, HasNoRecords: false } && c.First is { Path: not null, Value: not null }))
        {
            Assert.True(source.Figures.Find(cell.Path!) is not null, $"{cell.Path} has no definition");
            Assert.True(FigureRecords.Behind(report.Records, cell.Path!) is not null, $"{cell.Path} has no records");
            Assert.True(FigureReader.Read(report.Content, source.Sums, cell.Path!).Count > 0, $"{cell.Path} is not found");
            Assert.NotEqual("", column.Unit + cell.Unit);
        }
    });

    [Fact]
    public void Every_table_can_be_read_and_no_code_is_left_that_has_a_name() => OfReports((_, tables, _) =>
    {
        foreach (var read in tables.Where(t => t.Form != TableForm.LeftOut).Select(Reading.Of))
        {
            Assert.All(read.Rows, row => Assert.Equal(read.Columns.Count, row.Count));
            Assert.All(read.Rows.SelectMany(r => r), cell =>
                Assert.DoesNotMatch(@"\b(GOV|OPP|RUS|A[012]|Z[01]|R[0-3]|under_review|not_substantiated)\b", cell.Whole));
        }
    });

    [Fact]
    public void Tables_and_their_columns_have_names_of_their_own() => OfReports((_, tables, _) =>
    {
        Assert.Equal(tables.Count, tables.Select(t => t.Id).Distinct().Count());
        Assert.All(tables, t => Assert.Equal(t.Columns.Count, t.Columns.Select(c => c.Name).Distinct().Count()));
        Assert.All(tables, t => Assert.Equal(t.Columns.Count, t.Columns.Select(c => c.Hxl).Distinct().Count()));
        Assert.All(tables.SelectMany(t => t.Columns), c => Assert.DoesNotMatch(@"(?i)\b(\w+)\b.*\(\1\)", c.HeadingAndUnit));
    });

    private static void OfReports(Action<CeasefireReport, IReadOnlyList<ReportTable>, TableNames> check) => CeasefireGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts with { Locations = [.. facts.Locations.Select(l => l with { Name = $"Place {l.Code[1..]}" })] });
            var report = CeasefireReport.Compute(situation, CeasefireGen.Periods(facts).Last());
            var source = new TableNames(
                facts.Operation.Code,
                CeasefireNames.Of(report.Content, situation),
                new FigureIndex(CeasefireDefinitions.All(report.Content)),
                new ReportSums(UnknownParts.Count(report.Records)));
            check(report, CeasefireTables.Of(source, report.Content), source);
        },
        iter: Samples);
}
