namespace AccessTracker.Domain.Alerts;

/// <summary>An alert is of one of these kinds, the most pressing first. The words are stored.</summary>
public enum AlertKind
{
    /// <summary>A permit that was not used yet ends soon.</summary>
    PermitLapses,

    /// <summary>A besieged or hard-to-reach place has waited too long.</summary>
    PlaceUnreached,

    /// <summary>An authority has not answered by the due day.</summary>
    AnswerOverdue,

    /// <summary>A permit was given, and nothing has reached its place since.</summary>
    PermitUnused,

    /// <summary>A target is behind its straight line, and the pace does not catch up.</summary>
    TargetBehind,

    /// <summary>A meeting has been, and its report is not published.</summary>
    ReportLate,
}
