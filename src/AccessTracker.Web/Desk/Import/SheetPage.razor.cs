using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Import;

/// <summary>One sheet, at the step where it is: its columns, what is not certain, a look at what would change, the result.</summary>
public sealed partial class SheetPage
{
    private const int LongestReason = 500;

    private ImportBatch? _batch;
    private ColumnChoice? _columns;
    private IReadOnlyList<SheetQuestion> _asked = [];
    private AnswerForm? _answers;
    private IReadOnlyList<BatchRefusal> _refusals = [];
    private IReadOnlyList<MovedReport> _moved = [];
    private PreviewPage _page = new([], new Dictionary<string, PreviewRecord>(), 0, 0);
    private IReadOnlyList<Refusal> _against = [];
    private string? _fault;
    private bool _isOwn;

    [Inject]
    public required ImportBatchStore Batches { get; init; }

    [Inject]
    public required SheetImport Import { get; init; }

    [Inject]
    public required SheetPreviews Previews { get; init; }

    [Inject]
    public required SheetWork Work { get; init; }

    [Inject]
    public required SheetProgress Progress { get; init; }

    [Inject]
    public required ChangeUndo Undo { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Read the sheet as this kind, whatever its headings fit best.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>Which sheet of a workbook, from 0.</summary>
    [SupplyParameterFromQuery(Name = "sheet")]
    public int? Sheet { get; set; }

    /// <summary>The row with the headings.</summary>
    [SupplyParameterFromQuery(Name = "header")]
    public int? HeaderRow { get; set; }

    // Which page of the records, by the place of the row before its first.
    private int Skip => PageAt.Of(name => Context.Request.Query[name].FirstOrDefault()) is { After: { } after }
        && Numeral.Count(after) is { } skip ? skip : 0;

    private Actor Actor => Actor.Of(Person, Operation, ClientInfo.Origin(Context));

    private string Address => Urls.Sheet(Operation, _batch!.Id);

    // What a form answered stays until it was read.
    private bool HasDesk => _isOwn && HttpMethods.IsGet(Context.Request.Method);

    // The form that is to be sent next, and what its button says; null: there is none.
    private (string Form, string Text)? Sends => _batch switch
    {
        { State: BatchState.Uploaded } when _asked.Count > 0 => ("answers", Texts.SheetNext),
        { State: BatchState.Uploaded } when _columns is { View.Fits: true } => ("columns", Texts.SheetNext),
        { State: BatchState.Mapped } => ("answers", Texts.SheetCheck),
        { State: BatchState.Checked, Questions.Count: > 0 } => ("doubts", Texts.SheetCheckAgain),
        _ => null,
    };

    protected override async Task ReadAsync(Situation situation)
    {
        _batch = await Batches.FindAsync(Held!.Stored, new Id<ImportBatch>(Id), Person, Context.RequestAborted);
        if (_batch is null)
        {
            Missing();
            return;
        }

        _isOwn = _batch.IsOf(Person);
        if (!_isOwn)
        {
            return;
        }

        switch (_batch.State)
        {
            case BatchState.Uploaded:
                await LookAsync();
                break;
            case BatchState.Mapped:
                _asked = [.. _batch.Questions.Take(SheetQuestions.MostAsked)];
                break;
            case BatchState.Checked or BatchState.Done:
                _refusals = await Import.RefusalsAsync(_batch, Context.RequestAborted);
                _moved = await Previews.MovedAsync(_batch, Context.RequestAborted);
                _page = await Previews.PageAsync(_batch, Skip, Context.RequestAborted);
                _asked = [.. _batch.Questions.Take(SheetQuestions.MostAsked)];
                break;
        }
    }

    private async Task LookAsync()
    {
        var form = HttpMethods.IsPost(Context.Request.Method) ? Context.Request.Form : ColumnChoice.Said(Context.Request.Query);
        (_columns, _asked, _fault) = await Work.LookAsync(
            _batch!, Held!, Number(form, "sheet") ?? Sheet, form?["kind"].ToString() ?? Kind, Number(form, "header") ?? HeaderRow, form,
            Context.RequestAborted);
    }

    private async Task SaveColumnsAsync()
    {
        if (_columns is null || !_isOwn)
        {
            return;
        }

        _fault = await Work.SaveColumnsAsync(_batch!, _columns, Held!, Person, Context.RequestAborted);
        if (_fault is null)
        {
            Navigation.NavigateTo(Address);
        }
    }

    private async Task SaveAnswersAsync()
    {
        _answers = AnswerForm.Read(Context.Request.Form, _asked, Held!, Person);
        var questions = _batch!.State == BatchState.Uploaded ? _asked : _batch.Questions;
        await Batches.SaveAnswersAsync(_batch, questions, _answers.Answers, Clock.GetUtcNow(), Context.RequestAborted);
        if (_answers.Problems.Count > 0 || _answers.Answers.Count < _asked.Count)
        {
            _fault = _answers.Problems.Count > 0 ? Texts.SheetAnswersUnfinished : Texts.SheetAnswersMissing;
            return;
        }

        // More questions than one page asks: the next page asks the rest.
        if (_batch.State != BatchState.Uploaded && _batch.Questions.Count <= _asked.Count)
        {
            await AskAsync(_batch.State, BatchState.Checking);
        }

        Navigation.NavigateTo(Address);
    }

    private async Task RunAsync()
    {
        await AskAsync(BatchState.Checked, BatchState.Running);
        Navigation.NavigateTo(Address);
    }

    private async Task AskAsync(BatchState from, BatchState to)
    {
        if (_isOwn)
        {
            await Work.AskAsync(_batch! with { State = from }, to, Person, Context.RequestAborted);
        }
    }

    private async Task ReopenAsync()
    {
        await Batches.ReopenAsync(_batch!, Clock.GetUtcNow(), Context.RequestAborted);
        Navigation.NavigateTo(Address);
    }

    private async Task RemoveAsync()
    {
        await Batches.RemoveAsync(_batch!, Context.RequestAborted);
        Navigation.NavigateTo(Urls.Sheets(Operation));
    }

    private async Task UndoAsync()
    {
        var reason = Context.Request.Form["reason"].ToString().Trim();
        if (reason.Length is 0 or > LongestReason)
        {
            _fault = Texts.ReasonNeeded;
            return;
        }

        _against = await Undo.UndoAsync(Held!.Stored, _batch!.ChangeNumber!.Value, reason, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        if (_against.Count == 0)
        {
            Navigation.NavigateTo(Address);
        }
    }

    private static int? Number(IFormCollection? form, string name) =>
        Numeral.Count(form?[name].ToString());
}
