namespace AccessTracker.Tests.Support;

/// <summary>A test that prints: skipped, visibly, where no Chromium is named; in CI it fails instead.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    private const string Variable = "ACCESSTRACKER_TEST_CHROMIUM";

    public ChromiumFactAttribute() =>
        Skip = Path is null && Environment.GetEnvironmentVariable("CI") != "true" ? $"{Variable} names no Chromium: no PDF was made." : null;

    public static string? Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;
}
