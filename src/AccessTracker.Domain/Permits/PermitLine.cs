using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Domain.Permits;

/// <summary>One line of a request with its answers and clearances, and what they come to on a day (counting rules, section 6).</summary>
public sealed class PermitLine
{
    /// <summary>Working days within which a line without a due day of its own is to be answered.</summary>
    public const int AnswerDays = 7;

    private readonly IReadOnlyList<DayOfWeek> _weekend;
    private readonly DateOnly _firstDue;

    // Of each clearance what it is of; asked for often, and needed by few lines.
    private (string Kind, string Party)[]? _of;

    /// <param name="request">The request that the line belongs to.</param>
    /// <param name="line">The line.</param>
    /// <param name="decisions">The line's answers, in order of recording.</param>
    /// <param name="clearances">The line's clearances, in order of recording.</param>
    /// <param name="weekend">The operation's weekend.</param>
    public PermitLine(
        AccessRequest request, RequestLine line, IEnumerable<Decision> decisions, IEnumerable<Clearance> clearances, IReadOnlyList<DayOfWeek> weekend)
    {
        Request = request;
        Line = line;
        _weekend = weekend;
        _firstDue = request.DueOn ?? DueAfter(request.SubmittedOn, weekend);

        // A stable sort: of two answers on one day, the later recorded one stands.
        Decisions = [.. decisions.OrderBy(d => d.DecidedOn)];
        Clearances = [.. clearances.OrderBy(c => c.On)];
    }

    public AccessRequest Request { get; }

    public RequestLine Line { get; }

    /// <summary>The decisions stand in order of their days, then of recording.</summary>
    public IReadOnlyList<Decision> Decisions { get; }

    /// <summary>The clearances stand in order of their days, then of recording.</summary>
    public IReadOnlyList<Clearance> Clearances { get; }

    /// <summary>The first yes or no, conditional ones included; null while there is none.</summary>
    public Decision? FirstDecision =>
        Decisions.FirstOrDefault(d => d.Kind is DecisionKind.Granted or DecisionKind.GrantedWithConditions or DecisionKind.Denied);

    /// <summary>The day by which a line that began to wait on <paramref name="day"/> is to be answered, unless another was given.</summary>
    /// <exception cref="ArgumentException">Every day of the week is in the weekend.</exception>
    public static DateOnly DueAfter(DateOnly day, IReadOnlyList<DayOfWeek> weekend) => WorkingDays.After(day, AnswerDays, weekend);

    /// <summary>The line's state at the end of <paramref name="day"/>; null when its request was not yet submitted.</summary>
    public LineState? StateOn(DateOnly day)
    {
        if (Request.SubmittedOn > day)
        {
            return null;
        }

        var state = LineState.Pending(Request.SubmittedOn, _firstDue, verbal: false, decision: null);
        for (var i = 0; i < Decisions.Count && Decisions[i].DecidedOn <= day; i++)
        {
            state = Apply(state, Decisions[i]);
        }

        return state.Kind == LineStateKind.Granted && state.Decision!.ValidTo < day
            ? state with { Kind = LineStateKind.Lapsed, Since = state.Decision.ValidTo.Value.AddDays(1) }
            : state;
    }

    /// <summary>
    /// The latest entry per kind and party at the end of <paramref name="day"/>, where it is not yet obtained. Spellings of one kind or
    /// party are one (<see cref="FreeText"/>).
    /// </summary>
    public IEnumerable<Clearance> OutstandingClearances(DateOnly day)
    {
        if (Clearances.Count == 0)
        {
            return [];
        }

        _of ??= [.. Clearances.Select(c => (FreeText.Key(c.Kind), FreeText.Key(c.Party)))];
        return Clearances
            .Zip(_of)
            .TakeWhile(c => c.First.On <= day)
            .GroupBy(c => c.Second, c => c.First)
            .Select(entries => entries.Last())
            .Where(c => c.State != ClearanceState.Obtained);
    }

    private LineState Apply(LineState state, Decision decision) => decision.Kind switch
    {
        // An oral yes is not a permit, nor does it end one; to a line that was refused or closed it opens the matter again.
        DecisionKind.Verbal => state.Kind switch
        {
            LineStateKind.Pending => state with { IsVerbal = true },
            LineStateKind.Granted or LineStateKind.Lapsed => state,
            LineStateKind.Denied or LineStateKind.Closed => Restarted(decision, verbal: true),
        },
        DecisionKind.Reopened => Restarted(decision, verbal: false),
        DecisionKind.Granted => LineState.Decided(LineStateKind.Granted, decision),
        DecisionKind.GrantedWithConditions => LineState.Decided(LineStateKind.Granted, decision),
        DecisionKind.Denied => LineState.Decided(LineStateKind.Denied, decision),
        DecisionKind.Withdrawn or DecisionKind.Expired => LineState.Decided(LineStateKind.Closed, decision),
    };

    private LineState Restarted(Decision decision, bool verbal) =>
        LineState.Pending(decision.DecidedOn, DueAfter(decision.DecidedOn, _weekend), verbal, decision);
}
