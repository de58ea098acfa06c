using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Architecture;

/// <summary>
/// The scheduler keeps its storage and its log for the whole process: a test that starts the program never runs beside another one, whose end
/// would take them away.
/// </summary>
public sealed partial class SchedulerTests
{
    [Fact]
    public void Tests_that_start_the_program_run_one_after_the_other() => Assert.Empty(
        Directory.EnumerateFiles(Repository.Path("tests", "AccessTracker.Tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != $"{nameof(SchedulerTests)}.cs" && IsAlone(File.ReadAllText(file)))
            .Select(file => Path.GetFileName(file)));

    [Theory]
    [InlineData("public sealed class X { [Fact] public void Y() { using var app = new TestApp(); } }", true)]
    [InlineData("public sealed class X(SeededApp seeded) { [Theory, EveryStore] public void Y() { } }", true)]
    [InlineData("[Collection(\"hangfire\")] public sealed class X(SeededApp seeded) { [Fact] public void Y() { } }", false)]
    [InlineData("public sealed class X { private readonly TestApp _app; }", false)]
    public void One_that_does_is_told_by_what_it_uses(string text, bool isAlone) => Assert.Equal(isAlone, IsAlone(text));

    private static bool IsAlone(string text) =>
        Tests().IsMatch(text) && Starts().IsMatch(text) && !text.Contains("[Collection(\"hangfire\")]", StringComparison.Ordinal)
        && !text.Contains("DisableParallelization = true", StringComparison.Ordinal);

    [GeneratedRegex(@"\[(Fact|Theory)\b")]
    private static partial Regex Tests();

    [GeneratedRegex(@"\b(new TestApp\(|SeededApp \w|AccessSite\.|AccountSite\.|new AccountSite\(|ApiSite\.StartAsync|EntryDesk\.OpenAsync)")]
    private static partial Regex Starts();
}
