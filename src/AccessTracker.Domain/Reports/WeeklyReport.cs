using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>A report: what it says, and the records behind each figure.</summary>
/// <param name="Period">The meeting it is for and the days it covers.</param>
/// <param name="Content">What it says.</param>
/// <param name="Records">
/// By the figure's path in the content (<c>people.period.total</c>, <c>unreached.DAR</c>), the records it was counted
/// from, as <see cref="RecordRef"/> writes them.
/// </param>
public sealed record WeeklyReport(ReportPeriod Period, ReportContent Content, IReadOnlyDictionary<string, IReadOnlyList<string>> Records) : IReport
{
    IReportContent IReport.Content => Content;

    /// <summary>
    /// The number says which way of counting this is. It rises with every change of a rule or of the content's form, so that drafts which an older
    /// program computed are computed anew.
    /// </summary>
    public const int Method = 5;

    /// <summary>
    /// The report of one meeting, by the counting rules. A pure function: the same records give the same report, in
    /// whatever order they are, but for two decisions of one day on one line.
    /// </summary>
    /// <param name="situation">The records.</param>
    /// <param name="period">The meeting and the days the report is about.</param>
    /// <param name="before">The report before as it was published last, whose figures may have moved since; null when it was not.</param>
    public static WeeklyReport Compute(Situation situation, ReportPeriod period, PublishedReport? before = null)
    {
        var draft = new ReportDraft(situation.CountedOn(period.End), period);
        var people = PeopleReached.Count(draft);
        var coverage = Coverage.Count(draft);
        var convoys = ConvoyCount.Count(draft);
        var permits = PermitCount.Count(draft);
        var revisions = before is null ? [] : Revised(draft, before, situation);
        var content = new ReportContent(
            ReportOperation.Of(situation.Operation),
            period.End,
            period.Start,
            period.End,
            people,
            coverage,
            Reached(draft),
            Unreached.List(draft),
            convoys,
            permits,
            ConvoyCount.Evacuations(draft),
            Incidents(draft),
            PeopleReached.OtherSeries(draft),
            TargetCount.Count(draft),
            Changes(draft),
            revisions,
            StatedComparison.Compare(situation.Facts.StatedFigures, period.Report, people, coverage, convoys, permits),
            QualityCheck.Run(draft),
            CommitmentCount.Count(draft),
            RouteCount.Closed(draft),
            ReviewCount.Count(draft, situation));
        return new WeeklyReport(period, content, draft.Records);
    }

    // With what nobody knows of both values, which may be floors like any other.
    private static IReadOnlyList<ReportRevision> Revised(ReportDraft draft, PublishedReport before, Situation situation)
    {
        var today = Compute(situation, before.Period);
        var revisions = RevisionCount.Compare(before, today, situation);
        foreach (var revision in revisions)
        {
            draft.NoteUnknown(UnknownParts.Published(revision), UnknownParts.Behind(before.Content, before.Records, revision.Figure));
            draft.NoteUnknown(UnknownParts.Now(revision), UnknownParts.Behind(today.Content, today.Records, revision.Figure));
        }

        if (revisions.Count > 0 && before.Changes.Count > 0 && !ChangeEffects.CanBe(before, situation))
        {
            draft.NoteUnknown(UnknownParts.Causes, [before.Changes[0].Ref]);
        }

        return revisions;
    }

    private static List<ReachedLocation> Reached(ReportDraft draft)
    {
        var places = new List<ReachedLocation>();
        foreach (var place in draft.ReachingInPeriod.GroupBy(s => s.Location, StringComparer.Ordinal))
        {
            // Of equal figures the one that somebody reported stands before the one that was shared out.
            var largest = place.Where(s => s.People is not null).OrderByDescending(s => s.People).ThenBy(s => s.IsEstimated).FirstOrDefault();
            draft.Note($"reached.{place.Key}", [.. place]);
            draft.NoteUnknown($"reached.{place.Key}.people", [.. place]);
            places.Add(new ReachedLocation(
                place.Key,
                draft.Situation.Locations[place.Key].Name,
                draft.Situation.StatusOn(place.Key, draft.AsOf) is { } entry ? EnumCode.Of(entry.Status) : null,
                place.Count(),
                place.Max(s => s.Day),
                largest?.People,
                largest?.IsEstimated ?? false));
        }

        return [.. places.OrderBy(p => p.Location, StringComparer.Ordinal)];
    }

    private static List<ReportIncident> Incidents(ReportDraft draft)
    {
        var incidents = draft.Situation.Facts.Incidents
            .Where(i => draft.Period.Contains(i.Day))
            .OrderBy(i => i.Day)
            .ThenBy(i => i.Ref, StringComparer.Ordinal)
            .ToList();
        draft.Note("incidents", incidents.Select(RecordRef.Of));
        return [.. incidents.Select(i => new ReportIncident(i.Ref, i.Day, i.Kind, i.Location, EnumCode.Of(i.StateOn(draft.AsOf))))];
    }

    private static ReportChanges Changes(ReportDraft draft)
    {
        Stop[] first = [.. FirstInPeriod(draft)];
        draft.Note("changes.newlyReached", first);
        var changes = draft.Situation.Locations.Keys
            .SelectMany(code => StatusChanges(draft.Situation.StatusesOf(code)))
            .Where(c => draft.Period.Contains(c.To.From))
            .OrderBy(c => c.To.From)
            .ThenBy(c => c.To.Location, StringComparer.Ordinal)
            .ToList();
        draft.Note("changes.statusChanges", changes.Select(c => RecordRef.Of(c.To)));
        return new ReportChanges(
            [.. first.Select(s => s.Location).Order(StringComparer.Ordinal)],
            [.. changes.Select(c => new StatusChange(
                c.To.Location, c.From is { } from ? EnumCode.Of(from.Status) : null, EnumCode.Of(c.To.Status), c.To.From, c.To.Reason))]);
    }

    // Of each place that was never reached before the period the first delivery in it.
    private static IEnumerable<Stop> FirstInPeriod(ReportDraft draft)
    {
        var earlier =
            draft.Situation.Headline.Reaching(new DateRange(draft.Cumulative.From, draft.Period.From.AddDays(-1))).Select(s => s.Location)
            .ToHashSet(StringComparer.Ordinal);
        return draft.ReachingInPeriod.DistinctBy(s => s.Location, StringComparer.Ordinal).Where(s => !earlier.Contains(s.Location));
    }

    private static IEnumerable<(StatusEntry? From, StatusEntry To)> StatusChanges(IEnumerable<StatusEntry> entries)
    {
        StatusEntry? before = null;
        foreach (var entry in entries)
        {
            if (entry.Status != before?.Status)
            {
                yield return (before, entry);
            }

            before = entry;
        }
    }
}
