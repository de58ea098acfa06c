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

    private IReadOnlyList<SeenAlert> _awake = [];
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

    private AlertFilter Filter => new(Kind);

    protected override async Task ReadAsync(Situation situation)
    {
        var seen = await Reader.ReadAsync(Held!, Person);
        _kind = Filter.Asked;
        _awake = [.. seen.All.Where(a => a.Snooze is null)];
        _snoozed = [.. seen.All.Where(a => a.Snooze is not null)];
        _shown = AlertOrder.Instance.Page(_awake, At, a => _kind is null || a.Alert.Kind == _kind);

        // What has cleared may tell of a record that others may not read.
        _cleared = AccessPolicy.Ceiling(Person, Operation) >= Audience.Everything.Ceiling ? await Store.ClearedAsync(Held!.Id, MostCleared) : [];
    }
}
