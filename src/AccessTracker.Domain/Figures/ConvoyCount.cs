using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;

namespace AccessTracker.Domain.Figures;

/// <summary>Trucks, tonnes, drops and attempts of the headline series, and evacuations on their own (counting rules, sections 3 and 5).</summary>
internal static class ConvoyCount
{
    public static ConvoysByWindow Count(ReportDraft draft) =>
        new(Of(draft, "convoys.period", draft.Period), Of(draft, "convoys.cumulative", draft.Cumulative));

    public static EvacuationsByWindow Evacuations(ReportDraft draft)
    {
        List<(Convoy Convoy, DateOnly Day)> evacuated =
        [
            .. draft.Situation.Movements
                .Where(m => m.Convoy.Mode == ConvoyMode.Evacuation)
                .Select(m => (m.Convoy, Stop: m.Stops.FirstOrDefault(s => s.Delivery.IsHandedOver)))
                .Where(m => m.Stop is not null)
                .Select(m => (m.Convoy, m.Stop!.Day)),
        ];
        return new(In("evacuations.period", draft.Period), In("evacuations.cumulative", draft.Cumulative));

        EvacuationFigures In(string figure, DateRange window)
        {
            Convoy[] convoys = [.. evacuated.Where(e => window.Contains(e.Day)).Select(e => e.Convoy)];
            draft.Note(figure, convoys);
            draft.NoteUnknown($"{figure}.people", convoys.Where(c => c.PeopleEvacuated is null));
            draft.NoteUnknown($"{figure}.patients", convoys.Where(c => c.PatientsEvacuated is null));
            return new EvacuationFigures(convoys.SumKnown(c => c.PeopleEvacuated), convoys.SumKnown(c => c.PatientsEvacuated));
        }
    }

    /// <summary>Headline convoys that first reached a place within <paramref name="window"/>, by ref: each counts once, on that day.</summary>
    public static IEnumerable<ConvoyWithStops> FirstReachingIn(ReportDraft draft, DateRange window) =>
        draft.Situation.Headline.Convoys.Where(c => window.Contains(c.Day)).Select(c => c.Movement);

    /// <summary>The convoy's own trucks, else those of its reaching stops; null when neither is known.</summary>
    public static long? Trucks(ConvoyWithStops movement) => movement.Convoy.Trucks ?? (long?)SumOverReaching(movement, d => d.Trucks);

    /// <summary>The convoy's own tonnes, else those of its reaching stops; null when neither is known.</summary>
    private static decimal? Tonnes(ConvoyWithStops movement) => movement.Convoy.Tonnes ?? SumOverReaching(movement, d => d.Tonnes);

    private static ConvoyFigures Of(ReportDraft draft, string figure, DateRange window)
    {
        var movements = FirstReachingIn(draft, window).ToList();
        var road = movements.Where(m => m.Convoy.Mode == ConvoyMode.Road).ToList();
        Convoy[] onRoad = [.. road.Select(m => m.Convoy)];
        Convoy[] airdrops = [.. movements.Select(m => m.Convoy).Where(c => c.Mode == ConvoyMode.Airdrop)];
        Convoy[] airlifts = [.. movements.Select(m => m.Convoy).Where(c => c.Mode == ConvoyMode.Airlift)];
        Stop[] attempts = [.. draft.Situation.Headline.Attempts(window)];
        Stop[] turnedBack = [.. attempts.Where(s => !s.Reaches)];

        draft.Note($"{figure}.convoys", onRoad);
        draft.Note($"{figure}.trucks", onRoad);
        draft.NoteUnknown($"{figure}.trucks", road.Where(m => Trucks(m) is null).Select(m => m.Convoy));
        draft.Note($"{figure}.tonnes", [.. movements.Select(m => m.Convoy)]);
        draft.NoteUnknown($"{figure}.tonnes", movements.Where(m => Tonnes(m) is null).Select(m => m.Convoy));
        draft.Note($"{figure}.airdrops", airdrops);
        draft.Note($"{figure}.airlifts", airlifts);
        draft.Note($"{figure}.attempts", attempts);
        draft.Note($"{figure}.turnedBack", turnedBack);
        return new ConvoyFigures(
            road.Count,
            road.SumKnown(m => Trucks(m)),
            movements.SumKnown(Tonnes),
            airdrops.Sum(c => (long)(c.Drops ?? 1)),
            airlifts.Sum(c => (long)(c.Drops ?? 1)),
            attempts.Length,
            turnedBack.Length);
    }

    private static decimal? SumOverReaching(ConvoyWithStops movement, Func<Delivery, decimal?> figure)
    {
        decimal? sum = null;
        foreach (var stop in movement.Stops)
        {
            if (stop.Reaches && figure(stop.Delivery) is { } known)
            {
                sum = (sum ?? 0) + known;
            }
        }

        return sum;
    }
}
