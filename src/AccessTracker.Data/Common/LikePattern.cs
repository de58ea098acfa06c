namespace AccessTracker.Data.Common;

/// <summary>What is typed to be looked for, as SQL's "like" reads it, with \ as its escape sign.</summary>
internal static class LikePattern
{
    /// <summary>
    /// The pattern of whatever contains <paramref name="text"/> in lower case, without the blanks around it: the signs that "like" reads as something
    /// else stand for themselves. Everything, where nothing was typed.
    /// </summary>
    public static string Containing(string? text) => $"%{Literal((text ?? "").Trim().ToLowerInvariant())}%";

    private static string Literal(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
