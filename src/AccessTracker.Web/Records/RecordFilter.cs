using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Records;

/// <summary>Which records of a kind are asked for.</summary>
/// <param name="Text">Stands in one of their columns; null: all.</param>
public sealed record RecordFilter(string? Text) : IListFilter
{
    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static RecordFilter Of(Func<string, string?> value) =>
        new(value("q") is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null);

    /// <inheritdoc/>
    public IEnumerable<(string Name, string? Value)> Pairs() => [("q", Text)];

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Value)> Unknown() => [];
}
