using System.Globalization;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Languages;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Reports;

/// <summary>
/// Says what was frozen with a report in the language of now. Definitions are frozen in English, as they were worded when it was published: what is
/// still worded so is said in the reader's language; what is not stays as it was published, for no translation of it was kept.
/// </summary>
public static class ReportWording
{
    /// <summary>The definitions as they are read now.</summary>
    /// <param name="content">Of their report, for its days.</param>
    /// <param name="frozen">In English.</param>
    public static IReadOnlyList<FigureDefinition> Definitions(IReportContent content, IReadOnlyList<FigureDefinition> frozen)
    {
        if (OfficeText.IsEnglish || frozen.Count == 0)
        {
            return frozen;
        }

        var english = ReaderLanguages.In(ReportFormats.English, () => FigureDefinitions.All(content)).ToDictionary(d => d.Path);
        var own = FigureDefinitions.All(content).ToDictionary(d => d.Path);
        return [.. frozen.Select(d =>
            english.TryGetValue(d.Path, out var today) && own.TryGetValue(d.Path, out var read) ? Reworded(d, today, read) : d)];
    }

    /// <summary>The words of a chair who wrote in several languages, the reader's first.</summary>
    public static IReadOnlyList<Narrative> Narratives(IReadOnlyList<Narrative> frozen) =>
        [.. frozen.OrderBy(n => n.Language == CultureInfo.CurrentUICulture.Name ? 0 : 1)];

    private static FigureDefinition Reworded(FigureDefinition frozen, FigureDefinition today, FigureDefinition read) => frozen with
    {
        Name = One(frozen.Name, today.Name, read.Name),
        Definition = One(frozen.Definition, today.Definition, read.Definition),
        Unit = One(frozen.Unit, today.Unit, read.Unit),
        Baseline = One(frozen.Baseline, today.Baseline, read.Baseline),
        Excluded = One(frozen.Excluded, today.Excluded, read.Excluded),
    };

    private static string One(string frozen, string today, string read) => frozen == today ? read : frozen;
}
