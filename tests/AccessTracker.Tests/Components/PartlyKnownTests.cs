using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;
using AccessTracker.Tests.Reports.Files;
using AccessTracker.Web.Cli;
using AccessTracker.Web.Components;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Charts;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Mail;
using AccessTracker.Web.Reports.Page;
using AccessTracker.Web.Reports.Paper;
using AccessTracker.Web.Reports.Publish;
using AccessTracker.Web.Reports.Tables;
using Bunit;
using DocumentFormat.OpenXml.Packaging;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Tests.Components;

/// <summary>
/// A report of which every sum has a known and an unknown part: nowhere where it is written may such a number stand as if it was an exact one
/// (counting rules, section 3).
/// </summary>
public sealed partial class PartlyKnownTests : UiTest
{
    // What is summed of records, or counted from such a sum. What only counts records is exact.
    private static readonly string[] _sums =
    [
        "distinct", "peopleTimes", "trucks", "tonnes", "peoplePending", "peopleReachedCumulative", "population", "share", "people", "patients",
            "reached", "neededPerWeek",
        "recentPerWeek", "computed", "difference", "published", "now",
    ];

    private static readonly ReportFacts _before = Facts(1);
    private static readonly WeeklyReport _first = A.Report(_before, 1);
    private static readonly WeeklyReport _second = Second();
    private static readonly ReportDocument _document = Document(ReportState.Published);

    public PartlyKnownTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Every_sum_of_the_report_is_partly_known()
    {
        var unknown = UnknownParts.Count(_second.Records);
        Assert.All(Floors()
            .Keys.Where(p => !p.StartsWith("stated.", StringComparison.Ordinal) && !p.StartsWith("revisions.", StringComparison.Ordinal)), path =>
                Assert.True(UnknownParts.Of(unknown, path) > 0, path));
        Assert.All(_second.Content.Revisions.Where(r => Floors().ContainsKey($"revisions.1.{r.Figure}.now")), r =>
            Assert.True(Math.Min(UnknownParts.Of(unknown, UnknownParts.Published(r)), UnknownParts.Of(unknown, UnknownParts.Now(r))) > 0, r.Figure));
        Assert.True(Floors().Count > 80, $"{Floors().Count} floors");
        Assert.All(["permits.peoplePending", "targets.T.reached", "targets.T.share", "targets.T.neededPerWeek", "targets.T.recentPerWeek",
            "stated.0.computed", "stated.0.difference", "reached.MAD.people"], path => Assert.Contains(path, Floors().Keys));
        Assert.Contains(Floors(), f =>
            f.Key.StartsWith("revisions.1.", StringComparison.Ordinal) && f.Key.EndsWith(".now", StringComparison.Ordinal));

        // Else a number could not be told from one that is exact.
        Assert.Empty(Floors().Values.Intersect(FileReader.Numbers(Json()).Where(n => !Floors().ContainsKey(n.Key)).Select(n => n.Value ?? 0)));
    }

    [Theory]
    [InlineData("page")]
    [InlineData("page of a draft")]
    [InlineData("paper")]
    [InlineData("since")]
    [InlineData("then and now")]
    [InlineData("comparison")]
    [InlineData("charts")]
    [InlineData("command line")]
    [InlineData("mail")]
    [InlineData("DOCX")]
    [InlineData("records")]
    public void No_floor_is_written_as_an_exact_number(string where) => AssertNoneIsBare(where, Write(where));

    [Fact]
    public void No_floor_stands_in_the_CSV_files_without_saying_so()
    {
        foreach (var (name, content) in FileReader.Unzip(
            ReportFormats.All(_document)
            .Single(f => f.Name.EndsWith("-csv.zip", StringComparison.Ordinal) && !f.Name.Contains("excel", StringComparison.Ordinal)).Content))
        {
            var rows = FileReader.Csv(content);
            var floors = Floors().Values.Select(v => v.ToString("0.############", CultureInfo.InvariantCulture)).ToHashSet();
            foreach (var row in rows.Skip(2))
            {
                for (var i = 0; i < row.Length; i++)
                {
                    if (floors.Contains(row[i]) && !rows[0][i].EndsWith("name", StringComparison.Ordinal))
                    {
                        var note = name == "figures.csv" ? row[^1] : i + 1 < row.Length && rows[0][i + 1] == rows[0][i] + "_note" ? row[i + 1] : "";
                        Assert.True(note is "at_least" or "at_most" or "known_only", $"{name}: {rows[0][i]} is {row[i]}, with the note \"{note}\"");
                    }
                }
            }
        }
    }

    [Fact]
    public void No_floor_stands_in_the_workbook_as_an_exact_number()
    {
        using var workbook =
            SpreadsheetDocument.Open(
                new MemoryStream(ReportFormats.All(_document).Single(f => f.Name.EndsWith(".xlsx", StringComparison.Ordinal)).Content),
                isEditable: false);
        var styles = workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var formats = styles.NumberingFormats!.Elements<X.NumberingFormat>().ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode!.Value!);
        var cells = styles.CellFormats!.Elements<X.CellFormat>().ToList();
        var floors = Floors().Values.ToHashSet();
        var found = 0;
        foreach (var cell in workbook.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<X.Cell>()))
        {
            if (cell.DataType is null && cell.CellValue is { } value && floors.Contains(decimal.Parse(value.Text, CultureInfo.InvariantCulture)))
            {
                found++;
                var format = formats.GetValueOrDefault(cells[(int)cell.StyleIndex!.Value].NumberFormatId!.Value, "");
                Assert.True(format.Contains("at least", StringComparison.Ordinal) || format.Contains("at most", StringComparison.Ordinal)
                    || format.Contains("known only", StringComparison.Ordinal), $"{cell.CellReference}: {value.Text} as {format}");
            }
        }

        Assert.True(found > 60, $"{found} cells");
        AssertNoneIsBare(
            "workbook", string.Join(
                '\n', workbook.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<X.Cell>()).Where(c => c.DataType is not null)
                .Select(c => c.InnerText)));
    }

    private string Write(string where) => where switch
    {
        "page" => Page(_document),
        "page of a draft" => Page(Document(ReportState.Draft)),
        "paper" => Words(Ui.Render<PaperReport>(p => p.Add(r => r.Document, _document))),
        "since" => Words(Ui.Render<SinceNotice>(p => p
            .AddCascadingValue(Book).Add(s => s.Operation, A.Operation()).Add(s => s.Report, View())
            .Add(s => s.Movement, new ReportMovement(_second.Content.Revisions, _document.Sums, [])))),
        "then and now" => Words(Ui.Render<ComparisonSection>(p => p
            .AddCascadingValue(new ReportAddress("test", 2)).Add(c => c.Situation, new Situation(Facts(2)))
            .Add(c => c.Comparison, new DraftComparison("Since", "Yesterday", new ComparedContent(_first.Content, Sums(_first)), "", null))
            .Add(c => c.Now, new ComparedContent(_second.Content, Sums(_second))))),
        "comparison" =>
            string.Join('\n',
                new ReportComparison(new ComparedContent(_first.Content, Sums(_first)), new ComparedContent(_second.Content, Sums(_second)))
            .Tables(new("one", null, null), new("two", null, null)).SelectMany(t => t.Rows).SelectMany(r => r).Select(c => c.Whole)),
        "charts" => string.Join(
            '\n', ReportCharts.All(_document.Annex.Series)
            .SelectMany(c => c.Table.Rows.SelectMany(r => r).Select(cell => cell.Whole).Append(c.Description))),
        "command line" => ReportText.Of(_document, ReportTables.Of(_document)),
        "mail" => MailText.Plain(
        [
            new MailPart("Report", ReportDigest.Figures(_document.Content, _document.Sums), IsList: true),
            .. ReportDigest.Tables(ReportTables.Of(_document)).Select(t => new MailPart(t.Heading, []) { Table = t.Table }),
        ]),
        "DOCX" => FileReader.Text(ReportFormats.All(_document).Single(f => f.Name.EndsWith(".docx", StringComparison.Ordinal)).Content),
        _ => string.Join(
            '\n', Floors().Keys.Where(p => !p.StartsWith("stated", StringComparison.Ordinal) && !p.StartsWith("revisions", StringComparison.Ordinal))
            .SelectMany(p => FigureReader.Read(_second.Content, Sums(_second), p)).Select(p => p.Value)),
    };

    private string Page(ReportDocument document) => string.Join('\n',
    [
        Words(Ui.Render<ReportTiles>(p =>
            p.AddCascadingValue(new ReportAddress("test", 2)).Add(t => t.Content, document.Content).Add(t => t.Sums, document.Sums)
            .Add(t => t.Before, ReportTables.Before(document)))),
        .. ReportTables.Sections(ReportTables.Of(document))
            .Select(s =>
                Words(Ui.Render<SectionView>(p => p.AddCascadingValue(new ReportAddress("test", 2)).Add(v => v.Title, s.Key).Add(v => v.Tables, s)))),
        Words(Ui.Render<ChartsSection>(p => p.Add(c => c.Document, document))),
    ]);

    // Cell by cell: what stands beside each other is no sentence.
    private static string Words<T>(IRenderedComponent<T> component) where T : Microsoft.AspNetCore.Components.IComponent =>
        WhiteSpace().Replace(Tags().Replace(component.Markup.Replace("</td>", "\u2029", StringComparison.Ordinal), " "), " ");

    private static void AssertNoneIsBare(string where, string text)
    {
        var floors =
            Floors().SelectMany(f => new[] { Format.Number(Math.Abs(f.Value)), Format.Percent(f.Value) }.Select(t => (Text: t, f.Key)))
            .ToLookup(f => f.Text, f => f.Key);
        var found = 0;
        foreach (var number in Numbers().EnumerateMatches(text))
        {
            var written = text.Substring(number.Index, number.Length);
            if (!floors.Contains(written))
            {
                continue;
            }

            found++;
            var (before, after) =
                (text[Math.Max(0, number.Index - 12)..number.Index],
                    text[(number.Index + number.Length)..Math.Min(text.Length, number.Index + number.Length + 14)]);
            Assert.True(
                Bound().IsMatch(before) || after.StartsWith(" (known only)", StringComparison.Ordinal),
                $"{where}: \"{before}{written}{after}\", which is {string.Join(", ", floors[written])}");
        }

        Assert.True(found > 1 || where == "workbook", $"{where}: {found} floors in \"{text}\"");
    }

    // By their paths in the content, from the JSON alone: nothing here asks the tables what they think of a number.
    private static Dictionary<string, decimal> Floors() => FileReader.Numbers(Json())
        .Where(n => n.Value is not (null or 0) && _sums.Contains(n.Key.Split('.')[^1]) && IsSum(n.Key))
        .ToDictionary(n => n.Key, n => n.Value!.Value);

    // People of a target and of a permit are what somebody wrote; a place that is not reached has one population.
    private static bool IsSum(string path) => path.Split('.') switch
    {
        ["unreached", ..] or ["permits", "grantedUnused", ..] or ["targets", _, "people"] => false,
        ["revisions", ..] => Array.Exists(_sums, s => path.Split('.')[^2] == s && s is not ("published" or "now")),
        _ => true,
    };

    private static byte[] Json() => Encoding.UTF8.GetBytes(ReportObject.Write(_document.Header, _second.Content));

    private static ReportSums Sums(WeeklyReport report) => new(report.Content, UnknownParts.Count(report.Records));

    private static FigureIndex Book => new(FigureDefinitions.All(_second.Content));

    private static ReportView View() => new(_document.Header, _second.Content, _second.Records, null, false, null);

    private static ReportDocument Document(ReportState state) => new(
        new ReportHeader { Number = 2, Revision = state == ReportState.Published ? 1 : 0, State = state, ComputedAt = DateTimeOffset.UnixEpoch,
            PublishedAt = state == ReportState.Published ? DateTimeOffset.UnixEpoch : null, PublishedBy = "Chair", ContentHash = "abc" },
        _second.Content,
        new ReportAnnex(
            ReportAnnexes.Template, [], FigureDefinitions.All(_second.Content),
            [ReportPoints.Of(1, _first.Content, Sums(_first), null), ReportPoints.Of(2, _second.Content, Sums(_second), null)])
        {
            Unknown = UnknownParts.Count(_second.Records),
        });

    // Published with what was known then; of its period more came to be known, and not all.
    private static WeeklyReport Second()
    {
        var situation = new Situation(Facts(2));
        var periods = situation.Calendar.Due(A.Day("2016-12-31"));
        var published = new PublishedReport(_first.Period, 1, _first.Content, _first.Records, []);
        return WeeklyReport.Compute(situation, periods.Single(p => p.Number == 2), published);
    }

    // Of each sum a known part and an unknown one, in each of the two periods; every known number is another.
    private static ReportFacts Facts(int until)
    {
        (string Place, long People)[] places = [("MAD", 11_003), ("DAR", 12_007), ("ACC", 13_011)];
        var (convoys, deliveries) = (new List<Convoy>(), new List<Delivery>());
        for (var period = 1; period <= 2; period++)
        {
            var day = period == 1 ? "2016-02-16" : "2016-02-23";
            foreach (var ((place, people), i) in places.Select((p, i) => (p, i)))
            {
                Add($"K{period}{i}", place, day, people * period + (until * 97), trucks: 31 * period + i, tonnes: 201.5m * period + i + until);
                Add($"U{period}{i}", place, day, null, null, null);
            }

            Add($"B{period}", "MAD", day, 17_019 * period + until, track: Track.Bilateral);
            Add($"N{period}", "MAD", day, null, track: Track.Bilateral);
            convoys.Add(A.Convoy(
                $"E{period}", mode: ConvoyMode.Evacuation) with { PeopleEvacuated = 1_409 * period + until,
                PatientsEvacuated = 1_231 * period + until });
            convoys.Add(A.Convoy($"F{period}", mode: ConvoyMode.Evacuation));
            deliveries.AddRange([A.Delivery($"E{period}", $"E{period}", "MAD", day), A.Delivery($"F{period}", $"F{period}", "MAD", day)]);
        }

        return new ReportFacts
        {
            Operation = A.Operation(),
            Meetings = [A.Meeting(1, "2016-02-18"), A.Meeting(2, "2016-02-25")],
            Locations = [A.Location("MAD", "Madaya"), A.Location("DAR", "Darayya"), A.Location("ACC", "Accessible"),
                A.Location("BNK", "Besieged and not known"), A.Location("HNK", "Hard and not known")],
            Statuses =
            [
                A.Status("MAD", AccessStatus.Besieged, "2016-01-01"), A.Status("DAR", AccessStatus.HardToReach, "2016-01-01"),
                    A.Status("ACC", AccessStatus.Accessible, "2016-01-01"),
                A.Status("BNK", AccessStatus.Besieged, "2016-01-01"), A.Status("HNK", AccessStatus.HardToReach, "2016-01-01"),
            ],
            Populations = [A.Population("MAD", "2016-01-01", 43_117), A.Population("DAR", "2016-01-01", 51_131)],
            Requests = [A.Request("R1", "2016-02-12")],
            Lines = [A.Line("R1", "DAR", 8_093 + until), A.Line("R1", "MAD")],
            Convoys = convoys,
            Deliveries = deliveries,
            Targets =
            [
                new Target { Code = "T", Name = "All", People = 999_983, Scope = TargetScope.All, StartOn = A.Day("2016-02-12"),
                    DueOn = A.Day("2016-06-17") },
                new Target { Code = "NONE", Name = "Places", People = 0, Scope = TargetScope.All, StartOn = A.Day("2016-02-12"),
                    DueOn = A.Day("2016-06-17") },
            ],
            StatedFigures =
                [new StatedFigure { Meeting = 2, Measure = StatedMeasure.PeopleReached, Window = StatedWindow.Cumulative, Low = 1_009,
                    High = 1_013 }],
        };

        void Add(string reference, string place, string day, long? people, int? trucks = null, decimal? tonnes = null,
            Track track = Track.InterAgency)
        {
            convoys.Add(A.Convoy(reference, track: track, trucks: trucks, tonnes: tonnes));
            deliveries.Add(A.Delivery($"D-{reference}", reference, place, day, people: people));
        }
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    // Not within a reference or another number.
    [GeneratedRegex(@"(?<![\w.,-])\d[\d,]*(\.\d+)?%?(?![\w])")]
    private static partial Regex Numbers();

    // A sign may stand between.
    [GeneratedRegex(@"(at least|at most) [+\u2212]?$")]
    private static partial Regex Bound();
}
