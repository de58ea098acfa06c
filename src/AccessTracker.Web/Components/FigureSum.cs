using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Components;

/// <summary>What the parts of a sum are, each of which may be unknown.</summary>
public enum SumPart
{
    Delivery,
    Convoy,
    RequestLine,
    Permit,
    Place,
    Allegation,
}

/// <summary>What a figure tells when some of what it is counted from is unknown.</summary>
public enum SumBound
{
    /// <summary>It may be more: a sum.</summary>
    Least,

    /// <summary>It may be less: what is still missing.</summary>
    Most,

    /// <summary>It may be either: the difference of two sums.</summary>
    KnownOnly,
}

/// <summary>How a figure is written.</summary>
public enum SumForm
{
    Number,

    /// <summary>A part of 1, in per cent.</summary>
    Share,

    /// <summary>With its sign.</summary>
    Change,
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
    public SumBound Bound { get; init; }

    public SumForm Form { get; init; }

    /// <summary>Some of its parts are known and some are not: it is no exact number.</summary>
    public bool IsPartial => Value is not null && Unknown > 0;

    /// <summary>The number alone: "unknown", "273,400" or "at least 273,400".</summary>
    public string Amount => IsPartial ? Bounded(Bound, Plain) : Plain;

    /// <summary>What is unknown of it: "unknown at 22 deliveries"; null where nothing is, or all of it.</summary>
    public string? Note => IsPartial ? Format.Counted(Unknown, One, Many) : null;

    private string Plain => Form switch
    {
        SumForm.Share => Format.Percent(Value),
        SumForm.Change => Value is { } change ? Format.Change(change) : Texts.Unknown,
        SumForm.Number => Format.Number(Value),
    };

    private string One => Part switch
    {
        SumPart.Delivery => Texts.UnknownAtDelivery,
        SumPart.Convoy => Texts.UnknownForConvoy,
        SumPart.RequestLine => Texts.UnknownForLine,
        SumPart.Permit => Texts.UnknownForPermit,
        SumPart.Place => Texts.UnknownForPlace,
        SumPart.Allegation => Texts.UnknownInAllegation,
    };

    private string Many => Part switch
    {
        SumPart.Delivery => Texts.UnknownAtDeliveries,
        SumPart.Convoy => Texts.UnknownForConvoys,
        SumPart.RequestLine => Texts.UnknownForLines,
        SumPart.Permit => Texts.UnknownForPermits,
        SumPart.Place => Texts.UnknownForPlaces,
        SumPart.Allegation => Texts.UnknownInAllegations,
    };

    /// <summary>Writes a number that is no exact one: "at least 273,400".</summary>
    public static string Bounded(SumBound bound, string number) => Format.With(
        bound switch { SumBound.Least => Texts.AtLeast, SumBound.Most => Texts.AtMost, SumBound.KnownOnly => Texts.KnownOnly }, number);

    /// <summary>Adds up figures of which each may be unknown.</summary>
    public static FigureSum Of(IReadOnlyCollection<long?> figures, SumPart part) =>
        new(figures.SumKnown(f => f), figures.Count(f => f is null), part);

    /// <summary>
    /// Writes a sum of people where nothing beside it says that it is one: "people unknown", "at least 400 people; unknown for 2 places".
    /// </summary>
    public static string PeopleText(long? people, int unknown, SumPart part)
    {
        var sum = new FigureSum(people, unknown, part);
        return people is null ? Texts.PeopleUnknown
            : sum.Note is { } note ? $"{Format.With(Texts.PeopleCount, sum.Amount)}{Texts.LongListSeparator}{note}"
            : Format.With(Texts.PeopleCount, sum.Amount);
    }

    public override string ToString() => Note is { } note ? $"{Amount}{Texts.LongListSeparator}{note}" : Amount;
}
