using System.Xml.Linq;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;
using AccessTracker.Web.Locations;

namespace AccessTracker.Web.Ceasefire;

/// <summary>Days in a row that are filled alike.</summary>
/// <param name="Pattern">Name of the pattern (<see cref="CalmPatterns"/>).</param>
/// <param name="Words">What a pointer that rests on them shows.</param>
public sealed record StripRun(DateOnly From, DateOnly To, string Pattern, string Words)
{
    /// <summary>What is written on it, where there is room; null: nothing.</summary>
    public string? Label { get; init; }
}

/// <summary>A row of days, with what it tells of them.</summary>
public sealed record StripLane(string Name, IReadOnlyList<StripRun> Runs);

/// <summary>A day that is marked across the lanes.</summary>
/// <param name="Label">A few letters at its foot.</param>
/// <param name="IsReached">It has come to pass; else the line is broken.</param>
public sealed record StripFlag(DateOnly Day, string Label, string Words, bool IsReached);

/// <summary>Something that happened on a day and frames what the lanes show.</summary>
public sealed record StripSign(DateOnly Day, string Words);

/// <summary>A strip of days to scale, from left to right, a lane for each thing that is told of them.</summary>
internal sealed class DayStrip(
    TimelineScale scale, IReadOnlyList<StripLane> lanes, IReadOnlyList<StripFlag> flags, IReadOnlyList<StripSign> signs)
{
    // Days as wide as this are told apart, and have their numbers.
    private const double NumberedDay = 16;
    private const double TickedDay = 8;
    private const double Letter = 7;
    private const double Lane = 28;
    private const double SignLane = 22;
    private const double Foot = 18;

    private readonly IReadOnlyList<IGrouping<DateOnly, StripSign>> _signs = [.. signs.Where(s => scale.Contains(s.Day)).GroupBy(s => s.Day)];

    private double Top => scale.Day >= NumberedDay ? 38 : 24;

    private double Height => SignTop + (_signs.Count > 0 ? SignLane : 0) + (flags.Count > 0 ? Foot : 6);

    private double SignTop => TopOf(lanes.Count);

    /// <param name="id">Begins the ids of its elements.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">Its words for who does not see it.</param>
    public XElement Draw(string id, string title, string description)
    {
        var svg = Picture.Described(id, scale.Width, Height, title, description).Sized(scale.Width, Height);
        DrawMonths(svg);
        AddNames(svg);
        for (var i = 0; i < lanes.Count; i++)
        {
            svg.Add(lanes[i].Runs.Where(r => scale.Meets(r.From, r.To)).Select(r => Mark(r, TopOf(i))));
        }

        DrawDays(svg);
        svg.Add(_signs.Select(day => Shape.Titled(
            string.Join("\n", day.Select(s => s.Words)), Shape.Path($"M{scale.MiddleOf(day.Key)} {SignTop + 4}l6 7l-6 7l-6 -7z").Css("happened"))));
        svg.Add(flags.Where(f => scale.Contains(f.Day)).Select(Flag));
        return svg.AsRead(scale.Width);
    }

    /// <summary>The names of the lanes alone, to lie over the drawing where it is scrolled.</summary>
    public XElement DrawNames()
    {
        var svg = Picture.Silent(TimelineScale.Left, Height, Shape.Rect(0, 0, TimelineScale.Left - 2, Height).Css("ground"));
        AddNames(svg);
        return svg.AsRead(TimelineScale.Left);
    }

    private void AddNames(XElement svg)
    {
        svg.Add(lanes.Select((lane, i) => LaneName.Draw(lane.Name, TopOf(i) + 18)));
        if (_signs.Count > 0)
        {
            svg.Add(Shape.Text(4, SignTop + 15, Texts.Events).Css("name"));
        }
    }

    private double TopOf(int lane) => Top + lanes.Take(lane).Sum(l => Lane + LaneName.Extra(l.Name));

    private XElement Mark(StripRun run, double y)
    {
        var (x, end) = (scale.Within(scale.StartOf(run.From)), scale.Within(scale.StartOf(run.To) + scale.Day));
        var mark = Shape.Titled(run.Words, Shape.Rect(x, y + 2, end - x, Lane - 6).Css("run").FilledBy(CalmPatterns.Id(run.Pattern)));
        if (run.Label is { } label && end - x > (label.Length * Letter) + 8)
        {
            mark.Add(Shape.Text(x + 5, y + 17, label).Css("on"));
        }

        return mark;
    }

    // Behind the day: it is over when what it is marked for has been reached.
    private XElement Flag(StripFlag flag)
    {
        var x = scale.StartOf(flag.Day) + scale.Day;
        var isLeft = x > scale.Width - 70;
        return Shape.Titled(
            flag.Words,
            Shape.Line(x, Top - 4, x, SignTop + 2).Css(flag.IsReached ? "flag" : "flag open"),
            Shape.Path($"M{x - 4} {Top - 6}h8l-4 6z").Css(flag.IsReached ? "flag-top" : "flag-top open"),
            Shape.Text(isLeft ? x - 2 : x + 2, Height - 4, flag.Label, isLeft ? "end" : "start").Css("flag-label"));
    }

    private void DrawDays(XElement svg)
    {
        for (var day = scale.From; scale.Day >= TickedDay && day <= scale.To; day = day.AddDays(1))
        {
            svg.Add(Shape.Line(scale.StartOf(day), Top + 2, scale.StartOf(day), SignTop - 4).Css("tick"));
            if (scale.Day >= NumberedDay)
            {
                svg.Add(Shape.Text(scale.MiddleOf(day), Top - 9, Format.Ordinal(day.Day), "middle").Css("number"));
            }
        }
    }

    private void DrawMonths(XElement svg)
    {
        var first = new DateOnly(scale.From.Year, scale.From.Month, 1);
        List<DateOnly> days = [.. Enumerable.Range(0, 14).Select(first.AddMonths).Where(scale.Contains)];
        if (days.Count == 0 || scale.StartOf(days[0]) - TimelineScale.Left > 86)
        {
            svg.Add(Shape.Text(TimelineScale.Left, 13, Format.Day(scale.From)).Css("month"));
        }

        foreach (var day in days)
        {
            svg.Add(Shape.Line(scale.StartOf(day), 18, scale.StartOf(day), SignTop).Css("month"));
            if (scale.Right - scale.StartOf(day) > 50)
            {
                svg.Add(Shape.Text(scale.StartOf(day) + 3, 13, Format.ShortMonth(day)).Css("month"));
            }
        }
    }
}
