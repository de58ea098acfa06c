using System.Globalization;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>Gathers what is frozen beside a report's content when it is published.</summary>
public sealed class ReportAnnexes(ReportStore reports, FirstPages firstPages, PublishSettings settings)
{
    /// <summary>Which way of making page and files this program has; raised when they would come out otherwise.</summary>
    public const int Template = 4;

    /// <summary>The first template that draws charts of the ceasefire task force's report.</summary>
    public const int ChartsOfCeasefire = 4;

    /// <summary>The annex of a draft as it would be published now.</summary>
    /// <param name="state">All records of the operation.</param>
    /// <param name="report">The draft.</param>
    /// <param name="content">What it says.</param>
    /// <param name="unknown">How many parts of each of its sums are unknown.</param>
    /// <param name="narratives">The latest of each language.</param>
    /// <param name="cancellation">To stop it.</param>
    public async Task<ReportAnnex> BuildAsync(
        OperationState state, ReportId report, IReportContent content, IReadOnlyDictionary<string, int> unknown,
            IReadOnlyList<StoredNarrative> narratives,
        CancellationToken cancellation = default)
    {
        // What is frozen is English, in whatever language the publisher reads: each file is worded from it in its own.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ReportFormats.English;
        var series = new List<ReportPoint>();
        var headers = await reports.ListAsync(state.Id, cancellation);
        var published = headers.Where(r => r.State == ReportState.Published).Select(r => r.Report).ToHashSet();
        foreach (var (period, point) in PointsBefore(state, report, content.ReportDate, int.MaxValue))
        {
            series.Add(published.Contains(period.Report) && await reports.FindAsync(state.Id, period.Report, cancellation: cancellation) is { } said
                ? PointOf(said)
                : point());
        }

        var names = ReportLayout.Of(content).Names(content, state.Situation);
        series.Add(ReportLayout.Of(content).Point(report.Number, content, new ReportSums(content, unknown), state.Situation));
        return new ReportAnnex(
            Template,
            settings.InOrder(narratives),
            FigureDefinitions.All(content),
            series)
        {
            Unknown = unknown,
            Restated = RestatedReports.Before(state.Situation.CalendarOf(report.TaskForce), report.Number, headers),
            Names = names,
            NamesAr = ArabicNames.Of(content, names, state.Situation),
            Events = EventsOf(state.Situation, content),
            FirstPages = await firstPages(
                state, content, series.TakeWhile(p => p.Number != report.Number).LastOrDefault(), unknown, cancellation),
        };
    }

    /// <summary>The reports before one, each with what the records say of it today, for who asks.</summary>
    internal static IEnumerable<(ReportPeriod Period, Func<ReportPoint> Point)> PointsBefore(
        OperationState state, ReportId report, DateOnly day, int most) => report.TaskForce == TaskForce.Humanitarian
        ? state.Meetings(day, most).TakeWhile(m => m.Period.Report != report).Select(m => (m.Period, (Func<ReportPoint>)(() => ReportPoints.Of(m))))
        : state.Situation.CalendarOf(report.TaskForce).Earlier(report.Number).TakeLast(most).Select(p => (p, (Func<ReportPoint>)(() =>
        {
            var counted = state.Count(p);
            return ReportLayout.Of(counted.Content).Point(
                p.Number, counted.Content, new ReportSums(counted.Content, UnknownParts.Count(counted.Records)), null);
        })));

    /// <summary>The events that the charts of a report mark.</summary>
    internal static IReadOnlyList<ReportEvent> EventsOf(Situation situation, IReportContent content) =>
    [
        .. situation.Facts.Ceasefire.Events.Where(e => e.Day >= content.Operation.Since && e.Day <= content.PeriodEnd)
            .OrderBy(e => e.Day).ThenBy(e => e.Ref, StringComparer.Ordinal)
            .Select(e => new ReportEvent(e.Ref, e.Day, EnumCode.Of(e.Kind), e.Title)),
    ];

    /// <summary>How the day in a delivery's name is written, in English: it is read and worded for each reader.</summary>
    public const string DayFormat = "d MMM yyyy";

    /// <summary>Begins the key of a delivery's name, so that it is taken for no place's.</summary>
    public const string DeliveryName = "delivery:";

    /// <summary>Begins the key of a route's name.</summary>
    public const string RouteName = "route:";

    /// <summary>
    /// The names of the places that a content names by their codes alone, by code, of the deliveries that it names by their references, and of the
    /// routes.
    /// </summary>
    public static IReadOnlyDictionary<string, string> NamesOf(ReportContent content, Situation situation)
    {
        var permits = content.Permits;
        var codes = content.Changes.NewlyReached
            .Concat(content.Changes.StatusChanges.Select(c => c.Location))
            .Concat(permits.LocationsPending)
            .Concat(permits.LocationsWithValidPermit)
            .Concat(permits.GrantedUnused.Select(g => g.Location))
            .Concat(content.Incidents.Select(i => i.Location).OfType<string>())
            .Concat(content.DataQuality.CountedUnderTwoStatuses)
            .Concat((content.Commitments ?? []).SelectMany(c => c.Places))
            .Concat(content.Routes?.CutOff ?? []);
        var closed = situation.Ceasefire.Routes.Where(r => content.Routes?.Closed.Contains(r.Code, StringComparer.Ordinal) ?? false);
        var deliveries = content.DataQuality.UnknownPeople.Concat(content.DataQuality.AbovePopulation).ToHashSet(StringComparer.Ordinal);
        return new SortedDictionary<string, string>(
            codes.Distinct(StringComparer.Ordinal).Where(situation.Locations.ContainsKey)
                .Select(c => (Key: c, Name: ShownName.Latin(situation.Locations[c])))
                .Concat(situation.Stops.Where(s => deliveries.Contains(s.Delivery.Ref))
                    .Select(s => (Key: DeliveryName + s.Delivery.Ref, Name: NameOf(s))))
                .Concat(closed.Select(r => (Key: RouteName + r.Code, Name: ShownName.Latin(r))))
                .ToDictionary(n => n.Key, n => n.Name),
            StringComparer.Ordinal);

        string NameOf(Stop stop)
        {
            var place = ShownName.Latin(situation.Locations.GetValueOrDefault(stop.Delivery.Location)) ?? stop.Delivery.Location;
            return $"{place}, {stop.Day.ToString(DayFormat, ReportFormats.English)}";
        }
    }

    // As it was published; its annex knows what is unknown of its sums, also where its series was kept without.
    private static ReportPoint PointOf(StoredReport report)
    {
        var content = ReportRules.Of(report.TaskForce).Read(report.Content);
        var point = ReportLayout.Of(content).Point(report.Number, content, ReportSums.Of(content, report.Annex), null);
        return (report.Annex is { } annex ? ReportAnnex.FromJson(annex).Series.LastOrDefault(p => p.Number == report.Number) : null) is { } kept
            ? kept with { Unknown = point.Unknown }
            : point;
    }
}
