using System.Globalization;
using System.Text.RegularExpressions;

namespace AccessTracker.Domain.Convoys;

/// <summary>
/// The hour and the spot on its way at which something happened to a convoy. The bundle has a column for neither, so the note of an
/// entry begins with them: <c>13:40 @ Al-Qutayfah checkpoint; waited for a letter</c>. A spot is free text, and no place of the operation.
/// </summary>
/// <param name="Hour">In the operation's time zone; null: not said.</param>
/// <param name="Spot">Null: not said.</param>
/// <param name="Note">The rest; null: nothing.</param>
public sealed partial record LogNote(TimeOnly? Hour, string? Spot, string? Note)
{
    /// <summary>It reads what <see cref="Write"/> wrote; a text that begins with neither is a note.</summary>
    public static LogNote Read(string? text)
    {
        if (Form().Match(text ?? "") is not { Success: true, Length: > 0 } match)
        {
            return new LogNote(null, null, string.IsNullOrEmpty(text) ? null : text);
        }

        var (hour, spot, note) = (match.Groups["hour"].Value, match.Groups["spot"].Value, match.Groups["note"].Value);
        return new LogNote(
            hour.Length > 0 ? TimeOnly.ParseExact(hour, "HH:mm", CultureInfo.InvariantCulture) : null, spot.Length > 0 ? spot : null,
            note.Length > 0 ? note : null);
    }

    /// <summary>The note of the entry; null: nothing is said.</summary>
    public string? Write()
    {
        var note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();
        var head = string.Join(
            ' ', new[] { Hour?.ToString("HH:mm", CultureInfo.InvariantCulture), Plain(Spot) is { Length: > 0 } spot ? $"@ {spot}" : null }
            .OfType<string>());
        return (head, note) switch
        {
            ("", null) => null,

            // A note that reads like an hour or a spot is kept from being taken for one.
            ("", { } alone) => Read(alone) is { Hour: null, Spot: null } read && read.Note == alone ? alone : $"; {alone}",
            (_, null) => head,
            _ => $"{head}; {note}",
        };
    }

    // What ends the spot in the note, and a break of line, cannot stand in it.
    private static string Plain(string? spot) =>
        string.Join(' ', (spot ?? "").Replace(';', ',').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(
        @"^(?:(?<hour>(?:[01][0-9]|2[0-3]):[0-5][0-9])(?: @ (?<spot>[^;\n]*[^;\s]))?|@ (?<spot>[^;\n]*[^;\s])|(?=; ))(?:; (?<note>[\s\S]+))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
