using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Migrations;
using Npgsql;

namespace AccessTracker.Data.Backup;

/// <summary>PostgreSQL's own programs for copies of a database. The password goes by the environment, where no list of processes shows it.</summary>
internal sealed class PostgresTools(StoreOptions options)
{
    private const int Attempts = 10;

    // pg_restore tells no SQLSTATE. A server of another language says it otherwise: then the failure is shown, and who restores tries again.
    private const string Deadlock = "deadlock detected";

    private readonly NpgsqlConnectionStringBuilder _connection = new(options.ConnectionString);

    /// <summary>Writes a copy, and reads all of it again: a disk that was full or a line that was cut is not noticed at the restore.</summary>
    public async Task DumpAsync(string file, CancellationToken cancellation)
    {
        await RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", file], cancellation).ConfigureAwait(false);
        await RunAsync("pg_restore", ["--file", OperatingSystem.IsWindows() ? "NUL" : "/dev/null", file], cancellation).ConfigureAwait(false);
    }

    /// <summary>Restores a copy in one transaction: one that cannot be restored leaves the store as it was.</summary>
    public async Task RestoreAsync(string file, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunAsync(
                    "pg_restore",
                    ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--dbname",
                        _connection.Database!, file],
                    cancellation).ConfigureAwait(false);
                return;
            }
            catch (StoreUnusableException e) when (attempt < Attempts && e.Message.Contains(Deadlock, StringComparison.Ordinal))
            {
                // A program that serves the store locks tables in its own order; the server ended one of the two, and nothing was changed.
            }
        }
    }

    /// <summary>The migrations that the store of <paramref name="file"/> had; none when it is no store of this program.</summary>
    public async Task<IReadOnlyCollection<string>> ScriptsAsync(string file, CancellationToken cancellation)
    {
        var sql = await RunAsync("pg_restore", ["--data-only", "--table", Migrator.Journal, "--file", "-", file], cancellation).ConfigureAwait(false);
        return [.. sql.Split('\n').SelectMany(line => line.Split('\t'))
            .Where(cell => cell.StartsWith(Migrator.ScriptPrefix, StringComparison.Ordinal))];
    }

    /// <summary>
    /// What the programs are told of the connection, by the names that PostgreSQL has for it. Above all how the way there is kept from listeners:
    /// they would go without.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="hasRoot">Whether the machine names authorities for PostgreSQL's programs, which the driver too goes by.</param>
    internal static IReadOnlyDictionary<string, string?> Variables(NpgsqlConnectionStringBuilder connection, bool hasRoot)
    {
        // Where nobody names an authority the driver trusts those of the machine. PostgreSQL's programs want to be told so, and then check the name
        // of the server too.
        var isChecked = connection.SslMode is SslMode.VerifyCA or SslMode.VerifyFull;
        var byMachine = isChecked && connection.RootCertificate is null && !hasRoot;
        var said = new Dictionary<string, string?>
        {
            ["PGHOST"] = connection.Host,
            ["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = connection.Username,
            ["PGPASSWORD"] = connection.Password,
            ["PGDATABASE"] = connection.Database,
            ["PGSSLMODE"] = connection.SslMode switch
            {
                SslMode.VerifyFull => "verify-full",
                SslMode.VerifyCA => byMachine ? "verify-full" : "verify-ca",
                var mode => mode.ToString().ToLowerInvariant(),
            },
            ["PGSSLROOTCERT"] = connection.RootCertificate ?? (byMachine ? "system" : null),
            ["PGSSLCERT"] = connection.SslCertificate,
            ["PGSSLKEY"] = connection.SslKey,
        };
        return said.Where(v => v.Value is not null).ToDictionary();
    }

    private static bool HasRoot() =>
        Environment.GetEnvironmentVariable("PGSSLROOTCERT") is { Length: > 0 }
        || File.Exists(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".postgresql", "root.crt"));

    private async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Variables(_connection, HasRoot()))
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return process.ExitCode == 0
            ? await output.ConfigureAwait(false)
            : throw new StoreUnusableException($"{program} failed: {(await error.ConfigureAwait(false)).Trim()}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new StoreUnusableException(
                $"{start.FileName} is needed and was not found. Install the PostgreSQL client programs of the server's version.", e);
        }
    }
}
