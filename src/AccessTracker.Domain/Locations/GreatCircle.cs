namespace AccessTracker.Domain.Locations;

/// <summary>Distances between places are as the crow flies: no road and no front line is in them.</summary>
public static class GreatCircle
{
    // The mean radius of the Earth (IUGG), in kilometres.
    private const double Radius = 6371.0088;

    /// <summary>Kilometres between two places, 0 to about 20,015; null when the coordinates of one are not known.</summary>
    public static double? Kilometres(Location from, Location to)
    {
        if (from is not { Latitude: { } fromLatitude, Longitude: { } fromLongitude }
            || to is not { Latitude: { } toLatitude, Longitude: { } toLongitude })
        {
            return null;
        }

        var (south, north) = (double.DegreesToRadians(fromLatitude), double.DegreesToRadians(toLatitude));
        var upwards = Math.Sin((north - south) / 2);
        var sidewards = Math.Sin(double.DegreesToRadians(toLongitude - fromLongitude) / 2);
        var chord = (upwards * upwards) + (Math.Cos(south) * Math.Cos(north) * sidewards * sidewards);

        // Rounding may bring it past 1 where the places lie on opposite sides.
        return 2 * Radius * Math.Asin(Math.Sqrt(Math.Min(1, chord)));
    }
}
