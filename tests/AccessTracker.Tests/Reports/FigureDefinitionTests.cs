using System.Reflection;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Reports;

namespace AccessTracker.Tests.Reports;

public sealed class FigureDefinitionTests
{
    // Its figures are in the reports of an operation that reviews its records.
    private static readonly ReviewFigures _review = new(ReviewFigures.All, 0, 0);

    private static readonly ReportContent _content =
        A.Report(new ReportFacts { Operation = A.Operation(), Meetings = [A.Meeting(1, "2016-02-18")] }, 1).Content with { Review = _review };
    private static readonly FigureIndex _book = new(FigureDefinitions.All(_content));
    private static readonly FigureIndex _ceasefire = new(FigureDefinitions.All(CeasefireReport.Compute(
        new Situation(new ReportFacts { Operation = A.Operation() }), new Domain.Operations.ReportPeriod(1, A.Day("2016-02-12"), A.Day("2016-02-18")))
        .Content with { Review = _review }));

    // Read off the types, so that a figure that is added later is missed here too.
    [Fact]
    public void Every_figure_of_a_report_has_a_definition()
    {
        var figures = Figures(typeof(ReportContent), "").ToList();
        Assert.True(figures.Count > 100, $"{figures.Count} figures");
        Assert.DoesNotContain(figures, f => _book.Find(f) is null);
        var ofCeasefire = Figures(typeof(CeasefireContent), "").ToList();
        Assert.True(ofCeasefire.Count > 90, $"{ofCeasefire.Count} figures");
        Assert.DoesNotContain(ofCeasefire, f => _ceasefire.Find(f) is null);
    }

    [Fact]
    public void Every_definition_defines_a_figure()
    {
        var found = Figures(typeof(ReportContent), "").Select(_book.Find).ToHashSet();
        Assert.DoesNotContain(_book.Definitions, d => !found.Contains(d) && d.Path is not "unreached.*");
        found = Figures(typeof(CeasefireContent), "").Select(_ceasefire.Find).ToHashSet();
        Assert.DoesNotContain(_ceasefire.Definitions, d => !found.Contains(d));
    }

    [Fact]
    public void Every_definition_says_what_it_counts_in_what_unit_and_by_which_section_that_there_is()
    {
        var sections = new[] { "counting-rules.md", "ceasefire-rules.md" }
            .SelectMany(page => Regex.Matches(File.ReadAllText(Repository.Path("docs", page)), @"^## (\d+)\.", RegexOptions.Multiline))
            .Select(m => m.Groups[1].Value).ToHashSet();
        Assert.All(_book.Definitions.Concat(_ceasefire.Definitions), d =>
        {
            Assert.NotEqual(d.Path, d.Name);
            Assert.NotEqual("", d.Definition);
            Assert.NotEqual("", d.Unit);
            Assert.NotEqual("", d.Baseline);
            Assert.Contains(d.Rule, sections);
        });
        Assert.Equal(_book.Definitions.Count, _book.Definitions.Select(FigureIndex.IdOf).Distinct().Count());
        Assert.Equal(_ceasefire.Definitions.Count, _ceasefire.Definitions.Select(FigureIndex.IdOf).Distinct().Count());
    }

    [Theory]
    [InlineData("people.period.total.distinct", "People reached this period")]
    [InlineData("people.cumulative.hardToReach.peopleTimes", "People-times to date: Hard to reach")]
    [InlineData("people.period.total", "People reached this period")]
    [InlineData("coverage.besieged.reachedInPeriod", "Listed places reached this period: Besieged")]
    [InlineData("reached.MAD", "Reached this period: Madaya")]
    [InlineData("reached.MAD.people", "Reached this period: Madaya")]
    [InlineData("reached.MAD.deliveries", "Deliveries to the place this period: Madaya")]
    [InlineData("convoys.cumulative.trucks", "Trucks: to date")]
    [InlineData("permits.decisionDays.period.median", "Days to the first yes or no: this period")]
    [InlineData("otherSeries.bilateral.cross_line.period.distinct", "People reached in another series: bilateral, cross-line, this period")]
    [InlineData("nothing.of.the.kind", "nothing.of.the.kind")]
    public void A_path_finds_the_definition_that_says_the_most_of_it(string path, string name) =>
        Assert.Equal(name, _book.NameOf(path, code => code == "MAD" ? "Madaya" : null), ignoreCase: true);

    [Fact]
    public void A_baseline_names_the_days_of_the_report()
    {
        Assert.Contains("12 Feb 2016", _book.Find("people.cumulative.total.distinct")!.Baseline, StringComparison.Ordinal);
        Assert.Contains("18 Feb 2016", _book.Find("permits.pending")!.Baseline, StringComparison.Ordinal);
    }

    // A list of texts or of records is a figure too: how many there are.
    private static IEnumerable<string> Figures(Type type, string path)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var own = (path.Length == 0 ? "" : path + ".") + char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            var of = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (of == typeof(int) || of == typeof(long) || of == typeof(decimal))
            {
                yield return own;
            }
            else if (of.IsGenericType && of.GetGenericArguments()[0] is var element)
            {
                // What is listed with each revision are its records, not a figure.
                if (own != "revisions.x.records" && own is not ("reached" or "unreached" or "otherSeries" or "targets"))
                {
                    yield return own;
                }

                foreach (var part in element == typeof(string) ? [] : Figures(element, own == "otherSeries" ? own + ".x.y" : own + ".x"))
                {
                    yield return part;
                }
            }
            else if (of.Assembly == typeof(ReportContent).Assembly)
            {
                foreach (var part in Figures(of, own))
                {
                    yield return part;
                }
            }
        }
    }
}
