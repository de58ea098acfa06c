using AccessTracker.Domain.Figures;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;
using AccessTracker.Web.Review;

namespace AccessTracker.Web.Reports;

/// <summary>How a report's figures are counted, in short, with the footnotes that this report needs: the same on the page and in files.</summary>
public static class CountingNotes
{
    private static string Between => Texts.ListSeparator;

    /// <summary>Each note, and the records and places it names.</summary>
    public static IEnumerable<(string Text, IReadOnlyList<string> Names)> Of(TableInput input) =>
    [
        .. ReportLayout.Of(input.Content).Notes(input),
        .. ReviewText.Note(input.Content) is { } review ? [(review, [])] : Array.Empty<(string, IReadOnlyList<string>)>(),
    ];

    /// <summary>Those of the humanitarian task force's report.</summary>
    internal static IEnumerable<(string Text, IReadOnlyList<string> Names)> Humanitarian(TableSource source)
    {
        var content = source.Content;
        var (coverage, quality) = (content.Coverage, content.DataQuality);
        yield return (
            Format.With(Texts.CountPeriod, Format.Day(content.PeriodStart), Format.Day(content.PeriodEnd), Format.Day(content.Operation.Since),
                content.Operation.TimeZone), []);
        yield return (Texts.CountDistinct, []);
        yield return (Texts.CountSeries, []);
        yield return (
            Format.With(Texts.CountCoverage, Format.Number(coverage.Besieged.Locations), Format.Number(coverage.HardToReach.Locations)), []);
        if (coverage.Besieged.PopulationUnknown > 0)
        {
            yield return (
                Format.With(Texts.CountPopulation, Format.Number(coverage.Besieged.PopulationUnknown), Format.Number(coverage.Besieged.Locations)),
                []);
        }

        if (SubtotalsExceed(content.People.Period) || SubtotalsExceed(content.People.Cumulative))
        {
            yield return (Texts.NoteSubtotals, []);
        }

        if (content.Reached.Any(r => r.Estimated) || quality.EstimatedSplits.Count > 0)
        {
            yield return (Texts.NoteEstimated, quality.EstimatedSplits);
        }

        if (quality.UnknownPeople.Count > 0)
        {
            yield return (
                Format.With(Texts.NoteUnknownPeople, Format.Number(quality.UnknownPeople.Count)),
                ByDay(quality.UnknownPeople.Select(source.NameOfDelivery)));
        }

        if (quality.UnknownTrucks.Count > 0)
        {
            yield return (Format.With(Texts.NoteUnknownTrucks, Format.Number(quality.UnknownTrucks.Count)), quality.UnknownTrucks);
        }

        if (quality.UnassignedPeople is { Count: > 0 } unassigned)
        {
            yield return (Texts.NoteUnassigned, unassigned);
        }

        if (quality.AbovePopulation.Count > 0)
        {
            yield return (Texts.NoteAbovePopulation, ByDay(quality.AbovePopulation.Select(source.NameOfDelivery)));
        }

        if (quality.CountedUnderTwoStatuses.Count > 0)
        {
            yield return (Texts.NoteTwoStatuses, [.. quality.CountedUnderTwoStatuses.Select(source.NameOf)]);
        }
    }

    // The places of one convoy have one day mostly: "Foah, Kafraya, 17 Mar 2016". A name without a day stands alone.
    private static IReadOnlyList<string> ByDay(IEnumerable<string> deliveries) =>
    [
        .. deliveries.Select(name => (Name: name, At: name.LastIndexOf(Between, StringComparison.Ordinal)))
            .GroupBy(d => d.At < 0 ? d.Name : d.Name[d.At..], StringComparer.Ordinal)
            .Select(day => day.First().At < 0
                ? day.Key
                : string.Join(Between, day.Select(d => d.Name[..d.At]).Distinct(StringComparer.Ordinal)) + day.Key),
    ];

    // What is unknown of a subtotal adds nothing.
    private static bool SubtotalsExceed(PeopleByStatus people) =>
        (people.Besieged.Distinct ?? 0) + (people.HardToReach.Distinct ?? 0) + (people.Other.Distinct ?? 0) > people.Total.Distinct;
}
