using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Records;

public sealed partial class RecordPage
{
    // As the form has it: who sends more has written the form anew.
    private const int LongestReason = 500;

    private RecordKind? _table;
    private RecordView? _view;
    private bool _mayClassify;
    private bool _canChange;
    private bool _canMark;
    private string? _undo;
    private string? _message;
    private string? _moves;
    private (string Field, string Text)? _shown;

    [Inject]
    public required RecordStore Records { get; init; }

    [Inject]
    public required ChangeUndo Undo { get; init; }

    [Inject]
    public required RefusalAudit Refusals { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>As the bundle names it.</summary>
    [Parameter]
    public required string Kind { get; set; }

    /// <summary>As the store has it.</summary>
    [Parameter]
    public required string Key { get; set; }

    private string RecordKey => Key ?? "";

    private string Name => RecordText.Name(_table!, RecordKey, RecordText.PlaceName(Situation));

    private string Address => Urls.Record(Operation, Kind, RecordKey);

    // The page that lists the record; where it has none, the list of its kind.
    private (string Address, string Text) Back => _table == RecordKinds.Operations || _view!.Record.IsWithdrawn
        ? (Urls.Overview(Operation), Texts.Overview)
        : RecordPages.Above(Operation, _table!, RecordKey, _view.Record.Text) ?? (Urls.RecordList(Operation, Kind), RecordText.Kinds(_table!));

    // What stands above the record once it has been withdrawn or is back: "Saved" would say nothing of it.
    private string? WhatWasDone(long change) => _view!.History.FirstOrDefault(h => h.ChangeNumber == change)?.Action switch
    {
        HistoryAction.Withdrawn => Texts.WithdrawnNow,
        HistoryAction.Restored => Texts.RestoredNow,
        _ => null,
    };

    private bool IsMark => Context.Request.Form["_handler"] == RecordMarkForm.Name;

    private Actor Actor => Actor.Of(Person, Operation, Context.Connection.RemoteIpAddress?.ToString());

    protected override async Task ReadAsync(Situation situation)
    {
        _table = Kinds.Find(Kind);
        _view = _table is null ? null : await Records.ShowAsync(Held!.Stored, Kind, RecordKey, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        if (_view is null)
        {
            Missing();
            return;
        }

        _mayClassify = _table != RecordKinds.Operations
            && AccessPolicy.May(Person, Verb.Classify, new Subject(Operation, _table!.Subject, _view.Level));
        _canMark = _table != RecordKinds.Operations && _view.MayWrite;
        _canChange = _view.MayWrite && !_view.Record.IsWithdrawn;
        if (HttpMethods.IsPost(Context.Request.Method) && !(IsMark ? _canMark : _mayClassify))
        {
            _view = null;
            await Refusals.RecordAsync(Person, Context);
            Missing();
            return;
        }

        _moves = _canMark && _table == RecordKinds.Meetings ? CalendarText.Of(Moves(situation)) : null;
        if (_canMark && await Undo.CanOfferAsync(Held!.Stored, _view.History[^1].ChangeNumber, Actor, Clock.GetUtcNow(), Context.RequestAborted))
        {
            _undo = Urls.Undo(Operation, _view.History[^1].ChangeNumber, Address);
        }
    }

    // Which periods withdrawing the meeting moves, or restoring it: said before it is done.
    private IReadOnlyList<MovedPeriod> Moves(Situation situation)
    {
        var taskForce = EnumCode.Parse<TaskForce>(_view!.Record.Text("task_force"));
        var calendar = situation.CalendarOf(taskForce).Kept(Today);
        var number = int.Parse(_view!.Record.Text("number"), CultureInfo.InvariantCulture);
        var day = DateOnly.ParseExact(_view.Record.Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var after = _view.Record.IsWithdrawn
            ? calendar.With(new Meeting { TaskForce = taskForce, Number = number, Date = day })
            : calendar.Without(number);
        return new CalendarChange(calendar, after).Moves(Today);
    }

    private async Task MarkAsync()
    {
        var form = Context.Request.Form;
        if (ReasonOf(form) is not { } reason)
        {
            return;
        }

        var (operation, version, now) = (Held!.Stored, VersionIn(form), Clock.GetUtcNow());
        var refusal = form["mark"] == RecordMarkForm.Restore
            ? await Records.RestoreAsync(operation, Kind, RecordKey, version, reason, Actor, now, Context.RequestAborted)
            : await Records.WithdrawAsync(operation, Kind, RecordKey, version, reason, Actor, now, Context.RequestAborted);
        _message = refusal?.Message;
        if (refusal is null)
        {
            var marked = await Records.ShowAsync(operation, Kind, RecordKey, Actor, now, Context.RequestAborted);
            Navigation.NavigateTo(Urls.Saved(Address, marked?.History.FirstOrDefault(h => h.Version == version + 1)?.ChangeNumber));
        }
    }

    private async Task ClassifyAsync()
    {
        if (ReasonOf(Context.Request.Form) is not { } reason)
        {
            return;
        }

        var form = Context.Request.Form;
        var word = form["level"].ToString();
        Sensitivity? level = null;
        if (word.Length > 0)
        {
            if (!EnumCode.TryParse<Sensitivity>(word, out var known))
            {
                _message = Texts.LevelUnknown;
                return;
            }

            level = known;
        }

        var refusal =
            await Records.ClassifyAsync(
                Held!.Stored, Kind, RecordKey, VersionIn(form), level, reason, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        _message = refusal?.Message;
        if (refusal is null)
        {
            Navigation.NavigateTo(Address);
        }
    }

    private async Task ShowSevereAsync(string field)
    {
        Context.Response.Headers.CacheControl = "no-store";
        if (ReasonOf(Context.Request.Form) is not { } reason)
        {
            return;
        }

        var text = await Records.ReadSevereAsync(Held!.Stored, Kind, RecordKey, field, reason, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        _shown = text is null ? null : (field, text);
    }

    // As the form showed it; what is no number is no version.
    private static long VersionIn(IFormCollection form) =>
        long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;

    private string? ReasonOf(IFormCollection form)
    {
        var reason = form["reason"].ToString().Trim();
        _message = reason.Length is > 0 and <= LongestReason && !reason.Any(char.IsControl) ? null : Texts.ReasonNeeded;
        return _message is null ? reason : null;
    }
}
