using AccessTracker.Domain.Boards;
using AccessTracker.Web.Components.Grids;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Boards.Live;

/// <summary>The columns of the live board, by the names that the address and the store know them by.</summary>
public static class LiveColumn
{
    public const string Place = "place";
    public const string Governorate = "governorate";
    public const string District = "district";
    public const string Status = "status";
    public const string Party = "party";
    public const string Population = "population";
    public const string LastReached = "reached";
    public const string Waiting = "waiting";
    public const string PeopleDays = "people_days";
    public const string Attempts = "attempts";
    public const string Why = "why";
    public const string Next = "next";

    /// <summary>How the store calls the list whose columns somebody chose.</summary>
    public const string List = "unreached";

    /// <summary>What is not shown to who has chosen nothing: other columns say most of it.</summary>
    public static IReadOnlySet<string> HiddenAtFirst { get; } = new HashSet<string> { District, Party, PeopleDays, Next };

    /// <summary>All of them, in order.</summary>
    /// <param name="cell">What a column shows of a place.</param>
    public static IReadOnlyList<DeskColumn<BoardLocation>> All(Func<string, RenderFragment<BoardLocation>> cell) =>
    [
        new(Place, Texts.Place, cell(Place)) { IsHead = true },
        new(Governorate, Texts.Governorate, cell(Governorate)),
        new(District, Texts.District, cell(District)),
        new(Status, Texts.Status, cell(Status)),
        new(Party, Texts.BesiegingParty, cell(Party)),
        new(Population, Texts.Population, cell(Population)) { Class = "number" },
        new(LastReached, Texts.LastReached, cell(LastReached)),
        new(Waiting, Texts.LiveDaysWaiting, cell(Waiting)) { Class = "number" },
        new(PeopleDays, Texts.BoardPeopleDays, cell(PeopleDays)) { Class = "number" },
        new(Attempts, Texts.AttemptsSince, cell(Attempts)),
        new(Why, Texts.Why, cell(Why)) { Class = "answer" },
        new(Next, Texts.NextAndPlanned, cell(Next)) { IsSortable = false },
    ];
}
