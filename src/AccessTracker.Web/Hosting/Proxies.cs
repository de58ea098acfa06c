using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Which proxies are believed when they say from whom and by what scheme a request came: those of <c>Proxy:Known</c>, and no other.
/// </summary>
public static class Proxies
{
    /// <summary>Null: no proxy is known, and no header is believed.</summary>
    /// <exception cref="UnsafeSetupException">Everybody would be believed.</exception>
    public static ForwardedHeadersOptions? Read(IConfiguration configuration, ProxySettings settings)
    {
        // The framework's own switch believes the header of whoever sends it.
        if (string.Equals(configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnsafeSetupException(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED=true would trust a forwarded header from anybody. Remove it, and name the proxy's address in "
                    + "Proxy:Known.");
        }

        var options =
            new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in settings.Each)
        {
            if (IPAddress.TryParse(text, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(text));
            }
        }

        return options.KnownProxies.Count + options.KnownIPNetworks.Count > 0 ? options : null;
    }
}

/// <summary>Which proxies stand before the program.</summary>
[Settings("Proxy")]
public sealed class ProxySettings : ICheckedSettings
{
    /// <summary>Addresses and networks, separated by commas, semicolons or blanks.</summary>
    public string Known { get; init; } = "";

    internal IReadOnlyList<string> Each => Known.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<string> Faults(IHostEnvironment environment) => Each
        .Where(text => !IPAddress.TryParse(text, out _) && !System.Net.IPNetwork.TryParse(text, out _))
        .Select(text => $"Proxy:Known holds '{text}'. Expected: addresses or networks (10.0.0.0/8), separated by commas.");
}
