using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;
using AccessTracker.Tests.Convoys;

namespace AccessTracker.Tests.Reports;

/// <summary>
/// What a report says of people, coverage, convoys, evacuations, other series, targets and data quality, by the counting rules word by word:
/// every figure looks through all records again, and takes nothing from the program but the records and the state of a line.
/// </summary>
internal sealed class SlowReport(ReportFacts facts, DateOnly start, DateOnly end)
{
    private readonly DateOnly _since = facts.Operation.Since;

    private sealed record Reach(Convoy Convoy, Delivery Delivery, long? People, bool IsEstimated);

    public PeopleByWindow People() => new(ByStatus(start), ByStatus(_since));

    public CoverageFigures Coverage(AccessStatus status)
    {
        var places = facts.Locations.Select(l => l.Code).Where(code => StatusOn(code, end) == status).ToList();
        var reached = Headline(_since).Where(r => places.Contains(r.Delivery.Location)).ToList();
        var known = places.Where(p => PopulationOn(p, end) is not null).ToList();
        long? population = known.Count == 0 ? null : known.Sum(p => PopulationOn(p, end)!.Value);
        var inKnown = Distinct(reached.Where(r => known.Contains(r.Delivery.Location)));
        return new CoverageFigures(
            places.Count,
            reached.Where(r => r.Delivery.Day >= start).Select(r => r.Delivery.Location).Distinct().Count(),
            reached.Select(r => r.Delivery.Location).Distinct().Count(),
            population,
            places.Count - known.Count,
            Distinct(reached),
            population is null or 0 || inKnown is null ? null : Rounded(inKnown.Value, population.Value));
    }

    public ConvoyFigures Convoys(DateOnly from)
    {
        var first = facts.Convoys.Where(c => c.IsHeadline)
            .Select(c => (Convoy: c, Reached: Reached(c)))
            .Where(c => c.Reached.Count > 0 && c.Reached.Min(r => r.Delivery.Day) is var day && day >= (from < _since ? _since : from) && day <= end)
            .ToList();
        var road = first.Where(c => c.Convoy.Mode == ConvoyMode.Road).ToList();
        var attempts =
            facts.Deliveries.Where(d => ConvoyOf(d).IsHeadline && d.Outcome >= DeliveryOutcome.TurnedBack && d.Day >= from && d.Day <= end).ToList();
        return new ConvoyFigures(
            road.Count,
            Sum([.. road.Select(c => (decimal?)(c.Convoy.Trucks ?? Known([.. c.Reached.Select(r => (decimal?)r.Delivery.Trucks)])))]) is { } trucks
                ? (long)trucks
                : null,
            Sum([.. first.Select(c => c.Convoy.Tonnes ?? Known([.. c.Reached.Select(r => r.Delivery.Tonnes)]))]),
            first.Where(c => c.Convoy.Mode == ConvoyMode.Airdrop).Sum(c => c.Convoy.Drops ?? 1),
            first.Where(c => c.Convoy.Mode == ConvoyMode.Airlift).Sum(c => c.Convoy.Drops ?? 1),
            attempts.Count,
            attempts.Count(d => d.Outcome < DeliveryOutcome.Partial || d.PeopleReached == 0));
    }

    public EvacuationFigures Evacuations(DateOnly from)
    {
        var convoys = facts.Convoys.Where(c => c.Mode == ConvoyMode.Evacuation
            && facts.Deliveries.Where(d => d.Convoy == c.Ref && d.Outcome >= DeliveryOutcome.Partial).Select(d => (DateOnly?)d.Day).Min() is { } day
                && day >= from && day <= end).ToList();
        return new EvacuationFigures(
            (long?)Sum([.. convoys.Select(c => (decimal?)c.PeopleEvacuated)]), (long?)Sum([.. convoys.Select(c => (decimal?)c.PatientsEvacuated)]));
    }

    public IEnumerable<SeriesFigures> OtherSeries() => facts.Deliveries
        .Where(d => d.Day >= _since && d.Day <= end && !ConvoyOf(d).IsHeadline && ConvoyOf(d).Mode != ConvoyMode.Evacuation)
        .GroupBy(d => (Track: EnumCode.Of(ConvoyOf(d).Track), Line: EnumCode.Of(ConvoyOf(d).Line)))
        .OrderBy(g => g.Key.Track, StringComparer.Ordinal)
        .ThenBy(g => g.Key.Line, StringComparer.Ordinal)
        .Select(g =>
        {
            var reached = facts.Convoys.Where(c => !c.IsHeadline && EnumCode.Of(c.Track) == g.Key.Track && EnumCode.Of(c.Line) == g.Key.Line)
                .SelectMany(Reached).Where(r => r.Delivery.Day >= _since && r.Delivery.Day <= end).ToList();
            return new SeriesFigures(g.Key.Track, g.Key.Line, Figures([.. reached.Where(r => r.Delivery.Day >= start)]), Figures(reached));
        });

    public long? PeoplePending(Situation situation) => (long?)Sum(
        [.. situation.Lines.Where(l => l.StateOn(end)?.Kind == LineStateKind.Pending).Select(l => (decimal?)l.Line.PeopleRequested)]);

    public TargetProgress Of(Target target)
    {
        var last = end < target.DueOn ? end : target.DueOn;
        var counting = facts.Convoys.Where(c => c.IsHeadline).SelectMany(Reached)
            .Where(r => r.Delivery.Day >= target.StartOn && r.Delivery.Day <= last)
            .Where(r => target.Scope switch
            {
                TargetScope.All => true,
                TargetScope.Named => target.Locations.Contains(r.Delivery.Location),
                TargetScope.Besieged => StatusOn(r.Delivery.Location, r.Delivery.Day) == AccessStatus.Besieged,
                TargetScope.HardToReach => StatusOn(r.Delivery.Location, r.Delivery.Day) == AccessStatus.HardToReach,
            })
            .ToList();
        var reached = Distinct(counting);
        var before = Distinct(counting.Where(r => r.Delivery.Day <= last.AddDays(-28)));
        var daysLeft = target.DueOn.DayNumber - end.DayNumber;
        return new TargetProgress(
            target.Code, target.Name, target.People == 0 ? null : target.People, target.StartOn, target.DueOn, reached,
            target.People == 0 || reached is null ? null : Rounded(reached.Value, target.People),
            daysLeft,
            daysLeft <= 0 || target.People == 0 ? null : (long)Math.Ceiling(Math.Max(0, target.People - (reached ?? 0)) * 7m / daysLeft),
            (long)Math.Floor(((reached ?? 0) - (before ?? 0)) / 4m));
    }

    public IReadOnlyList<IReadOnlyList<string>> Quality()
    {
        var reached = Headline(_since).ToList();
        return
        [
            Sorted(reached.Where(r => r.People is null).Select(r => r.Delivery.Ref)),
            Sorted(facts.Convoys.Where(c => c.IsHeadline && c.Mode == ConvoyMode.Road && c.Trucks is null
                && Reached(c) is { Count: > 0 } stops && stops.TrueForAll(r => r.Delivery.Trucks is null) && stops.Min(r => r.Delivery.Day) is var day
                    && day >= _since && day <= end).Select(c => c.Ref)),
            Sorted(reached.Where(r => r.IsEstimated).Select(r => r.Convoy.Ref)),
            Sorted(reached.Where(r => Split(r.Convoy).Unassigned > 0).Select(r => r.Convoy.Ref)),
            Sorted(reached.Where(r => r.People > PopulationOn(r.Delivery.Location, r.Delivery.Day)).Select(r => r.Delivery.Ref)),
            Sorted(reached.GroupBy(r => r.Delivery.Location).Where(g => g.Select(r => Under(r.Delivery)).Distinct().Count() > 1).Select(g => g.Key)),
        ];
    }

    private PeopleByStatus ByStatus(DateOnly from)
    {
        var reached = Headline(from).ToList();
        return new PeopleByStatus(
            Figures(reached),
            Figures([.. reached.Where(r => Under(r.Delivery) == AccessStatus.Besieged)]),
            Figures([.. reached.Where(r => Under(r.Delivery) == AccessStatus.HardToReach)]),
            Figures([.. reached.Where(r => Under(r.Delivery) is null)]));
    }

    private static PeopleFigures Figures(IReadOnlyCollection<Reach> reached) =>
        new(Distinct(reached), (long?)Sum([.. reached.Select(r => (decimal?)r.People)]), reached.Count,
            reached.Select(r => r.Delivery.Location).Distinct().Count());

    private static long? Distinct(IEnumerable<Reach> reached) =>
        (long?)Sum([.. reached.GroupBy(r => r.Delivery.Location).Select(g => (decimal?)g.Max(r => r.People))]);

    // 0 of nothing; unknown where all of it is.
    private static decimal? Sum(List<decimal?> parts) => parts.Count == 0 ? 0 : Known(parts);

    private static decimal? Known(List<decimal?> parts) => parts.TrueForAll(p => p is null) ? null : parts.Sum(p => p ?? 0);

    private static decimal Rounded(long part, long whole) => Math.Round((decimal)part / whole, 4, MidpointRounding.AwayFromZero);

    private static List<string> Sorted(IEnumerable<string> refs) => [.. refs.Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<Reach> Headline(DateOnly from) => facts.Convoys.Where(c => c.IsHeadline).SelectMany(Reached)
        .Where(r => r.Delivery.Day >= (from < _since ? _since : from) && r.Delivery.Day <= end);

    private List<Reach> Reached(Convoy convoy)
    {
        if (convoy.Mode == ConvoyMode.Evacuation)
        {
            return [];
        }

        var shares = Split(convoy).Shares;
        return [.. facts.Deliveries.Where(d => d.Convoy == convoy.Ref && d.Outcome >= DeliveryOutcome.Partial && d.PeopleReached != 0)
            .Select(d =>
                shares.GetValueOrDefault(d.Ref) is var share and > 0
                ? new Reach(convoy, d, share, true)
                : new Reach(convoy, d, d.PeopleReached, false))];
    }

    private (Dictionary<string, long> Shares, long Unassigned) Split(Convoy convoy)
    {
        var handedOver = facts.Deliveries.Where(d => d.Convoy == convoy.Ref && d.Outcome >= DeliveryOutcome.Partial).ToList();
        return convoy.PeopleReached is { } total && convoy.Mode != ConvoyMode.Evacuation
            ? SlowSplit.Of(
                Math.Max(0, total - handedOver.Sum(d => d.PeopleReached ?? 0)),
                handedOver.Where(d => d.PeopleReached is null).Select(d => (d.Location, d.Ref, PopulationOn(d.Location, d.Day))))
            : ([], 0);
    }

    private Convoy ConvoyOf(Delivery delivery) => facts.Convoys.Single(c => c.Ref == delivery.Convoy);

    // Null: counted under other.
    private AccessStatus? Under(Delivery delivery) =>
        StatusOn(delivery.Location, delivery.Day) is var status and (AccessStatus.Besieged or AccessStatus.HardToReach) ? status : null;

    private AccessStatus? StatusOn(string place, DateOnly day) => facts.Statuses
        .Where(s => s.Location == place && s.Authority == facts.Operation.Authority && s.From <= day).MaxBy(s => s.From)?.Status;

    private long? PopulationOn(string place, DateOnly day) => facts.Populations
        .Where(p => p.Location == place && p.Authority == facts.Operation.Authority && p.AsOf <= day).MaxBy(p => p.AsOf)?.People;
}
