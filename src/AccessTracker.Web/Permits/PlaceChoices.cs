using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Permits;

/// <summary>The places that access was asked for, by name.</summary>
internal static class PlaceChoices
{
    public static IReadOnlyList<FilterChoice> Of(Situation situation) =>
        [.. situation.Lines
            .Select(l => l.Line.Location)
            .Distinct(StringComparer.Ordinal)
            .Select(code => new FilterChoice(code, situation.Locations[code].Name))
            .OrderBy(c => c.Text, StringComparer.CurrentCulture)];
}
