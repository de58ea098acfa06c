using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Alerts;

/// <summary>
/// The list tells which alerts stand on a day (docs/counting-choices.md, Alerts): computed from what the records say, so that none is missed and
/// none outlasts its cause. The most pressing kind comes first.
/// </summary>
public static class AlertList
{
    /// <summary>A report is late for so many days after its meeting; a bundle of old meetings would tell of all of them.</summary>
    public const int LateReportDays = 60;

    /// <summary>The alerts about records.</summary>
    /// <param name="situation">The records.</param>
    /// <param name="board">Their board of the same day.</param>
    /// <param name="rules">The thresholds.</param>
    /// <param name="day">The operation's day.</param>
    public static IReadOnlyList<Alert> Of(Situation situation, IReadOnlyList<BoardLocation> board, AlertRules rules, DateOnly day)
    {
        var draft = new ReportDraft(situation, situation.Calendar.Current(day));
        var commitments = CommitmentCount.Count(draft);
        return
        [
            .. Lapsing(draft, rules), .. CeasefireAlerts.Routes(draft, rules), .. Unreached(board, rules, day),
            .. CeasefireAlerts.BrokenRuns(draft, rules), .. CeasefireAlerts.Patterns(draft, rules), .. Overdue(draft, rules),
            .. CeasefireAlerts.Missed(commitments, draft.AsOf, rules), .. CeasefireAlerts.Due(commitments, draft.AsOf, rules),
            .. Unused(draft, rules), .. CeasefireAlerts.Open(draft, rules), .. Behind(draft, rules), .. CeasefireAlerts.Required(draft, rules),
        ];
    }

    /// <summary>The alerts about reports that are late by <paramref name="rules"/>, by task force and number.</summary>
    /// <param name="late">Meetings whose report is late.</param>
    /// <param name="rules">The thresholds.</param>
    /// <param name="day">The day it really is, also when the operation is over.</param>
    public static IReadOnlyList<Alert> Late(IEnumerable<ReportPeriod> late, AlertRules rules, DateOnly day) => rules.ReportLate is not { } after
        ? []
        : [.. late.Where(p => day.DayNumber - p.End.DayNumber is var days && days >= after && days <= LateReportDays).OrderBy(p => p.TaskForce)
            .ThenBy(p => p.Number)
            .Select(p => new Alert
        {
            Kind = AlertKind.ReportLate,
            Subject = RecordRef.OfKey("report", p.Report.ToString()),
            Began = p.End,
            Since = p.End.AddDays(after),
            Report = p.Report,
            Day = p.End,
            Days = day.DayNumber - p.End.DayNumber,
        })];

    private static IEnumerable<Alert> Lapsing(ReportDraft draft, AlertRules rules) => rules.PermitLapses is not { } most
        ? []
        : UnusedPermits(draft)
            .Where(l => l.Permit.ValidTo is { } last && last.DayNumber - draft.AsOf.DayNumber <= most)
            .OrderBy(l => l.Permit.ValidTo)
            .Select(l => OfPermit(AlertKind.PermitLapses, l, Later(l.Permit.DecidedOn, l.Permit.ValidTo!.Value.AddDays(-most))) with
            {
                Day = l.Permit.ValidTo,
                Days = l.Permit.ValidTo.Value.DayNumber - draft.AsOf.DayNumber,
            });

    private static IEnumerable<Alert> Unreached(IReadOnlyList<BoardLocation> board, AlertRules rules, DateOnly day) =>
        rules.PlaceUnreached is not { } most
        ? []
        : UnreachedBoard.WorstFirst(board.Where(p => p.DaysWaiting > most)).Select(p => new Alert
        {
            Kind = AlertKind.PlaceUnreached,
            Subject = RecordRef.OfKey("location", p.Location.Code),
            Began = day.AddDays(-p.DaysWaiting),
            Since = day.AddDays(most + 1 - p.DaysWaiting),
            Location = p.Location.Code,
            Day = p.LastReached?.Day,
            Days = p.DaysWaiting,
            People = p.Population?.People,
        });

    private static IEnumerable<Alert> Overdue(ReportDraft draft, AlertRules rules) => rules.AnswerOverdue is not { } after
        ? []
        : draft.Lines
            .Where(l => l.State.IsOverdueOn(draft.AsOf) && draft.AsOf.DayNumber - l.State.DueOn!.Value.DayNumber >= after)
            .OrderBy(l => l.State.DueOn)
            .Select(l => OfLine(AlertKind.AnswerOverdue, l.Line, l.State.Since, Later(l.State.Since, l.State.DueOn!.Value.AddDays(after))) with
            {
                Day = l.State.DueOn,
                Days = draft.AsOf.DayNumber - l.State.DueOn.Value.DayNumber,
                People = l.Line.Line.PeopleRequested,
            });

    private static IEnumerable<Alert> Unused(ReportDraft draft, AlertRules rules) => rules.PermitUnused is not { } after
        ? []
        : UnusedPermits(draft)
            .Where(l => draft.AsOf.DayNumber - l.Permit.DecidedOn.DayNumber >= after)
            .OrderBy(l => l.Permit.DecidedOn)
            .Select(l => OfPermit(AlertKind.PermitUnused, l, l.Permit.DecidedOn.AddDays(after)) with
            {
                Day = l.Permit.DecidedOn,
                Days = draft.AsOf.DayNumber - l.Permit.DecidedOn.DayNumber,
            });

    private static IEnumerable<Alert> Behind(ReportDraft draft, AlertRules rules)
    {
        if (rules.TargetBehind is not { } after)
        {
            yield break;
        }

        foreach (var target in TargetCount.Count(draft).Where(t => t.RecentPerWeek < t.NeededPerWeek))
        {
            // One without a number of people has no pace.
            var people = target.People!.Value;
            var expected = Line(draft.AsOf);
            var from = target.StartOn.AddDays(after);

            // What nobody knows of those reached counts as 0 here, as in the people still missing.
            var reached = target.Reached ?? 0;
            if (reached >= expected || draft.AsOf < from)
            {
                continue;
            }

            // Where the line comes to what was reached; it is rounded, so perhaps a day later.
            var since = target.StartOn.AddDays((int)(reached * (target.DueOn.DayNumber - target.StartOn.DayNumber) / people));
            while (Line(since) <= reached)
            {
                since = since.AddDays(1);
            }

            yield return new Alert
            {
                Kind = AlertKind.TargetBehind,
                Subject = RecordRef.OfKey("target", target.Code),
                Began = target.StartOn,
                Since = Later(since, from),
                Target = target.Name,
                Day = target.DueOn,
                Days = target.DaysLeft,
                People = people,
                Reached = target.Reached,
                ReachedUnknown = UnknownParts.Of(UnknownParts.Count(draft.Records), $"targets.{target.Code}.reached"),
                Expected = expected,
                NeededPerWeek = target.NeededPerWeek,
                RecentPerWeek = target.RecentPerWeek,
            };

            long Line(DateOnly day) => TargetPace.LineOn(people, target.StartOn, target.DueOn, day);
        }
    }

    private static IEnumerable<(PermitLine Line, Decision Permit)> UnusedPermits(ReportDraft draft) =>
        PermitCount.Unused(draft).Select(l => (l.Line, l.State.Decision!));

    private static Alert OfPermit(AlertKind kind, (PermitLine Line, Decision Permit) line, DateOnly since) =>
        OfLine(kind, line.Line, line.Permit.DecidedOn, since) with { People = line.Permit.PeopleApproved ?? line.Line.Line.PeopleRequested };

    private static Alert OfLine(AlertKind kind, PermitLine line, DateOnly began, DateOnly since) => new()
    {
        Kind = kind,
        Subject = RecordRef.Of(line),
        Began = began,
        Since = since,
        Location = line.Line.Location,
        Request = line.Request.Ref,
        Authority = line.Request.Authority,
    };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
