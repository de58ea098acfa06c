using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Benchmarks.Generation;

/// <summary>The operation, its meetings and what was stated there.</summary>
internal static class FrameFiles
{
    public static void Write(string folder, Dice dice)
    {
        using (var operation = new BundleFile(folder, RecordKinds.Operations, "code", "name", "since", "until"))
        {
            operation.Row(World.Code, "A generated operation", BundleFile.Day(World.Since), BundleFile.Day(World.Until));
        }

        using var meetings = new BundleFile(folder, RecordKinds.Meetings, "number", "date");
        using var stated = new BundleFile(folder, RecordKinds.StatedFigures, "meeting", "measure", "window", "low", "high", "wording", "source");
        var number = 0;
        for (var thursday = World.Since.AddDays(7); thursday <= World.Until; thursday = thursday.AddDays(7))
        {
            // Some are skipped, some moved by a day.
            if (dice.Chance(0.04))
            {
                continue;
            }

            number++;
            meetings.Row(BundleFile.Number(number), BundleFile.Day(thursday.AddDays(dice.Chance(0.08) ? -1 : 0)));
            var people = (long)number * 40_000;
            stated.Row(BundleFile.Number(number), "people_reached", "cumulative", BundleFile.Number(people), BundleFile.Number(people + 20_000),
                "about that many", "statement to the press");
            stated.Row(BundleFile.Number(number), "besieged_areas_total", "as_of", BundleFile.Number(dice.Between(300, 600)), null, null,
                "statement to the press");
        }
    }
}
