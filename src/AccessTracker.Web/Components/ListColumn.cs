using System.Globalization;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Components;

/// <summary>One of the things that a list is sorted by.</summary>
/// <param name="Text">Of a row, as an address has it; empty where it is not known, and sorted as the least.</param>
/// <param name="Comparer">Of the texts; null: ordinal.</param>
/// <param name="IsDescending">The greatest comes first.</param>
public sealed record ListColumn<T>(Func<T, string> Text, IComparer<string>? Comparer = null, bool IsDescending = false)
{
    public int Compare(string a, string b) => (IsDescending ? -1 : 1) * (Comparer ?? StringComparer.Ordinal).Compare(a, b);
}

/// <summary>How values are written so that their texts are in the order of the values.</summary>
public static class ListColumn
{
    /// <summary>Of names, as whoever reads just now looks for them.</summary>
    public static readonly IComparer<string?> Names = ShownName.Order;

    /// <summary>Of <see cref="Of(long?)"/>.</summary>
    public static readonly IComparer<string> Numbers =
        Comparer<string>.Create((a, b) => a.Length == b.Length ? string.CompareOrdinal(a, b) : a.Length.CompareTo(b.Length));

    public static string Of(DateOnly? day) => day is { } known ? Format.Iso(known) : "";

    /// <param name="number">Not negative.</param>
    public static string Of(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
