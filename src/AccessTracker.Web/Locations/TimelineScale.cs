using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Locations;

/// <summary>
/// Where the days from <paramref name="From"/> to <paramref name="To"/> lie in a drawing, every one equally wide. Time runs from left to right;
/// the whole drawing is turned over where the page is read from the right (<see cref="Picture.AsRead"/>).
/// </summary>
public sealed record TimelineScale(DateOnly From, DateOnly To)
{
    /// <summary>A drawing holds no more days than this, so that it is legible on a sheet of paper.</summary>
    public const int MostDays = 366;

    /// <summary>How much room the names of the lanes have on the left.</summary>
    public const double Left = 112;

    private const double Room = 860;

    private const double Margin = 12;

    private int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>How wide a day is.</summary>
    public double Day => Math.Clamp(Room / Days, 2.3, 24);

    public double Width => Math.Max(Left + (Days * Day) + Margin, 320);

    public double Right => StartOf(To) + Day;

    public double StartOf(DateOnly day) => new LinearScale(From.DayNumber, To.DayNumber + 1, Left, Left + (Days * Day)).At(day.DayNumber);

    public double MiddleOf(DateOnly day) => StartOf(day) + (Day / 2);

    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>Whether one of the days is in the drawing.</summary>
    public bool Meets(DateOnly from, DateOnly to) => from <= To && to >= From;

    /// <summary>Of a point, or the nearest in the drawing.</summary>
    public double Within(double x) => Math.Clamp(x, Left, Right);

    /// <summary>
    /// The drawings that the days from <paramref name="from"/> to <paramref name="to"/> are cut into, the latest first and none but the earliest with
    /// fewer days than it holds.
    /// </summary>
    public static IReadOnlyList<TimelineScale> Cut(DateOnly from, DateOnly to)
    {
        var cut = new List<TimelineScale>();
        for (var last = to; last >= from; last = cut[^1].From.AddDays(-1))
        {
            cut.Add(new TimelineScale(last.DayNumber - from.DayNumber < MostDays ? from : last.AddDays(1 - MostDays), last));
            if (cut[^1].From == from)
            {
                break;
            }
        }

        return cut;
    }
}
