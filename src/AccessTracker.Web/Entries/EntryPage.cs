using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Entries;

/// <summary>
/// A page on which records are entered. It works without script and without a circuit: the whole form is sent as it stands, and
/// comes back with what is wrong, doubtful, likely there already or changed meanwhile, until it is saved, once. A script keeps
/// what is typed as a draft. The page says which records it reads and what its fields mean; the rest is here.
/// </summary>
public abstract partial class EntryPage : OperationPage
{
    /// <summary>The action of a button that puts another text into a field, before the field and, after an equals sign, the text.</summary>
    public const string UseAction = "use:";

    private const string EpochMark = "epoch:";
    private const string VersionsField = EntryFields.Own + "versions";

    private Dictionary<string, long> _versions = [];
    private HashSet<string> _meant = [];
    private FormDraft? _draft;
    private EntryFields? _sent;

    [Inject]
    public required DraftStore Drafts { get; init; }

    [Inject]
    public required BundleImport Import { get; init; }

    [Inject]
    public required RecordStore Records { get; init; }

    [CascadingParameter]
    protected HttpContext Context { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "draft")]
    private string? DraftId { get; set; }

    /// <summary>The draft is what was saved and has just been undone.</summary>
    [SupplyParameterFromQuery(Name = "undone")]
    private string? Undone { get; set; }

    /// <summary>There is a form to show.</summary>
    protected bool IsReady { get; private set; }

    /// <summary>Of the form since it was opened: of its draft, and of what it saves.</summary>
    public string Id => _draft?.Id ?? "";

    /// <summary>Of the draft; 0: there is none yet.</summary>
    public long Revision => _draft?.Revision ?? 0;

    /// <summary>The form's draft; null before it is known.</summary>
    public FormDraft? Draft => _draft;

    /// <summary>What the form that the address asks for has saved already; null: nothing, or it asks for none.</summary>
    public SavedForm? SavedBefore => _draft?.Saved;

    /// <summary>The draft that the address asks for and that was thrown away; null: none.</summary>
    public string? ThrownAway => _draft?.ThrownAway;

    public EntryFields Fields { get; private set; } = [];

    /// <summary>What was wrong or doubtful when it was sent; null: it was not.</summary>
    public EntryReading? Reading { get; private set; }

    /// <summary>What is to be asked before it is saved.</summary>
    public IReadOnlyList<EntryDoubt> Doubts { get; private set; } = [];

    public IReadOnlyList<LikelySame> LikelySame { get; private set; } = [];

    public IReadOnlyList<EntryConflict> Conflicts { get; private set; } = [];

    /// <summary>Why it was not saved, where no field is to blame.</summary>
    public IReadOnlyList<string> Refusals { get; private set; } = [];

    /// <summary>What stands in the form was saved, and that has just been undone.</summary>
    public bool IsUndone { get; private set; }

    public EntryState State => new(Operation, Fields, Reading, Situation!, Person) { Message = Message, IsForDevice = IsForDevice };

    /// <summary>What the form asks about doubts that were answered, to be sent again.</summary>
    public IReadOnlyCollection<string> Meant => _meant;

    public string Versions => JsonSerializer.Serialize(new Dictionary<string, long>(_versions) { [Epoch] = 0 });

    // Versions are of one epoch of the store: after a restore the same number may be another change.
    private string Epoch => EpochMark + Held!.Stored.At.Epoch;

    /// <summary>Which form it is; with <see cref="ChangedKey"/> it tells drafts apart.</summary>
    public abstract string Form { get; }

    /// <summary>The record that is changed, or added to; null: a new one.</summary>
    public virtual string? ChangedKey => null;

    /// <summary>The page's own address, without a query.</summary>
    public abstract string Address { get; }

    /// <summary>What a field is called, and of which row: as a summary of what is wrong names it.</summary>
    public virtual string LabelOf(string field) => EntryLabels.Of(Form, field, Fields);

    protected Actor Actor => Actor.Of(Person, Operation, ClientInfo.Origin(Context));

    /// <summary>Reads the records that the form is about. False: there are none for this person, or they may not write them.</summary>
    protected abstract Task<bool> LoadAsync(Situation situation);

    /// <summary>The record that the form is about, as the store has it; null: a new one.</summary>
    protected abstract (string Kind, string Key)? About { get; }

    /// <summary>What stands in the form when it is opened.</summary>
    protected abstract EntryFields Prefill();

    /// <summary>What the fields mean.</summary>
    protected abstract Entry Read(EntryReading reading);

    /// <summary>Puts what was sent, perhaps long after its form was made, in the order in which the form stands now.</summary>
    protected virtual void Understand(EntryFields sent)
    {
    }

    /// <summary>Something else than saving was asked for. Rows come and go on every form.</summary>
    protected virtual void Act(string action) => Fields.Act(action);

    /// <summary>The version of a record when the form was opened; 0: it was not there.</summary>
    protected long VersionOf(string kind, string key) => _versions.GetValueOrDefault($"{kind}:{key}");

    /// <summary>A record that the form changes; null: there is none that counts and that this person may write.</summary>
    protected async Task<StoredRecord?> FindAsync(RecordKind table, string key)
    {
        if (await Records.ShowAsync(
            Held!.Stored, table.Name, key, Actor, Clock.GetUtcNow(), Context.RequestAborted) is not { MayWrite: true,
            Record: { IsWithdrawn: false } record })
        {
            return null;
        }

        Shows(record);
        return record;
    }

    /// <summary>The records that the form shows and that refer to <paramref name="key"/> in <paramref name="column"/>.</summary>
    protected async Task<IReadOnlyList<StoredRecord>> ListAsync(RecordKind table, string column, string key)
    {
        var records = await Records.ListAsync(Held!.Stored, table.Name, column, key, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        foreach (var record in records)
        {
            Shows(record);
        }

        return records;
    }

    // Which version it is; whoever saves must not undo a later one.
    private void Shows(StoredRecord record) => _versions[$"{record.Table.Name}:{record.Key}"] = record.Version;

    protected sealed override async Task ReadAsync(Situation situation)
    {
        if (!await LoadAsync(situation))
        {
            await DenyAsync();
            return;
        }

        _draft = new FormDraft(Drafts, Held!.Stored, Person.Name, Form, ChangedKey, Clock, Context.RequestAborted);
        Last = await FindLastAsync();
        if (_sent is not null)
        {
            await FollowAsync();
        }
        else if (HttpMethods.IsPost(Context.Request.Method))
        {
            Fields = EntryFields.Of(Context.Request.Form);
            var fill = TakeMessage();
            if (fill is not null && Fields[$"{EntryFields.Own}action"] == ProposeAction)
            {
                await _draft.OpenAsync(null);
                Propose(fill);
            }
            else
            {
                _draft.Take(Fields);
                await ResolveEntriesAsync();
                Understand(Fields);
                Remember();
            }
        }
        else if (await _draft.OpenAsync(DraftId) is { } typed)
        {
            Fields = typed;
            IsUndone = Undone is not null;

            // What was saved and undone has been seen as it stands now.
            if (Fields.Has(VersionsField))
            {
                Remember();
            }

            if (Amends is not null)
            {
                EntryAmends.Match(Fields, Prefill(), text => Held!.Places.Exact(text)?.Code);
            }
        }
        else
        {
            Fields = Prefill();
        }

        IsReady = true;
    }

    /// <summary>The form was sent.</summary>
    public async Task SubmitAsync()
    {
        if (!IsReady || IsProposed)
        {
            return;
        }

        var action = Fields[$"{EntryFields.Own}action"];
        if (action == "discard")
        {
            Fields[VersionsField] = Versions;
            LeadTo(Urls.Enter(Operation, await _draft!.DiscardAsync(IsTyped() ? Fields : null)));
            return;
        }

        if (action is "" or "save")
        {
            await SaveAsync();
        }
        else if (action.StartsWith(UseAction, StringComparison.Ordinal) && action[UseAction.Length..].Split('=', 2) is [var field, var instead])
        {
            Fields[field] = instead;
            await SaveAsync();
        }
        else if (action.StartsWith(AmendAction, StringComparison.Ordinal))
        {
            await AmendAsync(action[AmendAction.Length..]);
        }
        else
        {
            Act(action);
            await KeepDraftAsync();
        }
    }

    private async Task SaveAsync()
    {
        EntryConflicts.TakeTheirs(Fields);
        if (await _draft!.FindSavedAsync() is var (saved, isSame))
        {
            await AnswerAgainAsync(saved, isSame);
            return;
        }

        if (Fields[EntryForms.ContractField] is { Length: > 0 } contract && contract != EntryForms.Contract)
        {
            // The form was made by an older build, where a field may have meant something else: its person looks through it once more.
            Refusals = [Texts.EntryOlderForm];
            await KeepDraftAsync();
            return;
        }

        Reading = new EntryReading(Id, Fields, Situation!, Held!.Places, Today, Kinds);
        var entry = Read(Reading);
        if (Reading.Problems.Count > 0)
        {
            await KeepDraftAsync();
            return;
        }

        EntryDoubts.Ask(entry, Reading);
        Doubts = [.. Reading.Doubts.Where(d => !_meant.Contains(d.Id))];
        LikelySame = [.. entry.LikelySame.Where(s => !_meant.Contains(s.Id))];
        var whole = entry with { Rows = [.. Reading.Proposed.Select(p => EntryRow.Of(p, Situation!)), .. entry.Rows] };

        // What is refused is said before anything is asked: nobody answers questions about what cannot be saved.
        var isAsked = Doubts.Count + LikelySame.Count > 0;
        var options = new ImportOptions
        {
            Submission = _draft!.Submission(Fields, whole.Target),
            DryRun = isAsked,
            ExpectedVersions = whole.Rows.ToDictionary(r => (r.Table.Name, r.Key), r => r.Version),
            Replaces = whole.Replaces,
            Order = whole.Ordered is { } table ? new RecordOrder(table, [.. whole.Rows.Where(r => r.Table == table).Select(r => r.Key)]) : null,
            Aliases = [.. Reading.Aliases],
        };
        var result = await Import.ImportAsync(whole.ToBundle(), Operation, options, Actor, Clock.GetUtcNow(), cancellation: Context.RequestAborted);
        if (isAsked && result.Refused.Count == 0)
        {
            await KeepDraftAsync();
            return;
        }

        if (result.IsStored)
        {
            await AnswerAsync(whole.Target, result.ChangeNumber);
            return;
        }

        (Doubts, LikelySame) = ([], []);
        (Refusals, Conflicts) = await EntryRefusal.ExplainAsync(whole, result, Reading, LookAgainAsync);
        if (whole.Replaces is { } replaces && result.Refused.Any(r => r.Row is null && r.Refusal.Code == RefusalCode.SeveralVersions))
        {
            // The place that was to go: the form shows it anew.
            await FindAsync(RecordKinds.Locations, replaces.Old);
            Refusals = [.. Refusals, Texts.EntryReadAnew];
        }

        await KeepDraftAsync();
    }

    // As it is stored now: the next saving has seen it.
    private async Task<RecordView?> LookAgainAsync(EntryRow row)
    {
        var view = await Records.ShowAsync(Held!.Stored, row.Table.Name, row.Key, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        if (view is not null)
        {
            Shows(view.Record);
        }

        return view;
    }

    private void Remember()
    {
        _meant = [.. Fields[$"{EntryFields.Own}meant"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        try
        {
            var sent = JsonSerializer.Deserialize<Dictionary<string, long>>(Fields[VersionsField]) ?? [];
            var epoch = sent.Keys.FirstOrDefault(k => k.StartsWith(EpochMark, StringComparison.Ordinal)) ?? EpochMark;

            // Of another epoch no version is the one that is stored: whoever saves is shown both.
            _versions = sent.Where(v => !v.Key.StartsWith(EpochMark, StringComparison.Ordinal))
                .ToDictionary(v => v.Key, v => v.Value > 0 && epoch != Epoch ? -1 : v.Value);
        }
        catch (JsonException)
        {
            // Not of our making: every record it names counts as new, and is refused as there already.
            _versions = [];
        }
    }

    // Whatever comes of it, what was sent is not lost with this answer.
    private Task<DraftOutcome> KeepDraftAsync()
    {
        Fields[VersionsField] = Versions;
        return _draft!.KeepAsync(Fields);
    }

    // Something else stands there than what the form was opened with.
    private bool IsTyped()
    {
        var opened = Prefill();
        return Fields.Any(f =>
            !f.Key.StartsWith(EntryFields.Own, StringComparison.Ordinal) && f.Value.Trim() != opened[f.Key]
            && EntryDay.Shown(opened[f.Key]) != f.Value);
    }
}
