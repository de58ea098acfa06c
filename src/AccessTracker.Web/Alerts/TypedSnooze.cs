using AccessTracker.Data.Alerts;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Alerts;

/// <summary>Until when an alert is to be quiet and why, as somebody typed it.</summary>
/// <param name="Until">The day on which it rings again.</param>
public sealed record TypedSnooze(DateOnly Until, string Reason)
{
    /// <summary>An alert that nobody wants is switched off by its rule.</summary>
    public const int MostDays = 365;

    /// <summary>What was typed, or why it cannot be taken.</summary>
    /// <param name="until">As a field of a day sends it.</param>
    /// <param name="reason">With whatever blanks around it.</param>
    /// <param name="day">The operation's day now.</param>
    public static (TypedSnooze? Typed, string? Fault) Read(string? until, string? reason, DateOnly day)
    {
        if (IsoDay.Of(until) is not { } on || on <= day || on > day.AddDays(MostDays))
        {
            return (null, Format.With(Texts.SnoozeDayNeeded, Format.Day(day), Format.Day(day.AddDays(MostDays))));
        }

        var why = reason?.Trim() ?? "";
        return why.Length is 0 or > AlertStore.LongestReason ? (null, Texts.ReasonNeeded) : (new TypedSnooze(on, why), null);
    }
}
