using System.Diagnostics;
using AccessTracker.Data.Common;

namespace AccessTracker.Tests.Common;

/// <summary>What a killed copy left goes with the next one; what somebody is writing, or another program made, stays.</summary>
public sealed class PartialFileTests
{
    [Fact]
    public void What_the_dead_left_is_removed_and_what_is_being_written_is_not()
    {
        using var folder = new TestFolder();
        var (left, beside, other, old) = (folder.Path("old.db" + PartialFile.Suffix), folder.Path($"old.db{PartialFile.Suffix}-journal"),
            folder.Path("download.partial"), folder.Path("copy.db"));
        foreach (var file in new[] { left, beside, other, old })
        {
            File.WriteAllText(file, "as it was");
        }

        using (var living = new PartialFile(folder.Path("living.db")))
        {
            File.WriteAllText(living.Path + "-journal", "");
            using (var cut = new PartialFile(old))
            {
                Write(cut.Path, "half");
            }

            Assert.Equal("as it was", File.ReadAllText(old));
            Assert.Equal([false, false, true], new[] { left, beside, other }.Select(File.Exists));
            Assert.Equal(0, PartialFile.RemoveDead(folder.Path()));
            Assert.True(File.Exists(living.Path));
            Assert.Contains("is being written", Assert.Throws<StoreUnusableException>(() => new PartialFile(folder.Path("living.db"))).Message,
                StringComparison.Ordinal);
            Write(living.Path, "whole");
            living.Complete();
        }

        Assert.Equal("whole", File.ReadAllText(folder.Path("living.db")));
    }

    // As SQLite and the programs of PostgreSQL do, which ask for no lock of ours.
    private static void Write(string path, string text)
    {
        using var process = Process.Start(new ProcessStartInfo("tee", ["-a", path]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write(text);
        process.StandardInput.Close();
        process.WaitForExit();
    }
}
