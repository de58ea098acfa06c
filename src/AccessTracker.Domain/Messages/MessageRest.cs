using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Messages;

/// <summary>What of a message nothing was made of, so that it stays in sight.</summary>
internal static class MessageRest
{
    // Words that say nothing by themselves, or that said what the form is.
    private static readonly HashSet<WordKind> _quiet =
    [
        WordKind.Filler, WordKind.Convoy, WordKind.Request, WordKind.Hedge, WordKind.Clock, WordKind.Count, WordKind.Will, WordKind.From,
            WordKind.To, WordKind.And,
        WordKind.Until, WordKind.Half, WordKind.Checkpoint, WordKind.Unit,
    ];

    /// <summary>Runs of words by where they stand.</summary>
    public static List<Range> Of(MessageScan scan, MessageForm form, IReadOnlyList<MessageGuess> guesses, MessageSteps steps)
    {
        var rest = new List<Range>();
        for (var at = 0; at < scan.Tokens.Count; at++)
        {
            var token = scan.Tokens[at];
            if (guesses.Any(g => g.Start < token.End && token.Start < g.End) || IsQuiet(scan, at) || IsSaid(scan, at, form, steps))
            {
                continue;
            }

            var isOn = rest.Count > 0 && at > 0 && rest[^1].End.Value == scan.Tokens[at - 1].End && token.Line == scan.Tokens[at - 1].Line;
            if (isOn)
            {
                rest[^1] = rest[^1].Start..token.End;
            }
            else
            {
                rest.Add(token.Start..token.End);
            }
        }

        return rest;
    }

    private static bool IsQuiet(MessageScan scan, int at) => !scan.Tokens[at].IsNumber && scan.MarkAt(at) is { } mark && _quiet.Contains(mark.Kind)
        && !(mark.Kind == WordKind.Unit && at > 0 && (scan.Tokens[at - 1].IsNumber || scan.IsTaken(at)) && mark.Value is "other" or "items");

    // A step that led to what is guessed, though another word stands for it, and what was taken with something that is guessed.
    private static bool IsSaid(MessageScan scan, int at, MessageForm form, MessageSteps steps) => form switch
    {
        MessageForm.Convoy => steps.Steps.Exists(s => s.First <= at && at < s.Last) || steps.Barred.Exists(b => b.First <= at && at < b.Last)
            || steps.Answers.Exists(a => a.Kind == DecisionKind.Denied && a.First <= at && at < a.Last)
            || (scan.IsTaken(at) && scan.MarkAt(at)?.Kind is WordKind.Removed or WordKind.Sector or WordKind.Agency),
        MessageForm.Answer => steps.Answers.Exists(a => a.First <= at && at < a.Last) || steps.Barred.Exists(b => b.First <= at && at < b.Last)
            || steps.Allowed.Exists(a => a.First <= at && at < a.Last),
        _ => false,
    };
}
