using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace AccessTracker.Web.Edge;

/// <summary>Which proxies are believed when they say from whom and by what scheme a request came: those of <c>Proxy:Known</c>, and no other.</summary>
public static class Proxies
{
    /// <summary>Null: no proxy is known, and no header is believed.</summary>
    /// <exception cref="UnsafeSetupException">The setting cannot be read, or everybody would be believed.</exception>
    public static ForwardedHeadersOptions? Read(IConfiguration configuration)
    {
        // The framework's own switch believes the header of whoever sends it.
        if (string.Equals(configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnsafeSetupException(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED=true would trust a forwarded header from anybody. Remove it, and name the proxy's address in Proxy:Known.");
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in (configuration["Proxy:Known"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(text, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(text, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new UnsafeSetupException($"Proxy:Known holds '{text}'. Expected: addresses or networks (10.0.0.0/8), separated by commas.");
            }
        }

        return options.KnownProxies.Count + options.KnownIPNetworks.Count > 0 ? options : null;
    }
}
