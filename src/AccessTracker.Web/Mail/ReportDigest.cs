using AccessTracker.Domain.Reports;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Mail;

/// <summary>A published report in a few lines, for mail and feed: from its stored content alone.</summary>
public static class ReportDigest
{
    private const int MostPlaces = 25;

    /// <summary>"Report 5", with its revision when it is not the first.</summary>
    public static string Name(int number, int revision) =>
        revision > 1 ? Show.With(Texts.ReportRevisionNumber, number, revision) : Show.With(Texts.ReportNumber, number);

    /// <summary>The headline figures, each as "name: figure".</summary>
    public static IReadOnlyList<string> Figures(ReportContent content, ReportSums sums) =>
    [
        Figure(Texts.TilePeoplePeriod, sums.At("people.period.total.distinct", content.People.Period.Total.Distinct).ToString()),
        Figure(Show.With(Texts.TilePeopleToDate, Show.Day(content.Operation.Since)), sums.At("people.cumulative.total.distinct", content.People.Cumulative.Total.Distinct).ToString()),
        Figure(Texts.MailBesieged, XOfY(content.Coverage.Besieged)),
        Figure(Texts.MailHardToReach, XOfY(content.Coverage.HardToReach)),
        Figure(Texts.NotReached, Show.Number(content.Unreached.Count)),
        Figure(Texts.TilePending, $"{Show.Number(content.Permits.Pending)} ({Show.With(Texts.OverdueDetail, Show.Number(content.Permits.Overdue))})"),
        Figure(Texts.TileTrucks, sums.At("convoys.period.trucks", content.Convoys.Period.Trucks).ToString()),
    ];

    /// <summary>The places reached, with how many people.</summary>
    public static IReadOnlyList<string> Reached(ReportContent content) =>
        Short([.. content.Reached.Select(r => r.People is { } people ? Show.With(Texts.MailPlacePeople, r.Name, Show.Number(people)) : $"{r.Name}: {Texts.PeopleUnknown}")]);

    /// <summary>The places not reached, with their status.</summary>
    public static IReadOnlyList<string> Unreached(ReportContent content) =>
        Short([.. content.Unreached.Select(u => $"{u.Name} ({StatusView.OfStatus(u.Status).Text}; {StatusView.OfBlocking(u.BlockedBy).Text})")]);

    private static List<string> Short(List<string> places) =>
        places.Count <= MostPlaces ? places : [.. places.Take(MostPlaces), Show.With(Texts.MailMorePlaces, Show.Number(places.Count - MostPlaces))];

    private static string Figure(string name, string figure) => $"{name}: {figure}";

    private static string XOfY(CoverageFigures coverage) => Show.With(Texts.XOfY, Show.Number(coverage.ReachedInPeriod), Show.Number(coverage.Locations));
}
