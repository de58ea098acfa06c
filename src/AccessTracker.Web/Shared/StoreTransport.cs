using System.Net;
using AccessTracker.Data;
using AccessTracker.Web.Edge;
using Npgsql;

namespace AccessTracker.Web.Shared;

/// <summary>How the program reaches a PostgreSQL on another machine: by TLS, and after looking at its certificate.</summary>
public static class StoreTransport
{
    /// <summary>An operator's word that the way is safe by other means, such as a tunnel.</summary>
    public const string Setting = "Store:AllowInsecureTransport";

    /// <summary>Returns <paramref name="options"/>.</summary>
    /// <exception cref="UnsafeSetupException">Outside Development records and passwords would cross a network in the clear, or to whoever answers.</exception>
    public static StoreOptions Check(StoreOptions options, IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() || IsSafe(options) || IsAllowed(configuration)
            ? options
            : throw new UnsafeSetupException(
                "Store:ConnectionString names a PostgreSQL on another machine without checking its certificate. Add 'SSL Mode=VerifyFull' "
                + $"(and 'Root Certificate=...' for an authority of your own), or set {Setting}=true where the way is safe by other means.");

    /// <summary>The store is a file or on this machine, or is known by its certificate.</summary>
    public static bool IsSafe(StoreOptions options)
    {
        if (options.Provider == StoreProvider.Sqlite)
        {
            return true;
        }

        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        return connection.SslMode is SslMode.VerifyFull or SslMode.VerifyCA || (connection.Host ?? "").Split(',').All(IsHere);
    }

    private static bool IsAllowed(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var isAllowed) => isAllowed,
        var text => throw new UnsafeSetupException($"{Setting} is '{text}'. Expected: true or false."),
    };

    // A name, an address, or the folder of a socket; several names may have a port each.
    private static bool IsHere(string host)
    {
        var text = host.Trim();
        return text is "localhost" or ['/', ..] or ['@', ..]
            || text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase)
            || (IPEndPoint.TryParse(text, out var end) && IPAddress.IsLoopback(end.Address));
    }
}
