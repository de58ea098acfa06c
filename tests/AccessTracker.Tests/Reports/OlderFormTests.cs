using System.Text.Json;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Reports.Files;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Tests.Reports;

/// <summary>
/// What was published before unknown sums were null keeps its bytes, and so its hash, and is shown as it was: unknown where it was unknown. The
/// files under OlderForm are contents as that program wrote them, laid out to be read.
/// </summary>
public sealed class OlderFormTests
{
    public static TheoryData<string> Stored => ["issg-2016-03.json", "issg-2016-05.json", "issg-2016-20.json"];

    [Theory, MemberData(nameof(Stored))]
    public void A_published_content_keeps_its_bytes_and_its_hash(string file)
    {
        var json = Read(file);
        Assert.Equal(ReportJson.Hash(json), ReportJson.Hash(ReportJson.Serialize(ReportJson.Deserialize(json))));
        Assert.Equal(json, ReportJson.Serialize(ReportJson.Deserialize(json)));
    }

    [Fact]
    public void Sums_of_nothing_but_unknown_figures_are_unknown()
    {
        var content = ReportJson.Deserialize(Read("issg-2016-05.json"));
        Assert.Equal(new PeopleFigures(null, null, 4, 4), content.People.Period.Total);
        Assert.Equal(new PeopleFigures(0, 0, 0, 0), content.People.Period.Other);
        Assert.Equal(80_000, content.People.Cumulative.Total.Distinct);
        Assert.Equal(
            (null, (decimal?)null, (long?)165), (content.Convoys.Period.Trucks, content.Convoys.Period.Tonnes, content.Convoys.Cumulative.Trucks));
        Assert.Null(content.DataQuality.UnassignedPeople);
    }

    [Fact]
    public void What_was_known_to_be_unknown_is_still_told()
    {
        var content = ReportJson.Deserialize(Read("issg-2016-05.json"));
        var sums = new ReportSums(content, new Dictionary<string, int>());
        Assert.Equal(
            "at least 80,000; unknown at 9 deliveries",
            sums.At("people.cumulative.total.distinct", content.People.Cumulative.Total.Distinct).ToString());
        Assert.Equal("unknown", sums.At("people.period.total.distinct", content.People.Period.Total.Distinct).ToString());
        Assert.Equal("unknown", FigureReader.Read(content, sums, "people.period.total.distinct").Single().Value);
    }

    [Fact]
    public void The_next_report_s_revisions_say_unknown_where_it_was_published_so()
    {
        var before = ReportJson.Deserialize(Read("issg-2016-05.json"));
        var figure = HeadlineFigure.All.Single(f => f.Path == "people.period.total.distinct");
        Assert.Null(figure.Value(before));
    }

    [Fact]
    public void Where_it_had_0_for_unknown_and_unknown_it_still_is_nothing_has_moved()
    {
        var facts = new ReportFacts
        {
            Operation = A.Operation(),
            Meetings = [A.Meeting(1, "2016-02-18")],
            Locations = [A.Location("MAD")],
            Statuses = [A.Status("MAD", Domain.Locations.AccessStatus.Besieged, "2016-01-01")],
            Populations = [A.Population("MAD", "2016-01-01", 500)],
            Requests = [A.Request("R", "2016-02-14")],
            Lines = [A.Line("R", "MAD")],
            Convoys = [A.Convoy("C")],
            Deliveries = [A.Delivery("D", "C", "MAD", "2016-02-15")],
        };
        var today = A.Report(facts, 1);
        Assert.Equal((null, null), (today.Content.Coverage.Besieged.PeopleReachedCumulative, today.Content.Coverage.Besieged.Share));
        var older = today.Content with
        {
            Operation = today.Content.Operation with { OverdueDays = null },
            Coverage = today.Content.Coverage with { Besieged = today.Content.Coverage.Besieged with { PeopleReachedCumulative = 0, Share = 0 } },
            Permits = today.Content.Permits with { PeoplePending = 0 },
        };
        var published = new PublishedReport(today.Period, 1, ReportJson.Deserialize(ReportJson.Serialize(older)), today.Records, []);
        Assert.Empty(RevisionCount.Compare(published, today, new Situation(facts)));

        var known = A.Report(facts with { Deliveries = [A.Delivery("D", "C", "MAD", "2016-02-15", people: 40)] }, 1);
        var moved = RevisionCount.Compare(published, known, new Situation(facts)).Single(r => r.Figure == "people.period.total.distinct");
        Assert.Equal((null, (decimal?)40), (moved.Published, moved.Now));
    }

    [Fact]
    public void Its_files_can_still_be_made()
    {
        var content = ReportJson.Deserialize(Read("issg-2016-05.json"));
        var document = AReport.Of(5) with { Content = content };
        var csv = ReportFormats.Find(document, ReportFormats.NameOf(document.Header, "-csv.zip"))!.Content;
        var rows = FileReader.Csv(FileReader.Unzip(csv)["figures.csv"]);
        var (path, value, note) = (Array.IndexOf(rows[0], "path"), Array.IndexOf(rows[0], "value"), Array.IndexOf(rows[0], "note"));
        Assert.Equal(("", "unknown"), rows.Where(r => r[path] == "people.period.total.distinct").Select(r => (r[value], r[note])).Single());
        Assert.Equal(("80000", "at_least"), rows.Where(r => r[path] == "people.cumulative.total.distinct").Select(r => (r[value], r[note])).Single());
        Assert.DoesNotContain(rows, r => r[path] == "dataQuality.unassignedPeople");
    }

    [Fact]
    public void A_series_that_was_frozen_with_0_for_unknown_reads_as_unknown_where_places_were_reached()
    {
        var point = """
            {"number":5,"reportDate":"2016-03-17","peopleBesiegedInPeriod":0,"peopleHardToReachInPeriod":0,"peopleInPeriod":0,
            "peopleBesieged":80000,"peopleHardToReach":0,"people":80000,"besiegedReached":4,"besiegedPlaces":18,
            "hardToReachReached":0,"hardToReachPlaces":0,"permitsPending":0,"trucks":0,"permitsPendingByAge":[]}
            """.ReplaceLineEndings("");
        var older = ReportAnnex.FromJson($$"""{"template":1,"narratives":[],"definitions":[],"series":[{{point}}]}""").Series.Single();
        Assert.Equal(
            (null, null, (long?)0, (long?)80_000, null),
            (older.PeopleInPeriod, older.PeopleBesiegedInPeriod, older.PeopleHardToReachInPeriod, older.People, older.Trucks));

        var now = ReportAnnex.FromJson($$"""{"template":2,"narratives":[],"definitions":[],"series":[{{point}}]}""").Series.Single();
        Assert.Equal(0, now.PeopleInPeriod);
    }

    // The bytes that were hashed: without white space.
    private static string Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.Path("tests", "AccessTracker.Tests", "Reports", "OlderForm", file)));
        using var stream = new MemoryStream();
        using (var writer =
            new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
