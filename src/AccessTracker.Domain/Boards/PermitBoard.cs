using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Boards;

/// <summary>
/// The board tells what was asked of each authority, what it answered and how fast, what it gave that was not used, on what conditions and what was
/// taken off the trucks: of the operation's records, whatever their series, from its baseline to a day (counting rules, section 6). Its counts are
/// those of a report of that day.
/// </summary>
public sealed record PermitBoard
{
    /// <summary>Everything is read as it stood at the end of this day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Every line whose request had been submitted by the day, with its state then; by request, then location.</summary>
    public required IReadOnlyList<(PermitLine Line, LineState State)> Asked { get; init; }

    /// <summary>Overdue ones first, then the oldest.</summary>
    public required IReadOnlyList<PendingLine> Pending { get; init; }

    /// <summary>Lines whose first yes or no falls into the days from the baseline on; the latest first.</summary>
    public required IReadOnlyList<AnsweredLine> Answered { get; init; }

    /// <summary>Permits granted, not lapsed, and not used since; those that end soonest first, then those that wait longest.</summary>
    public required IReadOnlyList<UnusedPermit> Unused { get; init; }

    /// <summary>Every denial from the baseline on, the latest first; a line may be denied more than once.</summary>
    public required IReadOnlyList<LineAnswer> Denials { get; init; }

    /// <summary>Every grant with conditions from the baseline on, the latest first.</summary>
    public required IReadOnlyList<PermitCondition> Conditions { get; init; }

    /// <summary>Deliveries from the baseline on that had items removed, the latest first.</summary>
    public required IReadOnlyList<RemovedItems> Removals { get; init; }

    /// <summary>The board at the end of <paramref name="day"/>. Before the operation's baseline nothing was answered.</summary>
    public static PermitBoard Of(Situation situation, DateOnly day) => Of(new ReportDraft(situation, situation.Calendar.Current(day)));

    /// <summary>The same board of some lines and some deliveries only.</summary>
    public PermitBoard Of(Func<PermitLine, bool> line, Func<RemovedItems, bool> removal) => this with
    {
        Asked = [.. Asked.Where(l => line(l.Line))],
        Pending = [.. Pending.Where(l => line(l.Line))],
        Answered = [.. Answered.Where(l => line(l.Line))],
        Unused = [.. Unused.Where(l => line(l.Line))],
        Denials = [.. Denials.Where(l => line(l.Line))],
        Conditions = [.. Conditions.Where(l => line(l.Line))],
        Removals = [.. Removals.Where(removal)],
    };

    /// <summary>One for each authority that was asked, by name; spellings of one name are one authority.</summary>
    public IReadOnlyList<AuthorityRecord> ByAuthority()
    {
        var name = Names();
        var pending = Pending.ToLookup(l => name[l.Line.Request.Authority], StringComparer.Ordinal);
        var answered = Answered.ToLookup(l => name[l.Line.Request.Authority], StringComparer.Ordinal);
        return [.. Asked
            .GroupBy(l => name[l.Line.Request.Authority], StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new AuthorityRecord(g.Key, g.Count(), [.. pending[g.Key]], AnswerTally.Of([.. answered[g.Key]])))];
    }

    /// <summary>The answers of each authority by the month in which they were given; by authority, then month.</summary>
    public IReadOnlyList<AnswerMonth> ByMonth()
    {
        var name = Names();
        return [.. Answered
            .GroupBy(l => (Authority: name[l.Line.Request.Authority], Month: new DateOnly(l.First.DecidedOn.Year, l.First.DecidedOn.Month, 1)))
            .OrderBy(g => g.Key.Authority, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Month)
            .Select(g => new AnswerMonth(g.Key.Authority, g.Key.Month, AnswerTally.Of([.. g])))];
    }

    // By each spelling of an authority the one that stands for it. Who waits or was answered was asked.
    private Dictionary<string, string> Names()
    {
        string[] written = [.. Asked.Select(l => l.Line.Request.Authority)];
        var spellings = FreeText.Spellings(written).ToDictionary(FreeText.Key, StringComparer.Ordinal);
        return written.Distinct(StringComparer.Ordinal).ToDictionary(a => a, a => spellings[FreeText.Key(a)], StringComparer.Ordinal);
    }

    private static PermitBoard Of(ReportDraft draft)
    {
        var day = draft.AsOf;
        var answers =
            draft.Lines.SelectMany(l => l.Line.Decisions.Where(d => draft.Cumulative.Contains(d.DecidedOn)).Select(d => new LineAnswer(l.Line, d)))
            .ToList();
        return new PermitBoard
        {
            Day = day,
            Asked = draft.Lines,
            Pending = PendingLine.OverdueFirst(draft.Lines.Where(l => l.State.Kind == LineStateKind.Pending), day),
            Answered = [.. PermitCount.FirstDecided(draft, draft.Cumulative)
                .Select(l => new AnsweredLine(l, l.FirstDecision!, l.FirstDecision!.DecidedOn.DayNumber - l.Request.SubmittedOn.DayNumber))
                .OrderByDescending(l => l.First.DecidedOn)
                .ThenBy(l => l.Line, LineOrder.Instance)],
            Unused = [.. PermitCount.Unused(draft)
                .Select(l => UnusedPermit.Of(draft, l.Line, l.State))
                .OrderBy(l => l.EndsOn ?? DateOnly.MaxValue)
                .ThenByDescending(l => l.DaysWaiting)
                .ThenBy(l => l.Line, LineOrder.Instance)],
            Denials = [.. LatestFirst(answers.Where(a => a.Decision.Kind == DecisionKind.Denied))],
            Conditions =
                [.. LatestFirst(answers.Where(a => a.Decision.Kind == DecisionKind.GrantedWithConditions))
                    .Select(a => PermitCondition.Of(a.Line, a.Decision))],
            Removals = RemovedItems.In(draft),
        };
    }

    private static IEnumerable<LineAnswer> LatestFirst(IEnumerable<LineAnswer> answers) => answers
        .OrderByDescending(a => a.Decision.DecidedOn)
        .ThenBy(a => a.Line, LineOrder.Instance)
        .ThenBy(a => a.Decision.Party ?? "", StringComparer.Ordinal)
        .ThenBy(a => a.Decision.Step ?? "", StringComparer.Ordinal);
}
