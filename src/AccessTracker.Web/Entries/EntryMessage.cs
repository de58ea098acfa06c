using AccessTracker.Domain.Messages;

namespace AccessTracker.Web.Entries;

/// <summary>
/// The message that a form was filled in from. It goes with the form from page to page in fields that are no record's and no draft's
/// (<see cref="EntryFields.Of"/> passes over names that begin so), and is kept nowhere.
/// </summary>
/// <param name="Reading">What it seems to tell.</param>
/// <param name="Rest">The messages after it, as they are read again.</param>
/// <param name="Convoy">Ref of the convoy from whose log it was pasted; empty: from none.</param>
/// <param name="Guesses">By field: what was put into it, and the words of the message behind that.</param>
public sealed record EntryMessage(
    MessageReading Reading, string Rest, string Convoy, IReadOnlyDictionary<string, (string Value, string Words)> Guesses)
{
    public const string TextField = "_message";
    public const string RestField = "_rest";
    public const string ConvoyField = "_convoy";

    /// <summary>The message as it is read again.</summary>
    public string Written => MessageText.Join([new SentMessage(Reading.Text, Reading.SentOn)]);

    /// <summary>
    /// The words behind what stands in a field, which are empty where the message does not say it; null: it is not guessed, or somebody has
    /// changed it.
    /// </summary>
    public string? WordsOf(string field, string value) =>
        Guesses.TryGetValue(field, out var guess) && value.Length > 0 && (guess.Value == value || EntryDay.Shown(guess.Value) == value)
        ? guess.Words : null;
}
