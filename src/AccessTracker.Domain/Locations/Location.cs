using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Locations;

/// <summary>A place that aid is meant for. What is not known is null.</summary>
public sealed record Location : INamed
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? NameAr { get; init; }

    /// <summary>Other spellings in any script, as sources write them.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string? Governorate { get; init; }
    public string? GovernoratePcode { get; init; }
    public string? District { get; init; }
    public string? DistrictPcode { get; init; }
    public string? SubDistrict { get; init; }
    public string? SubDistrictPcode { get; init; }
    public string? CommunityPcode { get; init; }

    /// <summary>Degrees, WGS 84, -90 to 90.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees, WGS 84, -180 to 180.</summary>
    public double? Longitude { get; init; }

    public string? Note { get; init; }
    public string? Source { get; init; }
}
