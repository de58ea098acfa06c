using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Convoys;

/// <summary>The list of convoys as a table, for its files: those that are asked for, in the order shown.</summary>
internal static class ConvoyTables
{
    // Not kept: headings are in the reader's language.
    private static ReportColumn[] Columns =>
    [
        new("ref", Texts.Convoy, FigureType.Text, "#activity+convoy+id"),
        new("first_day", Texts.FirstDay, FigureType.Day, "#date+start"),
        new("mode", Texts.Mode, FigureType.Text, "#activity+mode"),
        new("track", Texts.Track, FigureType.Text, "#activity+track"),
        new("line", Texts.Column_line, FigureType.Text, "#activity+line"),
        new("request", Texts.Column_request, FigureType.Text, "#activity+request+id"),
        new("origin", Texts.Column_origin, FigureType.Text, "#loc+origin"),
        new("agencies", Texts.Column_agencies, FigureType.Text, "#org"),
        new("stops", Texts.Stops, FigureType.Text, "#activity+deliveries"),
        new("people_reached", Texts.PeopleReached, FigureType.Count, "#reached", Cells.People) { IsSum = true },
        new("people_evacuated", Texts.Column_people_evacuated, FigureType.Count, "#affected+evacuated", Cells.People),
        new("patients_evacuated", Texts.Column_patients_evacuated, FigureType.Count, "#affected+evacuated+patients", Cells.People),
        new("trucks", Texts.Trucks, FigureType.Count, "#capacity+trucks+num"),
        new("drops", Texts.Column_drops, FigureType.Count, "#capacity+drops+num"),
        new("tonnes", Texts.Tonnes, FigureType.Amount, "#capacity+tonnes"),
        new("note", Texts.Note, FigureType.Text, "#description"),
    ];

    /// <summary>The convoys that are asked for.</summary>
    public static ListFile File(OperationState held, ConvoyFilter filter, DateOnly today)
    {
        var (situation, all) = (held.Situation, held.Lists.Convoys);
        List<ConvoyWithStops> listed = [.. all.Where(filter.In(situation))];
        var table = new ReportTable(
            "convoys", Texts.Convoys, Texts.Convoys, Columns, new MadeRows<ConvoyWithStops>(listed, m => Row(situation, m.Convoy)));
        return new ListFile("convoys", Texts.Convoys, today, table,
            [(Texts.EntriesShown, new ReportCell((long)listed.Count)), (Texts.FileOfAll, new ReportCell((long)all.Count))]);
    }

    private static ReportRow Row(Situation situation, Convoy convoy)
    {
        var summary = ConvoySummary.Of(situation, convoy);
        var isEvacuation = convoy.Mode == ConvoyMode.Evacuation;
        return new(
        [
            Cells.Words(null, convoy.Ref),
            Cells.Day(null, summary.FirstDay, CellNote.Unknown),
            Cells.Word<ConvoyMode>(null, EnumCode.Of(convoy.Mode)),
            Cells.Word<Track>(null, EnumCode.Of(convoy.Track)),
            Cells.Word<SupplyLine>(null, EnumCode.Of(convoy.Line)),
            Cells.Words(null, convoy.Request),
            Cells.Words(null, convoy.Origin),
            Cells.Words(null, convoy.Agencies),
            Cells.Words(null, Format.LongList(summary.Stops.Select(s => StopText(situation, s)))),
            People(summary),
            Evacuated(isEvacuation, convoy.PeopleEvacuated),
            Evacuated(isEvacuation, convoy.PatientsEvacuated),
            Cells.Number(null, (long?)convoy.Trucks, convoy.Mode == ConvoyMode.Road ? CellNote.Unknown : CellNote.NotApplicable),
            Cells.Number(
                null, (long?)convoy.Drops,
                convoy.Mode is ConvoyMode.Airdrop or ConvoyMode.Airlift ? CellNote.Unknown : CellNote.NotApplicable),
            Cells.Number(null, convoy.Tonnes, isEvacuation ? CellNote.NotApplicable : CellNote.Unknown),
            Cells.Words(null, convoy.Note),
        ]);
    }

    // As the list on the page: of a convoy that reached nobody there is no such number.
    private static ReportCell People(ConvoySummary summary)
    {
        if (summary.Convoy.Mode == ConvoyMode.Evacuation || !summary.Stops.Any(s => s.Reaches))
        {
            return new ReportCell(null) { Note = CellNote.NotApplicable };
        }

        var sum = Cells.Sum(null, summary.People);
        return !summary.IsEstimated ? sum : sum.Note == CellNote.None ? sum with { Note = CellNote.Estimated } : sum with { IsEstimatedToo = true };
    }

    private static ReportCell Evacuated(bool isEvacuation, long? people) =>
        Cells.Number(null, people, isEvacuation ? CellNote.Unknown : CellNote.NotApplicable);

    private static string StopText(Situation situation, Stop stop) =>
        $"{Format.Iso(stop.Day)} {ShownName.Of(situation.Locations[stop.Location])}{Texts.Colon}{EnumText.Of(stop.Delivery.Outcome)}";
}
