using AccessTracker.Data.Import.Sheets;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace AccessTracker.Web.Desk.Import;

/// <summary>
/// What <see cref="SheetPage"/> does, in a circuit. What was said of the columns stands in the address, an answer is in the store as soon as it is
/// given, and a job works on without anybody: the sheet can be left at any moment and found again as it was.
/// </summary>
public sealed partial class ImportDesk
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);
    private DeskPart? _part;
    private ImportBatch? _batch;
    private ColumnChoice? _columns;
    private SheetSample? _sample;
    private CancellationTokenSource? _sampling;
    private IReadOnlyList<SheetQuestion> _asked = [];
    private IReadOnlyList<BatchRefusal> _refusals = [];
    private IReadOnlyList<MovedReport> _moved = [];
    private PreviewPage _page = new([], new Dictionary<string, PreviewRecord>(), 0, 0);
    private string? _fault;
    private long _rows;
    private bool _isReading;
    private bool _isBusy;
    private bool _isGone;
    private bool _isFollowed;

    [Inject]
    public required ImportBatchStore Batches { get; init; }

    [Inject]
    public required SheetImport Import { get; init; }

    [Inject]
    public required SheetPreviews Previews { get; init; }

    [Inject]
    public required SheetSamples Samples { get; init; }

    [Inject]
    public required SheetWork Work { get; init; }

    [Inject]
    public required SheetProgress Progress { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>What the address says of the columns, as it stands there; empty: nothing.</summary>
    [Parameter]
    public string Said { get; set; } = "";

    private int Open => _asked.Count(q => !_given.ContainsKey(q.Id));

    // What the button that goes on says; null: there is none.
    private string? Next => _batch switch
    {
        { State: BatchState.Uploaded } when _columns is { View.Fits: true } || (_asked.Count > 0 && Open == 0) => Texts.SheetNext,
        { State: BatchState.Mapped } when Open == 0 => Texts.SheetCheck,
        { State: BatchState.Checked } when _asked.Count > 0 && Open == 0 => Texts.SheetCheckAgain,
        _ => null,
    };

    // Records that others change are none of the sheet's: its check says so when it is imported.
    protected override async Task ReadAsync(Situation situation)
    {
        if (await Work.FindOwnAsync(Held!, Id, Person) is not { } batch)
        {
            _isGone = true;
        }
        else if (_batch is null)
        {
            await ShowAsync(batch);
        }
    }

    private async Task ShowAsync(ImportBatch batch)
    {
        if (_batch?.State != batch.State)
        {
            _given.Clear();
            _problems.Clear();
        }

        (_batch, _columns, _sample, _asked) = (batch, null, null, []);
        switch (batch.State)
        {
            case BatchState.Uploaded:
                var said = QueryHelpers.ParseQuery(Said);
                await LookAsync(said.Count == 0 ? null : said);
                break;
            case BatchState.Mapped:
                _asked = batch.Questions;
                break;
            case BatchState.Checked:
                _refusals = await Import.RefusalsAsync(batch);
                _moved = await Previews.MovedAsync(batch);
                _page = await Previews.PageAsync(batch, 0);
                _asked = batch.Questions;
                break;
            case BatchState.Checking or BatchState.Running when !_isFollowed:
                _isFollowed = true;
                _ = FollowAsync();
                break;
            case BatchState.Done or BatchState.Undone:
                // Its page shows what came of it, and takes it back.
                Navigation.NavigateTo(Urls.Sheet(Operation, batch.Id), forceLoad: true);
                break;
        }
    }

    private async Task LookAsync(Dictionary<string, StringValues>? said)
    {
        var form = said?.ContainsKey(ColumnChoice.Name(0)) == true ? new FormCollection(said) : null;
        (_columns, _asked, _fault) = await Work.LookAsync(
            _batch!, Held!, Numeral.Count(said?.GetValueOrDefault("sheet").ToString()), said?.GetValueOrDefault("kind").ToString(),
            Numeral.Count(said?.GetValueOrDefault("header").ToString()), form);
        await SampleAsync();
    }

    private async Task LookAgainAsync(Dictionary<string, StringValues> said)
    {
        Keep(said);
        await LookAsync(said);
    }

    private async Task SayAsync((string Name, StringValues Value) field)
    {
        var said = _columns!.ToFields();
        said[field.Name] = field.Value;
        _columns = new ColumnChoice(_columns.View, new FormCollection(said)) { Places = _columns.Places };
        _columns.Missing = _columns.ToMapping().Missing();
        Keep(said);
        await SampleAsync();
    }

    private void Keep(Dictionary<string, StringValues> said)
    {
        var address = Urls.Sheet(Operation, _batch!.Id, said);
        Said = new Uri(new Uri("http://x"), address).Query;
        _part?.KeepAddress(address);
    }

    // A large sheet takes a moment; of two that were asked for the later counts.
    private async Task SampleAsync()
    {
        await (_sampling?.CancelAsync() ?? Task.CompletedTask);
        if (_columns is not { View.Fits: true } || _columns.Twice.Count > 0)
        {
            _sample = null;
            return;
        }

        using var own = _sampling = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        (_isReading, var asked) = (true, _columns);
        try
        {
            var sample = await Samples.FindAsync(_batch!, asked.ToMapping(), Held!.Stored, Person, Clock.GetUtcNow(), own.Token);
            _sample = asked == _columns ? sample : _sample;
        }
        catch (OperationCanceledException)
        {
            // Another was asked for, or nobody is there any more.
        }
        finally
        {
            _isReading &= _sampling != own;
            _sampling = _sampling == own ? null : _sampling;
        }
    }

    private async Task<PreviewPage?> PageAsync(int skip) =>
        await AskAsync() is var (state, _) && await Work.FindOwnAsync(state, Id, Person) is { State: BatchState.Checked } batch
            ? await Previews.PageAsync(batch, skip)
            : null;

    private async Task FollowAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), Clock);
            while (await timer.WaitForNextTickAsync(Gone))
            {
                if (await AskAsync() is not var (state, _) || await Work.FindOwnAsync(state, Id, Person, Gone) is not { } batch)
                {
                    _isGone = true;
                }
                else if (batch.State is BatchState.Checking or BatchState.Running)
                {
                    (_batch, _rows) = (batch, Progress.RowsOf(batch.Id) ?? batch.ProgressRows);
                    StateHasChanged();
                    continue;
                }
                else
                {
                    await ShowAsync(batch);
                }

                StateHasChanged();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left; the job goes on.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
        finally
        {
            _isFollowed = false;
        }
    }
}
