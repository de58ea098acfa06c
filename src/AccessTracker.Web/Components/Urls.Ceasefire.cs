namespace AccessTracker.Web.Components;

// The pages of the ceasefire task force.
public static partial class Urls
{
    /// <summary>The arrangements and how long each has held, on a day (<c>yyyy-MM-dd</c>); null: today.</summary>
    public static string Ceasefire(string operation, string? day = null) => Query($"{Overview(operation)}/ceasefire", ("day", day));

    /// <summary>One of the arrangements on that page.</summary>
    public static string Arrangement(string operation, string code) => $"{Ceasefire(operation)}#{ArrangementId(code)}";

    /// <summary>The name of the element that holds an arrangement.</summary>
    public static string ArrangementId(string code) => $"arrangement-{Segment(code)}";

    /// <summary>An <c>age</c> of the board: of what has been open for long, whatever its band.</summary>
    public const string LongOpen = "long_open";

    /// <summary>The board of allegations.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="filter">Name and value of what is asked for; those without a value are left out.</param>
    public static string Allegations(string operation, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/ceasefire/allegations", [.. filter]);

    /// <summary>The allegations that are asked for as a file: <c>xlsx</c>, or <c>csv</c> for spreadsheets.</summary>
    public static string AllegationsFile(string operation, string ending, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/ceasefire/allegations.{ending}", [.. filter]);

    /// <summary>The story of one allegation.</summary>
    public static string Allegation(string operation, string reference) => $"{Overview(operation)}/ceasefire/allegations/{Key(reference)}";

    /// <summary>The patterns of persistent non-compliance.</summary>
    public static string Patterns(string operation, string? day = null) => Query($"{Overview(operation)}/ceasefire/patterns", ("day", day));

    /// <summary>
    /// The brief about a pattern: as a file (<c>pdf</c>, <c>docx</c>), or as a page when <paramref name="ending"/> is null.
    /// </summary>
    public static string PatternBrief(string operation, string? ending, string arrangement, string party, string? day = null) => Query(
        $"{Overview(operation)}/ceasefire/patterns/brief{(ending is null ? "" : $".{ending}")}", ("arrangement", arrangement), ("party", party),
        ("day", day));

    /// <summary>The centres and what was brought before them.</summary>
    public static string Centres(string operation, string? day = null) => Query($"{Overview(operation)}/ceasefire/centres", ("day", day));

    /// <summary>The routes, their states and the pull-backs from them.</summary>
    public static string Routes(string operation, string? day = null) => Query($"{Overview(operation)}/ceasefire/routes", ("day", day));

    /// <summary>One of the routes on that page.</summary>
    public static string Route(string operation, string code) => $"{Routes(operation)}#{RouteId(code)}";

    /// <summary>The name of the element that holds a route.</summary>
    public static string RouteId(string code) => $"route-{Segment(code)}";

    /// <summary>What was promised by when, and what became of it.</summary>
    public static string Commitments(string operation, string? day = null) => Query($"{Overview(operation)}/ceasefire/commitments", ("day", day));

    /// <summary>What framed the figures, day by day.</summary>
    public static string Events(string operation, string? day = null) => Query($"{Overview(operation)}/ceasefire/events", ("day", day));

    /// <summary>The records behind a figure of the ceasefire task force's pages.</summary>
    public static string CeasefireRecords(string operation, string figure, string? day = null, PageAt page = default) =>
        Query($"{Overview(operation)}/ceasefire/records", [("figure", figure), ("day", day), .. page.Pairs()]);
}
