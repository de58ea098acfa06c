using AccessTracker.Domain.Operations;

namespace AccessTracker.Domain.Reports;

/// <summary>A report as it was just computed, whichever task force's it is.</summary>
public interface IReport
{
    /// <summary>The meeting it is for and the days it covers.</summary>
    ReportPeriod Period { get; }

    /// <summary>What it says.</summary>
    IReportContent Content { get; }

    /// <summary>By the figure's path in the content, the records it was counted from, as <see cref="Situations.RecordRef"/> writes them.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> Records { get; }
}
