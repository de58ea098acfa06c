using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Grids;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace AccessTracker.Web.Boards.Live;

/// <summary>
/// The board at a desk: sorted, filtered and grouped without leaving the page, and following the records. What is asked for stands in the address
/// as on the plain board, so that a link shows the same to others; which columns are looked at is each reader's own.
/// </summary>
public sealed partial class LiveBoardPage
{
    private const int PageSize = 50;

    private readonly LiveMarks _marks = new();
    private DeskGrid<BoardLocation>? _grid;
    private LiveChoice _choice = new(null, null, false);
    private Dictionary<string, IReadOnlyList<BoardLocation>> _groups = [];
    private IReadOnlySet<string> _hidden = LiveColumn.HiddenAtFirst;
    private Id<Account>? _account;
    private Uri? _address;
    private KeptMarks? _kept;
    private RenderFragment? _tabs;

    [Inject]
    public required HiddenColumnStore HiddenColumns { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Inject]
    public required IServiceProvider Services { get; init; }

    /// <summary>What had changed when the page lost its circuit, for the one in which it goes on: null where it is opened.</summary>
    [PersistentState]
    public KeptMarks? Kept
    {
        get => RendererInfo.IsInteractive && Situation is not null ? _marks.Keep(Board, Places) : _kept;
        set => _kept = value;
    }

    protected override Uri Address => _address ?? base.Address;

    // A guest of the demonstration has no account to keep anything with.
    protected override async Task OnInitializedAsync()
    {
        _account = SessionClaims.Account((await Authentication.GetAuthenticationStateAsync()).User);
        _hidden = _account is { } account ? await HiddenColumns.FindAsync(account, LiveColumn.List) ?? _hidden : _hidden;
        _tabs = await StillMarkup.WriteAsync<BoardTabs>(Services, new Dictionary<string, object?> { [nameof(BoardTabs.Operation)] = Operation });
    }

    protected override Task ShowAsync(Situation situation)
    {
        _choice = LiveChoice.Of(Asked);
        _groups = _choice.Group is null
            ? []
            : Places.GroupBy(_choice.KeyOf, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<BoardLocation>)[.. g]);
        if (_kept is { } kept)
        {
            _kept = null;
            _marks.GoOn(kept, Board, Places, situation.Operation.TimeOf(Clock.GetUtcNow()));
        }

        return Task.CompletedTask;
    }

    // The records have changed: what is shown is read anew, and what differs is marked.
    private async Task FollowAsync()
    {
        var (before, listed) = (Board, Places.Select(p => p.Location.Code).ToHashSet(StringComparer.Ordinal));
        await ReadAgainAsync();
        if (Situation is not null)
        {
            _marks.Note(before, Board, listed, Places, Situation.Operation.TimeOf(Clock.GetUtcNow()));
            await RefreshAsync();
        }
    }

    private async Task SetAsync((string Name, string? Value) field)
    {
        var asked = Filter.Pairs().Concat(_choice.Pairs()).Where(p => p.Name != field.Name).Append(field);
        Go(asked);
        await ReadAgainAsync();
        await RefreshAsync(toFirst: true);
    }

    // What was sorted by goes into the address; the rows are there already.
    private Task NoteAsync(DeskAsk ask)
    {
        _choice = _choice with { Sort = ask.Sort, IsDescending = ask.IsDescending };
        Go(Filter.Pairs().Concat(_choice.Pairs()));
        return Task.CompletedTask;
    }

    // There is no router in the circuit, and none is needed: the page is the same.
    private void Go(IEnumerable<(string Name, string? Value)> asked)
    {
        var before = Address;
        _address = Navigation.ToAbsoluteUri(Urls.UnreachedLive(Operation, asked));
        if (_address != before)
        {
            var address = _address.PathAndQuery;
            _ = BrowserAddress.TellAsync(() => Browser.InvokeVoidAsync("history.replaceState", null, "", address));
        }
    }

    private async Task RefreshAsync(bool toFirst = false)
    {
        StateHasChanged();
        if (_grid is not null)
        {
            await _grid.RefreshAsync(toFirst);
        }
    }

    private async Task<DeskRows<BoardLocation>> RowsAsync(DeskAsk ask)
    {
        var rows = _choice.Ordered(Places, ask);
        List<BoardLocation> asked = [.. rows.Skip(ask.Skip).Take(ask.Take)];
        await LiveCells.WriteAsync(asked, Situation!, On, Services);
        return new DeskRows<BoardLocation>(asked, rows.Count);
    }

    private async Task HideAsync(IReadOnlySet<string> hidden)
    {
        _hidden = hidden;
        if (_account is { } account)
        {
            await HiddenColumns.SaveAsync(account, LiveColumn.List, hidden);
        }
    }
}
