using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <summary>What tells one place from another of the same name: code, governorate, district, status.</summary>
public static class LocationLine
{
    public static string Of(Location place, Situation situation)
    {
        var status = situation.StatusesOf(place.Code).LastOrDefault();
        return Format.Beside(new[] { place.Code, place.Governorate, place.District, status is null ? Texts.Untracked : EnumText.Of(status.Status) }
            .OfType<string>());
    }
}
