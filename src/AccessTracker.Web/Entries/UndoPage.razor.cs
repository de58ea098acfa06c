using AccessTracker.Data;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Identity;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Entries;

public sealed partial class UndoPage
{
    private bool _isTheirs;
    private bool _isDone;
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required ChangeUndo Undo { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>The operation's change number that is to be undone.</summary>
    [Parameter]
    public long Change { get; set; }

    [SupplyParameterFromQuery(Name = "back")]
    private string? BackTo { get; set; }

    private string Back => BackTo is null ? Urls.Enter(Operation) : Urls.Local(BackTo);

    private Actor Actor => Actor.Of(Person, Operation, Visit.Origin(Context));

    protected override async Task ReadAsync(Situation situation)
    {
        _isTheirs = await Undo.MayUndoAsync(Held!.Stored, Change, Actor, Context.RequestAborted);
        if (!_isTheirs)
        {
            Missing();
        }
    }

    private async Task UndoAsync()
    {
        _refusals = await Undo.UndoAsync(Held!.Stored, Change, Texts.UndoReason, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        _isDone = _refusals.Count == 0;
    }
}
