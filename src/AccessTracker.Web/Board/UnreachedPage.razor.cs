using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Board;

public sealed partial class UnreachedPage
{
    private static readonly IReadOnlyList<FilterChoice> _statuses = [.. FilterChoice.All<AccessStatus>().Where(c => c.Value != Word.Of(AccessStatus.Accessible))];
    private static readonly IReadOnlyList<FilterChoice> _reasons = FilterChoice.All<Blocking>();
    private static readonly IReadOnlyList<FilterChoice> _orders = [.. FilterChoice.All<BoardOrder>().Skip(1)];
    private static readonly IReadOnlyList<FilterChoice> _showing = [new FilterChoice("unreached", Texts.OnlyUnreached)];

    private BoardFilter _filter = new();
    private bool _isFiltered;
    private DateOnly _day;
    private IReadOnlyList<BoardPlace> _places = [];
    private BoardTotals _totals = BoardTotals.Of([]);
    private int _all;
    private IReadOnlyList<FilterChoice> _governorates = [];
    private IReadOnlyList<FilterChoice> _districts = [];
    private IReadOnlyList<FilterChoice> _parties = [];
    private IReadOnlyList<FilterChoice> _authorities = [];

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

    protected override Task ReadAsync(Situation situation)
    {
        if (!HasBegun)
        {
            return Task.CompletedTask;
        }

        _filter = new BoardFilter
        {
            Day = Day,
            Status = Status,
            Governorate = Governorate,
            District = District,
            Party = Party,
            Blocked = Blocked,
            Authority = Authority,
            Text = Text,
            UnreachedOnly = Only == _showing[0].Value,
            Order = Order,
        };
        _isFiltered = _filter.Pairs().Any(p => !string.IsNullOrEmpty(p.Value));
        _day = _filter.On(Today);
        var board = Held!.Board(_day);
        _all = board.Count;
        _places = _filter.Of(situation, board, _day);
        _totals = BoardTotals.Of(_places);
        _governorates = FilterChoice.Of(board.Select(p => p.Location.Governorate));
        _districts = FilterChoice.Of(board.Select(p => p.Location.District));
        _parties = FilterChoice.Of(board.Select(p => p.Status.BesiegedBy));
        _authorities = FilterChoice.Of(situation.Facts.Statuses.Select(s => s.Authority));
        return Task.CompletedTask;
    }
}
