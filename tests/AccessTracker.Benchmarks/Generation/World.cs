using System.Globalization;

namespace AccessTracker.Benchmarks.Generation;

/// <summary>
/// What the files of a generated operation know of each other. Days are those of an operation that is over, so that its today never moves.
/// </summary>
internal sealed class World(Scale scale)
{
    public const string Code = "generated";
    public const string Authority = "UN";

    /// <summary>The baseline, a Thursday; records begin a month earlier.</summary>
    public static readonly DateOnly Since = new(2023, 1, 5);

    /// <summary>The last day; what is planned lies up to two weeks after it.</summary>
    public static readonly DateOnly Until = new(2025, 12, 31);

    public static readonly DateOnly First = Since.AddDays(-30);
    public static readonly DateOnly LastPlanned = Until.AddDays(14);

    public static readonly IReadOnlyList<string> Parties =
        ["Government forces", "Armed group of the north", "Armed group of the south", "Local administration", "Border guard"];

    public Scale Scale { get; } = scale;

    public IReadOnlyList<Place> Places { get; set; } = [];

    /// <summary>In order of their days.</summary>
    public List<Permits> Requests { get; } = [];

    /// <summary>Numbered keys have as many digits as the last needs, so that they sort as numbers do.</summary>
    public static string Key(string prefix, int index, int count) =>
        prefix + (index + 1).ToString(CultureInfo.InvariantCulture).PadLeft(count.ToString(CultureInfo.InvariantCulture).Length, '0');

    /// <summary>A place, as convoys find it.</summary>
    /// <param name="Code">Its key.</param>
    /// <param name="People">How many really live there; whether anybody has counted them is another matter.</param>
    /// <param name="Fortune">The share of attempts that reach it.</param>
    /// <param name="CutOff">From which day on none does.</param>
    internal sealed record Place(string Code, int People, double Fortune, DateOnly CutOff);

    /// <summary>A request, as convoys travel under it: the places (by index) that were granted, and from when.</summary>
    internal sealed record Permits(string Ref, DateOnly SubmittedOn, IReadOnlyList<(int Place, DateOnly From)> Granted);
}
