using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AccessTracker.Web.Hosting;

/// <summary>What the program needs of the machine beside the runtime, asked before anything else.</summary>
internal static class Machine
{
    private const string Variable = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    private const int StandardError = 2;

    // Versions of ICU that the runtime looks for.
    private const int NewestIcu = 100;
    private const int OldestIcu = 50;

    /// <summary>What is missing, and which package brings it; null: nothing.</summary>
    public static string? Missing()
    {
        // Nothing may be compared, sorted or written for a culture before this: without ICU the runtime ends the process there.
        if (OperatingSystem.IsLinux() && !HasIcu())
        {
            return "The library ICU is not on this machine; texts in Arabic and French cannot be sorted or written without it. Install icu-libs "
                + "and icu-data-full (Alpine), libicu (Fedora, Red Hat) or the package libicu of your version (libicu76 on Debian 13, libicu74 on "
                + "Ubuntu 24.04), take DOTNET_SYSTEM_GLOBALIZATION_INVARIANT away where it is set, then start again.";
        }

        if (IsWithoutCultures())
        {
            return $"{Variable} is set on this machine, and texts in Arabic and French cannot be sorted or written so. ICU is installed: take the "
                + "variable away, then start again.";
        }

        // Small images have the library without the languages.
        if (CultureInfo.GetCultureInfo("fr-FR").NumberFormat.NumberDecimalSeparator != ","
            || !CultureInfo.GetCultureInfo("ar-SY").TextInfo.IsRightToLeft)
        {
            return "The library ICU on this machine has no data of Arabic and French. Install icu-data-full (Alpine), or the whole ICU of your "
                + "distribution, then start again.";
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Damascus", out _) ? null
            : "There are no time zones on this machine, and no day of an operation can be told without its zone. Install the package tzdata, then "
                + "start again.";
    }

    /// <summary>Writes a line to standard error without the console, which would ask ICU for the letters of the terminal.</summary>
    public static void Tell(string text)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.Error.WriteLine(text);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text + "\n");
        _ = Write(StandardError, bytes, bytes.Length);
    }

    private static bool IsWithoutCultures()
    {
        try
        {
            _ = CultureInfo.GetCultureInfo("ar-SY");
            return false;
        }
        catch (CultureNotFoundException)
        {
            return true;
        }
    }

    private static bool HasIcu()
    {
        // Where somebody says which ICU it is, the runtime finds it by its own ways.
        if (Environment.GetEnvironmentVariable("DOTNET_ICU_VERSION_OVERRIDE") is { Length: > 0 }
            || AppContext.GetData("System.Globalization.AppLocalIcu") is not null)
        {
            return true;
        }

        for (var version = NewestIcu; version >= OldestIcu; version--)
        {
            if (NativeLibrary.TryLoad("libicuuc.so." + version, out _))
            {
                return true;
            }
        }

        return NativeLibrary.TryLoad("libicuuc.so", out _);
    }

    [DllImport("libc", EntryPoint = "write"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Write(int handle, byte[] bytes, nint count);
}
