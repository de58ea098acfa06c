using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>What the tables of a humanitarian report are made of.</summary>
/// <param name="content">What the report says.</param>
/// <param name="names">Names by code, besides those that the content gives.</param>
/// <param name="figures">How its figures are called.</param>
/// <param name="sums">How its sums are written.</param>
public sealed class TableSource(ReportContent content, IReadOnlyDictionary<string, string> names, FigureIndex figures, ReportSums sums)
    : TableNames(content.Operation.Code, All(content, names), figures, sums)
{
    public static TableSource Of(TableInput input) =>
        new((ReportContent)input.Content, input.Names, input.Figures, input.Sums) 
        {
            Arabic = input.NamesAr, Restated = input.Restated,
        };

    /// <summary>What stands for no report that is read by itself: names are those that the content gives.</summary>
    /// <param name="content">What is said.</param>
    /// <param name="figures">How its figures are called.</param>
    /// <param name="sums">How its sums are written.</param>
    /// <param name="arabic">The Arabic names by code; null: none are known.</param>
    public static TableSource Of(
        ReportContent content, FigureIndex figures, ReportSums sums, IReadOnlyDictionary<string, string>? arabic = null) =>
        new(content, new Dictionary<string, string>(), figures, sums) { Arabic = arabic ?? new Dictionary<string, string>() };

    public ReportContent Content => content;

    /// <summary>Which reports before were published again, and why; a sentence each.</summary>
    public IReadOnlyList<string> Restated { get; init; } = [];

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

    // What the content calls a place comes first.
    private static Dictionary<string, string> All(ReportContent content, IReadOnlyDictionary<string, string> names)
    {
        var all = new Dictionary<string, string>(names, StringComparer.Ordinal);
        foreach (var (code, name) in content.Unreached.Select(p => (p.Location, p.Name)).Concat(content.Reached.Select(p => (p.Location, p.Name))))
        {
            all[code] = name;
        }

        return all;
    }
}
