using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports;

/// <summary>What the list of reports shows of one. Null: unknown.</summary>
internal sealed record ReportRowFigures(long? PeopleInPeriod, long? PeopleToDate, ReachedOf Besieged, int Unreached, int Pending, long? Trucks)
{
    /// <summary>Of a report as it is stored.</summary>
    public static ReportRowFigures Of(ReportContent content) => new(
        content.People.Period.Total.Distinct,
        content.People.Cumulative.Total.Distinct,
        new ReachedOf(content.Coverage.Besieged.ReachedInPeriod, content.Coverage.Besieged.Locations),
        content.Unreached.Count,
        content.Permits.Pending,
        content.Convoys.Period.Trucks);

    /// <summary>Of a draft, by the records of today.</summary>
    public static ReportRowFigures Of(MeetingFigures meeting) =>
        new(meeting.InPeriod.Total, meeting.ToDate.Total, meeting.Besieged, meeting.Unreached, meeting.Pending, meeting.Trucks);
}
