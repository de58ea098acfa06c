using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Ceasefire;

/// <summary>A place that takes calls and watches: a reconciliation centre, an operations room, a hotline (ceasefire rules, section 16).</summary>
public sealed record Centre : INamed
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? NameAr { get; init; }
    public string? RunBy { get; init; }

    /// <summary>Where it is, as written.</summary>
    public string? Place { get; init; }
    public required DateOnly OpenedOn { get; init; }

    /// <summary>From this day on it is closed; null: open. It may still be named.</summary>
    public DateOnly? ClosedOn { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Languages { get; init; }
    public string? Hours { get; init; }
    public string? Source { get; init; }
}
