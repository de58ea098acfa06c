using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Review;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Domain.Situations;

/// <summary>
/// The change is what may be otherwise in an operation's records than it was: the requests and convoys that are read anew with all that hangs on
/// them, and short lists that are read anew as a whole. Everything else is as it was.
/// </summary>
public sealed record FactsChange
{
    /// <summary>Refs of the requests: what was there of them goes, with its lines, decisions and clearances.</summary>
    public required IReadOnlySet<string> Requests { get; init; }

    /// <summary>Refs of the convoys: what was there of them goes, with its deliveries and its log.</summary>
    public required IReadOnlySet<string> Convoys { get; init; }

    /// <summary>
    /// The facts are what there is of <see cref="Requests"/> and <see cref="Convoys"/> now, in order of recording, and nothing else.
    /// </summary>
    public required ReportFacts Facts { get; init; }

    /// <summary>The calendar as it is now: a publication changes it, and no record does.</summary>
    public CalendarFacts Calendar { get; init; } = CalendarFacts.None;

    /// <summary>All meetings; null, as in the lists below: they are as they were.</summary>
    public IReadOnlyList<Meeting>? Meetings { get; init; }
    public IReadOnlyList<Location>? Locations { get; init; }
    public IReadOnlyList<StatusEntry>? Statuses { get; init; }
    public IReadOnlyList<PopulationEstimate>? Populations { get; init; }
    public IReadOnlyList<Incident>? Incidents { get; init; }
    public IReadOnlyList<Target>? Targets { get; init; }
    public IReadOnlyList<StatedFigure>? StatedFigures { get; init; }

    /// <summary>The review as it is now.</summary>
    public ReviewFacts? Review { get; init; }

    /// <summary>All of the other task force's records.</summary>
    public CeasefireFacts? Ceasefire { get; init; }

    /// <summary>
    /// The same without what hangs on nothing: a line needs its request and its place, an answer its line, a stop its convoy and its place. A convoy
    /// whose request is not there is one without.
    /// </summary>
    /// <param name="places">Codes of the places that there are.</param>
    public FactsChange Connected(IReadOnlySet<string> places)
    {
        var requests = Facts.Requests.Select(r => r.Ref).ToHashSet(StringComparer.Ordinal);
        var convoys = Facts.Convoys.Select(c => c.Ref).ToHashSet(StringComparer.Ordinal);
        List<RequestLine> lines = [.. Facts.Lines.Where(l => requests.Contains(l.Request) && places.Contains(l.Location))];
        var keys = lines.Select(l => (l.Request, l.Location)).ToHashSet();
        return this with
        {
            Statuses = Statuses is null ? null : [.. Statuses.Where(s => places.Contains(s.Location))],
            Populations = Populations is null ? null : [.. Populations.Where(p => places.Contains(p.Location))],
            Facts = Facts with
            {
                Lines = lines,
                Decisions = [.. Facts.Decisions.Where(d => keys.Contains((d.Request, d.Location)))],
                Clearances = [.. Facts.Clearances.Where(c => keys.Contains((c.Request, c.Location)))],
                Convoys = [.. Facts.Convoys.Select(c => c.Request is { } request && !requests.Contains(request) ? c with { Request = null } : c)],
                Deliveries = [.. Facts.Deliveries.Where(d => convoys.Contains(d.Convoy) && places.Contains(d.Location))],
                ConvoyEvents = [.. Facts.ConvoyEvents.Where(e => convoys.Contains(e.Convoy))],
            },
        };
    }
}
