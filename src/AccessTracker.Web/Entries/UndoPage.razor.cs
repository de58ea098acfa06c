using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Records;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Entries;

public sealed partial class UndoPage
{
    private bool _isTheirs;
    private bool _isDone;
    private string? _moves;
    private IReadOnlyList<Refusal> _refusals = [];
    private UndoneForm? _form;
    private IReadOnlyList<ChangedRecord> _brought = [];

    [Inject]
    public required ChangeUndo Undo { get; init; }

    [Inject]
    public required DraftStore Drafts { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>The operation's change number that is to be undone.</summary>
    [Parameter]
    public long Change { get; set; }

    [SupplyParameterFromQuery(Name = "back")]
    private string? BackTo { get; set; }

    private string Asked => BackTo is null ? Urls.Enter(Operation) : Urls.Local(BackTo);

    // The page that shows a record among the others is not there any more once it does not count; its own page is.
    private string Back => _isDone && Gone is { } record ? Urls.Record(Operation, record.Kind, record.RecordKey) : Asked;

    private ChangedRecord? Gone => _brought.FirstOrDefault(r => PageOf(r) == Asked);

    private Actor Actor => Actor.Of(Person, Operation, ClientInfo.Origin(Context));

    protected override async Task ReadAsync(Situation situation)
    {
        _isTheirs = await Undo.MayUndoAsync(Held!.Stored, Change, Actor, Context.RequestAborted);
        if (!_isTheirs)
        {
            Missing();
            return;
        }

        _brought = await Undo.BroughtAsync(Held.Stored, Change, Context.RequestAborted);
        _moves = CalendarText.Of(await Undo.MovesAsync(Held!.Stored, Change, Actor, Clock.GetUtcNow(), Context.RequestAborted));
    }

    private async Task UndoAsync()
    {
        _refusals = await Undo.UndoAsync(Held!.Stored, Change, Texts.UndoReason, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        _isDone = _refusals.Count == 0;
        _form = _isDone ? await Drafts.BringBackAsync(Held!.Stored, Person.Name, Change, Clock.GetUtcNow(), Context.RequestAborted) : null;
        if (_form is { IsNew: true, Draft: { } draft }
            && (Gone ?? _brought.FirstOrDefault(r => Urls.Record(Operation, r.Kind, r.RecordKey) == Asked)) is not null)
        {
            // What was filled in is of more use than a page that says that it does not count.
            Navigation.NavigateTo(Urls.Undone(EntryForms.Address(Operation, draft)));
        }
    }

    private string? PageOf(ChangedRecord record) => RecordPages.Own(Operation, Kinds.Of(record.Kind), record.RecordKey);
}
