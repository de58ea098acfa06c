using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>What the list of reports shows of one.</summary>
internal sealed record ReportRowFigures(
    FigureSum PeopleInPeriod, FigureSum PeopleToDate, ReachedOf Besieged, int Unreached, int Pending, FigureSum Trucks)
{
    /// <summary>Of a report as it is stored.</summary>
    public static ReportRowFigures Of(ReportContent content, ReportSums sums) => new(
        sums.At("people.period.total.distinct", content.People.Period.Total.Distinct),
        sums.At("people.cumulative.total.distinct", content.People.Cumulative.Total.Distinct),
        new ReachedOf(content.Coverage.Besieged.ReachedInPeriod, content.Coverage.Besieged.Locations),
        content.Unreached.Count,
        content.Permits.Pending,
        sums.At("convoys.period.trucks", content.Convoys.Period.Trucks));

    /// <summary>Of a draft, by the records of today.</summary>
    public static ReportRowFigures Of(MeetingFigures meeting) => new(
        new FigureSum(meeting.InPeriod.Total, meeting.InPeriod.Unknown.Total, SumPart.Delivery),
        new FigureSum(meeting.ToDate.Total, meeting.ToDate.Unknown.Total, SumPart.Delivery),
        meeting.Besieged,
        meeting.Unreached,
        meeting.Pending,
        new FigureSum(meeting.Trucks, meeting.UnknownTrucks, SumPart.Convoy));
}
