using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Grids;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Audit;

/// <summary>
/// The audit in a circuit. A page is found by the entry that it comes after, however many there are, and how many there are is not told; entries
/// that are new are counted above the list, which stays as it is until the reader asks.
/// </summary>
public sealed partial class AuditDesk
{
    // Where the pages that were left for older ones began.
    private readonly Stack<string?> _before = new();
    private DeskPart? _part;
    private DeskGrid<AuditRow>? _grid;
    private AuditFilter _filter = AuditFilter.Of(null);
    private Data.Audit.AuditPage _page = new([], false);
    private IReadOnlyList<FilterChoice> _operations = [];
    private AuditCursor? _newest;
    private DateTimeOffset _lookedAt;
    private string? _stamp;
    private int _new;

    [Inject]
    public required AuditReader Reader { get; init; }

    [Inject]
    public required SituationCache Situations { get; init; }

    [Inject]
    public required StoreStamp Stamp { get; init; }

    /// <summary>What the address asks for.</summary>
    [Parameter]
    public string? Asked { get; set; }

    protected override Verb Verb => Verb.ReadAudit;

    // More than a page are not counted.
    private string? Said => _new switch
    {
        0 => null,
        AuditQuery.MostRows => Format.With(Texts.AuditManyNew, _new),
        _ => Format.With(Texts.AuditNew, _new),
    };

    protected override async Task ReadAsync()
    {
        _filter = AuditFilter.Of(Asked);
        _operations = [.. (await Situations.OperationsAsync(Person)).Select(o => new FilterChoice(o.Code, o.Code))];
        if (_filter.After is not null)
        {
            await MarkAsync();
        }
    }

    // Only what came since the list was read is looked through; and only when anything at all was committed.
    protected override async Task LookAsync()
    {
        var stamp = await Stamp.ReadAsync(Gone);
        if (_stamp is null || stamp == _stamp)
        {
            return;
        }

        _stamp = stamp;
        var day = DateOnly.FromDateTime((_newest?.At ?? _lookedAt).UtcDateTime);
        var query = (_filter with { After = null }).ToQuery();
        var latest = await Reader.ReadAsync(Person, query with { From = query.From > day ? query.From : day }, Clock.GetUtcNow(), Gone);
        _new = latest.Rows.TakeWhile(IsNew).Count();
    }

    private bool IsNew(AuditRow row) => _newest is null ? row.At > _lookedAt : row.At >= _newest.At && row.Cursor != _newest;

    // From which entry on others are new: the newest that the filter has.
    private async Task<Data.Audit.AuditPage> MarkAsync()
    {
        (_stamp, _lookedAt) = (await Stamp.ReadAsync(Gone), Clock.GetUtcNow());
        var latest = await Reader.ReadAsync(Person, (_filter with { After = null }).ToQuery(), _lookedAt, Gone);
        (_newest, _new) = (latest.Rows is [var first, ..] ? first.Cursor : null, 0);
        return latest;
    }

    private async Task<DeskRows<AuditRow>> RowsAsync(DeskAsk ask)
    {
        if (!await AskAsync())
        {
            return new DeskRows<AuditRow>([], 0);
        }

        // What the newest page shows is what nothing is new against: both are one reading.
        _page = _filter.After is null ? await MarkAsync() : await Reader.ReadAsync(Person, _filter.ToQuery(), Clock.GetUtcNow(), Gone);

        // The grid asks; the way to other pages is around it.
        StateHasChanged();
        return new DeskRows<AuditRow>(_page.Rows, _page.Rows.Count);
    }

    private async Task SetAsync((string Name, string? Value) field)
    {
        _before.Clear();
        await GoAsync(_filter.With(field.Name, field.Value));
    }

    private async Task NewestAsync()
    {
        _before.Clear();
        await GoAsync(_filter with { After = null });
    }

    private Task NewerAsync() => GoAsync(_filter with { After = _before.Pop() });

    private Task OlderAsync()
    {
        _before.Push(_filter.After);
        return GoAsync(_filter with { After = _page.Rows[^1].Cursor.ToString() });
    }

    private async Task GoAsync(AuditFilter filter)
    {
        _filter = filter;
        _part?.KeepAddress(Urls.Audit(filter.Pairs()));
        await (_grid?.RefreshAsync() ?? Task.CompletedTask);
        StateHasChanged();
    }

    private static string NameOf(AuditRow row) => $"{AuditText.Action(row)}, {row.Person}, {Format.Utc(row.At)}";
}
