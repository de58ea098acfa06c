namespace AccessTracker.Web.Components;

/// <summary>A value of the address that cannot be read: the page leaves it out, and says so.</summary>
/// <param name="Name">Of the value, as the address has it.</param>
/// <param name="Value">As it stands there, with signs that can be shown.</param>
public sealed record RefusedWord(string Name, string Value)
{
    private static readonly object _key = new();

    /// <summary>Those of the request, in the order of the address.</summary>
    public static IReadOnlyList<RefusedWord> Of(HttpContext? context) => context?.Items[_key] as IReadOnlyList<RefusedWord> ?? [];

    internal static void Keep(HttpContext context, IReadOnlyList<RefusedWord> words) => context.Items[_key] = words;
}
