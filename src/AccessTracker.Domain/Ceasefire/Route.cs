using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Ceasefire;

/// <summary>What kind of way it is (bundle, <c>routes.csv</c>).</summary>
public enum RouteKind
{
    Road,
    Crossing,
    Air,
}

/// <summary>A way to places, which may be open or not (ceasefire rules, section 15).</summary>
public sealed record Route : INamed
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? NameAr { get; init; }
    public required RouteKind Kind { get; init; }

    /// <summary>Codes of the locations that are reached by it.</summary>
    public IReadOnlyList<string> Serves { get; init; } = [];
    public string? Note { get; init; }
    public string? Source { get; init; }
}
