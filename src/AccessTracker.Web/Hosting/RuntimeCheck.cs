namespace AccessTracker.Web.Hosting;

/// <summary>The oldest runtime that the program starts on.</summary>
public static class RuntimeCheck
{
    /// <summary>With those before it anybody can forge a sign-in cookie (CVE-2026-40372).</summary>
    public static Version Oldest { get; } = new(10, 0, 7);

    /// <exception cref="UnsafeSetupException"><paramref name="found"/> is older.</exception>
    public static void Require(Version found)
    {
        if (found < Oldest)
        {
            throw new UnsafeSetupException(
                $"The .NET runtime {found} has known vulnerabilities; this program needs {Oldest} or later. Install the newest runtime of .NET 10.");
        }
    }
}
