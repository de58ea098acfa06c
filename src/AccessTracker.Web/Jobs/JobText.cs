using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Jobs;

/// <summary>Jobs in the reader's words.</summary>
public static class JobText
{
    /// <summary>What the job does; the id of a job that has no text, and a test finds it.</summary>
    public static string Name(string id) => EnumText.Find($"Job_{id}") ?? id;

    /// <summary>How its last run ended, or stands; the scheduler's own word where there is no text for it.</summary>
    public static string State(string? state) => state is null ? Texts.NotApplicable : EnumText.Find($"JobState_{state}") ?? state;

    /// <summary>How often a job runs, of the schedules that jobs have here; any other as cron has it.</summary>
    public static string Frequency(string cron) => cron.Split(' ') switch
    {
        [['*', '/', .. var minutes], "*", "*", "*", "*"] => Format.With(Texts.EveryMinutes, Digits.In(CultureInfo.CurrentCulture, minutes)),
        ["0", "*", "*", "*", "*"] => Texts.EveryHour,
        ["0", var hour, "*", "*", "*"] when int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var at) =>
            Format.With(Texts.EveryDayAt, Format.Hour(new TimeOnly(at, 0))),
        _ => cron,
    };
}
