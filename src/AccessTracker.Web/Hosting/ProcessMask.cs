using System.Runtime.InteropServices;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// What this process and those that it starts make is for their user alone, whoever makes it: the files of libraries, of Chromium and of
/// pg_dump too.
/// </summary>
internal static class ProcessMask
{
    private const uint AllOthers = 0b000_111_111;

    public static void Narrow()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask(AllOthers);
        }
    }

    [DllImport("libc", EntryPoint = "umask"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
