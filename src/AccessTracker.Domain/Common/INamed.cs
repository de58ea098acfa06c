namespace AccessTracker.Domain.Common;

/// <summary>
/// What records name in Latin letters and may name in Arabic besides: a place, a party, a route. Shown as <see cref="ShownName"/> tells.
/// </summary>
public interface INamed
{
    public string Name { get; }

    public string? NameAr { get; }
}
