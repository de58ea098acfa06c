using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Domain.Situations;

/// <summary>
/// Finds the unchecked records that a report reads: they are in its figures, or are left out of them where only checked records count. What its
/// figures do not depend on, a stop that is only planned or an answer that came later, is not among them.
/// </summary>
public static class UncheckedRecords
{
    /// <summary>Their references, in ordinal order.</summary>
    /// <param name="situation">All records, checked or not.</param>
    /// <param name="period">The report's.</param>
    public static IReadOnlyList<string> In(Situation situation, ReportPeriod period)
    {
        var facts = situation.Facts;
        if (facts.Review.Unchecked.Count == 0)
        {
            return [];
        }

        var found = new SortedSet<string>(StringComparer.Ordinal);
        void Note(string reference)
        {
            if (facts.Review.Unchecked.ContainsKey(reference))
            {
                found.Add(reference);
            }
        }

        foreach (var movement in situation.Movements)
        {
            // A convoy that set out by then is shared among all of its stops, whatever their day. Another series is told of from its first stop on,
            // though it be only planned.
            var stops = movement.Stops
                .Where(s => s.Delivery.IsAttempt || movement.Convoy is { IsHeadline: false, Mode: not ConvoyMode.Evacuation }).ToList();
            if (stops.Any(s => s.Day <= period.End))
            {
                Note(RecordRef.Of(movement.Convoy));
                stops.ForEach(s => Note(RecordRef.Of(s)));
            }
        }

        var submitted = facts.Requests.Where(r => r.SubmittedOn <= period.End).Select(r => r.Ref).ToHashSet(StringComparer.Ordinal);
        foreach (var line in facts.Lines.Where(l => submitted.Contains(l.Request)))
        {
            Note(RecordRef.OfKey("request", line.Request));
            Note(RecordRef.Line(line.Request, line.Location));
        }

        foreach (var decision in facts.Decisions.Where(d => d.DecidedOn <= period.End))
        {
            Note(RecordRef.Of(decision));
        }

        foreach (var clearance in facts.Clearances.Where(c => c.On <= period.End))
        {
            Note(RecordRef.Of(clearance));
        }

        if (period.TaskForce == TaskForce.Ceasefire)
        {
            NoteCeasefire(facts.Ceasefire, period.End, Note);
        }
        else
        {
            foreach (var incident in facts.Incidents.Where(i => period.Window.Contains(i.Day)))
            {
                Note(RecordRef.Of(incident));
            }
        }

        return [.. found];
    }

    private static void NoteCeasefire(Ceasefire.CeasefireFacts facts, DateOnly end, Action<string> note)
    {
        foreach (var allegation in facts.Allegations.Where(a => a.ReceivedOn <= end))
        {
            note(RecordRef.OfKey("allegation", allegation.Ref));
        }

        foreach (var appeal in facts.Appeals.Where(a => a.ReceivedOn <= end))
        {
            note(RecordRef.Of(appeal));
        }
    }
}
