using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports;

/// <summary>What stands below a figure of the headline, on the page and on paper: above all what is not known of it.</summary>
public static class HeadlineDetail
{
    /// <summary>Of the people reached in the period.</summary>
    public static string People(ReportContent content, ReportSums sums) => Join(
        sums.At("people.period.total.distinct", content.People.Period.Total.Distinct).Note,
        content.Reached.Count(r => r.People is null) is var unknown and > 0
            ? Show.With(Texts.PeopleUnknownDetail, Show.Number(unknown), Show.Number(content.Reached.Count))
            : Show.With(Texts.PeopleTimesDetail, sums.At("people.period.total.peopleTimes", content.People.Period.Total.PeopleTimes).Amount));

    /// <summary>Of the people reached to date.</summary>
    public static string PeopleToDate(ReportContent content, ReportSums sums)
    {
        var times = sums.At("people.cumulative.total.peopleTimes", content.People.Cumulative.Total.PeopleTimes);
        return Join(times.Note, Show.With(Texts.PeopleTimesDetail, times.Amount));
    }

    /// <summary>Of the trucks of the period.</summary>
    public static string Trucks(ReportContent content, ReportSums sums)
    {
        var toDate = sums.At("convoys.cumulative.trucks", content.Convoys.Cumulative.Trucks);
        var detail = Show.With(Texts.TrucksToDateDetail, toDate.Amount);
        return Join(sums.At("convoys.period.trucks", content.Convoys.Period.Trucks).Note, toDate.Note is { } note ? $"{detail} ({note})" : detail);
    }

    /// <summary>The people evacuated in a window, and the patients among them.</summary>
    public static string Evacuated(string path, EvacuationFigures figures, ReportSums sums) => Show.With(
        Texts.EvacuationFigures, sums.At($"{path}.people", figures.People), sums.At($"{path}.patients", figures.Patients));

    /// <summary>The people reached of a target, of how many where it has a number of them.</summary>
    public static string Reached(TargetProgress target, ReportSums sums) =>
        sums.At($"targets.{target.Code}.reached", target.Reached) is var reached && target.People == 0
            ? reached.ToString()
            : reached.Note is { } note
                ? $"{Show.With(Texts.XOfY, reached.Amount, Show.Number(target.People))}; {note}"
                : Show.With(Texts.XOfY, reached.Amount, Show.Number(target.People));

    private static string Join(params string?[] parts) => string.Join("; ", parts.OfType<string>());
}
