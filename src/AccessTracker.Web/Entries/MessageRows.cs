using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Messages;
using AccessTracker.Domain.Permits;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <summary>What a message seems to tell, row by row, in the reader's words.</summary>
internal sealed class MessageRows(MessageReading reading)
{
    /// <summary>What it is called, its value, and the words of the message behind it, empty where it does not say it.</summary>
    public IEnumerable<(string Label, string Value, string Words)> All
    {
        get
        {
            foreach (var guess in reading.Guesses.OrderBy(g => g.Field))
            {
                yield return Row(guess);
            }

            foreach (var stop in reading.Stops)
            {
                yield return Row(stop.Place);
                foreach (var guess in stop.Guesses)
                {
                    var (label, value, words) = Row(guess);
                    yield return ($"{label}{Texts.ListSeparator}{ValueOf(stop.Place)}", value, words);
                }
            }

            foreach (var step in reading.Events)
            {
                yield return (Texts.Event, Format.List(step.Guesses.OrderBy(g => g.Field).Select(ValueOf).Prepend(ValueOf(step.Event))),
                    reading.WordsOf(step.Event));
            }
        }
    }

    private (string, string, string) Row(MessageGuess guess) => (EnumText.Of(guess.Field), ValueOf(guess), reading.WordsOf(guess));

    private string ValueOf(MessageGuess guess) => guess.Field switch
    {
        MessageField.Place when guess.Location is { } place => ShownName.Of(place),
        MessageField.Place => Format.With(Texts.MessagePlaceUnsure, guess.Value, Format.List(guess.Candidates.Select(c => ShownName.Of(c)))),
        MessageField.Day or MessageField.ValidTo => EntryDay.Shown(guess.Value),
        MessageField.Outcome when EnumCode.TryParse<DeliveryOutcome>(guess.Value, out var outcome) => EnumText.Of(outcome),
        MessageField.Event when EnumCode.TryParse<ConvoyEventKind>(guess.Value, out var kind) => EnumText.Of(kind),
        MessageField.Answer when EnumCode.TryParse<DecisionKind>(guess.Value, out var answer) => EnumText.Of(answer),
        MessageField.Mode when EnumCode.TryParse<ConvoyMode>(guess.Value, out var mode) => EnumText.Of(mode),
        MessageField.Families => $"{Number(guess.Value)} \u2013 {Texts.MessageFamiliesAsked}",
        MessageField.Trucks or MessageField.Tonnes or MessageField.People or MessageField.Patients => Number(guess.Value),
        _ => guess.Value,
    };

    private static string Number(string value) => decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
        out var number) ? Format.Number(number) : value;
}
