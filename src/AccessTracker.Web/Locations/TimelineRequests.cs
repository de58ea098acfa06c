using System.Xml.Linq;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Permits;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Locations;

/// <summary>
/// The lane of the lines of requests: bars while they are pending or granted, signs where they are refused or end and for their clearances.
/// </summary>
internal sealed class TimelineRequests
{
    // A permit without a last day never ends; more rows than this are counted, and stand in the table.
    private const int MostRows = 12;
    private const double RowHeight = 19;
    private const double SignWidth = 14;
    private const double Letter = 7;

    private readonly TimelineScale _scale;
    private readonly LocationBiography _life;
    private readonly List<(IReadOnlyList<LineSpell> Spells, int Row)> _placed = [];
    private readonly int _rows;
    private readonly int _left;

    /// <summary>The latest requests come first into the rows: they are what is asked about.</summary>
    public TimelineRequests(LocationBiography life, TimelineScale scale)
    {
        _life = life;
        _scale = scale;
        var starts = new List<double>();
        foreach (var spells in life.Requests.Where(r => scale.Meets(r[0].From, LastBar(r))).Reverse())
        {
            // From the right to the left: a row is free up to where its leftmost line begins.
            var (start, end) = (scale.Within(scale.StartOf(spells[0].From)), scale.StartOf(LastBar(spells)) + scale.Day + SignWidth);
            var row = starts.FindIndex(taken => end <= taken);
            if (row < 0 && starts.Count == MostRows)
            {
                _left++;
                continue;
            }

            if (row < 0)
            {
                row = starts.Count;
                starts.Add(start);
            }

            starts[row] = start;
            _placed.Add((spells, row));
        }

        _rows = Math.Max(1, starts.Count);
    }

    public double Height => (_rows * RowHeight) + 7 + (_left > 0 ? RowHeight : 0);

    public void Draw(XElement svg, double y)
    {
        foreach (var (spells, row) in _placed)
        {
            DrawLine(svg, spells, y + 4 + (row * RowHeight));
        }

        if (_placed.Count == 0)
        {
            svg.Add(Shape.Text(TimelineScale.Left + 4, y + 17, Texts.None).Css("none"));
        }

        if (_left > 0)
        {
            svg.Add(Shape.Text(TimelineScale.Left + 4, y + 17 + (_rows * RowHeight), Format.With(Texts.LifeMoreRequests, _left)).Css("none"));
        }
    }

    // Of a line that was refused or has ended, the day on which it was.
    private static DateOnly LastBar(IReadOnlyList<LineSpell> spells) => IsBar(spells[^1]) ? spells[^1].To : spells[^1].From;

    private static bool IsBar(LineSpell spell) => spell.State.Kind is LineStateKind.Pending or LineStateKind.Granted;

    private void DrawLine(XElement svg, IReadOnlyList<LineSpell> spells, double y)
    {
        var labelled = false;
        var clearances = spells[0].Line.Clearances.Where(c => c.On <= _life.Day && _scale.Contains(c.On)).ToList();
        foreach (var spell in spells.Where(s => _scale.Meets(s.From, IsBar(s) ? s.To : s.From)))
        {
            var (x, end) = (_scale.Within(_scale.StartOf(spell.From)), _scale.Within(_scale.StartOf(spell.To) + _scale.Day));
            if (!IsBar(spell))
            {
                svg.Add(Shape.Titled(
                    TimelineWords.Of(spell, _life.Day),
                    TimelineSigns.Draw(spell.State.Kind == LineStateKind.Denied ? TimelineSign.Denied : TimelineSign.Ended, x, y + 8)));
                continue;
            }

            var kind = spell.State.Kind == LineStateKind.Pending ? "pending" : spell.State.IsConditional ? "conditional" : "granted";
            var bar = Shape.Rect(x, y + 1, end - x, 14).Css("run").FilledBy(TimelinePatterns.Id(kind));
            var mark = Shape.Titled(TimelineWords.Of(spell, _life.Day), bar);
            var reference = spell.Line.Request.Ref;
            if (!labelled && RoomFor(reference, x, end, clearances) is { } at)
            {
                mark.Add(Shape.Text(at, y + 13, reference).Css("on"));
                labelled = true;
            }

            svg.Add(mark);
        }

        foreach (var clearance in clearances)
        {
            svg.Add(Shape.Titled(TimelineWords.Of(clearance), TimelineSigns.Draw(SignOf(clearance.State), _scale.MiddleOf(clearance.On), y + 8)));
        }
    }

    // Where the ref stands in a bar without lying under a sign; null when there is no room.
    private double? RoomFor(string reference, double x, double end, List<Clearance> clearances)
    {
        var (at, width) = (x + 4, (reference.Length * Letter) + 4);
        foreach (var sign in clearances.Select(c => _scale.MiddleOf(c.On)).Order().Where(s => s > x - SignWidth))
        {
            at = sign - (SignWidth / 2) < at + width ? Math.Max(at, sign + (SignWidth / 2)) : at;
        }

        return at + width <= end ? at : null;
    }

    private static TimelineSign SignOf(ClearanceState state) => state switch
    {
        ClearanceState.Obtained => TimelineSign.ClearanceObtained,
        ClearanceState.Pending => TimelineSign.ClearancePending,
        ClearanceState.Refused => TimelineSign.ClearanceRefused,
    };
}
