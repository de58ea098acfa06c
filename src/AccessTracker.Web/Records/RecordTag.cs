using System.Globalization;
using System.Security.Cryptography;

namespace AccessTracker.Web.Records;

/// <summary>
/// The entity tag of one record: its version, and a hash of what was given, for its level and what is left out of it can change without a new
/// version.
/// </summary>
public static class RecordTag
{
    /// <summary>The tag of a record that was given as <paramref name="body"/>.</summary>
    public static string Of(long version, ReadOnlySpan<byte> body) =>
        $"\"{version.ToString(CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 4))}\"";

    /// <summary>The version that a tag names, with or without the rest; null: it names none.</summary>
    public static long? VersionOf(string tag)
    {
        var text = tag.Trim();
        if (text is not ['"', .. var inner, '"'])
        {
            return null;
        }

        var end = inner.IndexOf('-', StringComparison.Ordinal);
        return long.TryParse(end < 0 ? inner : inner[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    /// <summary>One of the tags in an If-None-Match header is <paramref name="tag"/>.</summary>
    public static bool IsAmong(string? header, string tag) =>
        header is not null && header.Split(',', StringSplitOptions.TrimEntries).Any(t => t == "*" || t == tag || t == $"W/{tag}");
}
