using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AccessTracker.Web.Components.Svg;

/// <summary>
/// The course of a path, written as an interpolated text: <c>$"M{x} {y}h9"</c>. Its numbers are written as SVG reads them, whatever the culture.
/// </summary>
[InterpolatedStringHandler]
public sealed class SvgPath
{
    private readonly StringBuilder _text;

    public SvgPath(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 6));

    private SvgPath(StringBuilder text) => _text = text;

    public bool IsEmpty => _text.Length == 0;

    /// <summary>A course from point to point.</summary>
    /// <param name="points">They stand in their order.</param>
    public static SvgPath Through(IEnumerable<(double X, double Y)> points)
    {
        var text = new StringBuilder();
        foreach (var (x, y) in points)
        {
            text.Append(text.Length == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));
        }

        return new SvgPath(text);
    }

    /// <summary>
    /// A closed course from point to point, in tenths and by steps: the shortest that SVG reads. A tenth is finer than a line is wide, and
    /// outlines are most of what a map weighs.
    /// </summary>
    /// <param name="points">They stand in their order; the first is not repeated.</param>
    public static SvgPath Ring(IEnumerable<(double X, double Y)> points)
    {
        var text = new StringBuilder();
        (long X, long Y)? last = null;
        foreach (var (x, y) in points.Select(p => ((long)Math.Round(p.X * 10), (long)Math.Round(p.Y * 10))))
        {
            if (last is not { } before)
            {
                text.Append('M').Append(Number(x / 10.0)).Append(' ').Append(Number(y / 10.0)).Append('l');
            }
            else if ((x, y) != before)
            {
                // A minus parts numbers as a blank does.
                Step(x - before.X, isFirst: text[^1] == 'l');
                Step(y - before.Y, isFirst: false);
            }

            last = (x, y);
        }

        // One that shrinks to a point is not drawn; half of a course would end what follows it.
        return new SvgPath(text.Length > 0 && text[^1] != 'l' ? text.Append('z') : new StringBuilder());

        void Step(long tenths, bool isFirst) => text.Append(isFirst || tenths < 0 ? "" : " ").Append(Number(tenths / 10.0));
    }

    /// <summary>Writes a number with two decimals at most and a point between, as all attributes of SVG take it.</summary>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(double number) => _text.Append(Number(number));

    public void AppendFormatted(SvgPath part) => _text.Append(part._text);

    public override string ToString() => _text.ToString();
}
