using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Boards;

/// <summary>The board as a table, for its files: the places in the order shown.</summary>
internal static class BoardTables
{
    // Not kept: headings are in the reader's language.
    private static ReportColumn[] Columns =>
    [
        new("location", Texts.FileCode, FigureType.Text, "#loc+code"),
        new("place", Texts.Place, FigureType.Text, "#loc+name"),
        new("governorate", Texts.Governorate, FigureType.Text, "#adm1+name"),
        new("district", Texts.District, FigureType.Text, "#adm2+name"),
        new("status", Texts.Status, FigureType.Text, "#status+access+name"),
        new("status_since", Texts.BoardStatusSince, FigureType.Day, "#date+status"),
        new("besieged_by", Texts.BesiegingParty, FigureType.Text, "#group+name"),
        new("population", Texts.Population, FigureType.Count, "#population", Cells.People),
        new("population_as_of", Texts.Part_populationAsOf, FigureType.Day, "#date+population"),
        new("last_reached_on", Texts.LastReached, FigureType.Day, "#date+reached+last"),
        new("days_since_reached", Texts.FileDaysSince, FigureType.Count, "#indicator+days+reached", Cells.Days),
        new("days_waiting", Texts.BoardDaysWaiting, FigureType.Count, "#indicator+days+waiting", Cells.Days),
        new("people_days", Texts.BoardPeopleDays, FigureType.Count, "#indicator+people_days", Texts.BoardPeopleDaysUnit),
        new("attempts_since", Texts.AttemptsSince, FigureType.Text, "#activity+attempts"),
        new("blocked_by", Texts.Why, FigureType.Text, "#cause+blocked"),
        new("blocked_since", Texts.Since, FigureType.Day, "#date+blocked"),
        new("who", Texts.BoardWho, FigureType.Text, "#org+blocked"),
        new("cut_off_since", Texts.CutOffSince, FigureType.Day, "#date+cut_off"),
        new("record", Texts.BoardRecord, FigureType.Text, "#meta+record"),
        new("next_step", Texts.NextAndPlanned, FigureType.Text, "#activity+next"),
        new("planned", Texts.BoardPlanned, FigureType.Text, "#date+planned"),
    ];

    /// <summary>The places that are asked for; what is planned is told of the operation's today alone.</summary>
    public static ListFile File(OperationState held, BoardFilter filter, DateOnly today)
    {
        var (day, situation) = (filter.On(today), held.Situation);
        var board = held.Board(day);
        var places = filter.Of(situation, board, day);
        var table = new ReportTable("not_reached", Texts.NotReachedAndWhy, Texts.NotReachedAndWhy, Columns,
            [.. places.Select(p => Row(situation, p, day, showPlanned: day == today))]);
        return new ListFile("not-reached", Texts.NotReachedAndWhy, day, table,
            [(Texts.PlacesShown, new ReportCell((long)places.Count)), (Texts.BoardOfAll, new ReportCell((long)board.Count))]);
    }

    private static ReportRow Row(Situation situation, BoardLocation place, DateOnly day, bool showPlanned)
    {
        var blockers = place.IsUnreached ? Blocker.Of(situation, place, day) : [];
        return new(
        [
            Cells.Words(null, place.Location.Code),
            Cells.Words(null, ShownName.Of(place.Location)),
            Cells.Words(null, place.Location.Governorate),
            Cells.Words(null, place.Location.District),
            Cells.Word<AccessStatus>(null, EnumCode.Of(place.Status.Status)),
            Cells.Day(null, place.StatusSince),
            Cells.Words(null, place.Status.BesiegedBy),
            Cells.Number(null, place.Population?.People, CellNote.Unknown),
            Cells.Day(null, place.Population?.AsOf),
            Cells.Day(null, place.LastReached?.Day),
            Cells.Number(null, (long?)place.DaysSinceReached, CellNote.NotApplicable),
            Cells.Number(null, (long)place.DaysWaiting),
            Cells.Number(null, place.PeopleDays, CellNote.Unknown),
            Cells.Words(null,
                string.Join("; ", place.FailedAttempts.Select(s => $"{Format.Iso(s.Day)} {EnumText.Of(s.Delivery.Outcome)} ({s.Convoy.Ref})"))),
            Cells.Words(null, StatusView.Of(place).Text),
            Cells.Day(null, place.IsUnreached ? place.BlockedSince : null),
            Cells.Words(null, string.Join("; ", blockers.Select(b => b.Party).OfType<string>().Distinct(FreeText.Comparer))),
            Cells.Day(null, situation.Ceasefire.CutOffSince(place.Location.Code, day)),
            Cells.Words(null, string.Join("; ", blockers.Select(b => b.Link.Ref).Distinct())),
            Cells.Words(null,
                string.Join("; ", NextStep.Of(situation, place, day).Select(s => s.Actor is { } actor ? $"{actor}{Texts.Colon}{s.What}" : s.What))),
            Cells.Words(null, showPlanned ? string.Join("; ", place.Planned.Select(Planned)) : null),
        ]) { Location = place.Location.Code };
    }

    private static string Planned(Stop stop) => $"{Format.Iso(stop.Day)} {EnumText.Of(stop.Delivery.Outcome)} ({stop.Convoy.Ref})";
}
