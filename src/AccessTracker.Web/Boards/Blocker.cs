using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Boards;

/// <summary>Who holds a place up, with what, and the record that says so. The rules decide the reason; this finds its records.</summary>
/// <param name="Party">Who; null when the record does not say.</param>
/// <param name="What">The clearance, the step, the conditions; null when there is none.</param>
/// <param name="Link">The record.</param>
public sealed record Blocker(string? Party, string? What, StoryLink Link)
{
    public static IReadOnlyList<Blocker> Of(Situation situation, BoardLocation place, DateOnly asOf)
    {
        return place.BlockedBy switch
        {
            Blocking.AwaitingClearance =>
            [
                .. place.Lines.Where(l => l.State.IsValidOn(asOf)).SelectMany(l => l.Line.OutstandingClearances(asOf).Select(c =>
                    new Blocker(c.Party, $"{EnumText.OfFree(c.Kind)} ({EnumText.Of(c.State)})", ToRequest(l.Line)))),
            ],
            Blocking.TurnedBack =>
            [
                .. situation.StopsAt(place.Location.Code)
                    .Where(s => s.Convoy.IsHeadline && s.Delivery.IsAttempt && s.Day == place.BlockedSince)
                    .TakeLast(1)
                    .Select(s =>
                        new Blocker(s.Delivery.RemovedBy, EnumText.Of(s.Delivery.Outcome), new StoryLink(StoryLinkKind.Convoy, s.Convoy.Ref))),
            ],
            Blocking.NotDispatched =>
                [.. place.Lines.Where(l => l.State.IsValidOn(asOf)).Select(l => new Blocker(null, Texts.PermitOf, ToRequest(l.Line)))],
            Blocking.PermitNotYetValid => OfKind(LineStateKind.Granted),
            Blocking.PermitPending => OfKind(LineStateKind.Pending),
            Blocking.Denied => OfKind(LineStateKind.Denied),
            Blocking.PermitEnded => [.. OfKind(LineStateKind.Lapsed), .. OfKind(LineStateKind.Closed)],
            Blocking.NoRequest => [],
        };

        List<Blocker> OfKind(LineStateKind kind) =>
            [.. place.Lines.Where(l => l.State.Kind == kind).Select(l => new Blocker(
                l.State.Decision?.Party ?? l.Line.Request.Authority, l.State.Decision?.Step is { } step ? EnumText.OfFree(step) : null,
                ToRequest(l.Line)))];
    }

    private static StoryLink ToRequest(PermitLine line) => new(StoryLinkKind.Request, line.Request.Ref);
}
