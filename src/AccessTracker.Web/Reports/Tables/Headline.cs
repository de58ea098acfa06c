using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>
/// A figure of the headline. Each task force's report has one list of them: tiles of page and paper, files, mail, feed, command line, the comparison
/// with an earlier draft and the notice of what has moved show these, in this order.
/// </summary>
/// <param name="Path">In the content.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">What a report says; null: unknown.</param>
/// <param name="Then">What the report before said, by its point of the series, and how much of it is unknown; null: unknown.</param>
public sealed record HeadlineItem(
    string Path, Func<IReportContent, string> Label, Func<IReportContent, long?> Value, Func<ReportPoint, (long? Value, int Unknown)> Then)
{
    /// <summary>Of how many; null: of none.</summary>
    public Func<IReportContent, long>? Of { get; init; }

    /// <summary>What stands below it, above all what is not known of it; null: nothing does.</summary>
    public Func<IReportContent, ReportSums, string?> Detail { get; init; } = (_, _) => null;

    /// <summary>It is on a tile; the others are told in lines only.</summary>
    public bool IsTile { get; init; } = true;
}

/// <summary>A figure of the headline as people read it.</summary>
/// <param name="Change">Since the report before; null: there is none to compare with, or one of the two is unknown.</param>
public sealed record HeadlineText(HeadlineItem Item, string Label, string Value, string? Change, string? Detail);

/// <summary>The headline of a report.</summary>
public static class Headline
{
    /// <summary>That of the humanitarian task force.</summary>
    public static IReadOnlyList<HeadlineItem> All { get; } =
    [
        new("people.period.total.distinct", _ => Texts.TilePeoplePeriod, c => Said(c).People.Period.Total.Distinct, p =>
            (p.PeopleInPeriod, p.Unknown.PeopleInPeriod)) { Detail = (c, sums) => People(Said(c), sums) },
        new(
            "people.cumulative.total.distinct",
            c => Format.With(Texts.TilePeopleToDate, Format.Day(c.Operation.Since)),
            c => Said(c).People.Cumulative.Total.Distinct,
            p => (p.People, p.Unknown.People)) { Detail = (c, sums) => PeopleToDate(Said(c), sums) },
        new("coverage.besieged.reachedInPeriod", _ => Texts.TileBesieged, c => Said(c).Coverage.Besieged.ReachedInPeriod, p => (p.BesiegedReached, 0))
        {
            Of = c => Said(c).Coverage.Besieged.Locations, Detail = (c, _) => ToDate(Said(c).Coverage.Besieged),
        },
        new("coverage.hardToReach.reachedInPeriod", _ => Texts.HeadlineHardToReach, c => Said(c).Coverage.HardToReach.ReachedInPeriod,
            p => (p.HardToReachReached, 0))
        {
            Of = c => Said(c).Coverage.HardToReach.Locations, Detail = (c, _) => ToDate(Said(c).Coverage.HardToReach), IsTile = false,
        },
        new("unreached", _ => Texts.HeadlineUnreached, c => Said(c).Unreached.Count, _ => (null, 0)) { IsTile = false },
        new("permits.pending", _ => Texts.TilePending, c => Said(c).Permits.Pending, p => (p.PermitsPending, 0)) { Detail = (c, _) =>
            Format.With(Texts.OverdueDetail, Format.Number(Said(c).Permits.Overdue)) },
        new("convoys.period.trucks", _ => Texts.TileTrucks, c => Said(c).Convoys.Period.Trucks, p =>
            (p.Trucks, p.Unknown.Trucks)) { Detail = (c, sums) => Trucks(Said(c), sums) },
    ];

    /// <summary>All of it, or what is on tiles alone, as people read it.</summary>
    /// <param name="content">What the report says.</param>
    /// <param name="sums">How its sums are written.</param>
    /// <param name="before">The report before; null: there is none.</param>
    /// <param name="tilesOnly">Without the figures that are on no tile.</param>
    public static IReadOnlyList<HeadlineText> Of(IReportContent content, ReportSums sums, ReportPoint? before = null, bool tilesOnly = false) =>
        [.. ReportLayout.Of(content).Headline.Where(item => item.IsTile || !tilesOnly).Select(item => Read(item, content, sums, before))];

    /// <summary>By how much a figure moved since the report before; without a value where one of the two is unknown.</summary>
    public static ReportCell Change(HeadlineItem item, IReportContent content, ReportSums sums, ReportPoint before)
    {
        var (then, unknown) = item.Then(before);
        var (first, second) = (new FigureSum(then, unknown, SumPart.Delivery), sums.At(item.Path, item.Value(content)));
        return Cells.Change(first, second, FigureName.Change(item.Path, first, second));
    }

    private static string WithOf(HeadlineItem item, IReportContent content, string figure) =>
        item.Of is { } of ? Format.With(Texts.XOfY, figure, Format.Number(of(content))) : figure;

    private static HeadlineText Read(HeadlineItem item, IReportContent content, ReportSums sums, ReportPoint? before) => new(
        item,
        item.Label(content),
        WithOf(item, content, sums.At(item.Path, item.Value(content)).Amount),
        before is not null && Change(item, content, sums, before) is { Value: not null } change
            ? Format.With(Texts.ChangeSince, change.Text, before.Number)
            : null,
        item.Detail(content, sums));

    private static ReportContent Said(IReportContent content) => (ReportContent)content;

    private static string People(ReportContent content, ReportSums sums) => Join(
        sums.At("people.period.total.distinct", content.People.Period.Total.Distinct).Note,
        content.Reached.Count(r => r.People is null) is var unknown and > 0
            ? Format.With(Texts.PeopleUnknownDetail, Format.Number(unknown), Format.Number(content.Reached.Count))
            : Format.With(Texts.PeopleTimesDetail, sums.At("people.period.total.peopleTimes", content.People.Period.Total.PeopleTimes).Amount));

    private static string PeopleToDate(ReportContent content, ReportSums sums)
    {
        var times = sums.At("people.cumulative.total.peopleTimes", content.People.Cumulative.Total.PeopleTimes);
        return Join(times.Note, Format.With(Texts.PeopleTimesDetail, times.Amount));
    }

    private static string Trucks(ReportContent content, ReportSums sums)
    {
        var toDate = sums.At("convoys.cumulative.trucks", content.Convoys.Cumulative.Trucks);
        return Join(sums.At("convoys.period.trucks", content.Convoys.Period.Trucks).Note, Format.With(Texts.TrucksToDateDetail, toDate.Amount),
            toDate.Note);
    }

    private static string ToDate(CoverageFigures coverage) =>
        Format.With(Texts.ReachedToDateDetail, Format.Number(coverage.ReachedCumulative), Format.Number(coverage.Locations));

    private static string Join(params string?[] parts) => Format.LongList(parts.OfType<string>());
}
