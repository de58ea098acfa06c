using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Alerts;

/// <summary>Which alerts are asked for.</summary>
/// <param name="Kind">Word of an <see cref="AlertKind"/>; null: all.</param>
public sealed record AlertFilter(string? Kind) : IListFilter
{
    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static AlertFilter Of(Func<string, string?> value) => new(value("kind"));

    /// <summary>The kind that is meant; null: all.</summary>
    public AlertKind? Asked => EnumCode.TryParse<AlertKind>(Kind ?? "", out var kind) ? kind : null;

    /// <inheritdoc/>
    public IEnumerable<(string Name, string? Value)> Pairs() => [("kind", Kind)];

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Value)> Unknown() => string.IsNullOrEmpty(Kind) || Asked is not null ? [] : [("kind", Kind)];
}
