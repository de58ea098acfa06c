using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.WebUtilities;

namespace AccessTracker.Web.Boards;

/// <summary>A page that shows places of the board: which, on what day and in what order stands in its address.</summary>
public abstract class BoardPage : OperationPage
{
    protected BoardFilter Filter { get; private set; } = new();

    /// <summary>The day that is shown.</summary>
    protected DateOnly On { get; private set; }

    /// <summary>All places of that day.</summary>
    protected IReadOnlyList<BoardLocation> Board { get; private set; } = [];

    /// <summary>Those that are asked for, in order.</summary>
    protected IReadOnlyList<BoardLocation> Places { get; private set; } = [];

    /// <summary>Which part of them the address asks for.</summary>
    protected PageAt At { get; private set; }

    /// <summary>Says which places are shown. A page that moves on in its circuit has another address than the one it was opened at.</summary>
    protected virtual Uri Address => Navigation.ToAbsoluteUri(Navigation.Uri);

    /// <summary>The value under a name of the address; null where there is none.</summary>
    protected string? Asked(string name) => QueryHelpers.ParseQuery(Address.Query).TryGetValue(name, out var values) ? values[0] : null;

    protected override async Task ReadAsync(Situation situation)
    {
        if (!HasBegun)
        {
            return;
        }

        var asked = BoardFilter.Of(Asked);
        At = PageAt.Of(Asked);
        Filter = asked with { Day = DayOf(situation, asked), EveryByDefault = ShowsEvery };
        On = Filter.On(Today);
        Board = Held!.Board(On);
        Places = Filter.Of(situation, Board, On);
        await ShowAsync(situation);
    }

    /// <summary>Whether the page shows places that were reached in time, where its address does not say.</summary>
    protected virtual bool ShowsEvery => false;

    /// <summary>The day that the address asks for; null: today.</summary>
    protected virtual string? DayOf(Situation situation, BoardFilter asked) => asked.Day;

    /// <summary>What the page takes besides.</summary>
    protected virtual Task ShowAsync(Situation situation) => Task.CompletedTask;
}
