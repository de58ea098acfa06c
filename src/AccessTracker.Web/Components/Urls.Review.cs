using System.Globalization;

namespace AccessTracker.Web.Components;

public static partial class Urls
{
    /// <summary>The records that wait to be checked.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="filter">Name and value of what is asked for; those without a value are left out.</param>
    public static string Review(string operation, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/review", [.. filter]);

    /// <summary>The same of what one change brought: an import, a form.</summary>
    public static string ReviewOf(string operation, long change) =>
        Review(operation, ("change", change.ToString(CultureInfo.InvariantCulture)));

    /// <summary>How an operation reviews its records.</summary>
    public static string ReviewRules(string operation, bool saved = false) =>
        Query($"{Overview(operation)}/review/rules", ("saved", saved ? "true" : null));

    /// <summary>The review of one record.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="kind">As the bundle names it.</param>
    /// <param name="key">As the store has it.</param>
    /// <param name="done">What has just been done, as the page calls it.</param>
    public static string ReviewRecord(string operation, string kind, string key, string? done = null) =>
        Query($"{Overview(operation)}/review/record/{Segment(kind)}/{Key(key)}", ("done", done));
}
