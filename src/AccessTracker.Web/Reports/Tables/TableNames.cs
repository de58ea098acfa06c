using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>What the tables of every report are made with: how its figures are called, how its sums are written, and the names in it.</summary>
/// <param name="operation">Code of the operation.</param>
/// <param name="names">Names by code: of places as they are, of other records behind what their kind begins with.</param>
/// <param name="figures">How its figures are called.</param>
/// <param name="sums">How its sums are written.</param>
public class TableNames(string operation, IReadOnlyDictionary<string, string> names, FigureIndex figures, ReportSums sums)
{
    public static TableNames From(TableInput input) =>
        new(input.Content.Operation.Code, input.Names, input.Figures, input.Sums) { Arabic = input.NamesAr };

    /// <summary>The Arabic names, by the same keys: to who reads Arabic they come first.</summary>
    public IReadOnlyDictionary<string, string> Arabic { get; init; } = new Dictionary<string, string>();

    public FigureIndex Figures => figures;

    public ReportSums Sums => sums;

    public string Operation => operation;

    /// <summary>A sum of the content, parts of which may be unknown.</summary>
    public ReportCell Sum(string path, decimal? value) => Cells.Sum(path, sums.At(path, value));

    /// <summary>A sum as it stands at another path.</summary>
    public ReportCell Sum(string path, decimal? value, string twin) => Cells.Sum(path, sums.At(twin, value)) with { Figure = twin };

    /// <summary>The name of a place; of one that nothing names, its code.</summary>
    public string NameOf(string code) => Shown(code, Latin(code));

    /// <summary>A delivery by its place and day; one that nothing names by its reference.</summary>
    public string NameOfDelivery(string reference)
    {
        var (key, name) = (ReportAnnexes.DeliveryName + reference, Named(ReportAnnexes.DeliveryName, reference, isShown: false));
        return name.LastIndexOf(", ", StringComparison.Ordinal) is var at and > 0 && DateOnly.TryParseExact(
            name[(at + 2)..], ReportAnnexes.DayFormat, ReportFormats.English, DateTimeStyles.None, out var day)
            ? Format.List([Shown(key, name[..at]), Format.Day(day)])
            : name;
    }

    /// <summary>A route by its name; one that nothing names by its code.</summary>
    public string NameOfRoute(string code) => Named(ReportAnnexes.RouteName, code);

    /// <summary>A party by its name; what is written, where no party is known by it.</summary>
    public string NameOfParty(string code) => Named(CeasefireNames.Party, code);

    /// <summary>A centre by its name; one that nothing names by its code.</summary>
    public string NameOfCentre(string code) => Named(CeasefireNames.Centre, code);

    /// <summary>An arrangement by its name; one that nothing names by its code.</summary>
    public string NameOfArrangement(string code) => Named(CeasefireNames.Arrangement, code);

    /// <summary>An arrangement by its name, as the content has it.</summary>
    public ReportCell Arrangement(string? path, string code, string name) => Cells.Words(path, name) with
    {
        Text = Shown(CeasefireNames.Arrangement + code, name) is var shown && shown != name ? shown : null,
    };

    /// <summary>A place by its name, to who reads Arabic by both; null: there is none.</summary>
    /// <param name="path">Where the content has the name; null: it has the code alone.</param>
    /// <param name="code">Of the place.</param>
    public ReportCell Place(string? path, string? code) =>
        code is null ? new ReportCell(null, path) : new ReportCell(Latin(code), path)
        {
            Link = Urls.Location(operation, code),
            Text = NameOf(code) is var shown && shown != Latin(code) ? $"{shown} ({Latin(code)})" : null,
        };

    /// <summary>A request by its reference.</summary>
    public ReportCell Request(string? path, string reference) => new(reference, path) { Link = Urls.Request(operation, reference) };

    /// <summary>A record by its key, which leads to its page.</summary>
    public ReportCell Record(string path, string kind, string key) => new(key, path) { Link = Urls.Record(operation, kind, key) };

    private string Latin(string code) => names.GetValueOrDefault(code, code);

    private string Named(string kind, string key, bool isShown = true) =>
        names.GetValueOrDefault(kind + key, key) is var name && isShown ? Shown(kind + key, name) : name;

    private string Shown(string key, string name) => ShownName.Of(new FrozenName(name, Arabic.GetValueOrDefault(key)));

    private sealed record FrozenName(string Name, string? NameAr) : INamed;
}
