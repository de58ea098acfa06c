namespace AccessTracker.Benchmarks.Generation;

/// <summary>
/// A plausible operation of any size as a bundle: meetings, places with their statuses and populations, requests with answers and
/// clearances, convoys of every mode and series with stops of every outcome, logs, incidents, targets, stated figures. Nothing in it is about
/// anybody.
/// </summary>
internal static class GeneratedBundle
{
    /// <summary>Writes the files into <paramref name="folder"/>, which is made when it is not there. The same scale writes the same bytes.</summary>
    /// <exception cref="ArgumentException">There cannot be an operation of that scale.</exception>
    public static void Write(string folder, Scale scale)
    {
        if (scale.Places < 1 || scale.Convoys < 1 || scale.Deliveries < scale.Convoys)
        {
            throw new ArgumentException("There are to be places and convoys, and at least one delivery for each convoy.", nameof(scale));
        }

        Directory.CreateDirectory(folder);
        var world = new World(scale);

        // Each file has dice of its own: one that learns a new column leaves the others as they were.
        FrameFiles.Write(folder, new Dice(scale.Seed));
        PlaceFiles.Write(folder, world, new Dice(scale.Seed + 1));
        PermitFiles.Write(folder, world, new Dice(scale.Seed + 2));
        ConvoyFiles.Write(folder, world, new Dice(scale.Seed + 3));
        TargetFile.Write(folder, world);
    }
}
