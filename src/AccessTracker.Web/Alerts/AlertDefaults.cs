using System.Globalization;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Edge;
using AccessTracker.Web.Mail;

namespace AccessTracker.Web.Alerts;

/// <summary>The thresholds of the configuration (<c>Alerts:*</c>), for operations that have none of their own.</summary>
public sealed class AlertDefaults
{
    private const string Section = "Alerts";
    private const string Hour = "DigestHour";
    private const string Off = "off";

    private readonly AlertRules _rules = new();
    private readonly bool _usesOverdueDays = true;

    /// <exception cref="UnsafeSetupException">A setting is none, or has no value that it can have.</exception>
    public AlertDefaults(IConfiguration configuration, LateReports late)
    {
        _rules = _rules with { ReportLate = late.AfterDays };
        foreach (var setting in configuration.GetSection(Section).GetChildren().Where(s => !string.IsNullOrEmpty(s.Value)))
        {
            if (setting.Key.Equals(Hour, StringComparison.OrdinalIgnoreCase))
            {
                DigestHour = int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24
                    ? hour
                    : throw new UnsafeSetupException($"{setting.Path} is '{setting.Value}'. Expected: an hour of the day, 0 to 23.");
                continue;
            }

            var kind = Enum.GetValues<AlertKind>().Where(k => setting.Key.Equals(k.ToString(), StringComparison.OrdinalIgnoreCase)).Select(k => (AlertKind?)k).FirstOrDefault()
                ?? throw new UnsafeSetupException($"{setting.Path}: there is no such alert. Expected one of {string.Join(", ", Enum.GetNames<AlertKind>())}, {Hour}.");
            _rules = _rules.With(kind, Days(setting));
            _usesOverdueDays &= kind != AlertKind.PlaceUnreached;
        }
    }

    /// <summary>The hour, in the operation's zone, before which no digest of the day is sent.</summary>
    public int DigestHour { get; } = 6;

    /// <summary>What holds in <paramref name="operation"/> unless it says otherwise. Where the configuration says nothing, a place is unreached after the operation's own days.</summary>
    public AlertRules Of(Operation operation) => _usesOverdueDays
        ? _rules with { PlaceUnreached = Math.Clamp(operation.OverdueDays, AlertRules.FewestDays, AlertRules.MostDays) }
        : _rules;

    private static int? Days(IConfigurationSection setting) =>
        setting.Value == Off ? null
        : int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= AlertRules.FewestDays and <= AlertRules.MostDays ? days
        : throw new UnsafeSetupException($"{setting.Path} is '{setting.Value}'. Expected: days, {AlertRules.FewestDays} to {AlertRules.MostDays}, or {Off}.");
}
