using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Entries;

/// <summary>The draft of one form, as its page opens it, keeps it and throws it away.</summary>
/// <param name="form">Which form; with <paramref name="key"/> it tells drafts apart.</param>
/// <param name="key">The record that is changed; null: a new one.</param>
public sealed class FormDraft(
    DraftStore drafts, StoredOperation operation, string person, string form, string? key, TimeProvider clock, CancellationToken cancellation)
{
    private string _said = "";

    /// <summary>Of the form since it was opened, and of its draft.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Of the draft as the form has seen it; 0: there is none yet.</summary>
    public long Revision { get; private set; }

    /// <summary>The window that sent it last, as it calls itself, and at which of its turns; empty: none did.</summary>
    public string Window { get; private set; } = "";

    public long Turn { get; private set; }

    /// <summary>What the form that was asked for has saved already: this is another one.</summary>
    public SavedForm? Saved { get; private set; }

    /// <summary>The draft that was asked for and was thrown away: this is another one. Null: none was.</summary>
    public string? ThrownAway { get; private set; }

    /// <summary>The form is opened. Returns what was typed into the draft of that id; null: nothing was, or it has ended.</summary>
    /// <param name="id">From the address; null: a new form. One of which nothing was kept yet goes on under its id.</param>
    public async Task<EntryFields?> OpenAsync(string? id)
    {
        Id = Id<Draft>.New(clock.GetUtcNow()).ToString();
        if (!Guid.TryParse(id, out var asked))
        {
            return null;
        }

        if (await drafts.FindAsync(operation, person, asked.ToString(), cancellation) is { } draft)
        {
            if (draft.Form != form || draft.RecordKey != key)
            {
                return null;
            }

            if (draft.DiscardedAt is not null)
            {
                ThrownAway = draft.Id;
                return null;
            }

            (Id, Revision, Window, Turn) = (draft.Id, draft.Revision, draft.Window, draft.Turn);
            return new EntryFields(draft.Fields);
        }

        Saved = await drafts.FindSavedAsync(operation, person, asked.ToString(), cancellation);

        // A window that was just left may still be sending its draft: that it has come meanwhile does not make this another form.
        if (Saved is null && !await drafts.IsOfAnotherAsync(operation, person, asked.ToString(), cancellation))
        {
            Id = asked.ToString();
        }

        return null;
    }

    /// <summary>The form was sent.</summary>
    public void Take(EntryFields sent)
    {
        Id = Guid.TryParse(sent[$"{EntryFields.Own}id"], out var id) ? id.ToString() : Id<Draft>.New(clock.GetUtcNow()).ToString();
        Revision = Number(sent, "revision");
        Window = WindowOf(sent);
        Turn = Number(sent, "turn");
        _said = HashOf(sent);
    }

    /// <summary>Whatever comes of it, what was sent is not lost with the answer.</summary>
    public async Task<DraftOutcome> KeepAsync(EntryFields fields)
    {
        var kept = await drafts.KeepAsync(
            operation, person, new TypedDraft(Id, form, key, Revision, fields.ToDictionary()) { Window = Window, Turn = Turn }, clock.GetUtcNow(),
            cancellation);
        if (kept.Outcome == DraftOutcome.Kept)
        {
            Revision = kept.Revision;
        }

        return kept.Outcome;
    }

    /// <summary>Throws away what stands in the form; it can be taken back. Returns the draft's id; null: there was nothing to throw away.</summary>
    /// <param name="typed">What stands in the form, to be taken back as it is; null: only what was opened with it.</param>
    public async Task<string?> DiscardAsync(EntryFields? typed)
    {
        if (typed is not null)
        {
            await KeepAsync(typed);
        }

        if (Revision == 0)
        {
            return null;
        }

        await drafts.DiscardAsync(operation, person, Id, clock.GetUtcNow(), cancellation);
        return Id;
    }

    /// <summary>Ends the draft for good: what stood in it is saved.</summary>
    public Task EndAsync() => drafts.EndAsync(operation, person, Id, cancellation);

    /// <summary>What the form has saved already, and whether it says the same now; null: nothing.</summary>
    public async Task<(SavedForm Form, bool IsSame)?> FindSavedAsync() =>
        await drafts.FindSavedAsync(operation, person, Id, cancellation) is { } saved ? (saved, saved.Content == _said) : null;

    /// <summary>What was saved stays; the form goes on as another one.</summary>
    public void BeginAnother()
    {
        // Always the same one, however often it comes to this: the answer may be lost again.
        (Id, Revision) = (new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(Id)).AsSpan(0, 16)).ToString(), 0);
    }

    /// <summary>What the form sends to be saved, once.</summary>
    /// <param name="fields">As they stand in it.</param>
    /// <param name="target">The page of what it saves.</param>
    public Submission Submission(EntryFields fields, string target) => new(Id, person)
    {
        Form = new SubmittedForm(form, key, fields.OfRecords()),
        Content = _said,
        Target = target,
        Revision = Revision,
        Window = Window,
    };

    /// <summary>The window of a browser that sends the form, as it calls itself; empty: it does not.</summary>
    public static string WindowOf(EntryFields sent) => sent[$"{EntryFields.Own}window"] is { Length: <= 64 } window ? window : "";

    public static long Number(EntryFields sent, string name) =>
        long.TryParse(sent[EntryFields.Own + name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // What is typed and chosen, as it was sent, and not what the form itself sends along.
    private static string HashOf(EntryFields fields)
    {
        var said = new StringBuilder();
        foreach (var (name, value) in fields.Where(
            f => f.Value.Length > 0
            && (f.Key.StartsWith(EntryConflicts.Choice, StringComparison.Ordinal)
                || !f.Key.StartsWith(EntryFields.Own, StringComparison.Ordinal))).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            said.Append(name).Append('\0').Append(value).Append('\0');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())));
    }
}
