using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports;

/// <summary>
/// A sum to which only unknown numbers went is 0 in the report's content, for unknown adds nothing; a reader must not take
/// it for nobody. Null here, and so shown as unknown.
/// </summary>
public static class Known
{
    // A delivery to 0 people does not reach its place: where deliveries reached and nobody is counted, nobody was.
    public static long? Distinct(PeopleFigures people) => IsUnknown(people) ? null : people.Distinct;

    public static long? PeopleTimes(PeopleFigures people) => IsUnknown(people) ? null : people.PeopleTimes;

    public static long? Trucks(ConvoyFigures convoys) => convoys is { Convoys: > 0, Trucks: 0 } ? null : convoys.Trucks;

    public static decimal? Tonnes(ConvoyFigures convoys) => convoys.Tonnes == 0 && convoys.Convoys + convoys.Airdrops + convoys.Airlifts > 0 ? null : convoys.Tonnes;

    private static bool IsUnknown(PeopleFigures people) => people is { Deliveries: > 0, PeopleTimes: 0 };
}
