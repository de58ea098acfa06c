using System.Text;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Operations;
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
    public void A_stated_figure_stands_beside_the_figure_that_the_report_computes_under_that_path() => OfReports((report, tables, source) =>
    {
        var stated = report.Content.Stated!;
        foreach (var row in tables.Single(t => t.Id == "stated").Rows.Zip(stated))
        {
            var cell = row.First.Cells.Single(c => c.Path?.EndsWith(".computed", StringComparison.Ordinal) == true);
            var twin = StatedTwin.PathOf(row.Second, report.Content);
            Assert.Equal(twin, cell.Figure);
            Assert.Equal(twin is null, cell.Note == CellNote.NotApplicable);
            if (twin is not null)
            {
                Assert.NotNull(FigureRecords.Behind(report.Records, twin));
                Assert.NotNull(source.Figures.Find(twin));
                Assert.Equal(row.Second.Computed - Math.Clamp(row.Second.Computed ?? 0, row.Second.Low, row.Second.High), row.Second.Difference);
            }
        }

        Assert.Equal(2 * 3 * Enum.GetValues<StatedMeasure>().Length, stated.Count);
        Assert.All(stated.GroupBy(s => (s.Measure, s.Window)), s => Assert.Equal(s.First().Computed, s.Last().Computed));
    });

    [Fact]
    public void A_report_for_whose_meeting_nothing_was_stated_has_the_bytes_it_had()
    {
        var report = C.Report(new Domain.Ceasefire.CeasefireFacts(), "05-09");
        Assert.Null(report.Stated);
        Assert.EndsWith("\"events\":[]}", ReportJson.Serialize(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_and_their_columns_have_names_of_their_own() => OfReports((_, tables, _) =>
    {
        Assert.Equal(tables.Count, tables.Select(t => t.Id).Distinct().Count());
        Assert.All(tables, t => Assert.Equal(t.Columns.Count, t.Columns.Select(c => c.Name).Distinct().Count()));
        Assert.All(tables, t => Assert.Equal(t.Columns.Count, t.Columns.Select(c => c.Hxl).Distinct().Count()));
        Assert.All(tables.SelectMany(t => t.Columns), c => Assert.DoesNotMatch(@"(?i)\b(\w+)\b.*\(\1\)", c.HeadingAndUnit));
    });

    // Each measure in each window, once by one source and once by another that says something else.
    private static IReadOnlyList<StatedFigure> Everything(ReportId meeting) =>
    [
        .. from measure in Enum.GetValues<StatedMeasure>()
           from window in Enum.GetValues<StatedWindow>()
           from source in new[] { "A communiqué", "A briefing" }
           select new StatedFigure { Meeting = meeting, Measure = measure, Window = window, Low = source.Length, Source = source },
    ];

    private static void OfReports(Action<CeasefireReport, IReadOnlyList<ReportTable>, TableNames> check) => CeasefireGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts with { Locations = [.. facts.Locations.Select(l => l with { Name = $"Place {l.Code[1..]}" })] });
            var period = CeasefireGen.Periods(facts).Last();
            situation = new Situation(situation.Facts with { StatedFigures = Everything(new ReportId(TaskForce.Ceasefire, period.Number)) });
            var report = CeasefireReport.Compute(situation, period with { Report = new ReportId(TaskForce.Ceasefire, period.Number) });
            var source = new TableNames(
                facts.Operation.Code,
                CeasefireNames.Of(report.Content, situation),
                new FigureIndex(CeasefireDefinitions.All(report.Content)),
                new ReportSums(UnknownParts.Count(report.Records)));
            check(report, CeasefireTables.Of(source, report.Content), source);
        },
        iter: Samples);
}
