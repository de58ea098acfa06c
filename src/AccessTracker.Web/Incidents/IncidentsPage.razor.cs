using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Incidents;

/// <summary>The incidents, the latest first: what happened, whether it is alleged or verified, and how long it has waited.</summary>
public sealed partial class IncidentsPage
{
    private ListPage<Incident> _found = ListPage<Incident>.Empty;
    private bool _mayLog;

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "verification")]
    public string? Verification { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    private IncidentFilter Filter => new() { Kind = Kind, State = State, Verification = Verification, From = From, To = To, Text = Text };

    // Kinds are free text: those that there are, each once however it is spelt.
    private IReadOnlyList<FilterChoice> KindsThere =>
        [.. FreeText.Spellings(Situation!.Facts.Incidents.Select(i => i.Kind)).Order(StringComparer.CurrentCulture)
            .Select(k => new FilterChoice(k, Format.Capital(EnumText.OfFree(k))))];

    protected override Task ReadAsync(Situation situation)
    {
        _mayLog = AccessPolicy.May(Person, Verb.Write, new Subject(Operation, RecordKinds.Incidents.Subject));
        _found = IncidentFilter.Order.Page(IncidentFilter.Of(situation), At, Filter.In(situation, Today));
        return Task.CompletedTask;
    }
}
