using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Messages;

/// <summary>The form that a message seems to be for.</summary>
public enum MessageForm
{
    /// <summary>Nothing in it says.</summary>
    Unknown,
    Convoy,
    Answer,
    Request,
    Incident,
}

/// <summary>What a message can tell.</summary>
public enum MessageField
{
    Place,
    Origin,
    Day,
    ValidTo,
    Hour,
    Mode,
    Trucks,
    Tonnes,
    People,
    Patients,

    /// <summary>Families are not people: how many people they are is asked.</summary>
    Families,
    Sectors,
    Agencies,
    Outcome,
    Event,
    Answer,
    Conditions,
    Party,
    Spot,
    ItemsRemoved,
    Incident,
}

/// <summary>Something that a message seems to tell.</summary>
/// <param name="Value">As the form's field takes it: a day as the store writes it, or as typed where it has two readings; a code; words.</param>
/// <param name="Start">Where the words that it is guessed from begin in the message.</param>
/// <param name="Length">0: the message does not say it, and it is taken from when the message was sent or pasted.</param>
public sealed record MessageGuess(MessageField Field, string Value, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Of a place: the one that is named; null: it is not certain which one is.</summary>
    public Location? Location { get; init; }

    /// <summary>Of a place that is not certain: those that may be meant, likeliest first.</summary>
    public IReadOnlyList<Location> Candidates { get; init; } = [];
}

/// <summary>A place to which a convoy went, or that an answer or a request is about, with what is said of it alone.</summary>
public sealed record MessageStop(MessageGuess Place, IReadOnlyList<MessageGuess> Guesses)
{
    public MessageGuess? Of(MessageField field) => Guesses.FirstOrDefault(g => g.Field == field);
}

/// <summary>A step of a convoy on its way, as a line of its log has it.</summary>
public sealed record MessageEvent(MessageGuess Event, IReadOnlyList<MessageGuess> Guesses)
{
    public MessageGuess? Of(MessageField field) => Guesses.FirstOrDefault(g => g.Field == field);
}

/// <summary>What a message seems to tell, for a person to look at, to correct and to save.</summary>
/// <param name="Text">The message, without the sender's name and without signs that are not seen.</param>
/// <param name="SentOn">The day on which it was sent; null: it does not say.</param>
/// <param name="Form">Which form it is for.</param>
/// <param name="Guesses">What it tells of the whole: day, trucks, outcome.</param>
/// <param name="Stops">The places, in the order of the message.</param>
/// <param name="Events">The steps on the way, in the order of the message.</param>
/// <param name="NotUnderstood">Words and figures, by where they stand, that nothing was made of.</param>
public sealed record MessageReading(
    string Text, DateOnly? SentOn, MessageForm Form, IReadOnlyList<MessageGuess> Guesses, IReadOnlyList<MessageStop> Stops,
    IReadOnlyList<MessageEvent> Events, IReadOnlyList<Range> NotUnderstood)
{
    /// <summary>The first guess at a field of the whole; null: there is none.</summary>
    public MessageGuess? Of(MessageField field) => Guesses.FirstOrDefault(g => g.Field == field);

    /// <summary>The first guess at a field of one place; where it is the only one, also what is said of the whole.</summary>
    public MessageGuess? Of(MessageStop stop, MessageField field) => stop.Of(field) ?? (Stops.Count == 1 ? Of(field) : null);

    public string WordsOf(MessageGuess guess) => Text.Substring(guess.Start, guess.Length);
}
