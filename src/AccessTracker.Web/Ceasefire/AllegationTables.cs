using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Ceasefire;

/// <summary>Allegations as a table, for files: those that are asked for, in the order shown. Who told of them is not among it.</summary>
internal static class AllegationTables
{
    // Not kept: headings are in the reader's language.
    private static ReportColumn[] Columns =>
    [
        new("ref", Texts.Allegation, FigureType.Text, "#event+allegation+id"),
        new("arrangement", Texts.Arrangement, FigureType.Text, "#activity+arrangement+id"),
        new("day", Texts.Day, FigureType.Day, "#date+occurred"),
        new("received_on", Texts.ReceivedOn, FigureType.Day, "#date+received"),
        new("state", Texts.State, FigureType.Text, "#status+allegation"),
        new("assessment", Texts.Assessment, FigureType.Text, "#status+assessment"),
        new("age", Texts.Age, FigureType.Count, "#indicator+days+open", Cells.Days),
        new("kind", Texts.Kind, FigureType.Text, "#event+type"),
        new("count", Texts.Count, FigureType.Count, "#indicator+violations+num"),
        new("party", Texts.Party, FigureType.Text, "#group+party"),
        new("party_name", Texts.PartyNamed, FigureType.Text, "#group+party+name"),
        new("location", Texts.FileCode, FigureType.Text, "#loc+code"),
        new("place", Texts.Place, FigureType.Text, "#loc+name"),
        new("governorate", Texts.Governorate, FigureType.Text, "#adm1+name"),
        new("centre", Texts.Centre, FigureType.Text, "#org+centre+code"),
        new("killed", Texts.Killed, FigureType.Count, "#affected+killed", Cells.People),
        new("injured", Texts.Injured, FigureType.Count, "#affected+injured", Cells.People),
        new("description", Texts.Description, FigureType.Text, "#description"),
    ];

    /// <summary>The allegations that are asked for.</summary>
    public static ListFile File(OperationState held, AllegationFilter filter, DateOnly today)
    {
        var (day, situation) = (filter.On(today), held.Situation);
        var all = ListedAllegation.All(situation, day);
        var listed = filter.Of(situation, all);
        var table = new ReportTable("allegations", Texts.Allegations, Texts.Allegations, Columns, [.. listed.Select(a => Row(situation, a))]);
        return new ListFile("allegations", Texts.Allegations, day, table,
            [(Texts.EntriesShown, new ReportCell((long)listed.Count)), (Texts.BoardOfAll, new ReportCell((long)all.Count))]);
    }

    private static ReportRow Row(Situation situation, ListedAllegation listed)
    {
        var allegation = listed.Allegation;
        return new(
        [
            Cells.Words(null, allegation.Ref),
            Cells.Words(null, allegation.Arrangement),
            Cells.Day(null, allegation.Day),
            Cells.Day(null, allegation.ReceivedOn),
            Cells.Word<AllegationState>(null, EnumCode.Of(listed.Standing.State)),
            Cells.Word<Assessment>(null, listed.Standing.Assessment is { } assessment ? EnumCode.Of(assessment) : null),
            Cells.Number(null, (long?)listed.Age, CellNote.NotApplicable),
            Cells.Words(null, allegation.Kind),
            Cells.Number(null, (long)listed.History.Count),
            Cells.Words(null, listed.History.Party),
            Cells.Words(null, listed.History.Party is { } party ? PartyName.Of(situation, party) : null),
            Cells.Words(null, allegation.Location),
            Cells.Words(null, allegation.Location is { } code ? ShownName.Of(situation.Locations.GetValueOrDefault(code)) : null),
            Cells.Words(null, allegation.Governorate),
            Cells.Words(null, allegation.Centre),
            Cells.Number(null, allegation.Killed, CellNote.Unknown),
            Cells.Number(null, allegation.Injured, CellNote.Unknown),
            Cells.Words(null, allegation.Description),
        ]) { Location = allegation.Location };
    }
}
