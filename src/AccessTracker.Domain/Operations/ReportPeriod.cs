using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Operations;

/// <summary>The days one report covers: from the day after the report before to the meeting's own day (counting rules, section 1).</summary>
public readonly record struct ReportPeriod(ReportId Report, DateOnly Start, DateOnly End)
{
    public int Number => Report.Number;

    public TaskForce TaskForce => Report.TaskForce;

    public DateRange Window => new(Start, End);
}
