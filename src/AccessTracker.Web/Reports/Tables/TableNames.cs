using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>What the tables of every report are made with: how its figures are called, how its sums are written, and the names in it.</summary>
/// <param name="operation">Code of the operation.</param>
/// <param name="names">Names by code: of places as they are, of other records behind what their kind begins with.</param>
/// <param name="figures">How its figures are called.</param>
/// <param name="sums">How its sums are written.</param>
public class TableNames(string operation, IReadOnlyDictionary<string, string> names, FigureIndex figures, ReportSums sums)
{
    public static TableNames From(TableInput input) => new(input.Content.Operation.Code, input.Names, input.Figures, input.Sums);

    public FigureIndex Figures => figures;

    public ReportSums Sums => sums;

    public string Operation => operation;

    /// <summary>A sum of the content, parts of which may be unknown.</summary>
    public ReportCell Sum(string path, decimal? value) => Cells.Sum(path, sums.At(path, value));

    /// <summary>A sum as it stands at another path.</summary>
    public ReportCell Sum(string path, decimal? value, string twin) => Cells.Sum(path, sums.At(twin, value)) with { Figure = twin };

    /// <summary>The name of a place; of one that nothing names, its code.</summary>
    public string NameOf(string code) => names.GetValueOrDefault(code, code);

    /// <summary>A delivery by its place and day; one that nothing names by its reference.</summary>
    public string NameOfDelivery(string reference) => Named(ReportAnnexes.DeliveryName, reference);

    /// <summary>A route by its name; one that nothing names by its code.</summary>
    public string NameOfRoute(string code) => Named(ReportAnnexes.RouteName, code);

    /// <summary>A party by its name; what is written, where no party is known by it.</summary>
    public string NameOfParty(string code) => Named(CeasefireNames.Party, code);

    /// <summary>A centre by its name; one that nothing names by its code.</summary>
    public string NameOfCentre(string code) => Named(CeasefireNames.Centre, code);

    /// <summary>An arrangement by its name; one that nothing names by its code.</summary>
    public string NameOfArrangement(string code) => Named(CeasefireNames.Arrangement, code);

    /// <summary>A place by its name; null: there is none.</summary>
    /// <param name="path">Where the content has the name; null: it has the code alone.</param>
    /// <param name="code">Of the place.</param>
    public ReportCell Place(string? path, string? code) =>
        code is null ? new ReportCell(null, path) : new ReportCell(NameOf(code), path) { Link = Urls.Location(operation, code) };

    /// <summary>A request by its reference.</summary>
    public ReportCell Request(string? path, string reference) => new(reference, path) { Link = Urls.Request(operation, reference) };

    /// <summary>A record by its key, which leads to its page.</summary>
    public ReportCell Record(string path, string kind, string key) => new(key, path) { Link = Urls.Record(operation, kind, key) };

    private string Named(string kind, string key) => names.GetValueOrDefault(kind + key, key);
}
