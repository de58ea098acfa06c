using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Components;
using AccessTracker.Web.Permits;
using AccessTracker.Web.Reports.Tables;
using static AccessTracker.Web.Briefs.Brief;

namespace AccessTracker.Web.Briefs;

/// <summary>What an authority is asked for, what it has answered, and who waits because of it.</summary>
public static class AuthorityBrief
{
    /// <summary>Null: nothing was ever asked of it, as far as the reader may know.</summary>
    public static BriefDocument? Of(BriefSource source, string authority)
    {
        if (source.Situation.Lines.All(l => !FreeText.Same(l.Request.Authority, authority)))
        {
            return null;
        }

        var board = source.Permits.Of(l => FreeText.Same(l.Request.Authority, authority), r => r.Concerns(authority));
        var heldUp = PermitHold.Of(authority, source.Situation, source.Places, source.Day);
        var tally = AnswerTally.Of(board.Answered);
        return Brief.Of(
            source,
            authority,
            Facts(board, tally, heldUp),
            [Pending(source, board), Record(source, board, tally), Unused(source, board), Refusals(source, board, isOfPlace: false),
                Unreached(heldUp)]);
    }

    private static BriefFact[] Facts(PermitBoard board, AnswerTally tally, IReadOnlyList<BoardLocation> heldUp)
    {
        var held = BoardTotals.Of(heldUp);
        return
        [
            new(Texts.LinesPending, Format.Number(board.Pending.Count),
                Format.With(Texts.OverdueDetail, Format.Number(board.Pending.Count(l => l.IsOverdue)))),
            new(Texts.LinesAnswered, Format.With(Texts.XOfY, Format.Number(tally.Lines), Format.Number(board.Asked.Count)), Texts.BriefLinesAsked),
            new(EnumText.Of(DecisionKind.Granted), Format.With(Texts.XOfY, Format.Number(tally.Granted), Format.Number(tally.Lines)),
                tally.Lines == 0 ? null : Format.Percent(tally.ShareOf(tally.Granted))),
            new(Texts.DaysToDecide, tally.Days.Median is { } median ? Format.With(Texts.MedianOfDays, Format.Number(median)) : Texts.NotApplicable,
                tally.Days.P90 is { } p90 ? Format.With(Texts.P90OfDays, Format.Number(p90)) : null),
            new(Texts.GrantedUnused, Format.Number(board.Unused.Count),
                Format.With(Texts.ApprovedPeople, FigureSum.Of([.. board.Unused.Select(p => p.People)], SumPart.Permit))),
            new(Texts.BriefUnreached, Format.Counted(held.Places, Texts.OnePlace, Texts.ManyPlaces),
                held.Places == 0 ? null : Format.With(Texts.PeopleThereAre, held.People)),
        ];
    }

    private static BriefSection Pending(BriefSource source, PermitBoard board) => Section(
        Texts.BriefAsk,
        Format.With(
            Texts.BriefAskLead,
            Format.Counted(board.Pending.Count, Texts.OneLine, Texts.ManyLines),
            Format.Number(board.Pending.Count(l => l.IsOverdue)),
            FigureSum.Of([.. board.Pending.Select(l => l.Line.Line.PeopleRequested)], SumPart.RequestLine)),
        new ReadTable(
            Texts.BriefAsk,
            [
                Wide(Texts.Place, 17), Reference(Texts.Request, board.Pending.Select(l => l.Line.Request.Ref), 13), Short(Texts.Submitted, 13),
                    Number(Texts.Waiting, 10), Wide(Texts.DueOn, 28),
                Number(Texts.PeopleAsked, 11), Wide(Texts.State, 20),
            ],
            [.. board.Pending.Select(l => Row(
                Name(source.Situation, l.Line),
                l.Line.Request.Ref,
                Format.Day(l.Line.Request.SubmittedOn),
                Format.Days(l.AgeDays),
                Due(l),
                Format.Number(l.Line.Line.PeopleRequested),
                StatusView.Of(l.State, source.Day).Text))]),
        Texts.PermitsWaitingNone);

    private static BriefSection Unused(BriefSource source, PermitBoard board) => Section(
        Texts.BriefUnused,
        Format.With(Texts.BriefUnusedLead, Format.Counted(board.Unused.Count, Texts.OnePermit, Texts.ManyPermits),
            FigureSum.Of([.. board.Unused.Select(p => p.People)], SumPart.Permit)),
        new ReadTable(
            Texts.BriefUnused,
            [
                Wide(Texts.Place, 16), Reference(Texts.Request, board.Unused.Select(p => p.Line.Request.Ref), 13), Short(Texts.GrantedOn, 13),
                    Number(Texts.Waiting, 10),
                Number(Texts.PeopleApproved, 11), Wide(Texts.PermitHolds, 14), Wide(Texts.Why, 34),
            ],
            [.. board.Unused.Select(p => Row(
                Name(source.Situation, p.Line),
                p.Line.Request.Ref,
                Format.Day(p.State.Decision!.DecidedOn),
                Format.Days(p.DaysWaiting),
                Format.Number(p.People),
                PermitWords.Holds(p),
                EnumText.Of(p.Why)))]),
        Texts.UnusedNone);

    private static BriefSection Unreached(IReadOnlyList<BoardLocation> heldUp)
    {
        var totals = BoardTotals.Of(heldUp);
        return Section(
            Texts.BriefUnreachedTitle,
            Format.With(
                Texts.BriefUnreachedLead,
                Format.Counted(totals.Places, Texts.OnePlace, Texts.ManyPlaces),
                totals.People,
                totals.LongestDays is { } longest ? Format.Days(longest) : Texts.NotApplicable),
            new ReadTable(
                Texts.BriefUnreachedTitle,
                [Wide(Texts.Place, 18), Wide(Texts.Status, 13), Number(Texts.Population, 13), Short(Texts.LastReached, 13),
                    Number(Texts.BoardDaysWaiting, 11), Wide(Texts.Why, 34), Short(Texts.Since, 12)],
                [.. heldUp.Select(p => Row(
                    ShownName.Of(p.Location),
                    EnumText.Of(p.Status.Status),
                    Format.Number(p.Population?.People),
                    p.LastReached is { } last ? Format.Day(last.Day) : Texts.Never,
                    Format.Days(p.DaysWaiting),
                    EnumText.Of(p.BlockedBy),
                    p.BlockedSince is { } since ? Format.Day(since) : Texts.NotApplicable))]),
            Texts.BriefUnreachedNone);
    }

    private static BriefSection Record(BriefSource source, PermitBoard board, AnswerTally tally) => Section(
        Texts.BriefRecord,
        Format.With(Texts.BriefRecordLead, Format.Number(tally.Lines), Format.Number(board.Asked.Count),
            Format.Day(source.Situation.Operation.Since)),
        new ReadTable(
            Texts.BriefRecord,
            [
                Wide(Texts.MonthAnswered, 18), Number(Texts.LinesAnswered), Number(EnumText.Of(DecisionKind.Granted), 15),
                    Number(EnumText.Of(DecisionKind.GrantedWithConditions), 15),
                Number(EnumText.Of(DecisionKind.Denied), 15), Number(Texts.MedianDays), Number(Texts.P90Days),
            ],
            tally.Lines == 0 ? []
                : [Answers(Texts.AllMonths, tally), .. board.ByMonth().Reverse().Select(m => Answers(Format.Month(m.Month), m.Answers))]),
        Format.With(Texts.BriefRecordNone, Format.Day(source.Situation.Operation.Since)));

    private static IReadOnlyList<ReadCell> Answers(string name, AnswerTally tally) => Row(
        name,
        Format.Number(tally.Lines),
        Share(tally, tally.Granted),
        Share(tally, tally.Conditional),
        Share(tally, tally.Denied),
        tally.Days.Median is { } median ? Format.Number(median) : Texts.NotApplicable,
        tally.Days.P90 is { } p90 ? Format.Number(p90) : Texts.NotApplicable);

    private static string Share(AnswerTally tally, int count) => $"{Format.Number(count)} ({Format.Percent(tally.ShareOf(count))})";
}
