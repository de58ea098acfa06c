using System.Globalization;
using AccessTracker.Data;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Reports;

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
public sealed class NarrativeEditor(DraftStore drafts, NarrativeStore narratives, OperationState state, int number, Actor actor, TimeProvider clock, CancellationToken cancellation)
{
    /// <summary>Of drafts.</summary>
    public const string Form = "narrative";

    /// <summary>Of the form since it was opened: of its draft.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Of the draft; 0: there is none yet.</summary>
    public long Revision { get; private set; }

    public IReadOnlyList<NarrativeField> Fields { get; private set; } = [];

    /// <summary>As they are saved, whatever stands in the form.</summary>
    public IReadOnlyList<StoredNarrative> Stored { get; private set; } = [];

    /// <summary>What was typed before and not saved.</summary>
    public IReadOnlyList<Draft> Waiting { get; private set; } = [];

    /// <summary>What was typed is to be looked at.</summary>
    public bool IsPreviewed { get; private set; }

    /// <summary>It is longer than a narrative may be.</summary>
    public bool IsTooLong { get; private set; }

    public string Key => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The form as it is opened, or with what was typed into <paramref name="draft"/>.</summary>
    public async Task OpenAsync(IReadOnlyList<string> languages, string? draft)
    {
        await ReadStoredAsync();
        var mine = (await drafts.ListAsync(state.Stored, actor.Name, cancellation)).Where(d => d.Form == Form && d.RecordKey == Key).ToList();
        var typed = mine.FirstOrDefault(d => d.Id == draft);
        (Id, Revision) = typed is null ? (Id<Draft>.New(clock.GetUtcNow()).ToString(), 0) : (typed.Id, typed.Revision);
        Waiting = [.. mine.Where(d => d != typed)];
        Fill(languages, typed is null ? null : new EntryFields(typed.Fields));
    }

    /// <summary>The form as it was sent.</summary>
    public async Task TakeAsync(IReadOnlyList<string> languages, EntryFields sent)
    {
        await ReadStoredAsync();
        Id = sent[$"{EntryFields.Own}id"];
        Revision = long.TryParse(sent[$"{EntryFields.Own}revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
        Fill(languages, sent);
    }

    public async Task PreviewAsync()
    {
        IsPreviewed = true;
        await KeepAsync();
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
            var saved = await narratives.SaveAsync(state.Stored, number, field.Language, field.Version, field.Text, actor, clock.GetUtcNow(), cancellation);
            fields.Add(saved is null ? field with { Version = field.Stored?.Version ?? 0, IsOvertaken = true } : field with { Text = saved.Markdown, Version = saved.Version, Stored = saved });
        }

        Fields = fields;
        if (Fields.Any(f => f.IsOvertaken))
        {
            await KeepAsync();
            return false;
        }

        await drafts.DiscardAsync(state.Stored, actor.Name, Id, cancellation);
        return true;
    }

    public Task DiscardAsync() => drafts.DiscardAsync(state.Stored, actor.Name, Id, cancellation);

    private async Task ReadStoredAsync() => Stored = await narratives.LatestAsync(state.Stored, number, cancellation);

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
    private async Task KeepAsync()
    {
        var fields = Fields.SelectMany(f => new[] { KeyValuePair.Create(f.Name, f.Text), KeyValuePair.Create(f.VersionName, f.Version.ToString(CultureInfo.InvariantCulture)) }).ToDictionary();
        Revision = await drafts.SaveAsync(state.Stored, actor.Name, Id, Form, Key, Revision, fields, clock.GetUtcNow(), cancellation) ?? Revision;
    }
}
