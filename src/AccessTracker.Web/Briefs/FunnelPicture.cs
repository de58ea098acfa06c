using System.Xml.Linq;
using AccessTracker.Domain.Boards;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Briefs;

/// <summary>What became of requests as a drawing: a row for each stage, with a bar for its places and one for their people.</summary>
internal static class FunnelPicture
{
    private const double Width = 440;
    private const double Top = 26;
    private const double RowHeight = 38;
    private const double BarStart = 132;
    private const double Longest = 150;
    private const double BarHeight = 13;
    private const string Ink = "#16242d";
    private const string Places = "#0b3c54";
    private const string People = "#8a4b00";

    public static XElement Draw(IReadOnlyList<FunnelStep> steps)
    {
        var (mostPlaces, mostPeople) = (steps.Max(s => s.Places), steps.Max(s => s.People ?? 0));
        var svg = Picture.Described(
                "snapshot-funnel", Width, Top + (RowHeight * steps.Count), Texts.FunnelTitle, string.Join(' ', steps.Select(Words)))
            .With("font-family", "'Noto Sans', 'Noto Sans Arabic', system-ui, sans-serif").With("font-size", 14).With("fill", Ink);
        svg.Add(Full(BarStart, 4, 14), Shape.Text(BarStart + 20, 16, Texts.SnapshotPlaces));
        svg.Add(Hollow(BarStart + Longest, 4, 14), Shape.Text(BarStart + Longest + 20, 16, Texts.SnapshotPeople));
        foreach (var (step, row) in steps.Select((s, i) => (s, Top + (i * RowHeight))))
        {
            svg.Add(Shape.Text(0, row + 19, EnumText.Of(step.Stage)));
            Bar(svg, row, step.Places, mostPlaces, Full, Format.Number(step.Places));
            Bar(svg, row + BarHeight + 2, step.People, mostPeople, Hollow, Sum(step).Amount);
        }

        return svg.AsRead(Width);
    }

    /// <summary>The people of a stage, as they are written.</summary>
    public static FigureSum Sum(FunnelStep step) => new(step.People, step.PeopleUnknown, SumPart.Place);

    private static string Words(FunnelStep step) => Format.With(
        Texts.SnapshotStageWords, EnumText.Of(step.Stage), Format.Counted(step.Places, Texts.OnePlace, Texts.ManyPlaces),
        FigureSum.PeopleText(step.People, step.PeopleUnknown, SumPart.Place));

    // What nobody knows has no bar, for none would say 0: its word stands where the bar would begin.
    private static void Bar(XElement svg, double y, long? value, long most, Func<double, double, double, XElement> draw, string words)
    {
        var length = most > 0 ? Longest * (value ?? 0) / most : 0;
        if (length > 0)
        {
            svg.Add(draw(BarStart, y, Math.Max(1, length)));
        }

        svg.Add(Shape.Text(BarStart + length + 6, y + 12, words));
    }

    private static XElement Full(double x, double y, double length) =>
        Shape.Rect(x, y, length, BarHeight).With("fill", Places).With("stroke", Places);

    private static XElement Hollow(double x, double y, double length) =>
        Shape.Rect(x, y, length, BarHeight).With("fill", "#fff").With("stroke", People).With("stroke-width", 2);
}
