using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Locations;

public sealed partial class LocationsPage
{
    // Beside the statuses themselves: the places that are on no list.
    private const string Untracked = "untracked";

    private static readonly IReadOnlyList<FilterChoice> _statuses = [.. FilterChoice.All<AccessStatus>(), new FilterChoice(Untracked, Texts.Untracked)];

    private Slice<Location> _found = Slice<Location>.Of([], 1);
    private IReadOnlyList<FilterChoice> _governorates = [];

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "governorate")]
    public string? Governorate { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    protected override Task ReadAsync(Situation situation)
    {
        _governorates = FilterChoice.Of(situation.Locations.Values.Select(l => l.Governorate));
        var text = PlaceName.Fold(Text ?? "");
        _found = Slice<Location>.Of(
            [.. situation.Locations.Values
                .Where(l => string.IsNullOrEmpty(Governorate) || l.Governorate == Governorate)
                .Where(l => string.IsNullOrEmpty(Status) || StatusWord(situation, l) == Status)
                .Where(l => text.Length == 0 || Mentions(l, text))
                .OrderBy(l => l.Name, StringComparer.CurrentCulture)
                .ThenBy(l => l.Code, StringComparer.Ordinal)],
            Page);
        return Task.CompletedTask;
    }

    private string StatusWord(Situation situation, Location location) =>
        situation.StatusOn(location.Code, Today) is { } entry ? Word.Of(entry.Status) : Untracked;

    private bool Mentions(Location location, string key) =>
        PlaceName.Keys(location).Any(k => k.Contains(key, StringComparison.Ordinal))
        || new[] { location.Code, location.CommunityPcode, location.SubDistrictPcode }
            .Any(c => string.Equals(c, Text!.Trim(), StringComparison.OrdinalIgnoreCase));

    private void Go(string? status = null, string? governorate = null, string? text = null) =>
        Navigation.NavigateTo(Urls.Locations(Operation, status ?? Status, governorate ?? Governorate, text ?? Text), replace: true);
}
