using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Reports;

/// <summary>Takes from a report what charts and tiles compare.</summary>
public static class ReportPoints
{
    // The oldest age of each group but the last, in days.
    private static readonly int[] _ages = [7, 14, 30, 60];

    /// <param name="number">The report's.</param>
    /// <param name="content">What it says.</param>
    /// <param name="sums">How its sums are written.</param>
    /// <param name="situation">The records that it was counted from, for the ages of what is pending; null: they are not known.</param>
    public static ReportPoint Of(int number, ReportContent content, ReportSums sums, Situation? situation) => new(
        number,
        content.ReportDate,
        content.People.Period.Besieged.Distinct,
        content.People.Period.HardToReach.Distinct,
        content.People.Period.Total.Distinct,
        content.People.Cumulative.Besieged.Distinct,
        content.People.Cumulative.HardToReach.Distinct,
        content.People.Cumulative.Total.Distinct,
        content.Coverage.Besieged.ReachedInPeriod,
        content.Coverage.Besieged.Locations,
        content.Coverage.HardToReach.ReachedInPeriod,
        content.Coverage.HardToReach.Locations,
        content.Permits.Pending,
        content.Convoys.Period.Trucks,
        situation is null ? [] : ByAge(PendingLine.OldestFirst(situation.Lines, content.PeriodEnd)))
    {
        Unknown = UnknownOf(path => sums.At(path, null).Unknown),
    };

    /// <summary>The same figures where no report was made; what is pending by age is not among them.</summary>
    public static ReportPoint Of(MeetingFigures meeting) => new(
        meeting.Period.Number,
        meeting.Period.End,
        meeting.InPeriod.Besieged,
        meeting.InPeriod.HardToReach,
        meeting.InPeriod.Total,
        meeting.ToDate.Besieged,
        meeting.ToDate.HardToReach,
        meeting.ToDate.Total,
        meeting.Besieged.Reached,
        meeting.Besieged.Places,
        meeting.HardToReach.Reached,
        meeting.HardToReach.Places,
        meeting.Pending,
        meeting.Trucks,
        [])
    {
        Unknown = new(
            meeting.InPeriod.Unknown.Besieged, meeting.InPeriod.Unknown.HardToReach, meeting.InPeriod.Unknown.Total,
            meeting.ToDate.Unknown.Besieged, meeting.ToDate.Unknown.HardToReach, meeting.ToDate.Unknown.Total, meeting.UnknownTrucks),
    };

    /// <summary>How many parts of the sums of a point are unknown, by what a report says of each of its figures.</summary>
    public static UnknownOfPoint UnknownOf(Func<string, int> of) => new(
        of("people.period.besieged.distinct"),
        of("people.period.hardToReach.distinct"),
        of("people.period.total.distinct"),
        of("people.cumulative.besieged.distinct"),
        of("people.cumulative.hardToReach.distinct"),
        of("people.cumulative.total.distinct"),
        of("convoys.period.trucks"));

    private static int[] ByAge(IReadOnlyList<PendingLine> pending)
    {
        var groups = new int[_ages.Length + 1];
        foreach (var line in pending)
        {
            groups[_ages.Count(oldest => line.AgeDays > oldest)]++;
        }

        return groups;
    }
}
