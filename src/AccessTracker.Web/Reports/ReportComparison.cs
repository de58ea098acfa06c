using AccessTracker.Data.Reports;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports;

/// <summary>A figure in two reports.</summary>
public sealed record ComparedFigure(string Path, string Name, FigureSum First, FigureSum Second)
{
    public bool Differs => First.Value != Second.Value;
}

/// <summary>One of two reports that are compared.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Of its page; null: it has none.</param>
/// <param name="Records">Address of the records behind a figure of it, by the figure's path; null: nothing leads to them.</param>
public sealed record ComparedReport(string Name, string? Address, Func<string, string>? Records);

/// <summary>What a report says, and how its sums are written.</summary>
public sealed record ComparedContent(IReportContent Content, ReportSums Sums)
{
    /// <summary>Of a report as it is stored.</summary>
    public static ComparedContent Of(StoredReport report)
    {
        var content = ReportRules.Of(report.TaskForce).Read(report.Content);
        var unknown = report.Annex is { } annex ? ReportAnnex.FromJson(annex).Unknown : UnknownParts.Count(RecordsJson.Deserialize(report.Records));
        return new ComparedContent(content, new ReportSums(content, unknown));
    }
}

/// <summary>What two reports say, side by side, figure by figure as their tables have them.</summary>
public sealed class ReportComparison(ComparedContent first, ComparedContent second)
{
    /// <summary>The figures that a published report is held to, in the groups and the order of the report.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<ComparedFigure> Figures)> Groups { get; } = Grouped(first, second);

    public int Figures => Groups.Sum(g => g.Figures.Count);

    public int Differing => Groups.Sum(g => g.Figures.Count(f => f.Differs));

    /// <summary>The places that are reached, or are not, in one of the two only; by name.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<(string Code, string Name)> Places)> Places { get; } =
        ReportLayout.Of(second.Content).Places(first.Content, second.Content);

    /// <summary>The groups as tables. What differs is marked.</summary>
    public IEnumerable<ReadTable> Tables(ComparedReport one, ComparedReport other) => Groups.Select(g => Table(g.Name, g.Figures, one, other));

    /// <summary>The tiles of the headline, in an earlier report and now.</summary>
    /// <param name="title">Of the table.</param>
    /// <param name="then">What the earlier one is called.</param>
    public ReadTable Headlines(string title, string then)
    {
        var before = Headline.Of(first.Content, first.Sums, tilesOnly: true);
        var now = Headline.Of(second.Content, second.Sums, tilesOnly: true);
        return new ReadTable(
            title,
            [new(Texts.Figure), new(then, ReadKind.Number), new(Texts.NowColumn, ReadKind.Number), new(Texts.Change, ReadKind.Number)],
            [
                .. before.Zip(now).Select(pair => (IReadOnlyList<ReadCell>)
                [
                    pair.Second.Label,
                    pair.First.Value,
                    new ReadCell(pair.Second.Value) { Figure = pair.Second.Item.Path },
                    FigureName.Change(
                        pair.Second.Item.Path, first.Sums.At(pair.Second.Item.Path, pair.First.Item.Value(first.Content)),
                        second.Sums.At(pair.Second.Item.Path, pair.Second.Item.Value(second.Content))),
                ]),
            ]) { IsCards = true };
    }

    private static ReadTable Table(string name, IReadOnlyList<ComparedFigure> figures, ComparedReport one, ComparedReport other) => new(
        name,
        [
            new(Texts.Figure),
            new(one.Name, ReadKind.Number) { Link = one.Address },
            new(other.Name, ReadKind.Number) { Link = other.Address },
            new(Texts.Difference, ReadKind.Number),
        ],
        [
            .. figures.Select(f => (IReadOnlyList<ReadCell>)
            [
                f.Name,
                Figure(f.First) with { Link = one.Records?.Invoke(f.Path) },
                Figure(f.Second) with { Link = other.Records?.Invoke(f.Path) },
                FigureName.Change(f.Path, f.First, f.Second),
            ]),
        ]) { Differing = figures.Index().Where(f => f.Item.Differs).Select(f => f.Index).ToHashSet() };

    private static ReadCell Figure(FigureSum figure) => figure.IsPartial
        ? new ReadCell(figure.Amount) { Note = CellNote.AtLeast, Aside = figure.Note }
        : new ReadCell(figure.ToString());

    private static IReadOnlyList<(string Name, IReadOnlyList<ComparedFigure> Figures)> Grouped(ComparedContent first, ComparedContent second)
    {
        var book = new FigureIndex(FigureDefinitions.All(first.Content));
        var (one, other) = (Numbers(first.Content, book), Numbers(second.Content, book));
        return [.. ReportLayout.Of(first.Content).Groups.Select(g => (
            EnumText.Find($"CompareGroup_{g.Replace('.', '_')}") ?? g,
            (IReadOnlyList<ComparedFigure>)[
                .. ReportRules.Of(first.Content).Figures.Where(f => f.Path == g || f.Path.StartsWith($"{g}.", StringComparison.Ordinal))
                .Select(f => new ComparedFigure(
                    f.Path,
                    book.NameOf(f.Path),
                    first.Sums.At(f.Path, one.TryGetValue(f.Path, out var then) ? then : f.Value(first.Content)),
                    second.Sums.At(f.Path, other.TryGetValue(f.Path, out var now) ? now : f.Value(second.Content))))]))];
    }

    /// <summary>Every number of a report's tables, by its path. Null: unknown.</summary>
    private static Dictionary<string, decimal?> Numbers(IReportContent content, FigureIndex book) =>
        ReportTables.OfContent(TableInput.Of(content, book, new ReportSums(content, new Dictionary<string, int>())))
        .SelectMany(t => t.Rows.SelectMany(r => r.Cells.Zip(t.Columns)))
        .Where(p => p.First.Path is not null && p.Second.IsNumber)
        .ToDictionary(p => p.First.Path!, p =>
            p.First is { Note: not CellNote.Unknown, Value: IConvertible value } ? Convert.ToDecimal(value, null) : (decimal?)null);


}
