using AccessTracker.Data.Alerts;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Alerts;

public sealed partial class AlertsPage
{
    private const int MostCleared = 20;

    private SeenAlerts? _seen;
    private IReadOnlyList<SeenAlert> _listed = [];
    private IReadOnlyList<SeenAlert> _snoozed = [];
    private IReadOnlyList<FiredAlert> _cleared = [];
    private ListPage<SeenAlert> _shown = ListPage<SeenAlert>.Empty;
    private AlertKind? _kind;

    [Inject]
    public required AlertReader Reader { get; init; }

    [Inject]
    public required AlertStore Store { get; init; }

    /// <summary>Word of the <see cref="AlertKind"/> that is listed; anything else: all.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>Code of the place that they are about, or <see cref="AlertFilter.NoPlace"/>.</summary>
    [SupplyParameterFromQuery(Name = "place")]
    public string? Place { get; set; }

    /// <summary>Word of <see cref="AlertsShown"/>.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    private AlertFilter Filter => new(Kind, Place, State);

    private string KindLink(string? kind) => Urls.AlertList(Operation, (Filter with { Kind = kind }).Pairs());

    protected override async Task ReadAsync(Situation situation)
    {
        _seen = await Reader.ReadAsync(Held!, Person);
        _kind = Filter.Asked;
        _listed = [.. _seen.All.Where(a => Filter.HasState(a) && Filter.HasPlace(a))];
        _snoozed = Filter.Shown == AlertsShown.Awake ? [.. _seen.All.Where(a => a.Snooze is not null && Filter.HasPlace(a))] : [];
        _shown = AlertOrder.Instance.Page(_listed, At, Filter.Has);

        // What has cleared may tell of a record that others may not read.
        _cleared = AccessPolicy.Ceiling(Person, Operation) >= Audience.Everything.Ceiling ? await Store.ClearedAsync(Held!.Id, MostCleared) : [];
    }
}
