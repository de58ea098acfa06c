using AccessTracker.Domain.Figures;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// Reads what was published before a sum of nothing but unknown figures was null: it was 0 in the content, and shown as unknown. In
/// memory it is null like any other; written, it is 0 again, for what was published keeps its bytes. Such a content is known by having no
/// <see cref="ReportOperation.OverdueDays"/>.
/// </summary>
internal static class PublishedForm
{
    /// <summary>Returns the content with null for the sums that were shown as unknown.</summary>
    public static ReportContent ToNull(ReportContent content) => IsOlder(content) ? With(content, ToNull, ToNull) : content;

    /// <summary>Returns the content as it was written; the other way round of <see cref="ToNull(ReportContent)"/>.</summary>
    public static ReportContent ToZero(ReportContent content) => IsOlder(content) ? With(content, ToZero, ToZero) : content;

    /// <summary>Returns a point of a series with null for what must have been unknown: places were reached, and nobody in them.</summary>
    public static ReportPoint ToNull(ReportPoint point)
    {
        var anyReached = point.BesiegedReached + point.HardToReachReached > 0;
        return point with
        {
            PeopleInPeriod = Known(point.PeopleInPeriod, anyReached),
            PeopleBesiegedInPeriod = Known(point.PeopleBesiegedInPeriod, point.BesiegedReached > 0),
            PeopleHardToReachInPeriod = Known(point.PeopleHardToReachInPeriod, point.HardToReachReached > 0),
            People = Known(point.People, anyReached),
            PeopleBesieged = Known(point.PeopleBesieged, point.BesiegedReached > 0),
            PeopleHardToReach = Known(point.PeopleHardToReach, point.HardToReachReached > 0),
            Trucks = Known(point.Trucks, anyReached),
        };
    }

    /// <summary>In the content 0 stands for a sum that is unknown today: it said no more than that.</summary>
    public static bool IsZeroForUnknown(IReportContent content, decimal? published, decimal? now) =>
        content is ReportContent humanitarian && IsOlder(humanitarian) && published == 0 && now is null;

    private static bool IsOlder(ReportContent content) => content.Operation.OverdueDays is null;

    private static long? Known(long? sum, bool hasParts) => sum == 0 && hasParts ? null : sum;

    private static ReportContent With(
        ReportContent content, Func<PeopleFigures, PeopleFigures> people, Func<ConvoyFigures, ConvoyFigures> convoys) => content with
    {
        People = new PeopleByWindow(ByStatus(content.People.Period, people), ByStatus(content.People.Cumulative, people)),
        Convoys = new ConvoysByWindow(convoys(content.Convoys.Period), convoys(content.Convoys.Cumulative)),
        OtherSeries = [.. content.OtherSeries.Select(s => s with { Period = people(s.Period), Cumulative = people(s.Cumulative) })],
    };

    private static PeopleByStatus ByStatus(PeopleByStatus people, Func<PeopleFigures, PeopleFigures> form) =>
        new(form(people.Total), form(people.Besieged), form(people.HardToReach), form(people.Other));

    // A delivery to 0 people does not reach its place: where deliveries reached and nobody is counted, nobody knew.
    private static PeopleFigures ToNull(PeopleFigures people) =>
        people is { Deliveries: > 0, PeopleTimes: 0 } ? people with { Distinct = null, PeopleTimes = null } : people;

    private static PeopleFigures ToZero(PeopleFigures people) =>
        people with { Distinct = people.Distinct ?? 0, PeopleTimes = people.PeopleTimes ?? 0 };

    private static ConvoyFigures ToNull(ConvoyFigures convoys) => convoys with
    {
        Trucks = convoys is { Convoys: > 0, Trucks: 0 } ? null : convoys.Trucks,
        Tonnes = convoys.Tonnes == 0 && convoys.Convoys + convoys.Airdrops + convoys.Airlifts > 0 ? null : convoys.Tonnes,
    };

    private static ConvoyFigures ToZero(ConvoyFigures convoys) => convoys with { Trucks = convoys.Trucks ?? 0, Tonnes = convoys.Tonnes ?? 0 };
}
