using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Locations;

public sealed partial class LocationsPage
{
    // Beside the statuses themselves: the places that are on no list.
    private const string Untracked = "untracked";

    private static IReadOnlyList<FilterChoice> Statuses =>
        [.. FilterChoice.All<AccessStatus>(), new FilterChoice(Untracked, Texts.Untracked)];

    private ListPage<Location> _found = ListPage<Location>.Empty;
    private IReadOnlyList<FilterChoice> _governorates = [];

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "governorate")]
    public string? Governorate { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    protected override Task ReadAsync(Situation situation)
    {
        _governorates = FilterChoice.Of(situation.Locations.Values.Select(l => l.Governorate));
        var search = new TextSearch(situation, Text);
        _found = OperationLists.LocationOrder.Page(Held!.Lists.Locations, At, l =>
            (string.IsNullOrEmpty(Governorate) || l.Governorate == Governorate)
            && (string.IsNullOrEmpty(Status) || StatusWord(situation, l) == Status)
            && (search.IsBlank || Mentions(l, search)));
        return Task.CompletedTask;
    }

    private string StatusWord(Situation situation, Location location) =>
        situation.StatusOn(location.Code, Today) is { } entry ? EnumCode.Of(entry.Status) : Untracked;

    private bool Mentions(Location location, TextSearch search) =>
        search.IsAt(location.Code)
        || new[] { location.Code, location.CommunityPcode, location.SubDistrictPcode }
            .Any(c => string.Equals(c, Text!.Trim(), StringComparison.OrdinalIgnoreCase));
}
