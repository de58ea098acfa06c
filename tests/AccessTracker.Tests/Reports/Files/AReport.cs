using AccessTracker.Data.Reports;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Tests.Reports.Files;

/// <summary>Documents to make files of.</summary>
internal static class AReport
{
    public const string Arabic = "مضايا وبقين";

    private static readonly DateTimeOffset _publishedAt = new(2016, 3, 19, 8, 30, 0, TimeSpan.Zero);

    /// <summary>A report of the demonstration, as it was approved, published once.</summary>
    public static ReportDocument Of(int number)
    {
        var series =
            Enumerable.Range(1, number).Select(n => ReportPoints.Of(n, Content(n), new ReportSums(Content(n), new Dictionary<string, int>()), null))
            .ToList();
        return Document(number, Content(number), series, [new Narrative("en", "Four towns were reached.")]);
    }

    /// <summary>Everything that is awkward: Arabic, text that looks like a formula, what is not known, lists without anything in them.</summary>
    public static ReportDocument Awkward()
    {
        var none = new PeopleFigures(0, 0, 0, 0);
        var unknown = new PeopleFigures(null, null, 2, 2);
        var some = new PeopleFigures(41_000, 119_001, 3, 1);
        var content = Content(5) with
        {
            Operation = new ReportOperation("=op", "عملية سوريا =1+1", A.Day("2016-02-12"), "Asia/Damascus", 30),
            People = new PeopleByWindow(new PeopleByStatus(unknown, unknown, none, none), new PeopleByStatus(some, some, none, none)),
            Reached =
            [
                new ReachedLocation("=1+1", Arabic, "besieged", 1, A.Day("2016-03-17"), 41_000, true),
                new ReachedLocation("@x", "@SUM(A1) \u0001\uD83D", null, 2, A.Day("2016-03-12"), null, false),
            ],
            Unreached = [new UnreachedLocation("DAR", "Darayya (داريا), south", "besieged", null, null, null, null, "no_request", null)],
            Permits = new PermitFigures(
                1, 2, 3, 4, 5, 6, 7, [], ["DAR"], 0, [new GrantedUnused("R-1", "DAR", A.Day("2016-03-01"), null, 17)],
                new DecisionDaysByWindow(new DecisionDays(0, null, null), new DecisionDays(2, 6.5m, 9))),
            Incidents = [new ReportIncident("I.1", A.Day("2016-03-15"), "removal_of_items", null, "open")],
            OtherSeries = [new SeriesFigures("bilateral", "cross_line", none, some)],
            Targets = [new TargetProgress("T1", "-cmd|' /C calc'!A0", 0, A.Day("2016-03-01"), A.Day("2016-04-01"), 12, null, -3, null, 4)],
            Changes = new ReportChanges([], [new StatusChange("DAR", null, "besieged", A.Day("2016-03-12"), "+reason")]),
            Revisions = [new ReportRevision(4, "people.cumulative.total.distinct", 80_000, 81_500.5m, ["delivery:D-1", "delivery:=D"])],
            Stated = [new StatedAndComputed(
                "people_reached", "cumulative", 10, 20, "\"nearly\r\n20\", they said", "=HYPERLINK(\"x\")", 41_000, 40_980),
                new StatedAndComputed("target_people", "as_of", 5, 5, null, null, null, null)],
            DataQuality = new DataQuality(["D-1"], [], ["C-1"], ["C-1"], [], ["DAR"]),
            Commitments =
            [
                new CommitmentProgress(
                    "K1", "=Airdrops otherwise", A.Day("2016-03-01"), A.Day("2016-03-10"), "missed", ["DAR", "MAD"], ["MAD"], "airdrops", true, null),
                new CommitmentProgress(
                    "K2", "A word given", A.Day("2016-03-01"), A.Day("2016-04-10"), "open", [], [], "talks end", false, A.Day("2016-03-15")),
            ],
            Routes = new ClosedRoutes(["CASTELLO"], ["DAR"]),
        };
        const string Words = "# ملخص\n\nوصلت القوافل إلى **أربع** بلدات، 4 من 18.\n\n- one *item*\n- two\n\n3. three\n4. four <b>not "
            + "markup</b>\n\n[a link](https://example.org/a) and [none](javascript:alert)\n\n| Place | People |\n|---|---:|\n| **Foah** | 800 |\n";
        return Document(5, content, [], [new Narrative("ar", Words), new Narrative("en", "")]);
    }

    /// <summary>The same before it is published.</summary>
    public static ReportDocument Draft() =>
        Of(5) is var document
        ? document with { Header =
            new ReportHeader { Number = 5, State = ReportState.Draft, ComputedAt = _publishedAt, ContentHash = document.Header.ContentHash } }
            : null!;

    private static ReportContent Content(int number) =>
        ReportJson.Deserialize(
            File.ReadAllText(Repository.Path("tests", "AccessTracker.Tests", "Reports", "Approved", $"issg-2016-{number:00}.json")));

    private static ReportDocument Document(
        int number, ReportContent content, IReadOnlyList<ReportPoint> series, IReadOnlyList<Narrative> narratives) => new(
        new ReportHeader
        {
            Number = number,
            Revision = 1,
            State = ReportState.Published,
            ComputedAt = _publishedAt.AddHours(-1),
            PublishedAt = _publishedAt,
            PublishedBy = "=Chair & \u0002 الرئيس",
            ContentHash = ReportJson.Hash(ReportJson.Serialize(content)),
        },
        content,
        new ReportAnnex(ReportAnnexes.Template, narratives, FigureDefinitions.All(content), series));
}
