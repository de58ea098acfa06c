using System.Collections.Concurrent;

namespace AccessTracker.Web.Api;

/// <summary>
/// The names of fields: those of the bundle's columns (<c>people_reached</c>) in camelCase (<c>peopleReached</c>). They are made here alone.
/// </summary>
public static class ApiNames
{
    private static readonly ConcurrentDictionary<string, string> _made = new(StringComparer.Ordinal);

    /// <summary>The field of a column.</summary>
    public static string Of(string column) => _made.GetOrAdd(column, static name => string.Concat(
        name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])));
}
