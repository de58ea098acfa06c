using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Messages;

namespace AccessTracker.Tests.Messages;

/// <summary>Messages with what is to be read in them, a line each, and what a reading is written as there.</summary>
internal static class MessageTable
{
    /// <summary>A Monday.</summary>
    public static readonly DateOnly Today = new(2016, 5, 23);

    public static readonly LocationIndex Places = new(Rows("seeds/issg-2016/locations.csv").Skip(2).Select(row => new Location
    {
        Code = row[0], Name = row[1], NameAr = row[2].Length > 0 ? row[2] : null, Aliases = row[3].Split(';', StringSplitOptions.RemoveEmptyEntries),
        Governorate = row[4],
    }));

    public static MessageReader Reader { get; } = new(Places, Today);

    /// <summary>The messages of a file beside this one, each with what is expected.</summary>
    public static List<(string Message, string Expected)> Of(string file) =>
        [.. File.ReadLines(Repository.Path($"tests/AccessTracker.Tests/Messages/{file}")).Where(l => l.Length > 0).Select(l => l.Split('\t'))
            .Select(p => (p[0].Replace('⏎', '\n'), p[1].Trim()))];

    /// <summary>
    /// <c>form | places | guesses | log</c>: a place that is not certain with a question mark, what is said of one of several places in brackets
    /// behind it; a day that is not said is left out.
    /// </summary>
    public static string Write(MessageReading reading, bool withLog)
    {
        var parts = new List<string>
        {
            EnumCode.Of(reading.Form),
            string.Join(' ', reading.Stops.Select(s => PlaceOf(s.Place) + (s.Guesses.Count > 0 ? $"[{Guesses(s.Guesses)}]" : ""))),
            Guesses(reading.Guesses.Where(g => g.Length > 0)),
        };
        if (withLog)
        {
            parts.Add(string.Join("; ", reading.Events.Select(e => string.Join(' ',
                e.Guesses.Where(g => g.Field != MessageField.Place).OrderBy(g => g.Field)
                    .Select(g => g.Field == MessageField.Spot ? $"@{g.Value}" : g.Value).Prepend(e.Event.Value)))));
        }

        return string.Join(" | ", parts).Trim();
    }

    private static string Guesses(IEnumerable<MessageGuess> guesses) =>
        string.Join("; ", guesses.OrderBy(g => g.Field).ThenBy(g => g.Start).Select(g => $"{g.Field}={g.Value}"));

    private static string PlaceOf(MessageGuess place) => place.Location?.Code ?? $"{place.Candidates[0].Code}?";

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(Repository.Path(file)).Select(line =>
    {
        var cells = new List<string> { "" };
        var isQuoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += c;
            }
        }

        return cells.ToArray();
    });
}
