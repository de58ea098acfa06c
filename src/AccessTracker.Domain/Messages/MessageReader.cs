using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Messages;

/// <summary>
/// Reads messages as people send them, by the rules of docs/messages.md: what form each is for, and what it tells. Every value is a guess for a
/// person
/// to look at; nothing is counted that is not said, and families are not made into people.
/// </summary>
public sealed class MessageReader(LocationIndex places, DateOnly today)
{
    /// <summary>The messages of what was pasted, or why they are not read.</summary>
    public (IReadOnlyList<MessageReading> Messages, PasteFault? Fault) ReadAll(string pasted)
    {
        var (messages, fault) = MessageText.Split(pasted, Stands);
        var near = new MessageNear(places);
        return ([.. messages.Select(m => Read(m, near))], fault);
    }

    private MessageReading Read(SentMessage message, MessageNear near)
    {
        var scan = new MessageScan(message.Text, places);
        scan.MarkKnown();
        var spots = MessageParts.Spots(scan);
        var hours = MessageHours.Of(scan);
        scan.MarkNear(near);
        var figures = MessageFigures.Of(scan);
        var days = MessageDays.Of(scan, message.SentOn ?? today);
        return new MessageInterpreter(scan, message, today, spots, hours, figures, days).Make();
    }

    // By itself a line is a message where it names a place and what became of it.
    private bool Stands(string line)
    {
        var scan = new MessageScan(line, places);
        scan.MarkKnown();
        return scan.Places.Count > 0
            && scan.Marks.Exists(m => m.Kind is WordKind.Step or WordKind.Answer or WordKind.Barred or WordKind.Incident or WordKind.Removed);
    }
}
