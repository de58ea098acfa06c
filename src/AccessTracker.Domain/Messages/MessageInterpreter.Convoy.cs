using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;

namespace AccessTracker.Domain.Messages;

/// <content>What is told of a convoy: figures, outcomes, load, and steps on the way.</content>
internal sealed partial class MessageInterpreter
{
    // A figure is of the place beside it; where one total is that of all others, or no place has figures of its own, of the whole.
    private void Figures(List<MessageGroup> groups, List<MessageGuess>[] own, MessageForm form)
    {
        foreach (var unit in figures.GroupBy(f => f.Unit))
        {
            if (FieldOf(unit.Key, form) is not { } field)
            {
                continue;
            }

            var all = unit.ToList();
            var total = all.Count > 2 && all.All(f => long.TryParse(f.Value, out _))
                ? all.FirstOrDefault(f => 2 * long.Parse(f.Value, CultureInfo.InvariantCulture) == all.Sum(a =>
                    long.Parse(a.Value, CultureInfo.InvariantCulture)))
                : null;
            foreach (var figure in all)
            {
                var guess = Made(field, figure.Value, figure.First, figure.Last);
                if (groups.Count > 1 && figure != total && (all.Count > 1 || !IsOfAll(figure, groups)))
                {
                    own[MessageGroups.Owner(scan, groups, figure.First, figures.Select(f => f.First))].Add(guess);
                }
                else
                {
                    _guesses.Add(guess);
                }
            }
        }
    }

    // Said before all places and apart from them, once: it is of the whole.
    private bool IsOfAll(MessageFigure figure, List<MessageGroup> groups) =>
        !groups.Any(g => scan.Tokens[g.First].Clause == scan.Tokens[figure.First].Clause) && figures.Count(f => f.Unit == figure.Unit) == 1;

    private static MessageField? FieldOf(string unit, MessageForm form) => (unit, form) switch
    {
        ("people", _) => MessageField.People,
        ("families", _) => MessageField.Families,
        ("trucks", MessageForm.Convoy) => MessageField.Trucks,
        ("tonnes", MessageForm.Convoy) => MessageField.Tonnes,
        ("patients", MessageForm.Convoy) => MessageField.Patients,
        _ => null,
    };

    private void Outcomes(List<MessageStep> steps, List<MessageGroup> groups, List<MessageGuess>[] own)
    {
        if (scan.Marks.FirstOrDefault(m => m.Kind == WordKind.Mode) is { } mode)
        {
            Guess(MessageField.Mode, mode.Value, mode.First, mode.Last);
        }

        var outcomes = steps.Where(s => s.Outcome is not null).ToList();
        if (groups.Count > 1 && outcomes.Select(s => s.Outcome).Distinct().Count() > 1)
        {
            foreach (var of in outcomes.GroupBy(s => MessageGroups.Owner(scan, groups, s.First, outcomes.Select(o => o.First))))
            {
                Put(MessageSteps.OutcomeOf([.. of]), own[of.Key]);
            }
        }
        else
        {
            Put(MessageSteps.OutcomeOf(steps) ?? Attack(), _guesses);
        }

        void Put(MessageStep? step, List<MessageGuess> where)
        {
            if (step?.Outcome is { } outcome)
            {
                where.Add(Made(MessageField.Outcome, EnumCode.Of(outcome), step.First, step.Last));
            }
        }
    }

    // A convoy that was shelled, and of which nothing else is said, was attacked.
    private MessageStep? Attack() => scan.Marks.FirstOrDefault(m =>
        m is { Kind: WordKind.Incident, Value: not "detention" and not "abduction" }) is { } attack
        ? new MessageStep(DeliveryOutcome.Attacked, true, null, attack.First, attack.Last) : null;

    private void Load((int First, int Last, MessageMark Removed)? removed)
    {
        var carried = scan.Marks.Where(m => m.Kind == WordKind.Sector && !(removed is { } r && m.First >= r.First && m.First < r.Last)
            && !IsLeftOut(m)).ToList();
        if (carried.Count > 0)
        {
            var value = string.Join("; ", carried.Select(m => m.Value).Distinct());
            var far = carried.TakeWhile((m, i) => i == 0 || m.First - carried[i - 1].Last <= 2).Last();
            Guess(MessageField.Sectors, value, carried[0].First, far.Last);
            foreach (var m in carried.Where(m => m.First >= far.Last))
            {
                scan.Take(m.First, m.Last);
            }
        }

        var agencies = scan.Marks.Where(m => m.Kind == WordKind.Agency && (scan.Tokens[m.First].Key != "who"
            || scan.Tokens[m.First].Text == "WHO")).ToList();
        if (agencies.Count > 0)
        {
            Guess(MessageField.Agencies, string.Join("; ", agencies.Select(m => MessageParts.Name(scan, m))
                .Distinct(StringComparer.OrdinalIgnoreCase)),
                agencies[0].First, agencies[0].Last);
            agencies.ForEach(m => scan.Take(m.First, m.Last));
        }
    }

    // Behind "no", "without", "except".
    private bool IsLeftOut(MessageMark sector) => scan.Marks.Exists(m =>
            (m.Kind is WordKind.Not or WordKind.Condition or WordKind.Barred || m is { Kind: WordKind.Answer, Value: "denied" })
            && m.Last <= sector.First
        && sector.First - m.Last <= 2 && scan.Tokens[m.First].Clause == scan.Tokens[sector.First].Clause && m.Value != "only");

    private List<MessageEvent> Events(List<MessageStep> steps)
    {
        var events = steps.Where(s => s.Event is not null).ToList();
        List<MessageEvent> made = [.. events.Select(s => new MessageEvent(Made(MessageField.Event, EnumCode.Of(s.Event!.Value), s.First, s.Last),
            new List<MessageGuess>()))];
        if (made.Count == 0)
        {
            foreach (var spot in spots.Take(1))
            {
                Guess(MessageField.Spot, scan.Written(spot.First, spot.Last), spot.First, spot.Last);
            }

            return made;
        }

        Attach(hours.Select(h => Made(MessageField.Hour, h.Hour.ToString("HH:mm", CultureInfo.InvariantCulture), h.First, h.Last)),
            hours.Select(h => h.First));
        Attach(spots.Select(s => Made(MessageField.Spot, scan.Written(s.First, s.Last), s.First, s.Last)), spots.Select(s => s.First));
        Attach(scan.Places.Select(PlaceOf), scan.Places.Select(p => p.First));
        return made;

        void Attach(IEnumerable<MessageGuess> guesses, IEnumerable<int> tokens)
        {
            var all = tokens.ToList();
            foreach (var (guess, token) in guesses.Zip(all))
            {
                var of = (List<MessageGuess>)made[MessageGroups.OwnerOf(scan, [.. events.Select(e => (e.First, e.Last))], token, all)].Guesses;
                if (!of.Exists(g => g.Field == guess.Field))
                {
                    of.Add(guess);
                }
            }
        }
    }
}
