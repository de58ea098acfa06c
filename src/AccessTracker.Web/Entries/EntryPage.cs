using System.Text.Json;
using AccessTracker.Data;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Identity;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Entries;

/// <summary>
/// A page on which records are entered. It works without script and without a circuit: the whole form is sent as it stands, and
/// comes back with what is wrong, doubtful, likely there already or changed meanwhile, until it is saved, once. A script keeps
/// what is typed as a draft. The page says which records it reads and what its fields mean; the rest is here.
/// </summary>
public abstract class EntryPage : OperationPage
{
    // As the buttons of Rows and RowFrame say it.
    private const string AddRow = "add:";
    private const string RemoveRow = "remove:";
    private const string EpochMark = "epoch:";

    private const string VersionsField = EntryFields.Own + "versions";

    private Dictionary<string, long> _versions = [];
    private HashSet<string> _meant = [];

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
    public string Id { get; private set; } = "";

    /// <summary>Of the draft; 0: there is none yet.</summary>
    public long Revision { get; private set; }

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

    /// <summary>Drafts of the same form that wait to be finished.</summary>
    public IReadOnlyList<Draft> Waiting { get; private set; } = [];

    public EntryState State => new(Operation, Fields, Reading, Situation!, Person);

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

    protected Actor Actor => Actor.Of(Person, Operation, Visit.Origin(Context));

    /// <summary>Reads the records that the form is about. False: there are none for this person, or they may not write them.</summary>
    protected abstract Task<bool> LoadAsync(Situation situation);

    /// <summary>What stands in the form when it is opened.</summary>
    protected abstract EntryFields Prefill();

    /// <summary>What the fields mean.</summary>
    protected abstract Entry Read(EntryReading reading);

    /// <summary>Something else than saving was asked for. Rows come and go on every form.</summary>
    protected virtual void Act(string action)
    {
        if (action.StartsWith(AddRow, StringComparison.Ordinal))
        {
            Fields.Add(action[AddRow.Length..]);
        }
        else if (action.StartsWith(RemoveRow, StringComparison.Ordinal))
        {
            Fields.Remove(action[RemoveRow.Length..]);
        }
    }

    /// <summary>The version of a record when the form was opened; 0: it was not there.</summary>
    protected long VersionOf(string kind, string key) => _versions.GetValueOrDefault($"{kind}:{key}");

    /// <summary>A record that the form changes; null: there is none that counts and that this person may write.</summary>
    protected async Task<StoredRecord?> FindAsync(BundleTable table, string key)
    {
        if (await Records.ShowAsync(Held!.Stored, table.Kind, key, Actor, Clock.GetUtcNow(), Context.RequestAborted) is not { MayWrite: true, Record: { IsWithdrawn: false } record })
        {
            return null;
        }

        Shows(record);
        return record;
    }

    /// <summary>The records that the form shows and that refer to <paramref name="key"/> in <paramref name="column"/>.</summary>
    protected async Task<IReadOnlyList<StoredRecord>> ListAsync(BundleTable table, string column, string key)
    {
        var records = await Records.ListAsync(Held!.Stored, table.Kind, column, key, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        foreach (var record in records)
        {
            Shows(record);
        }

        return records;
    }

    // Which version it is; whoever saves must not undo a later one.
    private void Shows(StoredRecord record) => _versions[$"{record.Table.Kind}:{record.Key}"] = record.Version;

    protected sealed override async Task ReadAsync(Situation situation)
    {
        if (!await LoadAsync(situation))
        {
            Missing();
            return;
        }

        IsReady = true;
        if (HttpMethods.IsPost(Context.Request.Method))
        {
            Fields = EntryFields.Of(Context.Request.Form);
            Id = Fields[$"{EntryFields.Own}id"];
            Revision = long.TryParse(Fields[$"{EntryFields.Own}revision"], out var revision) ? revision : 0;
            Remember();
        }
        else if (DraftId is { } id && await Drafts.FindAsync(Held!.Stored, Person.Name, id, Context.RequestAborted) is { } draft && draft.Form == Form && draft.RecordKey == ChangedKey)
        {
            (Id, Revision, Fields) = (draft.Id, draft.Revision, new EntryFields(draft.Fields));
            IsUndone = Undone is not null;

            // What was saved and undone has been seen as it stands now.
            if (Fields.Has(VersionsField))
            {
                Remember();
            }
        }
        else
        {
            Id = Id<Draft>.New(Clock.GetUtcNow()).ToString();
            Fields = Prefill();
            Waiting = [.. (await Drafts.ListAsync(Held!.Stored, Person.Name, Context.RequestAborted)).Where(d => d.Form == Form && d.RecordKey == ChangedKey)];
        }
    }

    /// <summary>The form was sent.</summary>
    public async Task SubmitAsync()
    {
        if (!IsReady)
        {
            return;
        }

        var action = Fields[$"{EntryFields.Own}action"];
        if (action == "discard")
        {
            await Drafts.DiscardAsync(Held!.Stored, Person.Name, Id, Context.RequestAborted);
            Navigation.NavigateTo(Urls.Enter(Operation));
            return;
        }

        if (action is "" or "save")
        {
            await SaveAsync();
        }
        else
        {
            Act(action);
            await KeepDraftAsync();
        }
    }

    private async Task SaveAsync()
    {
        TakeTheirs();
        Reading = new EntryReading(Id, Fields, Situation!, Held!.Places, Today);
        var entry = Read(Reading);
        if (Reading.Problems.Count > 0)
        {
            await KeepDraftAsync();
            return;
        }

        EntryDoubts.Ask(entry, Reading);
        Doubts = [.. Reading.Doubts.Where(d => !_meant.Contains(d.Id))];
        LikelySame = [.. entry.LikelySame.Where(s => !_meant.Contains(s.Id))];
        if (Doubts.Count + LikelySame.Count > 0)
        {
            await KeepDraftAsync();
            return;
        }

        var whole = entry with { Rows = [.. Reading.Proposed.Select(RowOf), .. entry.Rows] };
        var options = new ImportOptions
        {
            Submission = new Submission(Id, Person.Name) { Form = new SubmittedForm(Form, ChangedKey, Fields.OfRecords()) },
            ExpectedVersions = whole.Rows.ToDictionary(r => (r.Table.Kind, r.Key), r => r.Version),
            Replaces = whole.Replaces,
            Aliases = [.. Reading.Aliases],
        };
        var result = await Import.ImportAsync(whole.ToBundle(), Operation, options, Actor, Clock.GetUtcNow(), cancellation: Context.RequestAborted);
        if (result.IsStored)
        {
            Navigation.NavigateTo(Urls.Saved(whole.Target, result.ChangeNumber));
            return;
        }

        (Refusals, Conflicts) = await EntryRefusal.ExplainAsync(whole, result, Reading, LookAgainAsync);
        if (whole.Replaces is { } replaces && result.Refused.Any(r => r.Row is null && r.Refusal.Code == RefusalCode.SeveralVersions))
        {
            // The place that was to go: the form shows it anew.
            await FindAsync(BundleSchema.Locations, replaces.Old);
            Refusals = [.. Refusals, Texts.EntryReadAnew];
        }

        await KeepDraftAsync();
    }

    // As it is stored now: the next saving has seen it.
    private async Task<RecordView?> LookAgainAsync(EntryRow row)
    {
        var view = await Records.ShowAsync(Held!.Stored, row.Table.Kind, row.Key, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        if (view is not null)
        {
            Shows(view.Record);
        }

        return view;
    }

    // With the P-code of the governorate, by which an area may be given too.
    private EntryRow RowOf(ProposedPlace place) => new(
        BundleSchema.Locations, place.Code, 0,
        new Dictionary<string, string>
        {
            ["code"] = place.Code,
            ["name"] = place.Name,
            ["governorate"] = place.Governorate,
            ["governorate_pcode"] = Situation!.Locations.Values.FirstOrDefault(l => l.Governorate == place.Governorate)?.GovernoratePcode ?? "",
        },
        new Dictionary<string, string>());

    // What somebody chose where two had changed the same.
    private void TakeTheirs()
    {
        foreach (var (name, value) in Fields.Where(f => f.Key.StartsWith(EntryConflicts.Choice, StringComparison.Ordinal)).ToList())
        {
            if (value == EntryConflicts.Theirs)
            {
                var field = name[EntryConflicts.Choice.Length..];
                Fields[field] = Fields[EntryConflicts.TheirsField(field)];
            }
        }
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
    private async Task KeepDraftAsync()
    {
        Fields[VersionsField] = Versions;
        Revision = await Drafts.SaveAsync(Held!.Stored, Person.Name, Id, Form, ChangedKey, Revision, Fields.ToDictionary(), Clock.GetUtcNow(), Context.RequestAborted) ?? Revision;
    }
}
