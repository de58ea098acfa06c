using System.Globalization;
using System.Text;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Attachments;

/// <summary>
/// The name under which a file is kept: what somebody's device called it, without a path, without what shows it otherwise than it is, and with the
/// ending of what it is.
/// </summary>
public static class AttachmentName
{
    private const int Longest = 100;

    private static readonly string[] _endings = [".pdf", ".jpg", ".jpeg", ".jpe", ".jfif", ".png"];

    /// <summary>The name to keep, such as <c>waybill 12.jpg</c>.</summary>
    /// <param name="sent">As the browser sent it; it may hold anything.</param>
    public static string Of(string? sent, AttachmentType type)
    {
        var name = Plain(sent);
        while (_endings.FirstOrDefault(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } ending)
        {
            name = name[..^ending.Length].TrimEnd(' ', '.');
        }

        return (name.Length == 0 || _endings.Contains($".{name}", StringComparer.OrdinalIgnoreCase) ? "file" : name) + EndingOf(type);
    }

    /// <summary>The same of a file that was not taken, whose type nobody knows; empty where nothing is left of it.</summary>
    public static string Plain(string? sent)
    {
        // Whichever way the device writes paths.
        var text = Unicode.Mend(sent ?? "");
        text = text[(text.LastIndexOfAny(['/', '\\']) + 1)..].Normalize(NormalizationForm.FormC);
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Marks of direction and joiners that nobody sees can make an ending look like another one.
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            {
                plain.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? "_" : rune.ToString());
            }
        }

        return Unicode.Start(plain.ToString().Trim(' ', '.'), Longest).TrimEnd(' ', '.');
    }

    private static string EndingOf(AttachmentType type) => type switch
    {
        AttachmentType.Pdf => ".pdf",
        AttachmentType.Jpeg => ".jpg",
        AttachmentType.Png => ".png",
    };
}
