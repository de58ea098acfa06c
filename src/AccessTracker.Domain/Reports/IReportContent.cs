namespace AccessTracker.Domain.Reports;

/// <summary>What a report says, whichever task force's it is.</summary>
public interface IReportContent
{
    ReportOperation Operation { get; }

    /// <summary>The day of the meeting.</summary>
    DateOnly ReportDate { get; }

    DateOnly PeriodStart { get; }

    DateOnly PeriodEnd { get; }

    /// <summary>What of it nobody has checked; null where the operation does not review its records.</summary>
    ReviewFigures? Review { get; }

    /// <summary>What was announced for the meeting, each beside what is computed, in order of recording.</summary>
    IReadOnlyList<StatedAndComputed> Stated { get; }
}
