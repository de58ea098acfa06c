using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports.Paper;

/// <summary>Names of places as the report itself gives them; a place that it only names by its code keeps the code.</summary>
internal sealed class PaperPlaces(ReportContent content)
{
    private readonly Dictionary<string, string> _names = content.Reached.Select(p => (p.Location, p.Name))
        .Concat(content.Unreached.Select(p => (p.Location, p.Name)))
        .GroupBy(p => p.Location, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);

    public string Name(string code) => _names.GetValueOrDefault(code, code);

    public string Names(IEnumerable<string> codes) => string.Join(", ", codes.Select(Name));
}
