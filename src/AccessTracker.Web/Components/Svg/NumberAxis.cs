namespace AccessTracker.Web.Components.Svg;

/// <summary>An upright axis of whole numbers, from 0 to the largest or a little above, with a tick at each round step.</summary>
public sealed class NumberAxis
{
    private readonly long _step;
    private readonly int _steps;
    private readonly LinearScale _scale;

    /// <param name="largest">The largest number that is drawn; at least 0.</param>
    /// <param name="top">Where the axis ends.</param>
    /// <param name="bottom">Where 0 lies.</param>
    public NumberAxis(long largest, double top, double bottom)
    {
        _step = StepOf(largest);
        _steps = Math.Max(1, (int)Math.Ceiling(largest / (double)_step));
        _scale = new LinearScale(0, _steps * _step, bottom, top);
    }

    /// <summary>The numbers that are written beside the axis, from 0 upwards, and where each of them lies.</summary>
    public IEnumerable<(long Number, double Y)> Ticks => Enumerable.Range(0, _steps + 1).Select(i => (i * _step, At(i * _step)));

    public double At(double number) => _scale.At(number);

    /// <summary>How high a bar is.</summary>
    public double HeightOf(double number) => -_scale.Unit * number;

    // 1, 2 or 5 times a power of ten, whole, and not more than five of them.
    private static long StepOf(long largest)
    {
        for (long power = 1; ; power *= 10)
        {
            foreach (var step in new[] { power, 2 * power, 5 * power })
            {
                if (step * 5 >= largest)
                {
                    return step;
                }
            }
        }
    }
}
