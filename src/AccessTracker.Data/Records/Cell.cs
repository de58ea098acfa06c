using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Records;

/// <summary>
/// One cell between its text in a file and its value: text, key, word and reference are strings, a day is a DateOnly, a
/// number a long, tonnes and degrees are decimals, a list is its items joined with <c>;</c>. Empty is null.
/// </summary>
public static class Cell
{
    public const int LongestKey = 64;

    private const string DayFormat = "yyyy-MM-dd";
    private const char Separator = ';';
    private const int MostDecimals = 6;

    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads what a person wrote; references are only checked for their form.</summary>
    public static (object? Value, Refusal? Refusal) Parse(RecordColumn column, string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            if (column.Default is null)
            {
                return (null, column.Required ? new Refusal(RefusalCode.Missing) : null);
            }

            trimmed = column.Default;
        }

        return Unreadable(trimmed) is { } unreadable ? (null, unreadable) : column.Type switch
        {
            CellType.Text => (trimmed, null),
            CellType.Key => Key(column, trimmed),
            CellType.Day => ParseDay(trimmed),
            CellType.Number => Number(column, trimmed),
            CellType.Tonnes => Tonnes(column, trimmed),
            CellType.Degrees => Degrees(column, trimmed),
            CellType.Word => column.Words.Contains(trimmed) ? (trimmed, null) : (null, UnknownWord(column)),
            CellType.Words => Words(column, trimmed),
            CellType.TimeZone => IsTimeZone(trimmed) ? (trimmed, null) : (null, new Refusal(RefusalCode.UnknownTimeZone)),
            CellType.List => (Join(Items(trimmed)), null),
            CellType.Reference => Reference(column, trimmed),
            CellType.Places => (Join(Items(trimmed)), null),
        };
    }

    /// <summary>The text of a value, as an export writes it: <see cref="Parse"/> reads it back to the same value.</summary>
    public static string Write(object? value) => value switch
    {
        null => "",
        DateOnly day => Day(day),
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    public static IReadOnlyList<string> Items(string? list) =>
        list?.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public static string? Join(IReadOnlyCollection<string> items) => items.Count == 0 ? null : string.Join(Separator, items);

    private static Refusal? Unreadable(string text)
    {
        foreach (var c in text)
        {
            if (c == '\uFFFD')
            {
                return new Refusal(RefusalCode.NotUtf8);
            }

            if (char.IsControl(c) && c is not ('\t' or '\r' or '\n'))
            {
                return new Refusal(RefusalCode.ControlCharacter);
            }
        }

        return Unicode.IsWellFormed(text) ? null : new Refusal(RefusalCode.NotUtf8);
    }

    private static (object?, Refusal?) Key(RecordColumn column, string text)
    {
        if (text.Length > LongestKey)
        {
            return (null, new Refusal(RefusalCode.KeyTooLong, LongestKey, text.Length));
        }

        // Addresses are made of keys, and a browser takes these parts for steps up and down.
        if (text.Split('/').Any(part => part is "." or ".."))
        {
            return (null, new Refusal(RefusalCode.KeyOfDots));
        }

        if (text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'))
        {
            return (null, new Refusal(RefusalCode.ControlCharacter));
        }

        // Its addresses have the operation as one part, which servers take apart at a slash however it is written.
        if (column == RecordKinds.Operations.Columns[0] && text.AsSpan().IndexOfAny('/', '\\', '%') >= 0)
        {
            return (null, new Refusal(RefusalCode.OperationCodeInAddress));
        }

        return text.Contains(Separator, StringComparison.Ordinal) && column == RecordKinds.Locations.Columns[0]
            ? (null, new Refusal(RefusalCode.KeyHoldsSemicolon))
            : (text, null);
    }

    private static (object?, Refusal?) ParseDay(string text)
    {
        if (!DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, new Refusal(RefusalCode.NotADay));
        }

        return TypedDay.Known.Contains(day) ? (day, null) : (null, new Refusal(RefusalCode.DayOutOfRange, TypedDay.Known.From, TypedDay.Known.To));
    }

    private static (object?, Refusal?) Number(RecordColumn column, string text)
    {
        if (Numeral.Plain(text) is not { } digits || digits.Contains('.', StringComparison.Ordinal))
        {
            return (null, new Refusal(RefusalCode.NotANumber));
        }

        if (digits[0] == '-' && digits.AsSpan(1).Trim('0').Length > 0)
        {
            return (null, new Refusal(RefusalCode.Negative));
        }

        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= column.Least
            && number <= column.Most
            ? (number, null)
            : (null, new Refusal(RefusalCode.NumberOutOfRange, column.Least, column.Most));
    }

    private static (object?, Refusal?) Tonnes(RecordColumn column, string text)
    {
        if (ParseDecimal(text) is not { } tonnes)
        {
            return (null, new Refusal(RefusalCode.NotADecimal));
        }

        return tonnes switch
        {
            < 0 => (null, new Refusal(RefusalCode.Negative)),
            _ when tonnes > column.Most => (null, new Refusal(RefusalCode.NumberOutOfRange, column.Least, column.Most)),
            _ when tonnes.Scale > MostDecimals => (null, new Refusal(RefusalCode.TooPrecise, MostDecimals)),
            _ => (tonnes, null),
        };
    }

    private static (object?, Refusal?) Degrees(RecordColumn column, string text)
    {
        if (ParseDecimal(text) is not { } degrees)
        {
            return (null, new Refusal(RefusalCode.NotADecimal));
        }

        // Kept as a double; nine decimals are a tenth of a millimetre and survive it. Maps write more.
        return Math.Abs(degrees) > column.Most
            ? (null, new Refusal(RefusalCode.DegreesOutOfRange, column.Most))
            : (Normal(Math.Round(degrees, 9, MidpointRounding.AwayFromZero)), null);
    }

    private static decimal? ParseDecimal(string text) =>
        Numeral.Plain(text) is { } digits
            && decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Normal(number)
            : null;

    // 12.50 and 12.5 are one number; so are -0 and 0.
    internal static decimal Normal(decimal number) => number == 0 ? 0 : number / 1.0000000000000000000000000000m;

    private static (object?, Refusal?) Words(RecordColumn column, string text)
    {
        var words = Items(text).Distinct().ToList();
        if (words.Count == 0 || !words.TrueForAll(column.Words.Contains))
        {
            return (null, UnknownWord(column));
        }

        return words.Count == column.Words.Count ? (null, new Refusal(RefusalCode.NoWorkingDay)) : (Join(words), null);
    }

    private static Refusal UnknownWord(RecordColumn column) => new(RefusalCode.UnknownWord, [.. column.Words]);

    private static bool IsTimeZone(string text) => TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId && zone.Id == text;

    // The key of a meeting is its number, which may be written in any digits, of one task force with its name before it.
    private static (object?, Refusal?) Reference(RecordColumn column, string text)
    {
        if (column.Refers != RecordKinds.Meetings)
        {
            return (text, null);
        }

        var at = text.LastIndexOf('/') + 1;
        var (number, refusal) = Number(RecordKinds.Meetings.Columns[0], text[at..]);
        return number is null ? (null, refusal)
            : ReportId.Parse(text[..at] + Write(number)) is { } meeting ? (meeting.ToString(), null)
            : (null, UnknownWord(RecordKinds.Meetings.Find("task_force")!));
    }
}
