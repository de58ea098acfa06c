using System.Xml.Linq;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports.Charts;

/// <summary>A chart and the numbers that it draws.</summary>
/// <param name="Id">Names its elements: <c>people-period</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What it says, for who does not see it.</param>
/// <param name="Svg">The drawing: no script, no style, no reference to anything outside or inside it.</param>
/// <param name="Table">The numbers behind it.</param>
public sealed record ReportChart(string Id, string Title, string Description, XElement Svg, ReadTable Table)
{
    /// <summary>What is drawn, where it is bars: a text document draws them itself. Null: it is something else.</summary>
    public BarSet? Bars { get; init; }

    /// <summary>What is said of the days that it marks, in their order, for who does not see the signs.</summary>
    public IReadOnlyList<string> Marked { get; init; } = [];

    /// <summary>A table of numbers as they are written for people, whose first column names the rows.</summary>
    public static ReadTable TableOf(string title, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows) => new(
        title,
        [.. headers.Select((header, i) => new ReadColumn(header, KindOf(header, i)))],
        [.. rows.Select(row => (IReadOnlyList<ReadCell>)[.. row.Select(text => new ReadCell(text))])]);

    // A day is not broken; "at least" may stand above its number.
    private static ReadKind KindOf(string header, int index) => index == 0 ? ReadKind.Text : header == Texts.Day ? ReadKind.Whole : ReadKind.Number;
}
