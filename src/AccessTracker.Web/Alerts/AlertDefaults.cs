using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Reports.Mail;

namespace AccessTracker.Web.Alerts;

/// <summary>The thresholds of the configuration, for operations that have none of their own.</summary>
public sealed class AlertDefaults(AlertSettings settings, LateReports late)
{
    private readonly AlertRules _rules =
        settings.Days.Aggregate(new AlertRules { ReportLate = late.AfterDays }, (rules, set) => rules.With(set.Key, set.Value));

    /// <summary>The hour, in the operation's zone, before which no digest of the day is sent.</summary>
    public int DigestHour => settings.DigestHour;

    /// <summary>
    /// What holds in <paramref name="operation"/> unless it says otherwise. Where the configuration says nothing, a place is unreached after the
    /// operation's own days.
    /// </summary>
    public AlertRules Of(Operation operation) => settings.Days.ContainsKey(AlertKind.PlaceUnreached)
        ? _rules
        : _rules with { PlaceUnreached = Math.Clamp(operation.OverdueDays, AlertRules.FewestDays, AlertRules.MostDays) };
}
