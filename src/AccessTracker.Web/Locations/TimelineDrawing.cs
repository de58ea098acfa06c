using System.Xml.Linq;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Locations;

/// <summary>
/// A place's biography to scale: the days from left to right, a lane for each kind of thing that happened. A pure function of
/// the biography, so never more than its reader may see.
/// </summary>
internal sealed class TimelineDrawing
{
    private const double Top = 24;
    private const double Letter = 7;
    private const double OneLine = 24;

    private readonly LocationBiography _life;
    private readonly TimelineScale _scale;
    private readonly IReadOnlyList<(string Name, double Height, Action<XElement, double> Draw)> _lanes;

    public TimelineDrawing(LocationBiography life, TimelineScale scale)
    {
        _life = life;
        _scale = scale;
        var requests = new TimelineRequests(life, scale);
        _lanes =
        [
            (Texts.Status, 26, DrawStatuses),
            (Texts.LifeGapsLane, 36, DrawGaps),
            (Texts.LifeArrivedLane, 24, (svg, y) => DrawStops(svg, y, sign => sign != TimelineSign.NotReached)),
            (Texts.LifeNotReachedLane, 24, (svg, y) => DrawStops(svg, y, sign => sign == TimelineSign.NotReached)),
            (Texts.Requests, requests.Height, requests.Draw),
            (Texts.Incidents, 26, DrawIncidents),
            (Texts.Population, 62, DrawPopulation),
        ];
        _lanes = [.. _lanes.Select(l => l with { Height = Math.Max(l.Height, OneLine + LaneName.Extra(l.Name)) })];
    }

    private double Height => Top + _lanes.Sum(l => l.Height) + 8;

    /// <param name="id">Begins the ids of its elements.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">Its words for who does not see it.</param>
    public XElement Draw(string id, string title, string description)
    {
        var svg = Picture.Described(id, _scale.Width, Height, title, description).Sized(_scale.Width, Height);
        DrawMonths(svg);
        if (_life.Baseline > _scale.From && _scale.Contains(_life.Baseline))
        {
            svg.Add(Shape.Titled(
                Format.With(Texts.LifeBaselineOn, Format.Day(_life.Baseline)),
                Shape.Line(_scale.StartOf(_life.Baseline), Top - 4, _scale.StartOf(_life.Baseline), Height - 4).Css("baseline")));
        }

        var y = Top;
        foreach (var lane in _lanes)
        {
            svg.Add(Shape.Line(0, y, _scale.Right, y).Css("lane"));
            svg.Add(LaneName.Draw(lane.Name, y + 17));
            lane.Draw(svg, y);
            y += lane.Height;
        }

        svg.Add(Shape.Line(0, y, _scale.Right, y).Css("lane"));
        return svg.AsRead(_scale.Width);
    }

    /// <summary>The names of the lanes alone, to lie over the drawing where it is scrolled.</summary>
    public XElement DrawNames()
    {
        var svg = Picture.Silent(TimelineScale.Left, Height, Shape.Rect(0, 0, TimelineScale.Left - 2, Height).Css("ground"));
        var y = Top;
        foreach (var lane in _lanes)
        {
            svg.Add(Shape.Line(0, y, TimelineScale.Left, y).Css("lane"));
            svg.Add(LaneName.Draw(lane.Name, y + 17));
            y += lane.Height;
        }

        return svg.AsRead(TimelineScale.Left);
    }

    private void DrawMonths(XElement svg)
    {
        var first = new DateOnly(_scale.From.Year, _scale.From.Month, 1);
        List<DateOnly> days = [.. Enumerable.Range(0, 14).Select(first.AddMonths).Where(_scale.Contains)];
        if (days.Count == 0 || _scale.StartOf(days[0]) - TimelineScale.Left > 86)
        {
            svg.Add(Shape.Text(TimelineScale.Left, 15, Format.Day(_scale.From)).Css("month"));
        }

        foreach (var day in days)
        {
            svg.Add(Shape.Line(_scale.StartOf(day), Top - 6, _scale.StartOf(day), Height - 8).Css("month"));
            if (_scale.Right - _scale.StartOf(day) > 50)
            {
                svg.Add(Shape.Text(_scale.StartOf(day) + 3, 15, Format.ShortMonth(day)).Css("month"));
            }
        }
    }

    private void DrawStatuses(XElement svg, double y)
    {
        foreach (var run in _life.Statuses.Where(r => _scale.Meets(r.From ?? _scale.From, r.To)))
        {
            var (x, end) = (_scale.Within(run.From is { } from ? _scale.StartOf(from) : 0), _scale.Within(_scale.StartOf(run.To) + _scale.Day));
            var word = StatusView.Of(run.Status).Text;
            var title = run.From is { } since
                ? Format.With(Texts.LifeSpan, word, Format.Day(since), Format.Day(run.To))
                : Format.With(Texts.LifeUntil, word, Format.Day(run.To));
            var pattern = TimelinePatterns.Id(run.Status is { } status ? EnumCode.Of(status) : "untracked");
            var mark = Shape.Titled(title, Shape.Rect(x, y + 4, end - x, 18).Css("run").FilledBy(pattern));
            if (end - x > (word.Length * Letter) + 8)
            {
                mark.Add(Shape.Text(x + 5, y + 18, word).Css("on"));
            }

            svg.Add(mark);
        }
    }

    // From the middle of one delivery's day to the middle of the next one's.
    private void DrawGaps(XElement svg, double y)
    {
        var gaps = _life.Gaps.Where(g => _scale.Meets(g.From, g.To)).ToList();
        foreach (var gap in gaps)
        {
            var x = _scale.Within(gap.After is null ? _scale.StartOf(gap.From) : _scale.MiddleOf(gap.From));
            var end = _scale.Within(gap.End switch
            {
                GapEnd.Open => _scale.StartOf(gap.To) + _scale.Day,
                GapEnd.Delivery => _scale.MiddleOf(gap.To),
                GapEnd.OffTheList => _scale.StartOf(gap.To),
            });
            var css = $"gap{(gap.End == GapEnd.Open ? " open" : "")}{(gap.IsLongest ? " longest" : "")}";
            var mark = Shape.Titled(
                TimelineWords.Of(gap),
                Shape.Line(x, y + 26, end, y + 26).Css(css),
                Shape.Line(x, y + 20, x, y + 32).Css("gap"),
                gap.End == GapEnd.Open ? Shape.Path($"M{end - 7} {y + 21}l6 5l-6 5").Css("gap") : Shape.Line(end, y + 20, end, y + 32).Css("gap"));
            if (gap.IsLongest && end - x > 84)
            {
                mark.Add(Shape.Text((x + end) / 2, y + 16, Format.With(Texts.LifeLongestDays, Format.Days(gap.Days)), "middle").Css("days longest"));
            }
            else if (end - x > (Format.Number(gap.Days).Length * Letter) + 2)
            {
                mark.Add(Shape.Text((x + end) / 2, y + 16, Format.Number(gap.Days), "middle").Css(gap.IsLongest ? "days longest" : "days"));
            }

            svg.Add(mark);
        }

        AddNone(svg, y, gaps.Count);
    }

    private void DrawStops(XElement svg, double y, Func<TimelineSign, bool> isShown)
    {
        var shown = _life.Attempts.Where(s => _scale.Contains(s.Day) && isShown(TimelineSigns.Of(s))).GroupBy(s => (s.Day, Sign: TimelineSigns.Of(s)))
            .ToList();
        foreach (var sameDay in shown)
        {
            var x = _scale.MiddleOf(sameDay.Key.Day);
            var mark = Shape.Titled(string.Join("\n", sameDay.Select(TimelineWords.Of)), TimelineSigns.Draw(sameDay.Key.Sign, x, y + 12));
            if (sameDay.Skip(1).Any())
            {
                mark.Add(Shape.Text(x + 6, y + 10, Format.With(Texts.LifeTimes, sameDay.Count())).Css("times"));
            }

            svg.Add(mark);
        }

        AddNone(svg, y, shown.Count);
    }

    private void DrawIncidents(XElement svg, double y)
    {
        var shown = _life.Incidents.Where(i => _scale.Contains(i.Day)).GroupBy(i => i.Day).ToList();
        foreach (var sameDay in shown)
        {
            var x = _scale.MiddleOf(sameDay.Key);
            var mark = Shape.Titled(string.Join("\n", sameDay.Select(TimelineWords.Of)), TimelineSigns.Draw(TimelineSign.Incident, x, y + 13));
            if (sameDay.Skip(1).Any())
            {
                mark.Add(Shape.Text(x + 7, y + 11, Format.With(Texts.LifeTimes, sameDay.Count())).Css("times"));
            }

            svg.Add(mark);
        }

        AddNone(svg, y, shown.Count);
    }

    // A step on each day for which there is an estimate: between two nobody knows better.
    private void DrawPopulation(XElement svg, double y)
    {
        var most = Math.Max(1, _life.Populations.Select(p => p.People).DefaultIfEmpty(0).Max());
        var (labelEnd, isKnown) = (0.0, false);
        for (var i = 0; i < _life.Populations.Count; i++)
        {
            var estimate = _life.Populations[i];
            var last = i + 1 < _life.Populations.Count ? _life.Populations[i + 1].AsOf : _life.Day.AddDays(1);
            if (last <= _scale.From || estimate.AsOf > _scale.To)
            {
                continue;
            }

            var (x, end, level) =
                (_scale.Within(_scale.StartOf(estimate.AsOf)), _scale.Within(_scale.StartOf(last)), y + 56 - (estimate.People * 34.0 / most));
            isKnown = true;
            var mark = Shape.Titled(
                TimelineWords.Of(estimate),
                Shape.Rect(x, level, end - x, y + 58 - level).Css("people"),
                Shape.Line(x, level, end, level).Css("people"));
            var label = Format.Number(estimate.People);
            if (x >= labelEnd && x + (label.Length * Letter) < _scale.Width)
            {
                mark.Add(Shape.Text(x + 2, level - 4, label).Css("days"));
                labelEnd = x + (label.Length * Letter) + 8;
            }

            svg.Add(mark);
        }

        if (!isKnown)
        {
            svg.Add(Shape.Text(TimelineScale.Left + 4, y + 18, Texts.Unknown).Css("none"));
        }
    }

    private static void AddNone(XElement svg, double y, int shown)
    {
        if (shown == 0)
        {
            svg.Add(Shape.Text(TimelineScale.Left + 4, y + 17, Texts.None).Css("none"));
        }
    }
}
