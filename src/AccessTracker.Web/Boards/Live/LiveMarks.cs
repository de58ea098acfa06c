using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Permits;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Boards.Live;

/// <summary>Which places of a board that stands open somebody has changed, and what is to be said of it.</summary>
public sealed class LiveMarks
{
    private readonly Dictionary<string, TimeOnly> _changed = new(StringComparer.Ordinal);

    /// <summary>In words, for those who do not see the marks; null: nothing has changed yet.</summary>
    public string? Said { get; private set; }

    public bool HasAny => _changed.Count > 0;

    /// <summary>When the place was changed; null: it was not.</summary>
    public TimeOnly? Of(BoardLocation place) => _changed.TryGetValue(place.Location.Code, out var at) ? at : null;

    /// <summary>They were seen.</summary>
    public void Clear()
    {
        _changed.Clear();
        Said = null;
    }

    /// <summary>Compares two readings of the board, of which the list shows only some places.</summary>
    /// <param name="before">All places as they were.</param>
    /// <param name="now">All places as they are.</param>
    /// <param name="listed">Those that were listed before, by code.</param>
    /// <param name="shown">Those that are listed now.</param>
    /// <param name="at">The operation's time of day.</param>
    public void Note(
        IReadOnlyList<BoardLocation> before, IReadOnlyList<BoardLocation> now, IReadOnlySet<string> listed, IReadOnlyList<BoardLocation> shown,
        TimeOnly at)
    {
        var earlier = before.ToDictionary(p => p.Location.Code, StringComparer.Ordinal);
        var changed = now.Where(p => !earlier.TryGetValue(p.Location.Code, out var was) || !Same(was, p)).Select(p => p.Location.Code)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var code in changed)
        {
            _changed[code] = at;
        }

        List<string> names = [.. shown.Where(p => changed.Contains(p.Location.Code)).Select(p => ShownName.Of(p.Location))];
        var left = listed.Except(shown.Select(p => p.Location.Code)).ToHashSet(StringComparer.Ordinal);
        List<string> gone = [.. before.Where(p => left.Contains(p.Location.Code)).Select(p => ShownName.Of(p.Location))];
        if (names.Count + gone.Count > 0)
        {
            Said = string.Join(' ', new[] { Sentence(names, Texts.LiveChanged), Sentence(gone, Texts.LiveGone) }.OfType<string>());
        }
    }

    // A file of a hundred deliveries is not read out name by name.
    private static string? Sentence(List<string> names, string text) => names.Count switch
    {
        0 => null,
        <= 5 => Format.With(text, Format.LongList(names)),
        _ => Format.With(text, Format.With(Texts.LivePlaces, names.Count)),
    };

    // What its row shows, but for the days that pass by themselves. Not the records whole: they are read anew with their neighbours.
    private static bool Same(BoardLocation one, BoardLocation other) =>
        Shown(one).Equals(Shown(other))
        && Stops(one.FailedAttempts).SequenceEqual(Stops(other.FailedAttempts))
        && Stops(one.Planned).SequenceEqual(Stops(other.Planned))
        && Lines(one).SequenceEqual(Lines(other));

    private static (object, object, object, object) Shown(BoardLocation place) => (
        (ShownName.Of(place.Location), place.Location.Governorate, place.Location.District),
        (place.Status.Status, place.StatusSince, place.Status.BesiegedBy, place.Population?.People, place.Population?.AsOf),
        (place.LastReached?.Delivery.Ref, place.LastReached?.Day, place.IsUnreached),
        (place.BlockedBy, place.BlockedSince));

    private static IEnumerable<(string, DateOnly, DeliveryOutcome)> Stops(IEnumerable<Stop> stops) =>
        stops.Select(s => (s.Delivery.Ref, s.Day, s.Delivery.Outcome));

    private static IEnumerable<(string, LineStateKind, DateOnly, bool, string?)> Lines(BoardLocation place) =>
        place.Lines.Select(l => (l.Line.Request.Ref, l.State.Kind, l.State.Since, l.State.IsConditional, l.State.Decision?.Party));
}
