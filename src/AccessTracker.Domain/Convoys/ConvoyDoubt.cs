using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Convoys;

/// <summary>A doubt about a stop is asked once and kept if it is meant.</summary>
public enum ConvoyDoubtKind
{
    /// <summary>More people reached than live in the place on that day.</summary>
    AbovePopulation,

    /// <summary>More than twice the people targeted were reached: a digit or a unit too many.</summary>
    FarAboveTarget,

    /// <summary>Somebody set out on a day that has not come.</summary>
    InTheFuture,

    /// <summary>The day is before the linked request was submitted.</summary>
    BeforeRequest,

    /// <summary>The linked request does not name the place.</summary>
    NotInRequest,

    /// <summary>The linked request's permit for the place does not hold on that day.</summary>
    NoValidPermit,

    /// <summary>A clearance of the linked line was still pending or refused on that day.</summary>
    ClearanceMissing,

    /// <summary>It crossed a line and names no request, though the place has a permit that holds on that day.</summary>
    PermitNotNamed,

    /// <summary>It crossed a line, names no request, and no permit for the place holds on that day.</summary>
    NoPermitKnown,
}

/// <summary>Something implausible or not allowed for about one stop of a convoy: a visible warning, not a wall.</summary>
public sealed record ConvoyDoubt
{
    /// <summary>People reached are up to this many times the people targeted without a question.</summary>
    public const int FarAbove = 2;

    public required ConvoyDoubtKind Kind { get; init; }

    public required Delivery Delivery { get; init; }

    /// <summary>The figure that the stop's own stands against: the population, the people targeted.</summary>
    public long? Against { get; init; }

    /// <summary>The line of the request that the doubt is about.</summary>
    public PermitLine? Line { get; init; }

    /// <summary>The state is what the line's answers come to on the stop's day; null when its request was not yet submitted.</summary>
    public LineState? State { get; init; }

    public Clearance? Clearance { get; init; }

    /// <summary>The doubts about each stop in turn.</summary>
    /// <param name="convoy">The convoy.</param>
    /// <param name="stops">Its stops.</param>
    /// <param name="today">The operation's today.</param>
    /// <param name="populationOf">People in the stop's place on its day; null when unknown.</param>
    /// <param name="linesAt">Every line of a request for the place of this code.</param>
    public static IReadOnlyList<ConvoyDoubt> Of(
        Convoy convoy, IEnumerable<Delivery> stops, DateOnly today, Func<Delivery, long?> populationOf,
        Func<string, IEnumerable<PermitLine>> linesAt) =>
        [.. stops.SelectMany(stop => OfFigures(stop, today, populationOf(stop)).Concat(OfPermit(convoy, stop, [.. linesAt(stop.Location)])))];

    private static IEnumerable<ConvoyDoubt> OfFigures(Delivery stop, DateOnly today, long? population)
    {
        if (stop.PeopleReached > population)
        {
            yield return new ConvoyDoubt { Kind = ConvoyDoubtKind.AbovePopulation, Delivery = stop, Against = population };
        }

        if (stop.PeopleReached > stop.PeopleTargeted * FarAbove)
        {
            yield return new ConvoyDoubt { Kind = ConvoyDoubtKind.FarAboveTarget, Delivery = stop, Against = stop.PeopleTargeted };
        }

        if (stop.IsAttempt && stop.Day > today)
        {
            yield return new ConvoyDoubt { Kind = ConvoyDoubtKind.InTheFuture, Delivery = stop };
        }
    }

    // Who never left needs no permit yet.
    private static IEnumerable<ConvoyDoubt> OfPermit(Convoy convoy, Delivery stop, List<PermitLine> lines) =>
        !stop.IsAttempt ? [] : convoy.Request is { } request ? OfLinked(request, stop, lines) : OfUnlinked(convoy, stop, lines);

    private static IEnumerable<ConvoyDoubt> OfLinked(string request, Delivery stop, List<PermitLine> lines)
    {
        if (lines.Find(l => l.Request.Ref == request) is not { } line)
        {
            yield return new ConvoyDoubt { Kind = ConvoyDoubtKind.NotInRequest, Delivery = stop };
            yield break;
        }

        if (line.StateOn(stop.Day) is not { } state)
        {
            yield return new ConvoyDoubt { Kind = ConvoyDoubtKind.BeforeRequest, Delivery = stop, Line = line };
            yield break;
        }

        if (!state.IsValidOn(stop.Day))
        {
            yield return new ConvoyDoubt { Kind = ConvoyDoubtKind.NoValidPermit, Delivery = stop, Line = line, State = state };
        }

        foreach (var clearance in line.OutstandingClearances(stop.Day))
        {
            yield return new ConvoyDoubt { Kind = ConvoyDoubtKind.ClearanceMissing, Delivery = stop, Line = line, State = state,
                Clearance = clearance };
        }
    }

    // Aid from the air or over a border passes no checkpoint of those who answer requests.
    private static IEnumerable<ConvoyDoubt> OfUnlinked(Convoy convoy, Delivery stop, List<PermitLine> lines)
    {
        if (convoy.Line != SupplyLine.CrossLine || convoy.Mode is ConvoyMode.Airdrop or ConvoyMode.Airlift)
        {
            yield break;
        }

        var valid = lines.Find(l => l.StateOn(stop.Day)?.IsValidOn(stop.Day) == true);
        yield return new ConvoyDoubt
        {
            Kind = valid is null ? ConvoyDoubtKind.NoPermitKnown : ConvoyDoubtKind.PermitNotNamed,
            Delivery = stop,
            Line = valid,
            State = valid?.StateOn(stop.Day),
        };
    }
}
