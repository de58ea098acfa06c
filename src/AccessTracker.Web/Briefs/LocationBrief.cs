using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Ceasefire;
using AccessTracker.Web.Components;
using AccessTracker.Web.Permits;
using AccessTracker.Web.Reports.Tables;
using static AccessTracker.Web.Briefs.Brief;

namespace AccessTracker.Web.Briefs;

/// <summary>
/// How a place stands: its status and people, when it was last reached, each line that was asked for it, each attempt. What is planned is
/// left out: the brief is for a room with others in it.
/// </summary>
public static class LocationBrief
{
    /// <summary>Null: there is no such place for the reader.</summary>
    public static BriefDocument? Of(BriefSource source, string code)
    {
        if (!source.Situation.Locations.TryGetValue(code, out var location))
        {
            return null;
        }

        var board = source.Permits.Of(l => l.Line.Location == code, r => r.Stop.Location == code);
        var place = source.Places.FirstOrDefault(p => p.Location.Code == code);
        return Brief.Of(
            source, ShownName.Of(location), Facts(source, location, place, board),
            [Stand(source, location, place), Lines(source, board), Attempts(source, location), Refusals(source, board, isOfPlace: true)]);
    }

    private static BriefFact[] Facts(BriefSource source, Location location, BoardLocation? place, PermitBoard board)
    {
        var status = source.Situation.StatusOn(location.Code, source.Day);
        var people = source.Situation.PopulationOn(location.Code, source.Day);
        var last = Reached(source, location);
        return
        [
            new(Texts.Status, StatusView.Of(status?.Status).Text,
                status is null ? null : Format.With(Texts.SinceDay, Format.Day(place?.StatusSince ?? status.From))),
            new(Texts.Population, Format.Number(people?.People), people is null ? null : Format.With(Texts.AsOfDay, Format.Day(people.AsOf))),
            new(Texts.LastReached, last is null ? Texts.Never : Format.Day(last.Day),
                last is null
                ? (place is null ? null : Format.With(Texts.WaitingDays, Format.Days(place.DaysWaiting)))
                : Format.With(Texts.DaysAgo, Format.Days(source.Day.DayNumber - last.Day.DayNumber))),
            new(Texts.Why, place is null ? Texts.NotApplicable : StatusView.Of(place).Text,
                place is { IsUnreached: true, BlockedSince: { } since } ? Format.With(Texts.SinceDay, Format.Day(since)) : null),
            new(Texts.LinesPending, Format.Number(board.Pending.Count),
                Format.With(Texts.OverdueDetail, Format.Number(board.Pending.Count(l => l.IsOverdue)))),
            new(Texts.GrantedUnused, Format.Number(board.Unused.Count), null),
        ];
    }

    private static BriefSection Stand(BriefSource source, Location location, BoardLocation? place)
    {
        List<string> words = [];
        if (location.Governorate is { } governorate)
        {
            words.Add(Format.With(Texts.BriefLies, Format.List(new[] { location.District, governorate }.OfType<string>())));
        }

        if (place is null)
        {
            words.Add(Texts.BriefNotListed);
            return new BriefSection(Texts.BriefStand, words);
        }

        if (place.Status.BesiegedBy is { } party)
        {
            words.Add(Format.With(Texts.BriefBesiegedBy, party));
        }

        words.AddRange((place.IsUnreached ? Blocker.Of(source.Situation, place, source.Day) : []).Select(b => Format.With(
            Texts.BriefBlocker, EnumText.Of(place.BlockedBy), Format.List(new[] { b.Party, b.What, b.Link.Ref }.OfType<string>()))));
        if (CutOffText.Of(source.Situation, location.Code, source.Day) is { } cutOff)
        {
            words.Add($"{cutOff}.");
        }

        words.AddRange(
            NextStep.Of(source.Situation, place, source.Day)
            .Select(s => Format.With(Texts.BriefNext, s.Actor is { } actor ? $"{actor}{Texts.Colon}{s.What}" : s.What)));
        return new BriefSection(Texts.BriefStand, words);
    }

    private static BriefSection Lines(BriefSource source, PermitBoard board)
    {
        // What waits first, then what was granted and not used, then the latest.
        var waiting = board.Pending.Select(l => l.Line).ToList();
        var unused = board.Unused.Select(l => l.Line).ToList();
        var lines = board.Asked
            .OrderBy(l => waiting.IndexOf(l.Line) is var i and >= 0 ? i : int.MaxValue)
            .ThenBy(l => unused.IndexOf(l.Line) is var i and >= 0 ? i : int.MaxValue)
            .ThenByDescending(l => l.State.Since)
            .ToList();
        return Section(
            Texts.BriefLines,
            null,
            new ReadTable(
                Texts.BriefLines,
                [Reference(Texts.Request, lines.Select(l => l.Line.Request.Ref)), Wide(Texts.Authority, 18), Short(Texts.Submitted),
                    Wide(Texts.State, 17), Number(Texts.PeopleAsked), Number(Texts.PeopleApproved), Wide(Texts.BriefDetail, 30)],
                [.. lines.Select(l => Row(
                    l.Line.Request.Ref,
                    l.Line.Request.Authority,
                    Format.Day(l.Line.Request.SubmittedOn),
                    StatusView.Of(l.State, source.Day).Text,
                    Format.Number(l.Line.Line.PeopleRequested),
                    l.State.Kind is LineStateKind.Granted or LineStateKind.Lapsed
                        ? Format.Number(l.State.Decision!.PeopleApproved)
                        : Texts.NotApplicable,
                    $"{Format.With(Texts.SinceDay, Format.Day(l.State.Since))}{Texts.LongListSeparator}{Detail(board, l.Line, l.State)}"))]),
            Texts.BriefLinesNone);
    }

    private static string Detail(PermitBoard board, PermitLine line, LineState state) => state.Kind switch
    {
        LineStateKind.Pending => Format.With(Texts.DueDay, Due(board.Pending.First(p => p.Line == line))),
        LineStateKind.Granted =>
            board.Unused.FirstOrDefault(p => p.Line == line) is { } permit
            ? $"{Texts.BriefNotUsed}{Texts.LongListSeparator}{EnumText.Of(permit.Why)}{Texts.LongListSeparator}{PermitWords.Holds(permit)}"
            : Texts.BriefUsed,
        LineStateKind.Lapsed or LineStateKind.Denied or LineStateKind.Closed => PermitWords.By(line, state.Decision!),
    };

    private static BriefSection Attempts(BriefSource source, Location location)
    {
        var attempts = source.Situation.StopsAt(location.Code)
            .Where(s => s.Delivery.IsAttempt && s.Day >= source.Situation.Operation.Since && s.Day <= source.Day)
            .Reverse()
            .ToList();
        return Section(
            Texts.BriefAttempts,
            null,
            new ReadTable(
                Texts.BriefAttempts,
                [Short(Texts.Day), Reference(Texts.Convoy, attempts.Select(s => s.Convoy.Ref)), Words(Texts.BriefSeries, attempts.Select(Series), 16),
                    Words(Texts.Outcome, attempts.Select(s => EnumText.Of(s.Delivery.Outcome)), 16), Number(Texts.PeopleReached),
                    Wide(Texts.BriefDetail, 36)],
                [.. attempts.Select(s =>
                    Row(Format.Day(s.Day), s.Convoy.Ref, Series(s), EnumText.Of(s.Delivery.Outcome), People(s), Hindrance(source.Situation, s)))]),
            Format.With(Texts.BriefAttemptsNone, Format.Day(source.Situation.Operation.Since)));
    }

    // The last that counts as reaching the place in the headline: what "last reached" means everywhere (counting rules, section 7).
    private static Stop? Reached(BriefSource source, Location location) =>
        source.Situation.StopsAt(location.Code)
            .LastOrDefault(s => s.IsHeadlineReach && s.Day >= source.Situation.Operation.Since && s.Day <= source.Day);

    private static string Series(Stop stop) => stop.Convoy.IsHeadline
        ? EnumText.Of(stop.Convoy.Mode)
        : $"{EnumText.Of(stop.Convoy.Mode)}{Texts.ListSeparator}{EnumText.Of(stop.Convoy.Track)}{Texts.ListSeparator}{EnumText.Of(stop.Convoy.Line)}";

    private static string People(Stop stop) =>
        !stop.Reaches ? Texts.NotApplicable : stop.IsEstimated ? $"{Format.Number(stop.People)} {Texts.Estimated}" : Format.Number(stop.People);

    private static string Hindrance(Situation situation, Stop stop) => Format.LongList(new[]
    {
        situation.HindranceOf(stop) is { } hindrance ? string.Join(Texts.Colon, new[] { hindrance.Party, hindrance.Reason }.OfType<string>()) : null,
        stop.Delivery.ItemsRemoved is { } items ? Format.With(Texts.ItemsRemoved, items, stop.Delivery.RemovedBy ?? Texts.NotRecorded) : null,
    }.Where(t => !string.IsNullOrEmpty(t)));
}
