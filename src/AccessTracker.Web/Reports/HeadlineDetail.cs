using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports;

/// <summary>What stands below a figure of the headline, on the page and on paper: above all what is not known of it.</summary>
public static class HeadlineDetail
{
    /// <summary>Of the people reached in the period.</summary>
    public static string People(ReportContent content) => content.Reached.Count(r => r.People is null) is var unknown and > 0
        ? Show.With(Texts.PeopleUnknownDetail, Show.Number(unknown), Show.Number(content.Reached.Count))
        : Show.With(Texts.PeopleTimesDetail, Show.Number(content.People.Period.Total.PeopleTimes));

    /// <summary>Of the people reached to date.</summary>
    public static string PeopleToDate(ReportContent content) => Join(
        Show.With(Texts.PeopleTimesDetail, Show.Number(Known.PeopleTimes(content.People.Cumulative.Total))),
        content.DataQuality.UnknownPeople.Count is var unknown and > 0 ? Show.With(Texts.DeliveriesUnknownDetail, Show.Number(unknown)) : null);

    /// <summary>Of the trucks of the period.</summary>
    public static string Trucks(ReportContent content) => Join(
        Show.With(Texts.TrucksToDateDetail, Show.Number(Known.Trucks(content.Convoys.Cumulative))),
        content.DataQuality.UnknownTrucks.Count is var unknown and > 0 ? Show.With(Texts.ConvoysUnknownDetail, Show.Number(unknown)) : null);

    private static string Join(params string?[] parts) => string.Join("; ", parts.OfType<string>());
}
