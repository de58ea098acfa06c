namespace AccessTracker.Web.Components.Grids;

/// <summary>What a grid asks for.</summary>
/// <param name="Sort">Name of a <see cref="DeskColumn{T}"/>; null: in the order that the page has by itself.</param>
/// <param name="IsDescending">The other way round.</param>
/// <param name="Skip">How many rows come before those that are asked for.</param>
/// <param name="Take">How many rows are asked for.</param>
public sealed record DeskAsk(string? Sort, bool IsDescending, int Skip, int Take);

/// <summary>What it is answered.</summary>
/// <param name="Rows">Those that were asked for, in order.</param>
/// <param name="Total">How many there are.</param>
public sealed record DeskRows<T>(IReadOnlyList<T> Rows, int Total);

/// <summary>A row that stays itself when it is read anew: what was opened stays open.</summary>
internal sealed class DeskRow<T>(string key, T value) : IEquatable<DeskRow<T>>
{
    public string Key { get; } = key;

    public T Value { get; } = value;

    public bool Equals(DeskRow<T>? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as DeskRow<T>);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
