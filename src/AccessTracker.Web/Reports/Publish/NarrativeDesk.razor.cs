using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>Drives the one editor of narratives (<see cref="NarrativeEditor"/>) from a circuit, each step as a form that is sent would.</summary>
public sealed partial class NarrativeDesk : IDisposable
{
    // After the last key, in milliseconds: soon enough to look live, and not a draft for each letter.
    private const double Pause = 400;

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1);
    private NarrativeEditor? _editor;

    // What each language goes out from.
    private IReadOnlyList<NarrativeField> _read = [];
    private string _window = "";
    private long _turn;
    private string? _said;

    [Inject]
    public required DraftStore Drafts { get; init; }

    [Inject]
    public required NarrativeStore Narratives { get; init; }

    [Inject]
    public required PublishSettings Settings { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    private DeskPart? Part { get; set; }

    /// <summary>Who acts and on what, asked anew before each act; null: they may not be here any more.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<(OperationState State, Actor Actor)?>> Ask { get; set; }

    [Parameter, EditorRequired]
    public required string Operation { get; set; }

    [Parameter, EditorRequired]
    public required ReportId Report { get; set; }

    /// <summary>Of the operation.</summary>
    [Parameter, EditorRequired]
    public required string TimeZone { get; set; }

    /// <summary>The draft that the address asks for.</summary>
    [Parameter]
    public string? DraftId { get; set; }

    /// <summary>It was saved, or what is typed differs from what is saved, or no longer does.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Something was typed that is not saved.</summary>
    public bool HasTyped => _editor is not null && _editor.Fields.Any(f => _texts[f.Language] != (f.Stored?.Markdown ?? ""));

    public void Dispose() => _gate.Dispose();

    protected override Task OnInitializedAsync()
    {
        _window = Id<Draft>.New(Clock.GetUtcNow()).ToString();
        return OpenAsync(DraftId);
    }

    private async Task OpenAsync(string? draft)
    {
        if (await Ask() is not var (state, actor))
        {
            return;
        }

        var editor = Make(state, actor);
        await editor.OpenAsync(Settings.Languages, draft);
        Show(editor);
        await Changed.InvokeAsync();
    }

    private async Task TypeAsync(string language, string text)
    {
        var before = HasTyped;
        _texts[language] = text;
        _said = Texts.EntryDraftSaving;
        if (before != HasTyped)
        {
            await Changed.InvokeAsync();
        }

        await _gate.WaitAsync();
        try
        {
            await KeepAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task KeepAsync()
    {
        if (await TakeAsync() is not { } editor)
        {
            return;
        }

        var isFirst = editor.Revision == 0;
        var outcome = await editor.PreviewAsync();
        if (outcome is DraftOutcome.ChangedElsewhere or DraftOutcome.Discarded or DraftOutcome.Saved or DraftOutcome.NotYours)
        {
            // Another window went on with the draft, or ended it: here it goes on as one of its own, and neither is lost.
            (isFirst, _editor) = (true, null);
            editor = await TakeAsync() ?? editor;
            outcome = await editor.PreviewAsync();
        }

        _editor = editor;
        _said = outcome == DraftOutcome.Kept ? Texts.EntryDraftSaved : Format.With(Texts.EntryFull, Format.Number(DraftStore.Most));
        if (isFirst)
        {
            Part?.KeepAddress(Urls.Publish(Operation, Report, draft: editor.Id));
        }
    }

    private async Task SaveAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (await TakeAsync() is not { } editor)
            {
                return;
            }

            if (!await editor.SaveAsync())
            {
                // The next save goes out from what somebody else has saved.
                (_editor, _read, _said) = (editor, editor.Fields, null);
                return;
            }

            await OpenAsync(null);
            _said = Texts.NarrativeSaved;
            Part?.KeepAddress(Urls.Publish(Operation, Report));
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task DiscardAsync()
    {
        await _gate.WaitAsync();
        try
        {
            // The page offers to take it back.
            if (await TakeAsync() is { } editor)
            {
                Navigation.NavigateTo(Urls.Publish(Operation, Report, draft: await editor.DiscardAsync()), forceLoad: true);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    // The form as it would be sent now.
    private async Task<NarrativeEditor?> TakeAsync()
    {
        if (await Ask() is not var (state, actor))
        {
            _said = Texts.EntryDenied;
            return null;
        }

        var editor = Make(state, actor);
        var sent = new EntryFields(_texts.Select(t => KeyValuePair.Create($"text.{t.Key}", t.Value)))
        {
            [$"{EntryFields.Own}id"] = _editor?.Id ?? "",
            [$"{EntryFields.Own}revision"] = Text(_editor?.Revision ?? 0),
            [$"{EntryFields.Own}window"] = _window,
            [$"{EntryFields.Own}turn"] = Text(++_turn),
        };
        foreach (var field in _read)
        {
            sent[field.VersionName] = Text(field.Version);
        }

        await editor.TakeAsync(Settings.Languages, sent);
        _read = editor.Fields;
        return editor;
    }

    private NarrativeEditor Make(OperationState state, Actor actor) =>
        new(Drafts, Narratives, state, Report, actor, Clock, CancellationToken.None);

    private void Show(NarrativeEditor editor)
    {
        (_editor, _read) = (editor, editor.Fields);
        foreach (var field in editor.Fields)
        {
            _texts[field.Language] = field.Text;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
