using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Boards.Live;

/// <summary>One place of the board in a meeting, between its neighbours, and what has become of it since the meeting before.</summary>
/// <param name="Place">As it stands on the day.</param>
/// <param name="Index">Its place among those that are asked for, from 0; of one that is not among them any more, where it would have stood.</param>
/// <param name="IsListed">It is among them.</param>
/// <param name="Previous">Code of the place before; null: it is the first.</param>
/// <param name="Next">Code of the place after; null: it is the last.</param>
/// <param name="Before">The meeting before the day; null: there was none.</param>
/// <param name="Then">
/// The place on the board of that meeting's day, of all records as the board of today is, whether they were checked or not; null: it was not on it.
/// </param>
/// <param name="Since">What happened after it, the newest first.</param>
public sealed record MeetingView(
    BoardLocation Place, int Index, bool IsListed, string? Previous, string? Next, ReportPeriod? Before, BoardLocation? Then,
    IReadOnlyList<StoryEntry> Since)
{
    /// <summary>What blocks the place was another thing at the meeting.</summary>
    public bool IsBlockedOtherwise => Then is not null && Then.WhyUnreached != Place.WhyUnreached;

    /// <summary>Nothing happened, and nothing blocks it that did not.</summary>
    public bool IsAsItWas => Since.Count == 0 && !IsBlockedOtherwise && (Then is not null || Before is null);

    /// <summary>Null: no place is asked for.</summary>
    /// <param name="held">The records.</param>
    /// <param name="places">Those that are asked for, in order.</param>
    /// <param name="day">The day of the board.</param>
    /// <param name="code">Code of the place; null, or of none of the board: the first.</param>
    /// <param name="index">Where the place stood, should it not be among those that are asked for any more.</param>
    public static MeetingView? Of(OperationState held, IReadOnlyList<BoardLocation> places, DateOnly day, string? code, int index)
    {
        var at = places.ToList().FindIndex(p => p.Location.Code == code);
        var gone = at < 0 ? held.Board(day).FirstOrDefault(p => p.Location.Code == code) : null;
        if (gone is null && places.Count == 0)
        {
            return null;
        }

        at = gone is not null ? Math.Min(index, places.Count) : Math.Max(at, 0);
        var place = gone ?? places[at];

        // Where one is gone, the next has moved up into its place.
        var next = gone is null ? at + 1 : at;
        var due = held.Situation.Calendar.Due(day).Where(p => p.End < day).ToList();
        ReportPeriod? before = due.Count > 0 ? due[^1] : null;
        var from = before?.End ?? held.Situation.Operation.Since.AddDays(-1);
        return new MeetingView(
            place, at, gone is null,
            at > 0 && at - 1 < places.Count ? places[at - 1].Location.Code : null,
            next < places.Count ? places[next].Location.Code : null,
            before,
            before is { } meeting ? held.Board(meeting.End).FirstOrDefault(p => p.Location.Code == place.Location.Code) : null,
            [.. StoryEntry.At(held.Situation, place.Location.Code, day).Where(e => e.Day > from)]);
    }
}
