namespace AccessTracker.Data.Entries;

/// <summary>
/// A draft is what somebody has typed into a form and not saved: it is found again after a lost line, a restart, on another device.
/// </summary>
/// <param name="Id">Of the form when it was opened.</param>
/// <param name="Form">Which form: the kind of record, or what it does to one.</param>
/// <param name="RecordKey">The record that it changes or adds to; null: a new one.</param>
/// <param name="Revision">Raised by every saving.</param>
/// <param name="Fields">By the names of the form's fields, exactly as typed.</param>
public sealed record Draft(
    string Id, string Form, string? RecordKey, long Revision, IReadOnlyDictionary<string, string> Fields, DateTimeOffset SavedAt)
{
    /// <summary>The window that kept it last (<see cref="TypedDraft.Window"/>), and at which of its turns; empty: it did not say.</summary>
    public string Window { get; init; } = "";

    public long Turn { get; init; }

    /// <summary>It was thrown away, and can be taken back for <see cref="DraftStore.TakenBackWithin"/>; null: it was not.</summary>
    public DateTimeOffset? DiscardedAt { get; init; }
}

/// <summary>A draft to keep is what a window of a browser sends.</summary>
/// <param name="Id">Of the form, and so of the draft.</param>
/// <param name="Form">See <see cref="Draft"/>.</param>
/// <param name="RecordKey">See <see cref="Draft"/>.</param>
/// <param name="Revision">The one that the window has seen; 0: none.</param>
/// <param name="Fields">See <see cref="Draft"/>.</param>
public sealed record TypedDraft(string Id, string Form, string? RecordKey, long Revision, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The window calls itself so since its page was loaded; empty: it does not say.</summary>
    public string Window { get; init; } = "";

    /// <summary>Rises with everything that the window sends: what comes late does not undo what came after it.</summary>
    public long Turn { get; init; }

    /// <summary>It is to stand, although another window kept something else. That stays, as a draft of its own.</summary>
    public bool IsMeant { get; init; }
}

/// <summary>The outcome is what became of a text that was to be kept.</summary>
public enum DraftOutcome
{
    /// <summary>It is kept, now or when it came before.</summary>
    Kept,

    /// <summary>Another window has kept something else meanwhile: nothing of it is overwritten.</summary>
    ChangedElsewhere,

    /// <summary>The draft was thrown away.</summary>
    Discarded,

    /// <summary>The form was saved: its draft has ended.</summary>
    Saved,

    /// <summary>The person has as many drafts as there may be.</summary>
    Full,

    /// <summary>The id is somebody else's.</summary>
    NotYours,
}

/// <param name="Revision">Of the draft as it stands now; 0: there is none.</param>
public readonly record struct DraftKeeping(DraftOutcome Outcome, long Revision);

/// <summary>A form that was saved.</summary>
public sealed record SavedForm
{
    /// <summary>The operation's change number that it made; null: what it said was stored already.</summary>
    public long? ChangeNumber { get; init; }

    /// <summary>The page of what it saved; null: not known.</summary>
    public string? Target { get; init; }

    /// <summary>A hash of what it said (<see cref="Submission.Content"/>); null: not known.</summary>
    public string? Content { get; init; }

    public DateTimeOffset SubmittedAt { get; init; }
}

/// <summary>A form whose saving was undone.</summary>
/// <param name="Draft">What it held.</param>
/// <param name="IsNew">All that it saved was new, and does not count any more.</param>
public sealed record UndoneForm(Draft Draft, bool IsNew);
