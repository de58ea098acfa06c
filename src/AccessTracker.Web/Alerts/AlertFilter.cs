using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Alerts;

/// <summary>Which alerts are shown by whether they are quiet. Without a word: those that ring.</summary>
public enum AlertsShown
{
    Awake,
    Snoozed,
    All,
}

/// <summary>Which alerts are asked for.</summary>
/// <param name="Kind">Word of an <see cref="AlertKind"/>; null: all.</param>
/// <param name="Place">Code of the place that they are about, or <see cref="NoPlace"/>; null: all.</param>
/// <param name="State">Word of an <see cref="AlertsShown"/>; null: those that are awake.</param>
public sealed record AlertFilter(string? Kind, string? Place = null, string? State = null) : IListFilter
{
    /// <summary>Asks for the alerts that are about no place: no code is written so.</summary>
    public const string NoPlace = "-";

    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static AlertFilter Of(Func<string, string?> value) => new(value("kind"), value("place"), value("state"));

    /// <summary>The kind that is meant; null: all.</summary>
    public AlertKind? Asked => EnumCode.TryParse<AlertKind>(Kind ?? "", out var kind) ? kind : null;

    /// <summary>Which are shown; a word that is not known is left out.</summary>
    public AlertsShown Shown => EnumCode.TryParse<AlertsShown>(State ?? "", out var shown) ? shown : AlertsShown.Awake;

    /// <inheritdoc/>
    public IEnumerable<(string Name, string? Value)> Pairs() => [("kind", Kind), ("place", Place), ("state", State)];

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Value)> Unknown() =>
    [
        .. string.IsNullOrEmpty(Kind) || Asked is not null ? Array.Empty<(string, string)>() : [("kind", Kind)],
        .. string.IsNullOrEmpty(State) || EnumCode.TryParse<AlertsShown>(State, out _) ? Array.Empty<(string, string)>() : [("state", State)],
    ];

    /// <summary>The alert is among those that are asked for.</summary>
    public bool Has(SeenAlert seen) => HasState(seen) && HasPlace(seen) && (Asked is not { } kind || seen.Alert.Kind == kind);

    /// <summary>It is as quiet or awake as is asked for.</summary>
    public bool HasState(SeenAlert seen) => Shown == AlertsShown.All || seen.Snooze is null == (Shown == AlertsShown.Awake);

    /// <summary>It is about the place that is asked for.</summary>
    public bool HasPlace(SeenAlert seen) => string.IsNullOrEmpty(Place) || (seen.Alert.Location ?? NoPlace) == Place;
}
