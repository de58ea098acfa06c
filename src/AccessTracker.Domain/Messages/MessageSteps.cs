using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Messages;

/// <summary>Something that a message says has become of a convoy or a request.</summary>
/// <param name="Outcome">Null: none follows from it.</param>
/// <param name="IsCertain">The word is that of an outcome; else it only follows: what has arrived is taken as delivered.</param>
/// <param name="Event">What the log would say; null: nothing.</param>
internal sealed record MessageStep(DeliveryOutcome? Outcome, bool IsCertain, ConvoyEventKind? Event, int First, int Last);

/// <summary>What the words of steps and answers come to, with <c>not</c>, <c>not yet</c> and <c>will</c> before them.</summary>
internal sealed class MessageSteps
{
    private const int FarthestNot = 4;

    private readonly MessageScan _scan;
    private readonly IReadOnlyList<(int First, int Last)> _spots;

    public MessageSteps(MessageScan scan, IReadOnlyList<(int First, int Last)> spots, bool isAhead)
    {
        (_scan, _spots) = (scan, spots);
        foreach (var mark in scan.Marks.Where(m => !scan.IsTaken(m.First)))
        {
            var not = NotBefore(mark) ?? NotBehind(mark);
            var first = Math.Min(not?.First ?? mark.First, mark.First);
            var isYet = scan.Marks.Exists(m => m.Kind == WordKind.Yet && SameClause(m, mark)
                && (m.Value == "not" ? m.Last <= mark.First && mark.First - m.Last < FarthestNot : not is not null));
            if (isYet && mark.Kind is WordKind.Step or WordKind.Answer or WordKind.Allowed)
            {
                continue;
            }

            switch (mark.Kind)
            {
                case WordKind.Step when StepOf(mark, not is not null, first, isAhead || IsFuture(mark)) is { } step:
                    Steps.Add(step);
                    break;
                case WordKind.Barred:
                case WordKind.Allowed when not is not null:
                    Barred.Add((first, mark.Last));
                    break;
                case WordKind.Allowed:
                    Allowed.Add((first, mark.Last));
                    break;
                case WordKind.Answer when AnswerOf(mark, not is not null) is { } answer:
                    Answers.Add((answer, first, mark.Last));
                    break;
            }
        }
    }

    public List<MessageStep> Steps { get; } = [];

    public List<(DecisionKind Kind, int First, int Last)> Answers { get; } = [];

    /// <summary>Somebody did not let somebody in: a convoy that was turned back, or a request that was refused.</summary>
    public List<(int First, int Last)> Barred { get; } = [];

    public List<(int First, int Last)> Allowed { get; } = [];

    /// <summary>What all that is said comes to: of several outcomes the last, and what was partial stays so.</summary>
    public static MessageStep? OutcomeOf(IReadOnlyList<MessageStep> steps)
    {
        var certain = steps.Where(s => s is { IsCertain: true, Outcome: not null }).ToList();
        if (certain.LastOrDefault(s => s.Outcome == DeliveryOutcome.Partial) is { } partial
            && certain[^1].Outcome is DeliveryOutcome.Partial or DeliveryOutcome.Delivered)
        {
            return partial;
        }

        return certain.LastOrDefault()
            ?? steps.LastOrDefault(s => s.Outcome == DeliveryOutcome.Delivered)
            ?? steps.LastOrDefault(s => s.Outcome is not null);
    }

    private MessageStep? StepOf(MessageMark mark, bool isNot, int first, bool isFuture)
    {
        var (outcome, certain, happened) = Meaning(mark.Value);
        if (IsUnfinished(mark) && IsWished(mark))
        {
            return null;
        }

        if (IsAtSpot(mark) && outcome == DeliveryOutcome.Delivered)
        {
            // To arrive at a checkpoint is not to arrive.
            return isNot ? null : new MessageStep(null, false, mark.Value == "delivered" ? ConvoyEventKind.Arrived : happened, first, mark.Last);
        }

        if (isNot)
        {
            return outcome is DeliveryOutcome.Delivered or DeliveryOutcome.Partial
                ? new MessageStep(DeliveryOutcome.Failed, true, null, first, mark.Last)
                : null;
        }

        return isFuture && (outcome is DeliveryOutcome.Delivered or DeliveryOutcome.Partial
            || happened is ConvoyEventKind.Departed or ConvoyEventKind.Loaded)
            ? new MessageStep(DeliveryOutcome.Planned, true, null, first, mark.Last)
            : new MessageStep(outcome, certain, happened, first, mark.Last);
    }

    private static (DeliveryOutcome? Outcome, bool IsCertain, ConvoyEventKind? Event) Meaning(string step) => step switch
    {
        "planned" => (DeliveryOutcome.Planned, true, null),
        "postponed" => (DeliveryOutcome.Postponed, true, null),
        "cancelled" => (DeliveryOutcome.Cancelled, true, null),
        "turned_back" => (DeliveryOutcome.TurnedBack, true, ConvoyEventKind.TurnedBack),
        "attacked" => (DeliveryOutcome.Attacked, true, ConvoyEventKind.Attacked),
        "failed" => (DeliveryOutcome.Failed, true, null),
        "partial" => (DeliveryOutcome.Partial, true, null),
        "delivered" => (DeliveryOutcome.Delivered, true, ConvoyEventKind.Offloaded),
        "offloaded" => (DeliveryOutcome.Delivered, false, ConvoyEventKind.Offloaded),
        "arrived" => (DeliveryOutcome.Delivered, false, ConvoyEventKind.Arrived),
        "to_deliver" => (DeliveryOutcome.Delivered, true, ConvoyEventKind.Offloaded),
        "to_arrive" => (DeliveryOutcome.Delivered, false, ConvoyEventKind.Arrived),
        "returned" => (DeliveryOutcome.TurnedBack, false, ConvoyEventKind.Returned),
        "looted" => (null, false, ConvoyEventKind.Looted),
        "loaded" => (null, false, ConvoyEventKind.Loaded),
        "sealed" => (null, false, ConvoyEventKind.Sealed),
        "departed" => (null, false, ConvoyEventKind.Departed),
        "held" => (null, false, ConvoyEventKind.Held),
        "released" => (null, false, ConvoyEventKind.Released),
        _ => (null, false, null),
    };

    private static DecisionKind? AnswerOf(MessageMark mark, bool isNot) => mark.Value switch
    {
        "granted" or "granted_with_conditions" or "verbal" when isNot => DecisionKind.Denied,
        _ when isNot => null,
        "granted" => DecisionKind.Granted,
        "granted_with_conditions" => DecisionKind.GrantedWithConditions,
        "denied" => DecisionKind.Denied,
        "verbal" => DecisionKind.Verbal,
        "withdrawn" => DecisionKind.Withdrawn,
        "expired" => DecisionKind.Expired,
        "reopened" => DecisionKind.Reopened,
        _ => null,
    };

    // Permission not given.
    private MessageMark? NotBehind(MessageMark mark) =>
        mark.Kind == WordKind.Answer && _scan.MarkAt(mark.Last) is { Kind: WordKind.Not } behind && SameClause(behind, mark) ? behind : null;

    private static bool IsNot(MessageMark mark) => mark.Kind == WordKind.Not || mark is { Kind: WordKind.Condition, Value: "without" };

    // To enter, and in Arabic the present of a verb, which begins with a letter of its own.
    private bool IsUnfinished(MessageMark mark) => mark.Value.StartsWith("to_", StringComparison.Ordinal)
        || _scan.Tokens[mark.First].Key[0] is '\u064A' or '\u062A' or '\u0646';

    // To enter is what was asked for or allowed: nobody has entered yet.
    private bool IsWished(MessageMark mark) => _scan.Marks.Exists(m =>
        (m.Kind is WordKind.Answer or WordKind.Request or WordKind.Allowed or WordKind.Barred or WordKind.Pending
            || (m.Kind == WordKind.Condition && !IsNot(m)))
        && SameClause(m, mark) && m.Last <= mark.First && mark.First - m.Last <= FarthestNot);

    // In the same clause, with no other step between.
    private MessageMark? NotBefore(MessageMark mark) => _scan.Marks.LastOrDefault(m => IsNot(m) && m.Last <= mark.First
        && mark.First - m.Last < FarthestNot && SameClause(m, mark)
        && !_scan.Marks.Exists(b => b.First >= m.Last && b.Last <= mark.First
            && b.Kind is WordKind.Step or WordKind.Answer or WordKind.Casualty or WordKind.Incident));

    private bool IsFuture(MessageMark mark) => _scan.Marks.Exists(m => m.Kind == WordKind.Will && SameClause(m, mark)
        && m.First - mark.Last < FarthestNot && mark.First - m.Last < FarthestNot);

    private bool SameClause(MessageMark a, MessageMark b) => _scan.Tokens[a.First].Clause == _scan.Tokens[b.First].Clause;

    private bool IsAtSpot(MessageMark mark) => _spots.Any(s => s.First >= mark.Last && s.First - mark.Last <= 2
        && _scan.Tokens[s.First].Clause == _scan.Tokens[mark.First].Clause
        && Enumerable.Range(mark.Last, s.First - mark.Last).All(i => _scan.MarkAt(i)?.Kind is WordKind.Clock or WordKind.Filler or WordKind.To));
}
