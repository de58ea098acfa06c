using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
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

    /// <summary>What is to be known when the page goes on in another circuit.</summary>
    /// <param name="board">All places as they were last shown.</param>
    /// <param name="listed">Those that were listed.</param>
    public KeptMarks Keep(IReadOnlyList<BoardLocation> board, IReadOnlyList<BoardLocation> listed) =>
        new(Digests(board), [.. listed.Select(p => p.Location.Code)], new Dictionary<string, TimeOnly>(_changed), Said);

    /// <summary>Goes on from what was kept; the board as it was then is compared with the one that is shown now.</summary>
    /// <param name="kept">What another circuit of the page knew.</param>
    /// <param name="now">All places as they are.</param>
    /// <param name="shown">Those that are listed now.</param>
    /// <param name="at">The operation's time of day.</param>
    public void GoOn(KeptMarks kept, IReadOnlyList<BoardLocation> now, IReadOnlyList<BoardLocation> shown, TimeOnly at)
    {
        foreach (var (code, changed) in kept.Changed)
        {
            _changed[code] = changed;
        }

        Said = kept.Said;
        Note(kept.Places, now, kept.Listed.ToHashSet(StringComparer.Ordinal), shown, at);
    }

    /// <summary>Compares two readings of the board, of which the list shows only some places.</summary>
    /// <param name="before">All places as they were.</param>
    /// <param name="now">All places as they are.</param>
    /// <param name="listed">Those that were listed before, by code.</param>
    /// <param name="shown">Those that are listed now.</param>
    /// <param name="at">The operation's time of day.</param>
    public void Note(
        IReadOnlyList<BoardLocation> before, IReadOnlyList<BoardLocation> now, IReadOnlySet<string> listed, IReadOnlyList<BoardLocation> shown,
        TimeOnly at) => Note(Digests(before), now, listed, shown, at);

    private void Note(
        IReadOnlyDictionary<string, string> before, IReadOnlyList<BoardLocation> now, IReadOnlySet<string> listed, IReadOnlyList<BoardLocation> shown,
        TimeOnly at)
    {
        var changed = now.Where(p => before.GetValueOrDefault(p.Location.Code) != Digest(p)).Select(p => p.Location.Code)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var code in changed)
        {
            _changed[code] = at;
        }

        List<string> names = [.. shown.Where(p => changed.Contains(p.Location.Code)).Select(p => ShownName.Of(p.Location))];
        var left = listed.Except(shown.Select(p => p.Location.Code)).ToHashSet(StringComparer.Ordinal);
        List<string> gone = [.. now.Where(p => left.Contains(p.Location.Code)).Select(p => ShownName.Of(p.Location))];
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

    private static Dictionary<string, string> Digests(IReadOnlyList<BoardLocation> board) =>
        board.ToDictionary(p => p.Location.Code, Digest, StringComparer.Ordinal);

    // Of what its row shows, but for the days that pass by themselves. Not of the records whole: they are read anew with their neighbours.
    private static string Digest(BoardLocation place)
    {
        object?[] shown =
        [
            .. ShownName.All(place.Location), place.Location.Governorate, place.Location.District,
            place.Status.Status, place.StatusSince, place.Status.BesiegedBy, place.Population?.People, place.Population?.AsOf,
            place.LastReached?.Delivery.Ref, place.LastReached?.Day, place.IsUnreached, place.BlockedBy, place.BlockedSince,
            .. Stops(place.FailedAttempts), .. Stops(place.Planned), .. place.Lines.Select(l => (object)(
                l.Line.Request.Ref, l.State.Kind, l.State.Since, l.State.IsConditional, l.State.Decision?.Party)),
        ];
        var text = string.Join('\n', shown.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s}")));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }

    private static IEnumerable<object> Stops(IEnumerable<Stop> stops) =>
        stops.Select(s => (object)(s.Delivery.Ref, s.Day, s.Delivery.Outcome)).Append('.');
}

/// <summary>What a page knew of the changes on a live board, to be kept for it while it has no circuit.</summary>
/// <param name="Places">A digest of what was shown of each place of the board, by its code.</param>
/// <param name="Listed">Codes of the places that were listed.</param>
/// <param name="Changed">When somebody changed what is shown of a place, by its code.</param>
/// <param name="Said">What was said of it.</param>
public sealed record KeptMarks(
    IReadOnlyDictionary<string, string> Places, IReadOnlyList<string> Listed, IReadOnlyDictionary<string, TimeOnly> Changed, string? Said);
