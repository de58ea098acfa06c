namespace AccessTracker.Domain.Convoys;

/// <summary>What people are told apart by. Each dimension is of the same people: they are never added up.</summary>
public enum PeopleDimension
{
    Sex,

    /// <summary>By the groups in which humanitarian response plans count people: under 5, 5 to 17, 18 to 59, 60 and over.</summary>
    Age,

    /// <summary>As the Washington Group's questions tell them apart.</summary>
    Disability,
}

/// <summary>Some of the people: those of one sex, of an age, with disabilities.</summary>
/// <param name="Name">As the bundle names the column.</param>
/// <param name="People">Null: unknown, which is not 0.</param>
public sealed record PeoplePart(string Name, long? People);

/// <summary>One dimension of the people reached at a stop.</summary>
/// <param name="Dimension">Which.</param>
/// <param name="Parts">All of its parts, known or not; together they are all people.</param>
public sealed record PartsOfPeople(PeopleDimension Dimension, IReadOnlyList<PeoplePart> Parts)
{
    /// <summary>The people who are known to be of one of the parts.</summary>
    public long Known => Parts.Sum(p => p.People ?? 0);

    /// <summary>Something is known.</summary>
    public bool IsTold => Parts.Any(p => p.People is not null);

    /// <summary>Each part is known.</summary>
    public bool IsWhole => Parts.All(p => p.People is not null);

    /// <summary>Of so many nobody has said to which part they belong; null: the total is unknown, or there are none.</summary>
    public long? Rest(long? total) => total - Known is > 0 and { } rest ? rest : null;
}

/// <summary>Who the people reached at a stop were, as far as it is known.</summary>
public sealed class PeopleSplit
{
    /// <summary>The parts of each dimension, as the bundle names their columns. Ages are given in two halves of childhood, or as one.</summary>
    public static readonly IReadOnlyDictionary<PeopleDimension, IReadOnlyList<string>> Columns =
        new Dictionary<PeopleDimension, IReadOnlyList<string>>
        {
            [PeopleDimension.Sex] = ["female", "male"],
            [PeopleDimension.Age] = ["age_0_4", "age_5_17", "age_0_17", "age_18_59", "age_60_over"],
            [PeopleDimension.Disability] = ["with_disability", "without_disability"],
        };

    private PeopleSplit(IReadOnlyList<PartsOfPeople> dimensions) => Dimensions = dimensions;

    /// <summary>All dimensions, told or not.</summary>
    public IReadOnlyList<PartsOfPeople> Dimensions { get; }

    /// <summary>Something is known of one of them.</summary>
    public bool IsTold => Dimensions.Any(d => d.IsTold);

    /// <summary>Reads the parts.</summary>
    /// <param name="people">The people of a column; null: unknown.</param>
    public static PeopleSplit Of(Func<string, long?> people) =>
        new([.. Columns.Select(d => new PartsOfPeople(d.Key, [.. Names(d.Key, people).Select(n => new PeoplePart(n, people(n)))]))]);

    // Children are told in two groups where both are known, and else as one where that is.
    private static IEnumerable<string> Names(PeopleDimension dimension, Func<string, long?> people)
    {
        var isOne = people("age_0_17") is { } all && (people("age_0_4") is not { } small || people("age_5_17") is not { } big || small + big != all);
        return Columns[dimension].Where(n => n switch
        {
            "age_0_17" => isOne,
            "age_0_4" or "age_5_17" => !isOne,
            _ => true,
        });
    }
}
