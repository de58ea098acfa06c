using System.Net;
using AccessTracker.Data.Common;
using Npgsql;

namespace AccessTracker.Web.Hosting;

/// <summary>How the program reaches a PostgreSQL on another machine: by TLS, and after looking at its certificate.</summary>
public static class StoreTransport
{
    /// <summary>The setting that allows another way.</summary>
    public const string Setting = "Store:AllowInsecureTransport";

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

    // A name, an address, or the folder of a socket; several names may have a port each.
    private static bool IsHere(string host)
    {
        var text = host.Trim();
        return text is "localhost" or ['/', ..] or ['@', ..]
            || text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase)
            || (IPEndPoint.TryParse(text, out var end) && IPAddress.IsLoopback(end.Address));
    }
}
