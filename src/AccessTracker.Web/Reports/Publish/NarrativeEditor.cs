using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>One language of a narrative in its form.</summary>
/// <param name="Language">Two letters.</param>
/// <param name="Text">As typed.</param>
/// <param name="Version">The stored version that the text goes out from; 0: there was none.</param>
/// <param name="Stored">The latest; null: there is none.</param>
/// <param name="IsOvertaken">It was saved by somebody else after the form was opened.</param>
public sealed record NarrativeField(string Language, string Text, long Version, StoredNarrative? Stored, bool IsOvertaken = false)
{
    public string Name => $"text.{Language}";

    public string VersionName => $"version.{Language}";
}

/// <summary>The chair's words as somebody writes them: kept as typed like any form (docs/entering.md), looked at, saved by language.</summary>
public sealed class NarrativeEditor(
    DraftStore drafts, NarrativeStore narratives, OperationState state, ReportId report, Actor actor, TimeProvider clock,
    CancellationToken cancellation)
{
    /// <summary>Of drafts.</summary>
    public const string Form = "narrative";

    private readonly FormDraft _draft =
        new(drafts, state.Stored, actor.Name, Form, report.ToString(), clock, cancellation);

    /// <summary>Of the form since it was opened: of its draft.</summary>
    public string Id => _draft.Id;

    public FormDraft Draft => _draft;

    /// <summary>Of the draft; 0: there is none yet.</summary>
    public long Revision => _draft.Revision;

    /// <summary>The draft that the address asks for and that was thrown away; null: none.</summary>
    public string? ThrownAway => _draft.ThrownAway;

    /// <summary>Who writes.</summary>
    public string Person => actor.Name;

    public IReadOnlyList<NarrativeField> Fields { get; private set; } = [];

    /// <summary>As they are saved, whatever stands in the form.</summary>
    public IReadOnlyList<StoredNarrative> Stored { get; private set; } = [];

    /// <summary>What was typed before and not saved.</summary>
    public IReadOnlyList<Draft> Waiting { get; private set; } = [];

    /// <summary>What was typed is to be looked at.</summary>
    public bool IsPreviewed { get; private set; }

    /// <summary>It is longer than a narrative may be.</summary>
    public bool IsTooLong { get; private set; }

    public string Key => report.ToString();

    /// <summary>The form as it is opened, or with what was typed into <paramref name="draft"/>.</summary>
    public async Task OpenAsync(IReadOnlyList<string> languages, string? draft)
    {
        await ReadStoredAsync();
        var typed = await _draft.OpenAsync(draft);
        Waiting = [.. (await drafts.ListAsync(state.Stored, actor.Name, cancellation))
            .Where(d => d.Form == Form && d.RecordKey == Key && d.DiscardedAt is null && d.Id != Id)];
        Fill(languages, typed);
    }

    /// <summary>The form as it was sent.</summary>
    public async Task TakeAsync(IReadOnlyList<string> languages, EntryFields sent)
    {
        await ReadStoredAsync();
        _draft.Take(sent);
        Fill(languages, sent);
    }

    /// <summary>What was typed is kept, and is to be looked at.</summary>
    public Task<DraftOutcome> PreviewAsync()
    {
        IsPreviewed = true;
        return KeepAsync();
    }

    /// <summary>
    /// Saves what was changed. False: something was not, because it is too long or somebody else saved meanwhile; the form then
    /// goes out from theirs, and keeps what was typed.
    /// </summary>
    public async Task<bool> SaveAsync()
    {
        IsTooLong = Fields.Any(f => f.Text.Length > NarrativeStore.MostCharacters);
        if (IsTooLong)
        {
            return false;
        }

        var fields = new List<NarrativeField>();
        foreach (var field in Fields)
        {
            var saved = await narratives.SaveAsync(
                state.Stored, report, field.Language, field.Version, field.Text, actor, clock.GetUtcNow(), cancellation);
            fields.Add(saved is null
                ? field with { Version = field.Stored?.Version ?? 0, IsOvertaken = true }
                : field with { Text = saved.Markdown, Version = saved.Version, Stored = saved });
        }

        Fields = fields;
        if (Fields.Any(f => f.IsOvertaken))
        {
            await KeepAsync();
            return false;
        }

        await _draft.EndAsync();
        return true;
    }

    /// <summary>Throws away what was typed and not saved. Returns the draft's id; null: there was nothing.</summary>
    public Task<string?> DiscardAsync() => _draft.DiscardAsync(Fields.Any(f => f.Text != (f.Stored?.Markdown ?? "")) ? Typed() : null);

    private async Task ReadStoredAsync() => Stored = await narratives.LatestAsync(state.Stored, report, cancellation);

    // A language that is no longer configured and was written in stays: it would be published.
    private void Fill(IReadOnlyList<string> languages, EntryFields? typed) => Fields =
    [
        .. languages.Concat(Stored.Where(n => n.Markdown.Length > 0).Select(n => n.Language)).Distinct().Select(language =>
        {
            var stored = Stored.FirstOrDefault(n => n.Language == language);
            var field = new NarrativeField(language, stored?.Markdown ?? "", stored?.Version ?? 0, stored);
            return typed is null || !typed.Has(field.Name)
                ? field
                : field with
                {
                    Text = typed[field.Name].ReplaceLineEndings("\n"),
                    Version = long.TryParse(typed[field.VersionName], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
                };
        }),
    ];

    // What was sent is not lost with the answer.
    private Task<DraftOutcome> KeepAsync() => _draft.KeepAsync(Typed());

    private EntryFields Typed() => new(Fields.SelectMany(f => new[]
    {
        KeyValuePair.Create(f.Name, f.Text),
        KeyValuePair.Create(f.VersionName, f.Version.ToString(CultureInfo.InvariantCulture)),
    }));
}
