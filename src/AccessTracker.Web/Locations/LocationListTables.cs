using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Locations;

/// <summary>The list of places as a table, for its files: those that are asked for, in the order shown.</summary>
internal static class LocationListTables
{
    // Not kept: headings are in the reader's language.
    private static ReportColumn[] Columns =>
    [
        new("location", Texts.FileCode, FigureType.Text, "#loc+code"),
        new("place", Texts.Place, FigureType.Text, "#loc+name"),
        new("governorate", Texts.Governorate, FigureType.Text, "#adm1+name"),
        new("district", Texts.District, FigureType.Text, "#adm2+name"),
        new("community_pcode", Texts.Column_community_pcode, FigureType.Text, "#loc+pcode"),
        new("status", Texts.Status, FigureType.Text, "#status+access+name"),
        new("status_since", Texts.BoardStatusSince, FigureType.Day, "#date+status"),
        new("population", Texts.Population, FigureType.Count, "#population", Cells.People),
        new("population_as_of", Texts.Part_populationAsOf, FigureType.Day, "#date+population"),
        new("last_reached_on", Texts.LastReached, FigureType.Day, "#date+reached+last"),
        new("lines_pending", Texts.RequestsPending, FigureType.Count, "#activity+lines+pending"),
    ];

    /// <summary>The places that are asked for, as they are today.</summary>
    public static ListFile File(OperationState held, LocationFilter filter, DateOnly today)
    {
        var (situation, all) = (held.Situation, held.Lists.Locations);
        List<Location> listed = [.. all.Where(filter.In(situation, today))];
        var table = new ReportTable(
            "locations", Texts.Locations, Texts.Locations, Columns, new MadeRows<Location>(listed, l => Row(situation, l, today)));
        return new ListFile("locations", Texts.Locations, today, table,
            [(Texts.EntriesShown, new ReportCell((long)listed.Count)), (Texts.FileOfAll, new ReportCell((long)all.Count))]);
    }

    /// <summary>
    /// The last day on which a place was reached in the headline series since the baseline: what the list of places not reached goes by.
    /// </summary>
    public static DateOnly? LastReached(Situation situation, Location location, DateOnly asOf) => situation.StopsAt(location.Code)
        .LastOrDefault(s => s.IsHeadlineReach && s.Day >= situation.Operation.Since && s.Day <= asOf)?.Day;

    private static ReportRow Row(Situation situation, Location location, DateOnly today)
    {
        var (status, population) = (situation.StatusOn(location.Code, today), situation.PopulationOn(location.Code, today));
        return new(
        [
            Cells.Words(null, location.Code),
            Cells.Words(null, ShownName.Of(location)),
            Cells.Words(null, location.Governorate),
            Cells.Words(null, location.District),
            Cells.Words(null, location.CommunityPcode),
            new ReportCell(status is null ? LocationFilter.Untracked : EnumCode.Of(status.Status)) { Text = StatusView.Of(status?.Status).Text },
            Cells.Day(null, status?.From),
            Cells.Number(null, population?.People, CellNote.Unknown),
            Cells.Day(null, population?.AsOf),
            Cells.Day(null, LastReached(situation, location, today)),
            Cells.Number(null, (long)situation.LinesAt(location.Code).Count(l => l.StateOn(today)?.Kind == LineStateKind.Pending)),
        ]) { Location = location.Code };
    }
}
