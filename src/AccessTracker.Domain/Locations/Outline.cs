using System.Text.Json;

namespace AccessTracker.Domain.Locations;

/// <summary>Why a file of outlines is not taken.</summary>
public enum OutlineProblem
{
    /// <summary>It is not JSON.</summary>
    NotJson,

    /// <summary>It is not a GeoJSON FeatureCollection (RFC 7946).</summary>
    NotFeatures,

    /// <summary>No feature of it is a Polygon or a MultiPolygon.</summary>
    NoAreas,

    /// <summary>A position is not longitude, latitude in degrees (WGS 84).</summary>
    BadPosition,

    /// <summary>It has more than <see cref="Outline.MostPoints"/> positions.</summary>
    TooDetailed,
}

/// <summary>The outline of a governorate or another area, to draw maps over.</summary>
/// <param name="Name">As the file names it; null when it does not.</param>
/// <param name="Pcode">The area's P-code, where the file has one.</param>
/// <param name="Rings">Closed lines of longitude and latitude, in degrees (WGS 84); inner ones are holes.</param>
public sealed record Outline(string? Name, string? Pcode, IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> Rings)
{
    /// <summary>More would make a map that no telephone loads; simplify the file first.</summary>
    public const int MostPoints = 100_000;

    /// <summary>
    /// The middle of the largest ring (its centre of area), in degrees: where a place stands of which no more than the area is known.
    /// </summary>
    public (double Longitude, double Latitude) Middle => Rings.Select(CentreOf).MaxBy(c => c.Area).Centre;

    // The shoelace formula; a ring without an area has the mean of its points.
    private static (double Area, (double, double) Centre) CentreOf(IReadOnlyList<(double Longitude, double Latitude)> ring)
    {
        var (area, x, y) = (0.0, 0.0, 0.0);
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            var cross = (a.Longitude * b.Latitude) - (b.Longitude * a.Latitude);
            area += cross / 2;
            x += (a.Longitude + b.Longitude) * cross / 6;
            y += (a.Latitude + b.Latitude) * cross / 6;
        }

        return Math.Abs(area) < 1e-9
            ? (0, (ring.Average(p => p.Longitude), ring.Average(p => p.Latitude)))
            : (Math.Abs(area), (x / area, y / area));
    }

    /// <summary>Reads GeoJSON; what is no area in it is passed over.</summary>
    public static (IReadOnlyList<Outline>? Outlines, OutlineProblem? Problem) Parse(string geoJson)
    {
        try
        {
            using var document = JsonDocument.Parse(geoJson);
            return Features(document.RootElement);
        }
        catch (JsonException)
        {
            return (null, OutlineProblem.NotJson);
        }
    }

    private static (IReadOnlyList<Outline>?, OutlineProblem?) Features(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "type") != "FeatureCollection"
            || Member(root, "features") is not { ValueKind: JsonValueKind.Array } features)
        {
            return (null, OutlineProblem.NotFeatures);
        }

        var outlines = new List<Outline>();
        foreach (var feature in features.EnumerateArray().Where(f => f.ValueKind == JsonValueKind.Object))
        {
            var rings = new List<IReadOnlyList<(double, double)>>();
            if (Member(feature, "geometry") is { ValueKind: JsonValueKind.Object } geometry
                && Member(geometry, "coordinates") is { ValueKind: JsonValueKind.Array } coordinates)
            {
                var polygons =
                    Text(geometry, "type") switch { "Polygon" => [coordinates], "MultiPolygon" => [.. coordinates.EnumerateArray()], _ =>
                        Array.Empty<JsonElement>() };
                if (!polygons.All(p => Add(p, rings)))
                {
                    return (null, OutlineProblem.BadPosition);
                }
            }

            if (rings.Count > 0)
            {
                var properties = Member(feature, "properties");
                outlines.Add(new Outline(Text(properties, "name"), Text(properties, "pcode"), rings));
            }
        }

        return outlines.Count == 0 ? (null, OutlineProblem.NoAreas)
            : outlines.Sum(o => o.Rings.Sum(r => r.Count)) > MostPoints ? (null, OutlineProblem.TooDetailed)
            : (outlines, null);
    }

    private static bool Add(JsonElement polygon, List<IReadOnlyList<(double, double)>> rings)
    {
        if (polygon.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (var ring in polygon.EnumerateArray())
        {
            if (ring.ValueKind != JsonValueKind.Array)
            {
                return false;
            }

            var positions = ring.EnumerateArray().Select(Position).ToList();
            if (positions.Contains(null))
            {
                return false;
            }

            rings.Add([.. positions.Select(p => p!.Value)]);
        }

        return true;
    }

    private static (double, double)? Position(JsonElement position) =>
        position.ValueKind == JsonValueKind.Array && position.GetArrayLength() >= 2
        && position[0].ValueKind == JsonValueKind.Number && position[1].ValueKind == JsonValueKind.Number
        && position[0].GetDouble() is >= -180 and <= 180 and var longitude && position[1].GetDouble() is >= -90 and <= 90 and var latitude
            ? (longitude, latitude)
            : null;

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } e && e.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
