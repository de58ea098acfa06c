using System.Security.Cryptography;
using System.Text;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Keys for records of which a sheet says none, made of what tells them apart: the same sheet again is about the same
/// records.
/// </summary>
public static class SheetRefs
{
    /// <summary>A stop, by its convoy, place and day.</summary>
    public static string Delivery(string convoy, string place, string day) => Of(convoy, place, day);

    /// <summary>What a centre's bulletin tells of one governorate, by whichever way it comes in.</summary>
    /// <param name="arrangement">Its code.</param>
    /// <param name="centre">Its code.</param>
    /// <param name="day">As the bundle writes it.</param>
    /// <param name="parts">The governorate, and what else tells entries of one day apart.</param>
    public static string Bulletin(string arrangement, string centre, string day, params IEnumerable<string> parts) =>
        Of([arrangement, centre, day.Replace("-", "", StringComparison.Ordinal), .. parts]);

    /// <summary>The parts with hyphens between them; what is too long for a key ends in a hash.</summary>
    public static string Of(params string[] parts)
    {
        var text = string.Join('-', parts.Select(Plain).Where(p => p.Length > 0));
        if (text.Length <= Cell.LongestKey)
        {
            return text;
        }

        const int hashed = 16;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return $"{Unicode.Start(text, Cell.LongestKey - hashed - 1)}-{hash[..hashed]}";
    }

    // Blanks and slashes do no good in an address.
    private static string Plain(string part) =>
        string.Join('_', part.Split([' ', '\t', '\r', '\n', '\u00A0', '/', ';'], StringSplitOptions.RemoveEmptyEntries));
}
