using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Mail;

/// <summary>
/// The days that an operation's calendar has for somebody: meetings of its task forces, days by which requests are to be answered, last days of
/// permits, days by which commitments are to be kept. Of what its reader may read, and in the language of now.
/// </summary>
/// <param name="held">What the reader may read.</param>
/// <param name="today">The operation's.</param>
/// <param name="stamps">When records were changed last.</param>
public sealed class CalendarEntries(OperationState held, DateOnly today, CalendarStamps stamps)
{
    /// <summary>So long ago meetings were that are still told, in days; a permit that has ended is told of for a month.</summary>
    private const int PastDays = 366;
    private const int EndedDays = 31;

    /// <summary>So many meetings are told ahead: a quarter of weekly ones.</summary>
    private const int MeetingsAhead = 13;

    private readonly Situation _situation = held.Situation;
    private readonly string _code = held.Situation.Operation.Code;

    /// <summary>By day, then by name.</summary>
    public IReadOnlyList<CalendarEntry> All() =>
    [
        .. Meetings().Concat(Answers()).Concat(Permits()).Concat(Commitments()).OrderBy(e => e.Day).ThenBy(e => e.Name, StringComparer.Ordinal),
    ];

    private IEnumerable<CalendarEntry> Meetings() =>
        from taskForce in Enum.GetValues<TaskForce>()
        let calendar = _situation.CalendarOf(taskForce)

        // To a task force of which no meeting is known the weekday gives none.
        let known = calendar.Reports(today).Where(p => p.End >= today.AddDays(-PastDays))
        from period in known.Concat(calendar.Ahead(today, MeetingsAhead)).DistinctBy(p => p.Number)
        let meeting = calendar.Meetings.GetValueOrDefault(period.Number)
        select new CalendarEntry($"meeting-{period.Report}", meeting?.Date ?? period.End, Texts.Meeting, ReportName.OfMeeting(period.Report))
        {
            Lines =
            [
                Format.With(Texts.CalendarMeetingCovers, Format.Day(period.Start), Format.Day(period.End)),
                .. meeting is null && period.End > today ? [Texts.CalendarMeetingByWeekday] : Array.Empty<string>(),
                .. new[] { meeting?.Note }.OfType<string>(),
            ],
            Path = period.End <= today ? Urls.Report(_code, period.Report) : Urls.Overview(_code),
            Changed = meeting is null ? stamps.Operation : stamps.Of(RecordKinds.Meetings, RecordKinds.Meetings.KeyOf(meeting)),
        };

    // The lines of a request that wait for their first answer wait as one; a line that was taken up again waits by itself.
    private IEnumerable<CalendarEntry> Answers() => held.Permits(today).Pending
        .GroupBy(l => (l.Line.Request.Ref, Again: l.State.Decision is null ? null : l.Line.Line.Location))
        .Select(lines => (lines.First().Line.Request, lines.Key.Again, Due: lines.Min(l => l.State.DueOn!.Value), Lines: lines.ToList()))
        .Select(r => new CalendarEntry(
            r.Again is null ? $"answer-{r.Request.Ref}" : $"answer-{r.Request.Ref}/{r.Again}",
            r.Due,
            Texts.CalendarAnswer,
            Format.With(Texts.CalendarAnswerDue, r.Request.Authority, r.Request.Ref))
        {
            Lines =
            [
                Format.With(Texts.CalendarAsked, Format.Day(r.Request.SubmittedOn)),
                .. r.Lines.Select(l => Place(l.Line.Line.Location)).Order(ShownName.Order),
            ],
            Path = Urls.Request(_code, r.Request.Ref),
            Changed = stamps.Latest(
            [
                (RecordKinds.Requests, RecordKinds.Requests.KeyOf(r.Request)),
                .. r.Lines.SelectMany(l => KeysOf(l.Line, l.State.Decision)),
            ]),
        });

    private IEnumerable<CalendarEntry> Permits() => held.Permits(today).Asked
        .Where(l => l.State.Kind is LineStateKind.Granted or LineStateKind.Lapsed && l.State.Decision!.ValidTo >= today.AddDays(-EndedDays))
        .Select(l => (l.Line, Permit: l.State.Decision!))
        .Select(l => new CalendarEntry(
            $"permit-{l.Line.Request.Ref}/{l.Line.Line.Location}",
            l.Permit.ValidTo!.Value,
            Texts.CalendarPermit,
            Format.With(Texts.CalendarPermitEnds, Place(l.Line.Line.Location), l.Line.Request.Ref))
        {
            Lines = [Format.With(Texts.CalendarPermitGiven, l.Line.Request.Authority, Format.Day(l.Permit.DecidedOn))],
            Path = Urls.Request(_code, l.Line.Request.Ref),
            Changed = stamps.Latest([.. KeysOf(l.Line, l.Permit)]),
        });

    private IEnumerable<CalendarEntry> Commitments() => today < _situation.Operation.Since
        ? []
        : held.Ceasefire(today).Content.Commitments
            .Where(c => c.State != EnumCode.Of(CommitmentState.Fulfilled) && c.DueOn >= today.AddDays(-PastDays))
            .Select(c => new CalendarEntry(
                $"commitment-{c.Code}", c.DueOn, Texts.CalendarCommitment, Format.With(Texts.CalendarCommitmentDue, c.Name))
            {
                Lines = c.Consequence is { } consequence ? [$"{Texts.Otherwise} {consequence}"] : [],
                Path = Urls.Commitments(_code),
                Changed = stamps.Of(RecordKinds.Commitments, c.Code),
            });

    private string Place(string code) => ShownName.Of(_situation.Locations.GetValueOrDefault(code)) ?? code;

    internal static IEnumerable<(RecordKind Kind, string Key)> KeysOf(PermitLine line, Decision? decision) =>
        new[] { (RecordKind)RecordKinds.RequestLines }.Select(k => (k, RecordKinds.RequestLines.KeyOf(line.Line)))
            .Concat(decision is null ? [] : [(RecordKinds.Decisions, RecordKinds.Decisions.KeyOf(decision))]);
}
