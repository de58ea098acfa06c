using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Boards;

/// <summary>
/// What has to happen next at a place, and who has to act: it follows from what blocks the place (counting rules, section 7). At a
/// place that was reached in time nothing has to.
/// </summary>
/// <param name="Actor">Null: those who plan the convoys.</param>
/// <param name="What">In words.</param>
/// <param name="Form">The form on which it is entered once it is done.</param>
public sealed record NextStep(string? Actor, string What, EntryLink Form)
{
    public static IReadOnlyList<NextStep> Of(Situation situation, BoardLocation place, DateOnly day) => !place.IsUnreached ? []
        : [.. (place.BlockedBy switch
    {
        Blocking.AwaitingClearance => place.Lines
            .Where(l => l.State.IsValidOn(day))
            .SelectMany(l => l.Line.OutstandingClearances(day))
            .Select(c => new NextStep(c.Party, Format.With(Texts.NextObtain, EnumText.OfFree(c.Kind)), EntryLink.Clearance(situation, c))),
        Blocking.TurnedBack =>
            [new NextStep(
                TurnedBackBy(situation, place), Until(place, day, Texts.NextAgreePassage, Texts.NextAgreePassageBefore),
                Convoy(situation, place, day))],
        Blocking.NotDispatched => [new NextStep(null, Until(place, day, Texts.NextSend, Texts.NextSendBefore), Convoy(situation, place, day))],
        Blocking.PermitNotYetValid =>
            Lines(place, LineStateKind.Granted)
            .Select(l =>
                new NextStep(
                    null, Format.With(Texts.NextSendFrom, Format.Day(l.State.Decision!.ValidFrom)), EntryLink.Convoy(situation, l.Line.Request.Ref))),
        Blocking.PermitPending =>
            Lines(place, LineStateKind.Pending)
            .Select(l => new NextStep(l.Line.Request.Authority, Answer(l.State, day), EntryLink.Answer(situation, l.Line.Request.Ref))),
        Blocking.Denied =>
            Lines(place, LineStateKind.Denied)
            .Select(l =>
                new NextStep(
                    l.State.Decision!.Party ?? l.Line.Request.Authority, Texts.NextAfterDenial, EntryLink.Request(situation, place.Location.Code))),
        Blocking.PermitEnded => [new NextStep(null, Texts.NextAskAnew, EntryLink.Request(situation, place.Location.Code))],
        Blocking.NoRequest => [new NextStep(null, Texts.NextAsk, EntryLink.Request(situation, place.Location.Code))],
    }).Distinct()];

    private static EntryLink Convoy(Situation situation, BoardLocation place, DateOnly day) =>
        EntryLink.Convoy(situation, place.Lines.First(l => l.State.IsValidOn(day)).Line.Request.Ref);

    private static IEnumerable<(PermitLine Line, LineState State)> Lines(BoardLocation place, LineStateKind kind) =>
        place.Lines.Where(l => l.State.Kind == kind);

    private static string? TurnedBackBy(Situation situation, BoardLocation place) =>
        place.FailedAttempts.LastOrDefault(s => s.Day == place.BlockedSince) is { } stop
            ? situation.HindranceOf(stop)?.Party ?? stop.Delivery.RemovedBy
            : null;

    // The first day on which none of the permits holds any more is what matters to who has to send.
    private static string Until(BoardLocation place, DateOnly day, string open, string before)
    {
        var ends = place.Lines.Where(l => l.State.IsValidOn(day)).Select(l => l.State.Decision!.ValidTo).ToList();
        return ends.Exists(e => e is null) || ends.Count == 0 ? open : Format.With(before, Format.Day(ends.Max()));
    }

    private static string Answer(LineState state, DateOnly day) => state.IsOverdueOn(day)
        ? Format.With(Texts.NextAnswerOverdue, Format.Day(state.DueOn), Format.Days(day.DayNumber - state.DueOn!.Value.DayNumber))
        : Format.With(Texts.NextAnswer, Format.Day(state.DueOn));
}
