using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports;

/// <summary>A figure in two reports.</summary>
public sealed record ComparedFigure(string Path, string Name, FigureSum First, FigureSum Second)
{
    public bool Differs => First.Value != Second.Value;
}

/// <summary>What two reports say, side by side.</summary>
public sealed class ReportComparison(ReportContent first, ReportSums firstSums, ReportContent second, ReportSums secondSums)
{
    private static readonly string[] _groups =
        ["people.period", "people.cumulative", "coverage.besieged", "coverage.hardToReach", "convoys.period", "convoys.cumulative", "permits", "evacuations"];

    /// <summary>The headline figures, in the groups and the order of the report.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<ComparedFigure> Figures)> Groups { get; } = Grouped(first, firstSums, second, secondSums);

    public int Figures => Groups.Sum(g => g.Figures.Count);

    public int Differing => Groups.Sum(g => g.Figures.Count(f => f.Differs));

    /// <summary>The places that are reached, or are not, in one of the two only; by name.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<(string Code, string Name)> Places)> Places { get; } =
    [
        (Texts.CompareReachedNew, Only(Reached(second), Reached(first))),
        (Texts.CompareReachedGone, Only(Reached(first), Reached(second))),
        (Texts.CompareUnreachedNew, Only(Unreached(second), Unreached(first))),
        (Texts.CompareUnreachedGone, Only(Unreached(first), Unreached(second))),
    ];

    private static IReadOnlyList<(string Name, IReadOnlyList<ComparedFigure> Figures)> Grouped(
        ReportContent first, ReportSums firstSums, ReportContent second, ReportSums secondSums)
    {
        var book = new FigureBook(FigureDefinitions.All(first));
        return [.. _groups.Select(g => (
            Wording.Find($"CompareGroup_{g.Replace('.', '_')}") ?? g,
            (IReadOnlyList<ComparedFigure>)[.. HeadlineFigure.All.Where(f => f.Path.StartsWith($"{g}.", StringComparison.Ordinal))
                .Select(f => new ComparedFigure(f.Path, book.NameOf(f.Path), firstSums.At(f.Path, f.Value(first)), secondSums.At(f.Path, f.Value(second))))]))];
    }

    private static IEnumerable<(string Code, string Name)> Reached(ReportContent content) => content.Reached.Select(r => (r.Location, r.Name));

    private static IEnumerable<(string Code, string Name)> Unreached(ReportContent content) => content.Unreached.Select(u => (u.Location, u.Name));

    private static IReadOnlyList<(string Code, string Name)> Only(IEnumerable<(string Code, string Name)> here, IEnumerable<(string Code, string Name)> there) =>
        [.. here.ExceptBy(there.Select(p => p.Code), p => p.Code).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
}
