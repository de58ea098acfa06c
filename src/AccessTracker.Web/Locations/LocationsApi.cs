using System.ComponentModel;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Web.Api;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Locations;

/// <summary>Places for maps and for forms of other programs.</summary>
internal static class LocationsApi
{
    private const string GeoJson = "application/geo+json";
    private const int Most = 100;
    private const int Usual = 20;
    private const int LongestText = 200;

    public static void MapLocationAnswers(this RouteGroupBuilder operation)
    {
        operation.MapGet("/locations.geojson", MapAsync)
            .DescribeRead<LocationFeatures>(
                "readLocationsGeoJson", "Answers",
                "The places as GeoJSON: points with status, names, population and the last day on which each was reached",
                "RFC 7946, one feature a place, by code; degrees of WGS 84, longitude first. A place of unknown position has no geometry. "
                    + "Positions are as exact as the records have them, for whoever may read the records.",
                GeoJson);
        operation.MapGet("/locations/search", SearchAsync)
            .DescribeRead<LocationsFound>(
                "searchLocations", "Answers", "The places that a text may mean, best first",
                "By code, P-code, or name in any spelling or script, as forms find them; it never guesses: exact tells whether one is meant.");
    }

    private static Task<IResult> MapAsync(
        HttpContext context, OperationAnswers answers,
        [Description(AnswerDescription.Day)] string? day) =>
        answers.AnswerAsync(
            context, day,
            basis => new LocationFeatures("FeatureCollection", [.. basis.Held.Lists.Locations.Select(l => Feature(basis, l))]),
            GeoJson);

    private static Task<IResult> SearchAsync(
        HttpContext context, OperationAnswers answers,
        [Description("What somebody wrote; at most 200 characters.")] string? q,
        [Description("How many at most, 1 to 100; 20 without it.")] string? limit)
    {
        var most = Usual;
        if (string.IsNullOrWhiteSpace(q) || q.Length > LongestText)
        {
            return Task.FromResult<IResult>(ApiProblems.Invalid("q", q, Components.Format.With(Texts.ApiExpectedText, LongestText)));
        }

        return !string.IsNullOrEmpty(limit) && (!int.TryParse(limit, System.Globalization.NumberStyles.None, null, out most) || most is < 1 or > Most)
            ? Task.FromResult<IResult>(ApiProblems.Invalid("limit", limit, Components.Format.With(Texts.ApiExpectedNumber, 1, Most)))
            : answers.AnswerAsync(context, null, basis => new LocationsFound(
                basis.Held.Places.Exact(q)?.Code, [.. basis.Held.Places.Candidates(q, most).Select(l => Properties(basis, l))]));
    }

    private static LocationFeature Feature(AnswerBasis basis, Location location) => new(
        "Feature",
        location.Code,
        location is { Latitude: { } latitude, Longitude: { } longitude } ? new PointGeometry("Point", [longitude, latitude]) : null,
        Properties(basis, location));

    private static LocationProperties Properties(AnswerBasis basis, Location location)
    {
        var (situation, day) = (basis.Held.Situation, basis.Day);
        var (status, population) = (situation.StatusOn(location.Code, day), situation.PopulationOn(location.Code, day));
        return new LocationProperties(
            location.Code, ShownName.Latin(location), ShownName.Arabic(location), location.Aliases, location.Governorate,
            location.GovernoratePcode, location.District, location.CommunityPcode, status?.Status, status?.From, population?.People, population?.AsOf,
            LocationListTables.LastReached(situation, location, day));
    }
}

/// <summary>Places as GeoJSON.</summary>
/// <param name="Type">FeatureCollection.</param>
/// <param name="Features">One a place, by code.</param>
public sealed record LocationFeatures(string Type, IReadOnlyList<LocationFeature> Features);

/// <summary>A place as GeoJSON.</summary>
/// <param name="Type">Feature.</param>
/// <param name="Id">The place's code.</param>
/// <param name="Geometry">Where it is; null: unknown.</param>
/// <param name="Properties">What is known of it.</param>
public sealed record LocationFeature(string Type, string Id, PointGeometry? Geometry, LocationProperties Properties);

/// <summary>A point as GeoJSON.</summary>
/// <param name="Type">Point.</param>
/// <param name="Coordinates">Longitude, then latitude, in degrees of WGS 84.</param>
public sealed record PointGeometry(string Type, IReadOnlyList<double> Coordinates);

/// <summary>What is known of a place on a day.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in Latin letters.</param>
/// <param name="NameAr">Its name in Arabic; null: none is known.</param>
/// <param name="Aliases">Other spellings.</param>
/// <param name="Governorate">Null: not known.</param>
/// <param name="GovernoratePcode">Null: not known.</param>
/// <param name="District">Null: not known.</param>
/// <param name="CommunityPcode">Null: not known.</param>
/// <param name="Status">Null: untracked.</param>
/// <param name="StatusFrom">The day of the entry that holds.</param>
/// <param name="Population">Null: unknown, never 0.</param>
/// <param name="PopulationAsOf">The day of the estimate.</param>
/// <param name="LastReachedOn">The last headline delivery that reached it since the baseline; null: none did.</param>
public sealed record LocationProperties(
    string Code, string Name, string? NameAr, IReadOnlyList<string> Aliases, string? Governorate, string? GovernoratePcode, string? District,
    string? CommunityPcode, AccessStatus? Status, DateOnly? StatusFrom, long? Population, DateOnly? PopulationAsOf, DateOnly? LastReachedOn);

/// <summary>The places that a text may mean.</summary>
/// <param name="Exact">Code of the one place that it names in full; null: none, or more than one.</param>
/// <param name="Items">Best first.</param>
public sealed record LocationsFound(string? Exact, IReadOnlyList<LocationProperties> Items);
