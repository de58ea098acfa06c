using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Boards;

/// <summary>How the pages of the board are found, in each order that it can be sorted in.</summary>
public static class BoardOrders
{
    private static readonly ListColumn<BoardLocation> _code = new(p => p.Location.Code);
    private static readonly ListColumn<BoardLocation> _waiting = new(p => ListColumn.Of((long)p.DaysWaiting), ListColumn.Numbers, IsDescending: true);

    private static readonly ListOrder<BoardLocation> _worst = new(
        new(p => p.LastReached is null ? "0" : "1"), new(p => ListColumn.Of(p.PeopleDays), ListColumn.Numbers, IsDescending: true), _waiting, _code);

    private static readonly ListOrder<BoardLocation> _longest = new(_waiting, _code);

    private static readonly ListOrder<BoardLocation> _people =
        new(new(p => ListColumn.Of(p.Population?.People), ListColumn.Numbers, IsDescending: true), _code);

    private static readonly ListOrder<BoardLocation> _blocked =
        new(new(p => ListColumn.Of((long)(p.WhyUnreached ?? (Blocking)int.MaxValue)), ListColumn.Numbers), new(p => ListColumn.Of(p.BlockedSince)),
            _code);

    private static readonly ListOrder<BoardLocation> _place =
        new(new(p => p.Location.Governorate ?? "", ListColumn.Names), new(p => ShownName.Of(p.Location), ListColumn.Names), _code);

    public static ListOrder<BoardLocation> Of(BoardOrder order) => order switch
    {
        BoardOrder.Worst => _worst,
        BoardOrder.Longest => _longest,
        BoardOrder.People => _people,
        BoardOrder.Blocked => _blocked,
        BoardOrder.Place => _place,
    };
}
