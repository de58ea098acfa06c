using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Convoys;

public sealed partial class ConvoysPage
{
    private ListPage<ConvoyWithStops> _found = ListPage<ConvoyWithStops>.Empty;

    [SupplyParameterFromQuery(Name = "mode")]
    public string? Mode { get; set; }

    [SupplyParameterFromQuery(Name = "track")]
    public string? Track { get; set; }

    [SupplyParameterFromQuery(Name = "outcome")]
    public string? Outcome { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    private DateOnly? FromDay => IsoDay.Of(From);

    private DateOnly? ToDay => IsoDay.Of(To);

    private ConvoyFilter Filter => new() { Mode = Mode, Track = Track, Outcome = Outcome, From = From, To = To, Text = Text };

    protected override Task ReadAsync(Situation situation)
    {
        _found = OperationLists.ConvoyOrder.Page(Held!.Lists.Convoys, At, Filter.In(situation));
        return Task.CompletedTask;
    }
}
