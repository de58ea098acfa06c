using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Situations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Convoys;

public sealed partial class ConvoyPage
{
    private ConvoySummary? _convoy;
    private IReadOnlyList<ConvoyEvent> _log = [];
    private IReadOnlyList<Incident> _incidents = [];
    private bool _mayWrite;
    private bool _mayReport;

    /// <summary>The convoy's ref, from the address.</summary>
    [Parameter]
    public required string Ref { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        if (!situation.Convoys.TryGetValue(Ref, out var convoy))
        {
            await MissingAsync("convoy", Ref);
            return;
        }

        _convoy = await InOrderAsync(ConvoySummary.Of(situation, convoy));
        _log = [.. situation.EventsOf(Ref)];
        _incidents = [.. situation.Facts.Incidents.Where(i => i.Convoy == Ref).OrderBy(i => i.Day)];
        _mayWrite = ConvoyRights.MayChange(Person, situation, Ref);
        _mayReport = AccessPolicy.May(Person, Verb.Write, new Subject(Operation, RecordKinds.Incidents.Subject));
    }

    // Day by day, and on one day as they lie on the road.
    private async Task<ConvoySummary> InOrderAsync(ConvoySummary convoy)
    {
        var recorded =
            await Records.ListAsync(Held!.Stored, RecordKinds.Deliveries.Name, "convoy", Ref, Actor.Of(Person, Operation), Clock.GetUtcNow());
        var order = recorded.Select((r, i) => (r.Key, Index: i)).ToDictionary(r => r.Key, r => r.Index, StringComparer.Ordinal);
        return convoy with { Stops = [.. convoy.Stops.OrderBy(s => s.Day).ThenBy(s => order.GetValueOrDefault(s.Delivery.Ref, int.MaxValue))] };
    }
}
