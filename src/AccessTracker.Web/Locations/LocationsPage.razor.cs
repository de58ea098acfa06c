using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Locations;

public sealed partial class LocationsPage
{
    private static IReadOnlyList<FilterChoice> Statuses =>
        [.. FilterChoice.All<AccessStatus>(), new FilterChoice(LocationFilter.Untracked, Texts.Untracked)];

    private ListPage<Location> _found = ListPage<Location>.Empty;
    private IReadOnlyList<FilterChoice> _governorates = [];

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "governorate")]
    public string? Governorate { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    private LocationFilter Filter => new() { Status = Status, Governorate = Governorate, Text = Text };

    protected override Task ReadAsync(Situation situation)
    {
        _governorates = FilterChoice.Of(situation.Locations.Values.Select(l => l.Governorate));
        _found = OperationLists.LocationOrder.Page(Held!.Lists.Locations, At, Filter.In(situation, Today));
        return Task.CompletedTask;
    }
}
