using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Charts;

namespace AccessTracker.Web.Boards;

/// <summary>The same figures at each meeting, for programs.</summary>
internal static class TrendsApi
{
    public static void MapTrends(this RouteGroupBuilder operation) => operation.MapGet("/trends", AnswerAsync)
        .DescribeRead<TrendsAnswer>(
            "readTrends", "Answers", "The figures of the last meetings side by side",
            "The last 26 meetings of the humanitarian task force up to today, as the page of trends draws them: counted from the records as they "
                + "are now, whatever was published. The records behind a meeting's figures are with the figures of its last day.");

    private static Task<IResult> AnswerAsync(HttpContext context, OperationAnswers answers) =>
        answers.AnswerAsync(context, null, Answer);

    private static TrendsAnswer Answer(AnswerBasis basis) => new(
        basis.Today, basis.ChangeNumber,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["inPeriod"] = "people.period.*.distinct",
            ["toDate"] = "people.cumulative.*.distinct",
            ["besieged"] = "coverage.*.reachedInPeriod",
            ["hardToReach"] = "coverage.*.reachedInPeriod",
            ["pending"] = "permits.pending",
            ["overdue"] = "permits.overdue",
            ["trucks"] = "convoys.*.trucks",
            ["unreached"] = "unreached.*",
            ["daysWaiting"] = "unreached.*.daysSinceReached",
        },
        [.. basis.Held.Meetings(basis.Today, ReportCharts.Most).Select(m => Item(basis.Held.Situation.Operation.Code, m))]);

    private static TrendPoint Item(string operation, MeetingFigures meeting) => new(
        meeting.Period.Number, meeting.Period.Start, meeting.Period.End, People(meeting.InPeriod), People(meeting.ToDate),
        new TrendPlaces(meeting.Besieged.Reached, meeting.Besieged.Places), new TrendPlaces(meeting.HardToReach.Reached, meeting.HardToReach.Places),
        meeting.Pending, meeting.Overdue, meeting.Trucks, meeting.UnknownTrucks, meeting.Unreached,
        new TrendDays(meeting.Days.Places, meeting.Days.Median, meeting.Days.Longest),
        Urls.ApiFigures(operation, meeting.Period.End, TaskForce.Humanitarian));

    private static TrendPeople People(DistinctPeople people) => new(
        people.Total, people.Besieged, people.HardToReach, people.Unknown.Total, people.Unknown.Besieged, people.Unknown.HardToReach);
}

/// <summary>Figures of meetings.</summary>
/// <param name="Day">The operation's today.</param>
/// <param name="ChangeNumber">Where the history of the operation's records stood; null for who may not read everything.</param>
/// <param name="Definitions">By a name of the figures the path of its definition.</param>
/// <param name="Items">The meetings in their order.</param>
public sealed record TrendsAnswer(
    DateOnly Day, long? ChangeNumber, IReadOnlyDictionary<string, string> Definitions, IReadOnlyList<TrendPoint> Items);

/// <summary>A meeting's figures.</summary>
/// <param name="Number">The meeting's.</param>
/// <param name="PeriodStart">First day that its report covers.</param>
/// <param name="PeriodEnd">Its last, the day of the meeting.</param>
/// <param name="InPeriod">People reached in the period.</param>
/// <param name="ToDate">People reached from the baseline on.</param>
/// <param name="Besieged">Besieged places at the end, and those of them reached in the period.</param>
/// <param name="HardToReach">Hard-to-reach places, and those reached.</param>
/// <param name="Pending">Lines of requests pending at the end.</param>
/// <param name="Overdue">Those of them overdue.</param>
/// <param name="Trucks">In the period; null: of no convoy anybody knows.</param>
/// <param name="TrucksUnknown">Convoys of whose trucks nobody knows.</param>
/// <param name="Unreached">Places never reached or overdue.</param>
/// <param name="DaysWaiting">How long the people of listed places had waited.</param>
/// <param name="Figures">Where the figures of that day are with their records.</param>
public sealed record TrendPoint(
    int Number, DateOnly PeriodStart, DateOnly PeriodEnd, TrendPeople InPeriod, TrendPeople ToDate, TrendPlaces Besieged, TrendPlaces HardToReach,
    int Pending, int Overdue, long? Trucks, int TrucksUnknown, int Unreached, TrendDays DaysWaiting, string Figures);

/// <summary>Distinct people; null: places were reached, and of none of them anybody knows how many people.</summary>
/// <param name="Total">All.</param>
/// <param name="Besieged">In places that were besieged when they were reached.</param>
/// <param name="HardToReach">In places that were hard to reach then.</param>
/// <param name="UnknownTotal">Deliveries of whose people nobody knows.</param>
/// <param name="UnknownBesieged">The same to besieged places.</param>
/// <param name="UnknownHardToReach">The same to hard-to-reach places.</param>
public sealed record TrendPeople(
    long? Total, long? Besieged, long? HardToReach, int UnknownTotal, int UnknownBesieged, int UnknownHardToReach);

/// <summary>Places and those of them reached.</summary>
/// <param name="Reached">In the period.</param>
/// <param name="Places">At its end.</param>
public sealed record TrendPlaces(int Reached, int Places);

/// <summary>Days waited.</summary>
/// <param name="Places">Besieged and hard-to-reach places.</param>
/// <param name="Median">Null without places.</param>
/// <param name="Longest">Null without places.</param>
public sealed record TrendDays(int Places, decimal? Median, int? Longest);
