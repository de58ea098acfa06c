using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AccessTracker.Web.Components.Grids;

/// <summary>
/// A list to work on: sorted, paged, opened and hidden in part by keyboard or mouse. The page reads the rows; each read is asked for once, also
/// the first, which the plain table and the grid share.
/// </summary>
public sealed partial class DeskGrid<T>
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> _attributes = [];
    private MudDataGrid<DeskRow<T>>? _grid;
    private DeskRows<T>? _read;
    private DeskAsk? _first;
    private int _skipped;

    /// <summary>What the list holds: its name for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public required string Caption { get; set; }

    /// <summary>In the order in which they stand; always the same ones while the page is open.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<DeskColumn<T>> Columns { get; set; }

    /// <summary>Reads the rows that the grid asks for.</summary>
    [Parameter, EditorRequired]
    public required Func<DeskAsk, Task<DeskRows<T>>> Read { get; set; }

    /// <summary>By what a row is known when it is read again.</summary>
    [Parameter, EditorRequired]
    public required Func<T, string> KeyOf { get; set; }

    /// <summary>What a row is of, for those who do not see which one a button stands in.</summary>
    [Parameter, EditorRequired]
    public required Func<T, string> NameOf { get; set; }

    [Parameter]
    public int PageSize { get; set; } = 50;

    /// <summary>Name of the column that the rows are sorted by at first; null: the order that the page has by itself.</summary>
    [Parameter]
    public string? Sort { get; set; }

    [Parameter]
    public bool IsDescending { get; set; }

    /// <summary>Names of the columns that are not shown.</summary>
    [Parameter]
    public IReadOnlySet<string> Hidden { get; set; } = new HashSet<string>();

    /// <summary>Where there is one, columns can be chosen; it keeps the choice.</summary>
    [Parameter]
    public EventCallback<IReadOnlySet<string>> HiddenChanged { get; set; }

    /// <summary>Tells what was asked for, so that the address can say it.</summary>
    [Parameter]
    public EventCallback<DeskAsk> Asked { get; set; }

    /// <summary>What a row shows when it is opened.</summary>
    [Parameter]
    public RenderFragment<T>? Detail { get; set; }

    /// <summary>By what rows stand together; they must be read in the order of their groups. Set once.</summary>
    [Parameter]
    public Func<T, string>? GroupOf { get; set; }

    /// <summary>The heading of a group, with its subtotals.</summary>
    [Parameter]
    public RenderFragment<string>? GroupHead { get; set; }

    [Parameter]
    public Func<T, string?>? RowClass { get; set; }

    [Parameter]
    public string? Class { get; set; }

    /// <summary>What cannot be done without the connection.</summary>
    [Parameter]
    public string Unconnected { get; set; } = Texts.DeskUnconnected;

    /// <summary>Below the plain table: the way to its other pages.</summary>
    [Parameter]
    public RenderFragment? Pages { get; set; }

    /// <summary>In place of rows, where there is none.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    private IReadOnlyList<DeskColumn<T>> Shown => [.. Columns.Where(c => !Hidden.Contains(c.Name))];

    // Null where no row is opened: the grid would draw an empty one below each.
    private RenderFragment<CellContext<DeskRow<T>>>? Opened => Detail is null ? null : context => builder =>
    {
        if (_open.Contains(context.Item!.Key))
        {
            builder.AddContent(0, Detail(context.Item.Value));
        }
    };

    private string Info => Format.With(
        Texts.RowsOf, Format.Number(_read!.Total == 0 ? 0 : _skipped + 1), Format.Number(_skipped + _read.Rows.Count), Format.Number(_read.Total));

    /// <summary>Reads the rows that are shown anew; from the first one when <paramref name="toFirst"/>, as after another filter was set.</summary>
    public Task RefreshAsync(bool toFirst = false)
    {
        if (_grid is null)
        {
            return Task.CompletedTask;
        }

        if (!toFirst || _grid.CurrentPage == 0)
        {
            return _grid.ReloadServerData();
        }

        _grid.NavigateTo(Page.First);
        return Task.CompletedTask;
    }

    protected override async Task OnInitializedAsync()
    {
        _attributes["aria-label"] = Caption;
        _read = await Read(_first = new DeskAsk(Sort, IsDescending, 0, PageSize));
    }

    // The grid asks for its first rows once more, after it was drawn; they are here already.
    private async Task<GridData<DeskRow<T>>> ServeAsync(GridState<DeskRow<T>> state, CancellationToken cancellation)
    {
        var sort = state.SortDefinitions.FirstOrDefault();
        var ask = new DeskAsk(sort?.SortBy, sort?.Descending ?? false, state.Page * state.PageSize, state.PageSize);
        var isFirst = _first == ask;
        if (!isFirst)
        {
            _read = await Read(ask);
        }

        _first = null;
        _skipped = ask.Skip;
        if (!isFirst)
        {
            await Asked.InvokeAsync(ask);
        }

        return new GridData<DeskRow<T>> { Items = [.. _read!.Rows.Select(r => new DeskRow<T>(KeyOf(r), r))], TotalItems = _read.Total };
    }

    private SortDirection DirectionOf(DeskColumn<T> column) =>
        column.Name != Sort ? SortDirection.None : IsDescending ? SortDirection.Descending : SortDirection.Ascending;

    private async Task ToggleAsync(DeskRow<T> row)
    {
        if (!_open.Remove(row.Key))
        {
            _open.Add(row.Key);
        }

        await _grid!.ToggleHierarchyVisibilityAsync(row);
    }

    private Task ShowAsync(DeskColumn<T> column, bool isShown) =>
        HiddenChanged.InvokeAsync(isShown ? Hidden.Where(n => n != column.Name).ToHashSet() : Hidden.Append(column.Name).ToHashSet());
}
