using AccessTracker.Domain.Messages;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <summary>Puts what a message tells into the fields of a form, and remembers which words each came from.</summary>
public sealed class MessageFill(MessageReading reading, Situation situation)
{
    private readonly Dictionary<string, (string Value, string Words)> _guesses = new(StringComparer.Ordinal);

    public MessageReading Reading => reading;

    public EntryFields Fields { get; } = [];

    public IReadOnlyDictionary<string, (string Value, string Words)> Guesses => _guesses;

    /// <summary>Asks the form what nobody can be sure of.</summary>
    public List<Action<EntryReading>> Asked { get; } = [];

    /// <summary>Puts a guess into a field; nothing where there is none.</summary>
    /// <param name="value">In place of the guess's own.</param>
    public void Put(string field, MessageGuess? guess, string? value = null)
    {
        if (guess is not null)
        {
            Fields[field] = value ?? guess.Value;
            _guesses[field] = (Fields[field], reading.WordsOf(guess));
        }
    }

    /// <summary>A place: chosen where it is named, else in the words of the message, with those that may be meant.</summary>
    public void PutPlace(string field, MessageGuess? guess)
    {
        if (guess?.Location is { } place)
        {
            Fields.PutPlace(field, place.Code, situation);
            _guesses[field] = (Fields[field], reading.WordsOf(guess));
        }
        else if (guess is not null)
        {
            Put(field, guess);
            Asked.Add(r => r.Place(field));
        }
    }

    /// <summary>People; where only families are told, these, and the form asks how many people they are. Never the one made of the other.</summary>
    public void PutPeople(string field, MessageGuess? people, MessageGuess? families)
    {
        if (people is null && families is not null)
        {
            Put(field, families, long.TryParse(families.Value, out var number)
                ? Format.With(Texts.MessageFamilies, Format.Number(number)) : reading.WordsOf(families));
            Asked.Add(r => r.Number(field));
        }
        else
        {
            Put(field, people);
        }
    }
}
