namespace AccessTracker.Domain.Alerts;

/// <summary>The thresholds of one operation, each in days; null: no alert of that kind.</summary>
public sealed record AlertRules
{
    /// <summary>No threshold has fewer days.</summary>
    public const int FewestDays = 1;

    /// <summary>No threshold has more days.</summary>
    public const int MostDays = 999;

    /// <summary>The alert fires when at most so many days are left until the permit's last day.</summary>
    public int? PermitLapses { get; init; } = 7;

    /// <summary>People have waited for more than so many days, as the board counts them.</summary>
    public int? PlaceUnreached { get; init; } = 30;

    /// <summary>So many days have gone by since the due day.</summary>
    public int? AnswerOverdue { get; init; } = 1;

    /// <summary>So many days have gone by since the permit was given.</summary>
    public int? PermitUnused { get; init; } = 14;

    /// <summary>So many days have gone by since the target's start; before that its pace says little.</summary>
    public int? TargetBehind { get; init; } = 14;

    /// <summary>So many days have gone by since the meeting.</summary>
    public int? ReportLate { get; init; } = 2;

    public int? Of(AlertKind kind) => kind switch
    {
        AlertKind.PermitLapses => PermitLapses,
        AlertKind.PlaceUnreached => PlaceUnreached,
        AlertKind.AnswerOverdue => AnswerOverdue,
        AlertKind.PermitUnused => PermitUnused,
        AlertKind.TargetBehind => TargetBehind,
        AlertKind.ReportLate => ReportLate,
    };

    /// <summary>The same with another threshold for <paramref name="kind"/>.</summary>
    public AlertRules With(AlertKind kind, int? days) => kind switch
    {
        AlertKind.PermitLapses => this with { PermitLapses = days },
        AlertKind.PlaceUnreached => this with { PlaceUnreached = days },
        AlertKind.AnswerOverdue => this with { AnswerOverdue = days },
        AlertKind.PermitUnused => this with { PermitUnused = days },
        AlertKind.TargetBehind => this with { TargetBehind = days },
        AlertKind.ReportLate => this with { ReportLate = days },
    };
}
