namespace AccessTracker.Domain.Alerts;

/// <summary>An alert is of one of these kinds, the most pressing first. The words are stored.</summary>
public enum AlertKind
{
    /// <summary>A permit that was not used yet ends soon.</summary>
    PermitLapses,

    /// <summary>A convoy is planned by a route that is closed.</summary>
    RouteClosed,

    /// <summary>A besieged or hard-to-reach place has waited too long.</summary>
    PlaceUnreached,

    /// <summary>Days of calm under an arrangement have come to an end.</summary>
    RunBroken,

    /// <summary>A party was found to have broken an arrangement again and again, and nobody has referred it.</summary>
    PatternFound,

    /// <summary>An authority has not answered by the due day.</summary>
    AnswerOverdue,

    /// <summary>What was promised by a day was not kept.</summary>
    CommitmentMissed,

    /// <summary>What was promised is due soon, and not kept yet.</summary>
    CommitmentDue,

    /// <summary>A permit was given, and nothing has reached its place since.</summary>
    PermitUnused,

    /// <summary>Nobody has come to an end with an allegation.</summary>
    AllegationOpen,

    /// <summary>A target is behind its straight line, and the pace does not catch up.</summary>
    TargetBehind,

    /// <summary>The days of calm that something hangs on have been reached.</summary>
    RequiredReached,

    /// <summary>A meeting has been, and its report is not published.</summary>
    ReportLate,
}
