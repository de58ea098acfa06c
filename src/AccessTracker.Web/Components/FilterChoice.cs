using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Components;

/// <summary>One value that a filter offers: how it stands in the address, and how it reads.</summary>
public sealed record FilterChoice(string Value, string Text)
{
    /// <summary>Every value of <typeparamref name="T"/>.</summary>
    public static IReadOnlyList<FilterChoice> All<T>() where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => new FilterChoice(EnumCode.Of(v), EnumText.Of(v)))];

    /// <summary>The distinct texts that records hold, in order.</summary>
    public static IReadOnlyList<FilterChoice> Of(IEnumerable<string?> texts) =>
        [.. texts.OfType<string>().Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(t => new FilterChoice(t, t))];

    /// <summary>One choice for each thing that free texts name, in order; its value finds every spelling (<see cref="FreeText"/>).</summary>
    public static IReadOnlyList<FilterChoice> OfNames(IEnumerable<string?> texts) => Of(FreeText.Spellings(texts));
}
