using AccessTracker.Domain.Common;
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

    protected override Task ReadAsync(Situation situation)
    {
        var (from, to) = (FromDay, ToDay);
        var outcome = EnumCode.TryParse<DeliveryOutcome>(Outcome ?? "", out var known) ? known : (DeliveryOutcome?)null;
        var search = new TextSearch(situation, Text);
        _found = OperationLists.ConvoyOrder.Page(Held!.Lists.Convoys, At, m =>
            Is(Mode, m.Convoy.Mode)
            && Is(Track, m.Convoy.Track)
            && IsBetween(m, from, to)
            && (string.IsNullOrEmpty(Outcome) || HasStop(m, outcome))
            && (search.IsBlank || Mentions(m, search)));
        return Task.CompletedTask;
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
