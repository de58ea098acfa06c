using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Reports;
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

    protected override Task ReadAsync(Situation situation)
    {
        if (!situation.Convoys.TryGetValue(Ref, out var convoy))
        {
            Missing();
            return Task.CompletedTask;
        }

        _convoy = ConvoySummary.Of(situation, convoy);
        _log = [.. situation.EventsOf(Ref)];
        _incidents = [.. situation.Facts.Incidents.Where(i => i.Convoy == Ref).OrderBy(i => i.Day)];
        _mayWrite = ConvoyRights.MayChange(Person, situation, Ref);
        _mayReport = AccessPolicy.May(Person, Verb.Write, new Subject(Operation, "incident"));
        return Task.CompletedTask;
    }
}
