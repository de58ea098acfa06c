using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Alerts;
using AccessTracker.Web.Hosting;

namespace AccessTracker.Web.Alerts;

/// <summary>When alerts fire in operations that have no thresholds of their own: the days of each kind of alert, by its name, or off.</summary>
[Settings("Alerts")]
public sealed class AlertSettings : INamedSettings
{
    private const string Off = "off";

    private readonly Dictionary<AlertKind, int?> _days = [];

    /// <summary>The hour, in the operation's zone, before which no digest of the day is sent.</summary>
    [Range(0, 23)]
    [Expected("an hour of the day, 0 to 23")]
    public int DigestHour { get; init; } = 6;

    public IEnumerable<string> Names(RecordKinds kinds) => Enum.GetNames<AlertKind>();

    /// <summary>The days that are set; null is off. A kind that is not among them is as the program or the operation has it.</summary>
    internal IReadOnlyDictionary<AlertKind, int?> Days => _days;

    public string? Take(string name, string text)
    {
        if (text == Off)
        {
            _days[Enum.Parse<AlertKind>(name)] = null;
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= AlertRules.FewestDays
            and <= AlertRules.MostDays)
        {
            _days[Enum.Parse<AlertKind>(name)] = days;
            return null;
        }

        return $"days, {AlertRules.FewestDays} to {AlertRules.MostDays}, or {Off}";
    }
}
