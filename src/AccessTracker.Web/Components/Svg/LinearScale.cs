namespace AccessTracker.Web.Components.Svg;

/// <summary>Tells where a number lies in a drawing, evenly from <paramref name="Start"/> to <paramref name="End"/>.</summary>
/// <param name="First">The number that lies at <paramref name="Start"/>.</param>
/// <param name="Last">The number that lies at <paramref name="End"/>.</param>
/// <param name="Start">A length of the drawing.</param>
/// <param name="End">Likewise; it may be the smaller one.</param>
public readonly record struct LinearScale(double First, double Last, double Start, double End)
{
    /// <summary>The length of 1; below 0 where the scale runs to the left or upwards.</summary>
    public double Unit => (End - Start) / (Last - First);

    public double At(double number) => Start + ((number - First) * Unit);
}
