using System.Text;
using AccessTracker.Data.Records;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace AccessTracker.Web.Components;

/// <summary>
/// A record's key as one part of an address, readable and back again: its parts are separated by <c>~</c>, a slash is written
/// <c>!-</c>, a percent sign <c>!_</c>, and dots alone begin with <c>!</c>. So no key looks like steps through folders, and none
/// is decoded twice: of a percent sign that is part of a key, servers and the framework's router make a slash where 2F follows.
/// </summary>
public static class RecordAddress
{
    private const char Parts = '~';
    private const char Escape = '!';
    private const char Slash = '-';
    private const char Percent = '_';

    public static string Of(string key)
    {
        var text = new StringBuilder(key.Length);
        if (key is "." or "..")
        {
            text.Append(Escape);
        }

        foreach (var c in key)
        {
            _ = c switch
            {
                RecordKey.Separator => text.Append(Parts),
                '/' => text.Append(Escape).Append(Slash),
                '%' => text.Append(Escape).Append(Percent),
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
                Escape when i + 1 < address.Length => address[++i] switch { Slash => '/', Percent => '%', var c => c },
                var c => c,
            });
        }

        return key.ToString();
    }

    /// <summary>
    /// The route of a page with the key it names: what takes the rest of an address is a key, and pages are given it as the store has it.
    /// </summary>
    public static RouteData WithKey(RouteData route)
    {
        if (route.Template?.Split("{*") is not [_, var rest])
        {
            return route;
        }

        var name = rest[..rest.IndexOf('}', StringComparison.Ordinal)];
        return route.RouteValues.GetValueOrDefault(name) is string address
            ? new RouteData(
                route.PageType, new Dictionary<string, object?>(route.RouteValues) { [name] = KeyOf(address) }) { Template = route.Template }
            : route;
    }
}
