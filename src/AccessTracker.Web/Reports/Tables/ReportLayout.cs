using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Reports.Charts;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>
/// How the report of a task force is laid out and explained. Page, paper, files, mail, comparison and command line are written of any report in one
/// way, from what stands here.
/// </summary>
public abstract class ReportLayout
{
    private static readonly ReportLayout _humanitarian = new HumanitarianLayout();
    private static readonly ReportLayout _ceasefire = new CeasefireLayout();

    /// <summary>The layout of what a report says.</summary>
    public static ReportLayout Of(IReportContent content) => content is CeasefireContent ? _ceasefire : _humanitarian;

    /// <summary>Its headline, in order.</summary>
    public abstract IReadOnlyList<HeadlineItem> Headline { get; }

    /// <summary>
    /// The beginnings of the paths of its figures, as a comparison groups them; the text of each is <c>CompareGroup_</c> and its name.
    /// </summary>
    public abstract IReadOnlyList<string> Groups { get; }

    /// <summary>The tables that its content is made of, in its order.</summary>
    public abstract IReadOnlyList<ReportTable> Tables(TableInput input);

    /// <summary>The tables behind its charts.</summary>
    public abstract IReadOnlyList<ReportTable> SeriesTables(IReadOnlyList<ReportPoint> series);

    /// <summary>Its charts: over the reports so far, with the days of events marked, and of what it says itself.</summary>
    public abstract IReadOnlyList<ReportChart> Charts(IReportContent content, ReportAnnex annex);

    /// <summary>How each figure is counted, in the order of the content.</summary>
    public abstract IReadOnlyList<FigureDefinition> Definitions(IReportContent content);

    /// <summary>How its figures are counted, in short; each note with the records and places that it names.</summary>
    public abstract IEnumerable<(string Text, IReadOnlyList<string> Names)> Notes(TableInput input);

    /// <summary>Names of what the content names by its code alone.</summary>
    public abstract IReadOnlyDictionary<string, string> Names(IReportContent content, Situation situation);

    /// <summary>The figures that the reports after it are compared with.</summary>
    /// <param name="number">The report's.</param>
    /// <param name="content">What it says.</param>
    /// <param name="sums">How its sums are written.</param>
    /// <param name="situation">The records that it was counted from; null: they are not known.</param>
    public abstract ReportPoint Point(int number, IReportContent content, ReportSums sums, Situation? situation);

    /// <summary>What a comparison of two reports tells besides figures: places that are in one of them only, each list by what it tells.</summary>
    public virtual IReadOnlyList<(string Name, IReadOnlyList<(string Code, string Name)> Places)> Places(
        IReportContent first, IReportContent second) => [];
}
