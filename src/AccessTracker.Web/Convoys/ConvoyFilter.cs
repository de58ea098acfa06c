using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Convoys;

/// <summary>Which convoys are asked for: all of it stands in the address, of the list as of its file.</summary>
public sealed record ConvoyFilter : IListFilter
{
    /// <summary>Word of <see cref="ConvoyMode"/>.</summary>
    public string? Mode { get; init; }

    /// <summary>Word of <see cref="Domain.Common.Track"/>.</summary>
    public string? Track { get; init; }

    /// <summary>Word of <see cref="DeliveryOutcome"/>, of any of its stops.</summary>
    public string? Outcome { get; init; }

    /// <summary>Convoys with a stop from this day on, as <c>yyyy-MM-dd</c>.</summary>
    public string? From { get; init; }

    /// <summary>Convoys with a stop up to this day, as <c>yyyy-MM-dd</c>.</summary>
    public string? To { get; init; }

    public string? Text { get; init; }

    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static ConvoyFilter Of(Func<string, string?> value) => new()
    {
        Mode = value("mode"),
        Track = value("track"),
        Outcome = value("outcome"),
        From = value("from"),
        To = value("to"),
        Text = value("q"),
    };

    /// <inheritdoc/>
    public IEnumerable<(string Name, string? Value)> Pairs() =>
        [("mode", Mode), ("track", Track), ("outcome", Outcome), ("from", From), ("to", To), ("q", Text)];

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Value)> Unknown() => new (string Name, string? Value, bool IsKnown)[]
    {
        ("mode", Mode, EnumCode.TryParse<ConvoyMode>(Mode ?? "", out _)),
        ("track", Track, EnumCode.TryParse<Track>(Track ?? "", out _)),
        ("outcome", Outcome, EnumCode.TryParse<DeliveryOutcome>(Outcome ?? "", out _)),
        ("from", From, Format.IsDay(From ?? "")),
        ("to", To, Format.IsDay(To ?? "")),
    }.Where(w => !string.IsNullOrEmpty(w.Value) && !w.IsKnown).Select(w => (w.Name, w.Value!));

    /// <summary>The condition tells which convoys are asked for.</summary>
    /// <param name="situation">The reader's records.</param>
    public Func<ConvoyWithStops, bool> In(Situation situation)
    {
        var (from, to) = (IsoDay.Of(From), IsoDay.Of(To));
        var outcome = EnumCode.TryParse<DeliveryOutcome>(Outcome ?? "", out var known) ? known : (DeliveryOutcome?)null;
        var search = new TextSearch(situation, Text);
        return m =>
            Is(Mode, m.Convoy.Mode)
            && Is(Track, m.Convoy.Track)
            && IsBetween(m, from, to)
            && (string.IsNullOrEmpty(Outcome) || HasStop(m, outcome))
            && (search.IsBlank || Mentions(m, search));
    }

    // Two hundred thousand convoys are asked: without a list or a delegate for each.
    private static bool IsBetween(ConvoyWithStops movement, DateOnly? from, DateOnly? to)
    {
        if (from is null && to is null)
        {
            return true;
        }

        foreach (var stop in movement.Stops)
        {
            if (!(stop.Day < from) && !(stop.Day > to))
            {
                return true;
            }
        }

        return movement.Stops.Count == 0 && movement.FirstDay is { } day && !(day < from) && !(day > to);
    }

    private static bool HasStop(ConvoyWithStops movement, DeliveryOutcome? outcome)
    {
        foreach (var stop in movement.Stops)
        {
            if (stop.Delivery.Outcome == outcome)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(ConvoyWithStops movement, TextSearch search) =>
        search.IsAtAny(movement.Stops)
        || search.IsIn(movement.Convoy.Agencies)
        || search.IsIn(movement.Convoy.Origin)
        || search.IsIn(movement.Convoy.Request)
        || search.IsInRef(movement.Convoy.Ref)
        || (movement.Convoy.Note is { } note && search.IsInRef(note));

    private static bool Is<T>(string? word, T value) where T : struct, Enum => string.IsNullOrEmpty(word) || EnumCode.Of(value) == word;
}
