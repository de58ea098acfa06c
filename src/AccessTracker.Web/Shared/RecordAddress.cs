using System.Text;
using AccessTracker.Data.Records;

namespace AccessTracker.Web.Shared;

/// <summary>
/// A record's key as one part of an address, readable and back again: its parts are separated by <c>~</c>, and a slash is
/// written <c>!-</c>, so that no key looks like steps through folders.
/// </summary>
public static class RecordAddress
{
    private const char Parts = '~';
    private const char Escape = '!';
    private const char Slash = '-';

    public static string Of(string key)
    {
        var text = new StringBuilder(key.Length);
        foreach (var c in key)
        {
            _ = c switch
            {
                RecordKey.Separator => text.Append(Parts),
                '/' => text.Append(Escape).Append(Slash),
                Parts or Escape => text.Append(Escape).Append(c),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    /// <summary>The key that <see cref="Of"/> made <paramref name="address"/> of. What it never made is the key of no record.</summary>
    public static string KeyOf(string address)
    {
        var key = new StringBuilder(address.Length);
        for (var i = 0; i < address.Length; i++)
        {
            key.Append(address[i] switch
            {
                Parts => RecordKey.Separator,
                Escape when i + 1 < address.Length => address[++i] == Slash ? '/' : address[i],
                var c => c,
            });
        }

        return key.ToString();
    }
}
