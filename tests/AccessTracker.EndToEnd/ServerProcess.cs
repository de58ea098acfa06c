using System.Diagnostics;

namespace AccessTracker.EndToEnd;

/// <summary>
/// The program with the demonstration operation in a process of its own, that can be killed and started again on the same store and port.
/// </summary>
internal sealed class ServerProcess(string? languages, string program) : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("accesstracker-killed-");
    private Process? _process;

    public string Address { get; private set; } = "http://127.0.0.1:0";

    /// <summary>How to open its store.</summary>
    public string Store => $"Data Source={Path.Combine(_folder.FullName, "store.db")}";

    /// <summary>Returns when it listens.</summary>
    /// <param name="languages">The setting <c>Languages</c>; null: as it is built in.</param>
    /// <param name="program">The folder of the program; null: as the tests were built with it.</param>
    public static async Task<ServerProcess> StartAsync(string? languages = null, string? program = null)
    {
        var server = new ServerProcess(languages, program ?? AppContext.BaseDirectory);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Returns when it listens.</summary>
    public async Task StartAgainAsync()
    {
        var process = _process = Process.Start(Start())!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                Address = line[(at + Listening.Length)..].Trim();

                // Read on, or it would wait for somebody to read what it says.
                _ = process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("The program ended before it listened.");
    }

    /// <summary>
    /// The program once more, on the same store and port, while it serves there. Returns the exit code and what it said of what is wrong.
    /// </summary>
    public async Task<(int Code, string Errors)> StartBesideAsync()
    {
        var start = Start();
        start.RedirectStandardError = true;
        using var second = Process.Start(start)!;
        _ = second.StandardOutput.ReadToEndAsync();
        var errors = await second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync();
        return (second.ExitCode, errors);
    }

    private ProcessStartInfo Start()
    {
        var start = Plain();
        if (languages is not null)
        {
            start.Environment["Languages"] = languages;
        }

        return start;
    }

    private ProcessStartInfo Plain() => new("dotnet", [Path.Combine(program, "AccessTracker.Web.dll"), "serve"])
    {
        WorkingDirectory = AppContext.BaseDirectory,
        RedirectStandardOutput = true,
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Address,
            ["Store__ConnectionString"] = Store,
            ["Keys__Path"] = Path.Combine(_folder.FullName, "keys"),
            ["Seed__Path"] = Languages.RecordWords.Seed,

            // Reports are printed with the browser that looks at them.
            ["Pdf__Chromium"] = Chromium.Path,
        },
    };

    /// <summary>As a supervisor asks it. Returns the exit code.</summary>
    public async Task<int> EndAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        var code = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return code;
    }

    /// <summary>At once, as a machine that loses its power.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _folder.Delete(recursive: true);
    }
}
