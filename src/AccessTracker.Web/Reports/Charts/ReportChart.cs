using System.Xml.Linq;

namespace AccessTracker.Web.Reports.Charts;

/// <summary>A chart and the numbers that it draws.</summary>
/// <param name="Id">Names its elements: <c>people-period</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What it says, for who does not see it.</param>
/// <param name="Svg">The drawing: no script, no style, no reference to anything outside or inside it.</param>
/// <param name="Headers">Of the table behind it; the first column names the rows.</param>
/// <param name="Rows">Numbers as they are written for people; a cell for each header.</param>
public sealed record ReportChart(
    string Id, string Title, string Description, XElement Svg, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);
