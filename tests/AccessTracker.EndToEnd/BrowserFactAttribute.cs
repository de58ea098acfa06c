namespace AccessTracker.EndToEnd;

/// <summary>A test that needs Chromium: skipped, visibly, at a desk that has none; in CI it fails instead.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}

/// <summary>The same for a test with several cases.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}

/// <summary>The browser of this machine.</summary>
public static class Chromium
{
    public const string Variable = "ACCESSTRACKER_TEST_CHROMIUM";

    public static string Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : "/usr/bin/chromium";

    /// <summary>Why tests in the browser are skipped; null when they run.</summary>
    public static string? Missing { get; } =
        File.Exists(Path) || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : $"There is no Chromium at {Path}: nothing was tested in a browser. scripts/test installs one.";
}
