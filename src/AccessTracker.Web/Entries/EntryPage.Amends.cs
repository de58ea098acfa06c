using AccessTracker.Data.Entries;
using AccessTracker.Data.Records;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Entries;

/// <content>What was saved by this form, whose answer was lost, is changed to what the form says now.</content>
public abstract partial class EntryPage
{
    /// <summary>The action of the button, before the id of the form that saved it.</summary>
    public const string AmendAction = "amend:";

    [Inject]
    public required ChangeUndo Undo { get; init; }

    /// <summary>The draft is what somebody makes of a record that was saved just before; null: it is not.</summary>
    [SupplyParameterFromQuery(Name = "amends")]
    public string? Amends { get; set; }

    /// <summary>The form was sent, and comes back.</summary>
    public bool IsSent => HttpMethods.IsPost(Context.Request.Method);

    // The answer was lost: it is given again. If the form says something else by now, that is another record, or a change that is made
    // where the first one is.
    private async Task AnswerAgainAsync(SavedForm saved, bool isSame)
    {
        if (isSame && saved.Target is { } target)
        {
            await AnswerAsync(target, saved.ChangeNumber);
            return;
        }

        var id = Id;
        _draft!.BeginAnother();
        LikelySame =
        [
            new LikelySame(
                $"saved:{id}", Format.With(Texts.EntrySavedBefore, Format.Instant(saved.SubmittedAt, Situation!.Operation.TimeZone)),
                saved.Target ?? Urls.Enter(Operation))
            {
                Amends = MayAmend(saved) ? id : null,
            },
        ];
        await KeepDraftAsync();
    }

    private bool MayAmend(SavedForm saved) => saved.ChangeNumber is not null && EntryAmends.Can(Form);

    private async Task AmendAsync(string id)
    {
        if (!Guid.TryParse(id, out var asked)
            || await Drafts.FindSavedAsync(
                Held!.Stored, Person.Name, asked.ToString(), Context.RequestAborted) is not { ChangeNumber: { } change } saved || !MayAmend(saved))
        {
            await SaveAsync();
            return;
        }

        if (EntryAmends.Adds(Form))
        {
            await SaveAnewAsync(change);
            return;
        }

        var touched = await Undo.TouchedAsync(Held.Stored, change, Context.RequestAborted);
        if ((ChangedKey ?? touched.FirstOrDefault(t => t.Kind == EntryAmends.KindOf(Form))?.RecordKey) is not { } key)
        {
            await SaveAsync();
            return;
        }

        // As that change left them: what somebody else has changed since is asked about.
        foreach (var record in touched)
        {
            _versions[$"{record.Kind}:{record.RecordKey}"] = record.Version;
        }

        var form = new FormDraft(Drafts, Held.Stored, Person.Name, Form, key, Clock, Context.RequestAborted);
        await form.OpenAsync(null);
        Fields[VersionsField] = Versions;
        if (await form.KeepAsync(Fields) != DraftOutcome.Kept)
        {
            Refusals = [Format.With(Texts.EntryFull, DraftStore.Most)];
            return;
        }

        await _draft!.EndAsync();
        LeadTo(Urls.Amended(EntryForms.Address(Operation, Kept(form.Id, key))));
    }

    // What only adds records has no form that changes them: they are taken back, and the form is there to save them as they are now.
    private async Task SaveAnewAsync(long change)
    {
        Fields.Remove("entry");
        if (await _draft!.KeepAsync(Fields) != DraftOutcome.Kept)
        {
            Refusals = [Format.With(Texts.EntryFull, DraftStore.Most)];
            return;
        }

        var refused = await Undo.UndoAsync(Held!.Stored, change, Texts.EntryAmendReason, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        if (refused.Count > 0)
        {
            Refusals = [.. refused.Select(r => r.Message).Distinct()];
            return;
        }

        LeadTo(Urls.Undone(EntryForms.Address(Operation, Kept(Id, ChangedKey))));
    }

    private Draft Kept(string id, string? key) => new(id, Form, key, 0, new Dictionary<string, string>(), Clock.GetUtcNow());
}
