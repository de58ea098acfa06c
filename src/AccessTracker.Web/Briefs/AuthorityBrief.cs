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
        IReadOnlyList<BoardPlace> heldUp = [.. UnreachedBoard.WorstFirst(source.Places.Where(p => p.IsUnreached && HeldUp.By(authority, source.Situation, p, source.Day)))];
        var tally = AnswerTally.Of(board.Answered);
        return Brief.Of(
            source,
            authority,
            Facts(board, tally, heldUp),
            [Pending(source, board), Record(source, board, tally), Unused(source, board), Refusals(source, board, isOfPlace: false), Unreached(heldUp)]);
    }

    private static BriefFact[] Facts(PermitBoard board, AnswerTally tally, IReadOnlyList<BoardPlace> heldUp)
    {
        var held = BoardTotals.Of(heldUp);
        return
        [
            new(Texts.LinesPending, Show.Number(board.Pending.Count), Show.With(Texts.OverdueDetail, Show.Number(board.Pending.Count(l => l.IsOverdue)))),
            new(Texts.LinesAnswered, Show.With(Texts.XOfY, Show.Number(tally.Lines), Show.Number(board.Asked.Count)), Texts.BriefLinesAsked),
            new(Wording.Of(DecisionKind.Granted), Show.With(Texts.XOfY, Show.Number(tally.Granted), Show.Number(tally.Lines)), tally.Lines == 0 ? null : Show.Percent(tally.ShareOf(tally.Granted))),
            new(Texts.DaysToDecide, tally.Days.Median is { } median ? Show.With(Texts.MedianOfDays, Show.Number(median)) : Texts.NotApplicable, tally.Days.P90 is { } p90 ? Show.With(Texts.P90OfDays, Show.Number(p90)) : null),
            new(Texts.GrantedUnused, Show.Number(board.Unused.Count), Show.With(Texts.ApprovedPeople, FigureSum.Of([.. board.Unused.Select(p => p.People)], SumPart.Permit))),
            new(Texts.BriefUnreached, Show.Counted(held.Places, Texts.OnePlace, Texts.ManyPlaces), held.Places == 0 ? null : Show.With(Texts.PeopleThereAre, held.People)),
        ];
    }

    private static BriefSection Pending(BriefSource source, PermitBoard board) => Section(
        Texts.BriefAsk,
        Show.With(
            Texts.BriefAskLead,
            Show.Counted(board.Pending.Count, Texts.OneLine, Texts.ManyLines),
            Show.Number(board.Pending.Count(l => l.IsOverdue)),
            FigureSum.Of([.. board.Pending.Select(l => l.Line.Line.PeopleRequested)], SumPart.RequestLine)),
        new ReadTable(
            Texts.BriefAsk,
            [
                Wide(Texts.Place, 17), Reference(Texts.Request, board.Pending.Select(l => l.Line.Request.Ref), 13), Short(Texts.Submitted, 13), Number(Texts.Waiting, 10), Wide(Texts.DueOn, 28),
                Number(Texts.PeopleAsked, 11), Wide(Texts.State, 20),
            ],
            [.. board.Pending.Select(l => Row(
                Name(source.Situation, l.Line),
                l.Line.Request.Ref,
                Show.Day(l.Line.Request.SubmittedOn),
                Show.Days(l.AgeDays),
                Due(l),
                Show.Number(l.Line.Line.PeopleRequested),
                StatusView.Of(l.State, source.Day).Text))]),
        Texts.PermitsWaitingNone);

    private static BriefSection Unused(BriefSource source, PermitBoard board) => Section(
        Texts.BriefUnused,
        Show.With(Texts.BriefUnusedLead, Show.Counted(board.Unused.Count, Texts.OnePermit, Texts.ManyPermits), FigureSum.Of([.. board.Unused.Select(p => p.People)], SumPart.Permit)),
        new ReadTable(
            Texts.BriefUnused,
            [
                Wide(Texts.Place, 16), Reference(Texts.Request, board.Unused.Select(p => p.Line.Request.Ref), 13), Short(Texts.GrantedOn, 13), Number(Texts.Waiting, 10),
                Number(Texts.PeopleApproved, 11), Wide(Texts.PermitHolds, 14), Wide(Texts.Why, 34),
            ],
            [.. board.Unused.Select(p => Row(
                Name(source.Situation, p.Line),
                p.Line.Request.Ref,
                Show.Day(p.State.Decision!.DecidedOn),
                Show.Days(p.DaysWaiting),
                Show.Number(p.People),
                PermitWords.Holds(p),
                Wording.Of(p.Why)))]),
        Texts.UnusedNone);

    private static BriefSection Unreached(IReadOnlyList<BoardPlace> heldUp)
    {
        var totals = BoardTotals.Of(heldUp);
        return Section(
            Texts.BriefUnreachedTitle,
            Show.With(
                Texts.BriefUnreachedLead,
                Show.Counted(totals.Places, Texts.OnePlace, Texts.ManyPlaces),
                totals.People,
                totals.LongestDays is { } longest ? Show.Days(longest) : Texts.NotApplicable),
            new ReadTable(
                Texts.BriefUnreachedTitle,
                [Wide(Texts.Place, 18), Wide(Texts.Status, 13), Number(Texts.Population, 13), Short(Texts.LastReached, 13), Number(Texts.BoardDaysWaiting, 11), Wide(Texts.Why, 34), Short(Texts.Since, 12)],
                [.. heldUp.Select(p => Row(
                    p.Location.Name,
                    Wording.Of(p.Status.Status),
                    Show.Number(p.Population?.People),
                    p.LastReached is { } last ? Show.Day(last.Day) : Texts.Never,
                    Show.Days(p.DaysWaiting),
                    Wording.Of(p.BlockedBy),
                    p.BlockedSince is { } since ? Show.Day(since) : Texts.NotApplicable))]),
            Texts.BriefUnreachedNone);
    }

    private static BriefSection Record(BriefSource source, PermitBoard board, AnswerTally tally) => Section(
        Texts.BriefRecord,
        Show.With(Texts.BriefRecordLead, Show.Number(tally.Lines), Show.Number(board.Asked.Count), Show.Day(source.Situation.Operation.Since)),
        new ReadTable(
            Texts.BriefRecord,
            [
                Wide(Texts.MonthAnswered, 18), Number(Texts.LinesAnswered), Number(Wording.Of(DecisionKind.Granted), 15), Number(Wording.Of(DecisionKind.GrantedWithConditions), 15),
                Number(Wording.Of(DecisionKind.Denied), 15), Number(Texts.MedianDays), Number(Texts.P90Days),
            ],
            tally.Lines == 0 ? [] : [Answers(Texts.AllMonths, tally), .. board.ByMonth().Reverse().Select(m => Answers(Show.Month(m.Month), m.Answers))]),
        Show.With(Texts.BriefRecordNone, Show.Day(source.Situation.Operation.Since)));

    private static IReadOnlyList<ReadCell> Answers(string name, AnswerTally tally) => Row(
        name,
        Show.Number(tally.Lines),
        Share(tally, tally.Granted),
        Share(tally, tally.Conditional),
        Share(tally, tally.Denied),
        tally.Days.Median is { } median ? Show.Number(median) : Texts.NotApplicable,
        tally.Days.P90 is { } p90 ? Show.Number(p90) : Texts.NotApplicable);

    private static string Share(AnswerTally tally, int count) => $"{Show.Number(count)} ({Show.Percent(tally.ShareOf(count))})";
}
