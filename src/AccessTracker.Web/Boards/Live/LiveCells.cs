using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Boards.Live;

/// <summary>
/// What the live board shows of its places, written once for all who have it open in a language. A circuit remembers all that it has drawn: of a cell
/// that is made of components some two kilobytes, of one that is text a reference to it.
/// </summary>
public static class LiveCells
{
    // As long as a board is kept, and for each language and kind of digits.
    private static readonly ConditionalWeakTable<BoardLocation, ConcurrentDictionary<string, Dictionary<string, RenderFragment>>> _written = [];

    // What comes next leads those who may enter it to its form: it is not the same for all.
    private static readonly string[] _columns = [.. LiveColumn.All(_ => _ => _ => { }).Select(c => c.Name).Where(n => n != LiveColumn.Next)];

    /// <summary>Writes what has not been written yet of <paramref name="places"/>, so that <see cref="Find"/> finds it.</summary>
    /// <param name="places">Of one board, which many may show.</param>
    /// <param name="situation">The records that the board was made of.</param>
    /// <param name="day">The day of the board.</param>
    /// <param name="services">Those of the page.</param>
    public static async Task WriteAsync(IEnumerable<BoardLocation> places, Situation situation, DateOnly day, IServiceProvider services)
    {
        List<BoardLocation> missing = [.. places.Where(p => !_written.GetOrCreateValue(p).ContainsKey(Language))];
        if (missing.Count == 0)
        {
            return;
        }

        var texts = await StillMarkup.WriteAsync<LiveCell>(services, missing.SelectMany(p => _columns.Select(c => new Dictionary<string, object?>
        {
            [nameof(LiveCell.Column)] = c, [nameof(LiveCell.Place)] = p, [nameof(LiveCell.Situation)] = situation, [nameof(LiveCell.AsOf)] = day,
            [nameof(LiveCell.Person)] = Person.Nobody,
        })));
        foreach (var (place, cells) in missing.Zip(texts.Chunk(_columns.Length)))
        {
            _written.GetOrCreateValue(place)[Language] = _columns.Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
        }
    }

    /// <summary>What a column shows of a place; null: it is not the same for all readers, or has not been written.</summary>
    public static RenderFragment? Find(BoardLocation place, string column) =>
        _written.TryGetValue(place, out var languages) && languages.TryGetValue(Language, out var cells) && cells.TryGetValue(column, out var text)
            ? text
            : null;

    // With the digits that its reader chose.
    private static string Language => $"{CultureInfo.CurrentUICulture.Name} {CultureInfo.CurrentCulture.Name} "
        + CultureInfo.CurrentCulture.NumberFormat.DigitSubstitution;
}
