using System.Collections.Concurrent;
using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Operations;

/// <summary>The lists of a situation in the order in which pages show them: each is sorted once, when somebody first asks for it.</summary>
public sealed class OperationLists(Situation situation)
{
    /// <summary>Of <see cref="Convoys"/>.</summary>
    public static readonly ListOrder<ConvoyWithStops> ConvoyOrder = new(
        new(m => ListColumn.Of(m.FirstDay), IsDescending: true), new(m => m.Convoy.Ref));

    /// <summary>Of <see cref="Locations"/>.</summary>
    public static readonly ListOrder<Location> LocationOrder = new(new(l => ShownName.Of(l), ListColumn.Names), new(l => l.Code));

    /// <summary>Of <see cref="Lines"/>.</summary>
    public static readonly ListOrder<ListedLine> LineOrder = new(
        new(l => l.State is { } state ? ListColumn.Of((long)state.Kind) : "", ListColumn.Numbers), new(l => ListColumn.Of(l.State?.Since)),
        new(l => l.Line.Request.Ref), new(l => l.Line.Line.Location));

    private readonly Lazy<IReadOnlyList<ConvoyWithStops>> _convoys = new(() => [.. situation.Movements.OrderByDescending(m => m.FirstDay)]);

    // By language: names are others in another, and in another order.
    private readonly ConcurrentDictionary<string, IReadOnlyList<Location>> _locations = new(StringComparer.Ordinal);

    private ListedLines? _lines;

    /// <summary>The latest first day first, then by ref; those without a day last.</summary>
    public IReadOnlyList<ConvoyWithStops> Convoys => _convoys.Value;

    /// <summary>By the name in the reader's language.</summary>
    public IReadOnlyList<Location> Locations => _locations.GetOrAdd(CultureInfo.CurrentUICulture.Name, _ =>
        [.. situation.Locations.Values.OrderBy(ShownName.Of, ListColumn.Names).ThenBy(l => l.Code, StringComparer.Ordinal)]);

    /// <summary>
    /// Every line with its state on <paramref name="day"/>: those not yet submitted, then pending, granted, lapsed, denied and closed ones, each the
    /// oldest first.
    /// </summary>
    public IReadOnlyList<ListedLine> Lines(DateOnly day)
    {
        if (_lines is not { } held || held.Day != day)
        {
            _lines = held = new ListedLines(day, [.. situation.Lines
                .Select(l => new ListedLine(l, l.StateOn(day)))
                .OrderBy(l => l.State?.Kind)
                .ThenBy(l => l.State?.Since)]);
        }

        return held.Lines;
    }

    private sealed record ListedLines(DateOnly Day, IReadOnlyList<ListedLine> Lines);
}

/// <summary>A line of a request with its state on some day; null: its request had not been submitted by then.</summary>
public sealed record ListedLine(PermitLine Line, LineState? State);
