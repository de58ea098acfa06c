using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Board;

/// <summary>A page that shows places of the board: which, on what day and in what order stands in its address.</summary>
public abstract class BoardPage : OperationPage
{
    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "governorate")]
    public string? Governorate { get; set; }

    [SupplyParameterFromQuery(Name = "district")]
    public string? District { get; set; }

    [SupplyParameterFromQuery(Name = "party")]
    public string? Party { get; set; }

    [SupplyParameterFromQuery(Name = "blocked")]
    public string? Blocked { get; set; }

    [SupplyParameterFromQuery(Name = "authority")]
    public string? Authority { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "only")]
    public string? Only { get; set; }

    [SupplyParameterFromQuery(Name = "order")]
    public string? Order { get; set; }

    protected BoardFilter Filter { get; private set; } = new();

    /// <summary>The day that is shown.</summary>
    protected DateOnly On { get; private set; }

    /// <summary>All places of that day.</summary>
    protected IReadOnlyList<BoardPlace> Board { get; private set; } = [];

    /// <summary>Those that are asked for, in order.</summary>
    protected IReadOnlyList<BoardPlace> Places { get; private set; } = [];

    protected override async Task ReadAsync(Situation situation)
    {
        if (!HasBegun)
        {
            return;
        }

        Filter = new BoardFilter
        {
            Day = DayOf(situation),
            Status = Status,
            Governorate = Governorate,
            District = District,
            Party = Party,
            Blocked = Blocked,
            Authority = Authority,
            Text = Text,
            UnreachedOnly = Only == BoardFilter.Unreached,
            Order = Order,
        };
        On = Filter.On(Today);
        Board = Held!.Board(On);
        Places = Filter.Of(situation, Board, On);
        await ShowAsync(situation);
    }

    /// <summary>The day that the address asks for; null: today.</summary>
    protected virtual string? DayOf(Situation situation) => Day;

    /// <summary>What the page takes besides.</summary>
    protected virtual Task ShowAsync(Situation situation) => Task.CompletedTask;
}
