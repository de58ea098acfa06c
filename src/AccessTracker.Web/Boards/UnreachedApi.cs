using System.ComponentModel;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Mvc;

namespace AccessTracker.Web.Boards;

/// <summary>The board of places that are not reached, for programs.</summary>
internal static class UnreachedApi
{
    public static void MapUnreached(this RouteGroupBuilder operation) => operation.MapGet("/unreached", AnswerAsync)
        .DescribeRead<UnreachedAnswer>(
            "readUnreached", "Answers", "Besieged and hard-to-reach places, since when they wait and what blocks them",
            "The board of a day, as its page has it: places never reached or overdue, or every listed place with only=all.");

    private static Task<IResult> AnswerAsync(HttpContext context, OperationAnswers answers, [AsParameters] UnreachedQuery query)
    {
        var filter = query.Filter;
        return filter.Unknown().FirstOrDefault() is { Name.Length: > 0 } unknown
            ? Task.FromResult<IResult>(ApiProblems.Invalid(unknown.Name, unknown.Value, Expected(unknown.Name)))
            : answers.AnswerAsync(context, query.Day, basis => Answer(basis, filter));
    }

    private static UnreachedAnswer Answer(AnswerBasis basis, BoardFilter filter)
    {
        var (situation, day) = (basis.Held.Situation, basis.Day);
        var places = basis.HasBegun ? filter.Of(situation, basis.Held.Board(day), day) : [];
        var totals = BoardTotals.Of(places);
        return new UnreachedAnswer(
            day, basis.ChangeNumber,
            new UnreachedTotals(
                totals.Places, totals.Besieged, totals.HardToReach, totals.NeverReached, totals.Overdue, totals.People.Value, totals.People.Unknown,
                totals.LongestDays),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["population"] = "unreached.*.population",
                ["daysSinceReached"] = "unreached.*.daysSinceReached",
                ["blockedBy"] = "unreached.*",
            },
            [.. places.Select(p => Item(situation, p, day, day == basis.Today))]);
    }

    private static UnreachedPlace Item(Situation situation, BoardLocation place, DateOnly day, bool showsPlanned) => new(
        place.Location.Code, ShownName.Latin(place.Location), ShownName.Arabic(place.Location), place.Location.Governorate, place.Location.District,
        place.Location.Latitude, place.Location.Longitude, place.Status.Status, place.StatusSince, place.Status.BesiegedBy, place.Population?.People,
        place.Population?.AsOf, place.LastReached?.Day, place.DaysSinceReached, place.DaysWaiting, place.PeopleDays, place.IsUnreached,
        place.BlockedBy, place.BlockedSince, situation.Ceasefire.CutOffSince(place.Location.Code, day),
        showsPlanned && place.Planned is [var next, ..] ? next.Day : null,
        [.. Records(place).Distinct()]);

    // The entries and the estimate that the row was counted from, its lines, the stop that reached it last and those that did not since.
    private static IEnumerable<string> Records(BoardLocation place) =>
        new[] { RecordRef.Of(place.Status) }
            .Concat(place.Population is { } population ? [RecordRef.Of(population)] : [])
            .Concat(place.Lines.Select(l => RecordRef.Of(l.Line)))
            .Concat(place.LastReached is { } last ? [RecordRef.Of(last)] : [])
            .Concat(place.FailedAttempts.Select(RecordRef.Of));

    private static string Expected(string name) => name switch
    {
        "day" => Texts.ApiExpectedDay,
        "status" => ExpectedWords.Of<AccessStatus>(),
        "blocked" => ExpectedWords.Of<Blocking>(),
        "order" => ExpectedWords.Of<BoardOrder>(),
        _ => ExpectedWords.Of(BoardFilter.Unreached, BoardFilter.Every),
    };
}

/// <summary>Which places of the board are asked for; each as the page's address has it.</summary>
internal sealed class UnreachedQuery
{
    [Description(AnswerDescription.Day)]
    [FromQuery(Name = "day")]
    public string? Day { get; init; }

    [Description("besieged or hard_to_reach.")]
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    [Description("A governorate as the places have it.")]
    [FromQuery(Name = "governorate")]
    public string? Governorate { get; init; }

    [Description("A district as the places have it.")]
    [FromQuery(Name = "district")]
    public string? District { get; init; }

    [Description("The besieging party as the status entries name it.")]
    [FromQuery(Name = "party")]
    public string? Party { get; init; }

    [Description("What blocks, by its word: permit_pending, denied, no_request and so on.")]
    [FromQuery(Name = "blocked")]
    public string? Blocked { get; init; }

    [Description("Only places that this authority's list has.")]
    [FromQuery(Name = "authority")]
    public string? Authority { get; init; }

    [Description("A place's code, or a part of its name in any spelling.")]
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    [Description("unreached (without it too): never reached or overdue alone; all: every listed place.")]
    [FromQuery(Name = "only")]
    public string? Only { get; init; }

    [Description("worst (without it too), longest, people, blocked or place.")]
    [FromQuery(Name = "order")]
    public string? Order { get; init; }

    internal BoardFilter Filter => new()
    {
        Day = Day, Status = Status, Governorate = Governorate, District = District, Party = Party, Blocked = Blocked, Authority = Authority,
        Text = Q, Only = Only, Order = Order,
    };
}

/// <summary>The board of a day.</summary>
/// <param name="Day">Read at its end.</param>
/// <param name="ChangeNumber">Where the history of the operation's records stood; null for who may not read everything.</param>
/// <param name="Totals">Of the places that are listed here.</param>
/// <param name="Definitions">By a name of a place's figures the path of its definition, which the figures of a day or a report spell out.</param>
/// <param name="Items">The places in the order asked for.</param>
public sealed record UnreachedAnswer(
    DateOnly Day, long? ChangeNumber, UnreachedTotals Totals, IReadOnlyDictionary<string, string> Definitions, IReadOnlyList<UnreachedPlace> Items);

/// <summary>What the places come to.</summary>
/// <param name="Places">All of them.</param>
/// <param name="Besieged">Those besieged.</param>
/// <param name="HardToReach">Those hard to reach.</param>
/// <param name="NeverReached">Those never reached since the operation's baseline.</param>
/// <param name="Overdue">Those reached, and longer ago than the operation's days.</param>
/// <param name="People">Who live in those of known population; null: it is known of none.</param>
/// <param name="PopulationUnknown">Places of unknown population.</param>
/// <param name="LongestDays">The longest wait; null without places.</param>
public sealed record UnreachedTotals(
    int Places, int Besieged, int HardToReach, int NeverReached, int Overdue, decimal? People, int PopulationUnknown, int? LongestDays);

/// <summary>A place of the board.</summary>
/// <param name="Location">Its code.</param>
/// <param name="Name">Its name in Latin letters.</param>
/// <param name="NameAr">Its name in Arabic; null: none is known.</param>
/// <param name="Governorate">Null: not known.</param>
/// <param name="District">Null: not known.</param>
/// <param name="Latitude">Degrees, WGS 84; null: not known.</param>
/// <param name="Longitude">Degrees, WGS 84; null: not known.</param>
/// <param name="Status">besieged or hard_to_reach.</param>
/// <param name="StatusSince">Since when it has been that without a break.</param>
/// <param name="BesiegedBy">The besieging party; null: not named.</param>
/// <param name="Population">Null: unknown, never 0.</param>
/// <param name="PopulationAsOf">The day of the estimate.</param>
/// <param name="LastReachedOn">Null: never since the baseline.</param>
/// <param name="DaysSinceReached">Null: never reached.</param>
/// <param name="DaysWaiting">Since it was last reached, or came on the list.</param>
/// <param name="PeopleDays">People times days; null: the population is unknown.</param>
/// <param name="IsUnreached">Never reached, or overdue.</param>
/// <param name="BlockedBy">What stands in the way of the next delivery.</param>
/// <param name="BlockedSince">Null: no request was made.</param>
/// <param name="CutOffSince">Since when every route to it is closed; null: it is not cut off.</param>
/// <param name="PlannedOn">The next planned stop; null: none, or the day asked about is not today.</param>
/// <param name="Records">The records it was counted from, each as kind, colon, key.</param>
public sealed record UnreachedPlace(
    string Location, string Name, string? NameAr, string? Governorate, string? District, double? Latitude, double? Longitude, AccessStatus Status,
    DateOnly StatusSince, string? BesiegedBy, long? Population, DateOnly? PopulationAsOf, DateOnly? LastReachedOn, int? DaysSinceReached,
    int DaysWaiting, long? PeopleDays, bool IsUnreached, Blocking BlockedBy, DateOnly? BlockedSince, DateOnly? CutOffSince, DateOnly? PlannedOn,
    IReadOnlyList<string> Records);
