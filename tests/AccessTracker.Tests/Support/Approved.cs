namespace AccessTracker.Tests.Support;

/// <summary>Compares a text with the one that somebody read and approved, kept beside the tests.</summary>
internal static class Approved
{
    /// <summary>
    /// Fails when <paramref name="actual"/> differs from the approved file, and leaves it beside as <c>.received</c>: who
    /// finds the difference right renames it.
    /// </summary>
    public static void Matches(string file, string actual)
    {
        if (Difference(file, actual) is { } difference)
        {
            Assert.Fail(difference);
        }
    }

    /// <summary>The same of one of several files, each of which is to be left beside: where it differs; null when it does not.</summary>
    public static string? Difference(string file, string actual)
    {
        var approved = Path.Combine(Repository.Root, "tests/AccessTracker.Tests", file);
        var received = approved + ".received";
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected == actual)
        {
            File.Delete(received);
            return null;
        }

        File.WriteAllText(received, actual);
        var line = expected.Split('\n').Zip(actual.Split('\n')).TakeWhile(p => p.First == p.Second).Count() + 1;
        return $"{file} differs from line {line} on; see {received}.";
    }
}
