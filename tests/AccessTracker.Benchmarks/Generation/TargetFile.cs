using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using static AccessTracker.Benchmarks.Generation.BundleFile;

namespace AccessTracker.Benchmarks.Generation;

/// <summary>What was undertaken, of every scope.</summary>
internal static class TargetFile
{
    public static void Write(string folder, World world)
    {
        using var file = new BundleFile(folder, RecordKinds.Targets, "code", "name", "people", "scope", "locations", "start_on", "due_on");
        var people = world.Places.Sum(p => (long)p.People);
        file.Row("T1", "Everybody within a year", Number(people), "all", null, Day(World.Since), Day(World.Since.AddDays(365)));
        file.Row("T2", "All besieged places", Number(people / 6), "besieged", null, Day(World.Until.AddDays(-300)), Day(World.Until.AddDays(60)));
        file.Row("T3", "All hard-to-reach places", Number(people / 2), "hard_to_reach", null, Day(World.Until.AddDays(-200)),
            Day(World.Until.AddDays(30)));
        file.Row(
            "T4", "The largest places", Number(people / 20), "named",
                string.Join(';',
                    world.Places.OrderByDescending(p => p.People).ThenBy(p => p.Code, StringComparer.Ordinal).Take(12).Select(p => p.Code)),
            Day(World.Until.AddDays(-100)), Day(World.Until.AddDays(-10)));
    }
}
