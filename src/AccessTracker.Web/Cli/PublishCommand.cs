using System.Globalization;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Web.Cli;

/// <summary>Publishes a report for the operator, through the same code as the page: what is frozen and what is refused are the same.</summary>
internal sealed class PublishCommand(IServiceProvider services, Actor actor, TextWriter output, TextWriter errors)
{
    public const string Narrative = "--narrative";
    public const string Reason = "--reason";

    /// <summary>As on the page.</summary>
    public const int LongestReason = 500;

    private readonly NarrativeStore _narratives = services.GetRequiredService<NarrativeStore>();
    private readonly PublishSettings _settings = services.GetRequiredService<PublishSettings>();
    private readonly DateTimeOffset _now = services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>
    /// Publishes one, with the narrative in a file and the reason for a revision. Returns the exit code: wrong when nothing was published, which is
    /// said with the reason.
    /// </summary>
    public async Task<int> RunAsync(OperationState state, ReportId id, string? narrative, string? reason)
    {
        var words = narrative is null ? null : await ReadAsync(narrative);
        var calendar = state.Situation.CalendarOf(id.TaskForce);
        if (calendar.ToPublish(id.Number, state.Situation.Operation.Today(_now)) is not { } period)
        {
            return await RefuseAsync($"{state.Situation.Operation.Code} has no {ReportName.InSentence(id)} to publish: {NotDue(state, id)}");
        }

        if (await services.GetRequiredService<PublishReader>().FindAsync(state, period, actor) is not { } view)
        {
            return await RefuseAsync($"{ReportName.Of(id)} could not be computed. The report command shows why.");
        }

        return await RefusalAsync(state, view, words, reason) is { } refusal
            ? await RefuseAsync(refusal)
            : await PublishAsync(state, view, words, reason);
    }

    private async Task<int> PublishAsync(OperationState state, PublishView view, string? words, string? reason)
    {
        var id = view.Header.Report;
        if (words is not null && !await SaveAsync(state, id, words))
        {
            return await RefuseAsync(Texts.PublishStaleNarrative);
        }

        // The draft may be of later records than the state that was read at first.
        var now = await services.GetRequiredService<SituationCache>().FindAsync(state.Situation.Operation.Code) ?? state;
        var versions = (await _narratives.LatestAsync(now.Stored, id)).ToDictionary(n => n.Language, n => n.Version, StringComparer.Ordinal);
        var seen = new SeenDraft(view.Header.ContentHash, view.Revision, versions, reason);
        var result = await services.GetRequiredService<ReportPublisher>().PublishAsync(now, id, seen, actor);
        if (result.Report is not { } report)
        {
            return await RefuseAsync(result.Refusal switch
            {
                PublishRefusal.SamePerson => Texts.PublishSamePerson,
                PublishRefusal.StaleNarrative => Texts.PublishStaleNarrative,
                _ => $"{ReportName.Of(id)} or its draft has been changed in the meantime. Look at the draft, and publish again.",
            });
        }

        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture, $"Published {ReportName.InSentence(id)}, revision {report.Revision}. SHA-256 {report.ContentHash}"));
        foreach (var file in await services.GetRequiredService<ReportStore>().FilesAsync(now.Id, id, report.Revision))
        {
            await output.WriteLineAsync($"{file.Name}: SHA-256 {file.Sha256}");
        }

        return CommandLine.Done;
    }

    // Before anything is written: a refused publication leaves no narrative behind.
    private async Task<string?> RefusalAsync(OperationState state, PublishView view, string? words, string? reason)
    {
        var id = view.Header.Report;
        if (view.Failure is { } failure)
        {
            return $"{Texts.PublishStale} {failure.Error}";
        }

        if (view.Published is not { } published)
        {
            return reason is null ? null : $"{ReportName.Of(id)} has not been published yet: {Reason} is for a revision.";
        }

        if (published.ContentHash == view.Header.ContentHash && !await HasNewWordsAsync(state, published, words))
        {
            return $"Nothing has changed: revision {published.Revision} of {ReportName.InSentence(id)} says the same.";
        }

        return reason is null ? $"{ReportName.Of(id)} is published. A revision needs {Reason}, saying why there is one." : null;
    }

    private async Task<bool> HasNewWordsAsync(OperationState state, ReportHeader published, string? words)
    {
        var report = await services.GetRequiredService<ReportReader>().StoredAsync(state, published.Report, published.Revision);
        var said = (report?.Annex?.Narratives ?? []).ToDictionary(n => n.Language, n => n.Markdown, StringComparer.Ordinal);
        var next = _settings.InOrder(await _narratives.LatestAsync(state.Stored, published.Report))
            .ToDictionary(n => n.Language, n => n.Markdown, StringComparer.Ordinal);
        if (words is not null)
        {
            next[_settings.Languages[0]] = words;
        }

        return said.Count != next.Count || said.Any(s => next.GetValueOrDefault(s.Key) != s.Value);
    }

    private async Task<bool> SaveAsync(OperationState state, ReportId id, string words)
    {
        var language = _settings.Languages[0];
        var latest = (await _narratives.LatestAsync(state.Stored, id)).FirstOrDefault(n => n.Language == language);
        return await _narratives.SaveAsync(state.Stored, id, language, latest?.Version ?? 0, words, actor, _now) is not null;
    }

    private async Task<int> RefuseAsync(string why)
    {
        await errors.WriteLineAsync(why);
        await errors.WriteLineAsync("Nothing was published.");
        return CommandLine.Wrong;
    }

    private string NotDue(OperationState state, ReportId id)
    {
        var operation = state.Situation.Operation;
        var calendar = state.Situation.CalendarOf(id.TaskForce);
        return calendar.Next(operation.Today(_now)) is { } next && id == next.Report
            ? $"its meeting is on {Format.Day(next.End)}."
            : calendar.Meetings.TryGetValue(id.Number, out var meeting)
                ? $"its meeting is on {Format.Day(meeting.Date)}."
                : "no such meeting is due.";
    }

    private static async Task<string> ReadAsync(string file)
    {
        try
        {
            var text = (await File.ReadAllTextAsync(file, new UTF8Encoding(false, throwOnInvalidBytes: true))).ReplaceLineEndings("\n").Trim();
            return text.Length switch
            {
                0 => throw new StoreUnusableException($"The narrative in {file} is empty."),
                > NarrativeStore.MostCharacters => throw new StoreUnusableException(
                    $"The narrative in {file} has {text.Length} characters. Expected: at most {NarrativeStore.MostCharacters}."),
                _ => text,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnusableException($"The narrative cannot be read: {e.Message}");
        }
        catch (DecoderFallbackException)
        {
            throw new StoreUnusableException($"The narrative in {file} is not UTF-8. Save it as UTF-8.");
        }
    }
}
