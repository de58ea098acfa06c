using System.Text.Json;
using System.Text.Json.Serialization;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// The annex is what a published report shows beside its content, frozen with it (counting-rules.md section 10): page and files are made of the
/// content and this alone, so that they can be made again to the byte.
/// </summary>
/// <param name="Template">Which way of making files it was published with; raised when a file would come out otherwise.</param>
/// <param name="Narratives">The chair's words, by language.</param>
/// <param name="Definitions">How each figure is counted, in the order in which files list them.</param>
/// <param name="Series">The operation's reports up to this one, by number: what the charts show, and the figures of the report before.</param>
public sealed record ReportAnnex(
    int Template,
    IReadOnlyList<Narrative> Narratives,
    IReadOnlyList<FigureDefinition> Definitions,
    IReadOnlyList<ReportPoint> Series)
{
    /// <summary>The first template whose series has null for unknown; before it, an unknown sum was 0.</summary>
    private const int NullIsUnknown = 2;

    /// <summary>
    /// The earlier reports that were restated since the report before was published; empty in what was published before they were kept.
    /// </summary>
    public IReadOnlyList<Restatement> Restated { get; init; } = [];

    /// <summary>
    /// It counts the unknown parts of each of the content's sums (<see cref="UnknownParts"/>); empty in annexes that were frozen before that was
    /// kept.
    /// </summary>
    public IReadOnlyDictionary<string, int> Unknown { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// Names of the places that the content names by their codes alone, by code; empty in what was published before they were kept.
    /// </summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The events up to the end of the report's period, by day, then ref: charts over time mark their days. Null in annexes that were frozen before
    /// they did.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Figures.ReportEvent>? Events { get; init; }

    /// <summary>
    /// The Arabic ones of <see cref="Names"/>, and of the places that the content names by itself; null in what was published before they were kept.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? NamesAr { get; init; }

    /// <summary>
    /// The page that the report's PDF opens with, the operation on one page as it was drawn when it was published: HTML, by the two letters of the
    /// language. Null in what was published before there was one, and where no PDF is made.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? FirstPages { get; init; }

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The figures of the report before <paramref name="number"/>, whose own come last, as it was then; null: it was the first.</summary>
    public ReportPoint? Before(int number) => Series.TakeWhile(p => p.Number != number).LastOrDefault();

    public string ToJson() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The text was not written by <see cref="ToJson"/>.</exception>
    public static ReportAnnex FromJson(string json)
    {
        var annex = JsonSerializer.Deserialize<ReportAnnex>(json, _options) ?? throw new JsonException("A report's annex cannot be null.");
        return annex.Template >= NullIsUnknown ? annex : annex with { Series = [.. annex.Series.Select(PublishedForm.ToNull)] };
    }
}

/// <summary>The chair's words.</summary>
/// <param name="Language">Two letters: <c>en</c>, <c>ar</c>.</param>
/// <param name="Markdown">As written; shown without raw HTML, pictures or scripts.</param>
public sealed record Narrative(string Language, string Markdown);

/// <summary>A definition says how one figure is counted.</summary>
/// <param name="Path">Of the figure in the content: <c>people.period.total.distinct</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Definition">What it counts, in a sentence or two.</param>
/// <param name="Unit">people, people-times, places, convoys, …</param>
/// <param name="Baseline">From which day on, or of what total; empty where there is none.</param>
/// <param name="Excluded">What is not in it; empty where nothing is.</param>
/// <param name="Rule">Section of the counting rules: <c>4</c>.</param>
public sealed record FigureDefinition(string Path, string Name, string Definition, string Unit, string Baseline, string Excluded, string Rule);

/// <summary>The figures of one report that charts and tiles compare. Null: unknown there.</summary>
/// <param name="PermitsPendingByAge">Lines that wait, by age in days: up to 7, 8 to 14, 15 to 30, 31 to 60, more; empty where it is not
/// known.</param>
public sealed record ReportPoint(
    int Number,
    DateOnly ReportDate,
    long? PeopleBesiegedInPeriod,
    long? PeopleHardToReachInPeriod,
    long? PeopleInPeriod,
    long? PeopleBesieged,
    long? PeopleHardToReach,
    long? People,
    int BesiegedReached,
    int BesiegedPlaces,
    int HardToReachReached,
    int HardToReachPlaces,
    int PermitsPending,
    long? Trucks,
    IReadOnlyList<int> PermitsPendingByAge)
{
    /// <summary>It counts the unknown parts of the sums; in annexes that were frozen before these were kept, it holds none.</summary>
    public UnknownOfPoint Unknown { get; init; }

    /// <summary>By path, the headline of a report that has none of the figures above; null: it is the humanitarian task force's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, long?>? Headline { get; init; }

    /// <summary>A point of another task force's report.</summary>
    public static ReportPoint Of(int number, DateOnly reportDate, IReadOnlyDictionary<string, long?> headline) =>
        new(number, reportDate, null, null, null, null, null, null, 0, 0, 0, 0, 0, null, []) { Headline = headline };
}

/// <summary>It counts the unknown parts of each sum of a <see cref="ReportPoint"/>: deliveries, and convoys of the trucks.</summary>
public readonly record struct UnknownOfPoint(
    int PeopleBesiegedInPeriod, int PeopleHardToReachInPeriod, int PeopleInPeriod, int PeopleBesieged, int PeopleHardToReach, int People, int Trucks);
