using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Messages;

/// <summary>The form that a message is for; the rules stand in docs/messages.md in the order in which they are asked here.</summary>
internal sealed class MessageFormChoice(MessageScan scan, MessageSteps steps, bool hasRemoved, bool hasSpot, bool hasPlace)
{
    private readonly bool _hasConvoy = scan.Marks.Exists(m => m.Kind is WordKind.Convoy or WordKind.Mode
        || m is { Kind: WordKind.Unit, Value: "trucks" });

    public MessageForm Form
    {
        get
        {
            var isUnderWay = steps.Steps.Exists(IsReal);
            if (IsIncident())
            {
                return MessageForm.Incident;
            }

            var pending = scan.Marks.FirstOrDefault(m => m.Kind == WordKind.Pending);
            var answered = steps.Answers.Count > 0 ? steps.Answers[0].First : int.MaxValue;
            if (First(WordKind.Request) < Math.Min(pending?.First ?? int.MaxValue, answered) && steps.Answers.TrueForAll(a => IsPermitNoun(a.Kind))
                && steps.Barred.Count == 0 && !isUnderWay)
            {
                return MessageForm.Request;
            }

            if (Has(WordKind.Pending) && steps.Answers.Count == 0 && !steps.Steps.Exists(s => s.Event is not null))
            {
                return MessageForm.Unknown;
            }

            if (steps.Answers.Count > 0 && !isUnderWay && !(hasSpot && steps.Answers.Exists(a => a.Kind == DecisionKind.Denied)))
            {
                return MessageForm.Answer;
            }

            if ((steps.Barred.Count > 0 || steps.Allowed.Count > 0) && !isUnderWay && !hasSpot && (Has(WordKind.Request) || !_hasConvoy))
            {
                return MessageForm.Answer;
            }

            return isUnderWay || steps.Steps.Count > 0 || steps.Barred.Count > 0 || _hasConvoy || hasRemoved || (hasPlace && Has(WordKind.Sector))
                || (hasPlace && Has(WordKind.Unit)) ? MessageForm.Convoy : MessageForm.Unknown;
        }
    }

    // A permit that is asked for is none that was given.
    private static bool IsPermitNoun(DecisionKind answer) => answer is DecisionKind.Granted;

    // Something that has happened to a convoy, and is not only meant to.
    private static bool IsReal(MessageStep step) => step.Event is not null || step.Outcome is DeliveryOutcome.Partial or DeliveryOutcome.Delivered
        or DeliveryOutcome.Failed or DeliveryOutcome.Attacked or DeliveryOutcome.Cancelled or DeliveryOutcome.Postponed;

    private bool IsIncident()
    {
        var hasHappened = Has(WordKind.Incident) || Has(WordKind.Casualty);
        var isAttack = steps.Steps.Exists(s => s.Event is ConvoyEventKind.Looted or ConvoyEventKind.Attacked);
        var isRest = steps.Steps.Exists(s => IsReal(s)
            && s.Event is not (ConvoyEventKind.Looted or ConvoyEventKind.Attacked or ConvoyEventKind.Held));
        return !_hasConvoy && !isRest && (hasHappened ? steps.Answers.Count + steps.Barred.Count == 0 : isAttack);
    }

    private int First(WordKind kind) => scan.Marks.FirstOrDefault(m => m.Kind == kind)?.First ?? int.MaxValue;

    private bool Has(WordKind kind) => scan.Marks.Exists(m => m.Kind == kind);
}
