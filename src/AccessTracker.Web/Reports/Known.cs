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

    /// <summary>What <paramref name="content"/> says of a headline figure, null where it is not known.</summary>
    public static decimal? Of(ReportContent content, HeadlineFigure figure)
    {
        var (whole, name) = figure.Path.LastIndexOf('.') is var dot ? (figure.Path[..dot], figure.Path[(dot + 1)..]) : default;
        decimal? Beside(string part) => HeadlineFigure.All.First(f => f.Path == $"{whole}.{part}").Value(content);
        var isUnknown = name switch
        {
            "distinct" or "peopleTimes" => Beside("deliveries") > 0 && Beside("peopleTimes") == 0,
            "trucks" => Beside("convoys") > 0 && figure.Value(content) == 0,
            "tonnes" => Beside("convoys") + Beside("airdrops") + Beside("airlifts") > 0 && figure.Value(content) == 0,
            _ => false,
        };
        return isUnknown ? null : figure.Value(content);
    }

    private static bool IsUnknown(PeopleFigures people) => people is { Deliveries: > 0, PeopleTimes: 0 };
}
