using System.Diagnostics;
using AccessTracker.Web.Cli;

namespace AccessTracker.Tests.Hosting;

/// <summary>What the machine lacks is said before anything else is done, with the package that brings it.</summary>
public sealed class MachineTests
{
    [Theory]
    [InlineData("TZDIR", "/nowhere", "Install the package tzdata")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "take the variable away")]
    public async Task What_is_missing_is_said_in_one_line(string variable, string value, string said)
    {
        var (code, errors) = await RunAsync(variable, value);

        Assert.Equal(CommandLine.Wrong, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    private static async Task<(int Code, string Errors)> RunAsync(string variable, string value)
    {
        var start = new ProcessStartInfo("dotnet", [Path.ChangeExtension(typeof(CommandLine).Assembly.Location, ".dll"), "--help"])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await output;
        return (process.ExitCode, await errors);
    }
}
