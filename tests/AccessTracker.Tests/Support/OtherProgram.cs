using System.ComponentModel;
using System.Diagnostics;

namespace AccessTracker.Tests.Support;

/// <summary>Programs of others that open what ours writes.</summary>
internal static class OtherProgram
{
    private static readonly Lazy<string?> _python = new(() =>
        new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(p => IsThere(p, "-c", "import openpyxl, pandas")));

    private static readonly Lazy<string?> _office = new(() => new[] { "soffice", "libreoffice" }.FirstOrDefault(p => IsThere(p, "--version")));

    /// <summary>A Python that has openpyxl and pandas; null: there is none. The machine's own, where somebody has another before it.</summary>
    public static string? Python => _python.Value;

    /// <summary>LibreOffice; null: there is none.</summary>
    public static string? Office => _office.Value;

    /// <summary>Runs a program to its end. Returns what it printed; fails with what it complained of.</summary>
    public static async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }

    private static bool IsThere(string program, params string[] arguments)
    {
        try
        {
            using var process =
                Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A test that needs Python with openpyxl and pandas: skipped, visibly, at a desk that has none; in CI it fails instead.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = OtherProgram.Python is not null || Environment.GetEnvironmentVariable("CI") == "true"
        ? null
        : "There is no python3 with openpyxl and pandas: files were not opened by it. scripts/test installs them.";
}

/// <summary>A test that needs LibreOffice, likewise.</summary>
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute() => Skip = OtherProgram.Office is not null || Environment.GetEnvironmentVariable("CI") == "true"
        ? null
        : "There is no LibreOffice: files were not opened by it. scripts/test installs it.";
}
