using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Situations;

/// <summary>
/// Leaves out of an operation's records what nobody has checked, as if it were withdrawn: with a request its lines and their answers, with a convoy
/// its stops and its log, with an allegation its steps. What can be without it stays, without naming it.
/// </summary>
public static class CheckedRecords
{
    /// <summary>The records of <paramref name="facts"/> but for those that its review says are unchecked.</summary>
    public static ReportFacts Of(ReportFacts facts)
    {
        var waiting = facts.Review.Unchecked;
        if (waiting.Count == 0)
        {
            return facts;
        }

        bool IsIn(string reference) => !waiting.ContainsKey(reference);
        List<AccessRequest> requests = [.. facts.Requests.Where(r => IsIn(RecordRef.OfKey("request", r.Ref)))];
        var requestRefs = Keys(requests.Select(r => r.Ref));
        List<RequestLine> lines = [.. facts.Lines.Where(l => requestRefs.Contains(l.Request) && IsIn(RecordRef.Line(l.Request, l.Location)))];
        var lineKeys = lines.Select(l => (l.Request, l.Location)).ToHashSet();
        List<Convoy> convoys = [.. facts.Convoys.Where(c => IsIn(RecordRef.Of(c)))
            .Select(c => c.Request is { } request && !requestRefs.Contains(request) ? c with { Request = null } : c)];
        var convoyRefs = Keys(convoys.Select(c => c.Ref));
        return facts with
        {
            Requests = requests,
            Lines = lines,
            Decisions = [.. facts.Decisions.Where(d => lineKeys.Contains((d.Request, d.Location)) && IsIn(RecordRef.Of(d)))],
            Clearances = [.. facts.Clearances.Where(c => lineKeys.Contains((c.Request, c.Location)) && IsIn(RecordRef.Of(c)))],
            Convoys = convoys,
            Deliveries = [.. facts.Deliveries.Where(d => convoyRefs.Contains(d.Convoy) && IsIn(RecordRef.OfKey("delivery", d.Ref)))],
            ConvoyEvents = [.. facts.ConvoyEvents.Where(e => convoyRefs.Contains(e.Convoy))],
            Incidents = [.. facts.Incidents.Where(i => IsIn(RecordRef.Of(i)))
                .Select(i => i.Convoy is { } convoy && !convoyRefs.Contains(convoy) ? i with { Convoy = null } : i)],
            Ceasefire = Of(facts.Ceasefire, IsIn),
            Review = facts.Review with { Unchecked = new Dictionary<string, string>(), Questioned = new HashSet<string>() },
        };
    }

    private static CeasefireFacts Of(CeasefireFacts facts, Func<string, bool> isIn)
    {
        List<Allegation> allegations = [.. facts.Allegations.Where(a => isIn(RecordRef.OfKey("allegation", a.Ref)))];
        var refs = Keys(allegations.Select(a => a.Ref));
        return facts with
        {
            Allegations = allegations,
            AllegationSteps = [.. facts.AllegationSteps.Where(s => refs.Contains(s.Allegation))],
            Appeals = [.. facts.Appeals.Where(a => isIn(RecordRef.Of(a)))],
        };
    }

    private static HashSet<string> Keys(IEnumerable<string> refs) => refs.ToHashSet(StringComparer.Ordinal);
}
