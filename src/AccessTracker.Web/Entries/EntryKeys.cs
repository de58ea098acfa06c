using System.Globalization;

namespace AccessTracker.Web.Entries;

/// <summary>Keys for records that people do not want to name.</summary>
public static class EntryKeys
{
    /// <summary><paramref name="wanted"/>, or the first with a number after it that is not taken.</summary>
    public static string Free(string wanted, IEnumerable<string> taken)
    {
        var known = taken.ToHashSet(StringComparer.Ordinal);
        for (var number = 1; ; number++)
        {
            var key = number == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}");
            if (!known.Contains(key))
            {
                return key;
            }
        }
    }
}
