using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>What the tables of a report are made of, and the names in it.</summary>
/// <param name="content">What the report says.</param>
/// <param name="names">Names of places by their codes, besides those that the content gives.</param>
/// <param name="figures">How its figures are called.</param>
/// <param name="sums">How its sums are written.</param>
public sealed class TableSource(ReportContent content, IReadOnlyDictionary<string, string> names, FigureIndex figures, ReportSums sums)
{
    private readonly Dictionary<string, string> _own = content.Reached.Select(p => (p.Location, p.Name))
        .Concat(content.Unreached.Select(p => (p.Location, p.Name)))
        .GroupBy(p => p.Location, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);

    public static TableSource Of(ReportDocument document) =>
        new(document.Content, document.Annex.Names, new FigureIndex(document.Annex.Definitions),
            document.Sums) { Restated = [.. RestatedReports.Sentences(document.Content, document.Annex)] };

    /// <summary>What stands for no report that is read by itself: names are those that the content gives.</summary>
    public static TableSource Of(ReportContent content, FigureIndex figures, ReportSums sums) =>
        new(content, new Dictionary<string, string>(), figures, sums);

    public ReportContent Content => content;

    /// <summary>Which reports before were published again, and why; a sentence each.</summary>
    public IReadOnlyList<string> Restated { get; init; } = [];

    public FigureIndex Figures => figures;

    public ReportSums Sums => sums;

    public string Operation => content.Operation.Code;

    /// <summary>A sum of the content, parts of which may be unknown.</summary>
    public ReportCell Sum(string path, decimal? value) => Cells.Sum(path, sums.At(path, value));

    /// <summary>A sum as it stands at another path.</summary>
    public ReportCell Sum(string path, decimal? value, string twin) => Cells.Sum(path, sums.At(twin, value)) with { Figure = twin };

    /// <summary>The name of a place; of one that nothing names, its code.</summary>
    public string NameOf(string code) => _own.GetValueOrDefault(code) ?? names.GetValueOrDefault(code, code);

    /// <summary>A delivery by its place and day; one that nothing names by its reference.</summary>
    public string NameOfDelivery(string reference) => names.GetValueOrDefault(ReportAnnexes.DeliveryName + reference, reference);

    /// <summary>A route by its code; of one that nothing names, the code.</summary>
    public string NameOfRoute(string code) => names.GetValueOrDefault(ReportAnnexes.RouteName + code, code);

    /// <summary>A place by its name; null: there is none.</summary>
    /// <param name="path">Where the content has the name; null: it has the code alone.</param>
    /// <param name="code">Of the place.</param>
    public ReportCell Place(string? path, string? code) =>
        code is null ? new ReportCell(null, path) : new ReportCell(NameOf(code), path) { Link = Urls.Location(Operation, code) };

    /// <summary>A request by its reference.</summary>
    public ReportCell Request(string? path, string reference) => new(reference, path) { Link = Urls.Request(Operation, reference) };

    /// <summary>A place's status; null: it is on no list.</summary>
    public static ReportCell Status(string? path, string? status) =>
        new(status, path) { Text = StatusView.OfStatus(status).Text, Chip = StatusView.OfStatus(status) };

    /// <summary>The status under which a row counts: besieged, hard to reach, other, or all of them.</summary>
    public static ReportCell Group(string property) => Cells.Label(WordOf(property), property switch
    {
        "total" => Texts.Total,
        "other" => Texts.OtherPlaces,
        _ => EnumText.OfWord<AccessStatus>(WordOf(property)),
    });

    /// <summary>The word of a status that the content names by a property.</summary>
    public static string WordOf(string property) => property == "hardToReach" ? "hard_to_reach" : property;
}
