using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Operations;

/// <summary>The days one report covers: from the day after the report before to the meeting's own day (counting rules, section 1).</summary>
public readonly record struct ReportPeriod(int Number, DateOnly Start, DateOnly End)
{
    public DateRange Window => new(Start, End);
}
