namespace AccessTracker.Domain.Ceasefire;

/// <summary>
/// An alleged violation of an arrangement, or several of one day that were reported as a number. Who told of it, and the source, are severe and
/// never read with the rest.
/// </summary>
public sealed record Allegation
{
    public required string Ref { get; init; }

    /// <summary>Code of the arrangement.</summary>
    public required string Arrangement { get; init; }

    /// <summary>The day on which it is said to have happened, which may be outside the arrangement.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>It exists from this day on (ceasefire rules, section 12).</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Code of the centre that received it.</summary>
    public string? Centre { get; init; }

    /// <summary>Code of the location.</summary>
    public string? Location { get; init; }
    public string? Governorate { get; init; }
    public required string Kind { get; init; }

    /// <summary>Who is said to have done it, as written: a party's code or name, or anything else.</summary>
    public string? Party { get; init; }

    /// <summary>The alleged violations that it stands for.</summary>
    public int Count { get; init; } = 1;
    public long? Killed { get; init; }
    public long? Injured { get; init; }
    public string? Description { get; init; }
}
