using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Messages;

/// <summary>Makes of the words of one message, and of the hours, figures and days in it, what it seems to tell.</summary>
internal sealed partial class MessageInterpreter(
    MessageScan scan, SentMessage message, DateOnly today, List<(int First, int Last)> spots, List<MessageHour> hours, List<MessageFigure> figures,
    List<MessageDay> days)
{
    private readonly List<MessageGuess> _guesses = [];

    public MessageReading Make()
    {
        var origin = MessageParts.Origin(scan);
        var groups = MessageGroups.Of(scan);
        var day = days.FirstOrDefault(d => !d.IsUntil);
        var steps = new MessageSteps(scan, spots, day?.Day > (message.SentOn ?? today));
        var removed = MessageParts.ItemsRemoved(scan);
        var form = new MessageFormChoice(scan, steps, removed is not null, spots.Count > 0, groups.Count > 0).Form;
        Days(day);
        if (origin is { } from && form == MessageForm.Convoy)
        {
            Guess(MessageField.Origin, scan.Written(from.First, from.Last), from.First, from.Last);
        }

        if (removed is { } items && form == MessageForm.Convoy)
        {
            Guess(MessageField.ItemsRemoved, scan.Written(items.First, items.Last), items.First, items.Last);
            scan.Take(items.Removed.First, items.Removed.Last);
        }

        // On the way a refusal is one to let a convoy pass.
        var refused = steps.Answers.Where(a => a.Kind == DecisionKind.Denied).Select(a => (a.First, a.Last)).Concat(steps.Barred);
        List<MessageStep> told = [.. steps.Steps, .. form == MessageForm.Convoy ? refused.Select(Turned) : []];
        told.Sort((a, b) => a.First.CompareTo(b.First));
        var own = new List<MessageGuess>[groups.Count];
        Array.ForEach([.. Enumerable.Range(0, groups.Count)], i => own[i] = []);
        switch (form)
        {
            case MessageForm.Convoy:
                Figures(groups, own, form);
                Outcomes(told, groups, own);
                Load(removed);
                break;
            case MessageForm.Answer:
                Answer(steps);
                Figures(groups, own, form);
                break;
            case MessageForm.Request:
                Figures(groups, own, form);
                break;
            case MessageForm.Incident:
                Incident(told);
                break;
        }

        Parties();
        var events = form == MessageForm.Convoy ? Events(told) : [];
        if (events.Count == 0 && form != MessageForm.Convoy && spots.Count > 0)
        {
            Guess(MessageField.Spot, scan.Written(spots[0].First, spots[0].Last), spots[0].First, spots[0].Last);
        }

        List<MessageStop> stops = [.. groups.SelectMany((g, i) => g.Places.Select((p, n) => new MessageStop(PlaceOf(p), n == 0 ? own[i] : [])))];
        var stray = MessageRest.Of(scan, form, [.. _guesses, .. stops.SelectMany(s => s.Guesses.Prepend(s.Place)),
            .. events.SelectMany(e => e.Guesses.Prepend(e.Event))], steps);
        return new MessageReading(scan.Text, message.SentOn, form, _guesses, stops, events, stray);
    }

    private static MessageStep Turned((int First, int Last) barred) =>
        new(DeliveryOutcome.TurnedBack, true, ConvoyEventKind.TurnedBack, barred.First, barred.Last);

    private void Days(MessageDay? day)
    {
        if (day is not null)
        {
            Guess(MessageField.Day, day.Value, day.First, day.Last);
        }
        else
        {
            _guesses.Add(new MessageGuess(MessageField.Day, (message.SentOn ?? today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 0, 0));
        }

        if (days.FirstOrDefault(d => d.IsUntil) is { } until)
        {
            Guess(MessageField.ValidTo, until.Value, until.First, until.Last);
        }
    }

    private void Answer(MessageSteps steps)
    {
        var answers = steps.Answers.Count > 0 ? steps.Answers
            : steps.Barred.Count > 0 ? [.. steps.Barred.Select(b => (DecisionKind.Denied, b.First, b.Last))]
            : [.. steps.Allowed.Select(a => (DecisionKind.Granted, a.First, a.Last))];
        var conditions = MessageParts.Conditions(scan);
        var (kind, first, last) = answers.OrderBy(a => a.Item1 switch
        {
            DecisionKind.GrantedWithConditions => 0, DecisionKind.Denied => 1, DecisionKind.Verbal => 2, DecisionKind.Granted => 4, _ => 3,
        }).First();
        var isYes = kind is DecisionKind.Granted or DecisionKind.GrantedWithConditions;
        kind = kind == DecisionKind.Granted && conditions is not null ? DecisionKind.GrantedWithConditions : kind;
        Guess(MessageField.Answer, EnumCode.Of(kind), first, last);
        if (isYes && conditions is { } bound)
        {
            Guess(MessageField.Conditions, scan.Written(bound.First, bound.Last), bound.First, bound.Last);
        }
    }

    private void Incident(List<MessageStep> steps)
    {
        if (scan.Marks.Where(m => m.Kind == WordKind.Incident).OrderBy(m => m.Value != "bombardment").FirstOrDefault() is { } mark)
        {
            Guess(MessageField.Incident, mark.Value, mark.First, mark.Last);
        }
        else if (steps.FirstOrDefault(s => s.Event is ConvoyEventKind.Looted or ConvoyEventKind.Attacked) is { } step)
        {
            Guess(MessageField.Incident, step.Event == ConvoyEventKind.Looted ? "looting" : "attack", step.First, step.Last);
        }
    }

    // Of a checkpoint's own name the party is not said again.
    private void Parties()
    {
        if (scan.Marks.FirstOrDefault(m => m.Kind == WordKind.Party && !spots.Exists(s => s.First <= m.First && m.First < s.Last)) is { } party)
        {
            Guess(MessageField.Party, MessageParts.Name(scan, party), party.First, party.Last);
        }
    }

    private MessageGuess PlaceOf(PlaceMark place) =>
        Made(MessageField.Place, place.Location?.Code ?? scan.Written(place.First, place.Last), place.First, place.Last) with
        {
            Location = place.Location, Candidates = place.Candidates,
        };

    private void Guess(MessageField field, string value, int first, int last)
    {
        _guesses.Add(Made(field, value, first, last));
        scan.Take(first, last);
    }

    private MessageGuess Made(MessageField field, string value, int first, int last)
    {
        var (start, length) = scan.Span(first, last);
        return new MessageGuess(field, value, start, length);
    }
}
