using AccessTracker.Domain.Shared;

namespace AccessTracker.Web.Shared;

/// <summary>What the parts of a sum are, each of which may be unknown.</summary>
public enum SumPart
{
    Delivery,
    Convoy,
    RequestLine,
    Permit,
    Place,
}

/// <summary>
/// Writes a sum for people, wherever one stands: "unknown", "273,400", or where some of its parts are unknown "at least 273,400; unknown at 22
/// deliveries" (counting rules, section 3).
/// </summary>
/// <param name="Value">The sum of the known parts; null: there are parts, and none of them is known.</param>
/// <param name="Unknown">How many parts are unknown.</param>
/// <param name="Part">What the parts are.</param>
public readonly record struct FigureSum(decimal? Value, int Unknown, SumPart Part)
{
    /// <summary>It may be more: some of its parts are known and some are not.</summary>
    public bool IsFloor => Value is not null && Unknown > 0;

    /// <summary>The number alone: "unknown", "273,400" or "at least 273,400".</summary>
    public string Amount => IsFloor ? Show.With(Texts.AtLeast, Show.Number(Value)) : Show.Number(Value);

    /// <summary>What is unknown of it: "unknown at 22 deliveries"; null where it is no floor.</summary>
    public string? Note => IsFloor ? Show.Counted(Unknown, One, Many) : null;

    private string One => Part switch
    {
        SumPart.Delivery => Texts.UnknownAtDelivery,
        SumPart.Convoy => Texts.UnknownForConvoy,
        SumPart.RequestLine => Texts.UnknownForLine,
        SumPart.Permit => Texts.UnknownForPermit,
        SumPart.Place => Texts.UnknownForPlace,
    };

    private string Many => Part switch
    {
        SumPart.Delivery => Texts.UnknownAtDeliveries,
        SumPart.Convoy => Texts.UnknownForConvoys,
        SumPart.RequestLine => Texts.UnknownForLines,
        SumPart.Permit => Texts.UnknownForPermits,
        SumPart.Place => Texts.UnknownForPlaces,
    };

    /// <summary>Adds up figures of which each may be unknown.</summary>
    public static FigureSum Of(IReadOnlyCollection<long?> figures, SumPart part) => new(figures.SumKnown(f => f), figures.Count(f => f is null), part);

    /// <summary>Writes a sum of people where nothing beside it says that it is one: "people unknown", "at least 400 people; unknown for 2 places".</summary>
    public static string PeopleText(long? people, int unknown, SumPart part)
    {
        var sum = new FigureSum(people, unknown, part);
        return people is null ? Texts.PeopleUnknown
            : sum.Note is { } note ? $"{Show.With(Texts.PeopleCount, sum.Amount)}; {note}"
            : Show.With(Texts.PeopleCount, sum.Amount);
    }

    public override string ToString() => Note is { } note ? $"{Amount}; {note}" : Amount;
}
