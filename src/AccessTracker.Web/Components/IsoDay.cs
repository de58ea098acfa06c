using System.Globalization;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Components;

/// <summary>Days as addresses and forms have them, and as <see cref="Format.Iso(DateOnly)"/> writes them: <c>yyyy-MM-dd</c>.</summary>
public static class IsoDay
{
    /// <summary>Null: <paramref name="text"/> is no such day.</summary>
    public static DateOnly? Of(string? text) =>
        DateOnly.TryParseExact(
            text is null ? null : string.Concat(text.Select(Numeral.ToAscii)), "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day) ? day : null;

    /// <summary>
    /// The day that is meant; one after <paramref name="today"/>, or none, is today: nobody knows yet what will have been reached.
    /// </summary>
    public static DateOnly UpTo(DateOnly today, string? text) => Of(text) is { } day && day < today ? day : today;
}
