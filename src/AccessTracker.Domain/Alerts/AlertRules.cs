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

    /// <summary>The alert fires when at most so many days are left until the first planned stop.</summary>
    public int? RouteClosed { get; init; } = 14;

    /// <summary>The run that was broken had at least so many days.</summary>
    public int? RunBroken { get; init; } = 3;

    /// <summary>The pattern has stood for so many days, the first of them included.</summary>
    public int? PatternFound { get; init; } = 1;

    /// <summary>So many days have gone by since the commitment was due.</summary>
    public int? CommitmentMissed { get; init; } = 1;

    /// <summary>The alert fires when at most so many days are left until the commitment is due.</summary>
    public int? CommitmentDue { get; init; } = 7;

    /// <summary>The allegation has been open for more than so many days.</summary>
    public int? AllegationOpen { get; init; } = 14;

    /// <summary>The alert stands for so many days, from the one on which the last of the days required was calm.</summary>
    public int? RequiredReached { get; init; } = 7;

    public int? Of(AlertKind kind) => kind switch
    {
        AlertKind.PermitLapses => PermitLapses,
        AlertKind.PlaceUnreached => PlaceUnreached,
        AlertKind.AnswerOverdue => AnswerOverdue,
        AlertKind.PermitUnused => PermitUnused,
        AlertKind.TargetBehind => TargetBehind,
        AlertKind.ReportLate => ReportLate,
        AlertKind.RouteClosed => RouteClosed,
        AlertKind.RunBroken => RunBroken,
        AlertKind.PatternFound => PatternFound,
        AlertKind.CommitmentMissed => CommitmentMissed,
        AlertKind.CommitmentDue => CommitmentDue,
        AlertKind.AllegationOpen => AllegationOpen,
        AlertKind.RequiredReached => RequiredReached,
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
        AlertKind.RouteClosed => this with { RouteClosed = days },
        AlertKind.RunBroken => this with { RunBroken = days },
        AlertKind.PatternFound => this with { PatternFound = days },
        AlertKind.CommitmentMissed => this with { CommitmentMissed = days },
        AlertKind.CommitmentDue => this with { CommitmentDue = days },
        AlertKind.AllegationOpen => this with { AllegationOpen = days },
        AlertKind.RequiredReached => this with { RequiredReached = days },
    };
}
