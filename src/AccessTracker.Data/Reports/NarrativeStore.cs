using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Reports;

/// <summary>The chair's words on a report, as the latest save left them.</summary>
public sealed record StoredNarrative
{
    /// <summary>Two letters: <c>en</c>, <c>ar</c>.</summary>
    public string Language { get; init; } = "";

    /// <summary>Raised by every save, from 1.</summary>
    public long Version { get; init; }

    /// <summary>The text as it was written; empty: it was taken back.</summary>
    public string Markdown { get; init; } = "";

    public DateTimeOffset EditedAt { get; init; }

    public string EditedBy { get; init; } = "";

    /// <summary>The account's id; null for entries at a desk.</summary>
    public string? AccountId { get; init; }

    /// <summary><paramref name="actor"/> wrote it: by the account, and by the name where either has none.</summary>
    public bool IsBy(Actor actor) => AccountId is { } account && actor.Person.Account is { } other ? account == other : EditedBy == actor.Name;
}

/// <summary>The store keeps what the chair says beside the figures, by report and language. Every save is kept; none is ever changed.</summary>
public sealed class NarrativeStore(Db db)
{
    /// <summary>More is no introduction to a report.</summary>
    public const int MostCharacters = 20_000;

    /// <summary>The latest of each language, by language. Those that were taken back are there, empty.</summary>
    public Task<IReadOnlyList<StoredNarrative>> LatestAsync(StoredOperation operation, ReportId report, CancellationToken cancellation = default) =>
        db.ReadAsync(session => LatestAsync(session, operation, report), cancellation);

    /// <summary>
    /// Saves the next version. Returns what is stored now, and null when somebody else saved after <paramref name="version"/> was
    /// read: nothing of theirs is lost. Who changed nothing makes no new version, and does not become its last editor.
    /// </summary>
    /// <param name="version">The one that was read; 0: there was none.</param>
    /// <exception cref="ArgumentException">It is longer than <see cref="MostCharacters"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">The actor may not publish the operation's reports.</exception>
    public Task<StoredNarrative?> SaveAsync(
        StoredOperation operation, ReportId report, string language, long version, string markdown, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default)
    {
        if (!AccessPolicy.May(actor.Person, Verb.Publish, new Subject(operation.Operation.Code)))
        {
            throw new UnauthorizedAccessException($"{actor.Name} may not write about the reports of {operation.Operation.Code}.");
        }

        var text = markdown.ReplaceLineEndings("\n");
        if (text.Length > MostCharacters)
        {
            throw new ArgumentException($"A narrative has at most {MostCharacters} characters, this one {text.Length}.", nameof(markdown));
        }

        return StateSeals.WriteAsync(
            db, SealedStates.Narrative, SealedStates.KeyOf(operation.Id.ToString(), report, language), actor, now, async session =>
        {
            var parameters = new
            {
                operation = operation.Id.ToString(),
                taskForce = EnumCode.Of(report.TaskForce),
                number = report.Number,
                language,
                version,
                markdown = text,
                now,
                by = actor.Name,
                account = actor.Person.Account,
            };
            var latest = await FindAsync(session, operation, report, language).ConfigureAwait(false);
            var read = await session.FirstOrDefaultAsync<string>(Sql.Read, parameters).ConfigureAwait(false) ?? "";
            if (text == read || text == latest?.Markdown)
            {
                return latest ?? new StoredNarrative { Language = language };
            }

            var saved = await session.ExecuteAsync(Sql.Save, parameters).ConfigureAwait(false);
            return saved == 0 ? null : await FindAsync(session, operation, report, language).ConfigureAwait(false);
        }, cancellation);
    }

    internal static Task<IReadOnlyList<StoredNarrative>> LatestAsync(DbSession session, StoredOperation operation, ReportId report) =>
        session.QueryAsync<StoredNarrative>(
            Sql.Latest, new { operation = operation.Id.ToString(), taskForce = EnumCode.Of(report.TaskForce), number = report.Number });

    private static async Task<StoredNarrative?> FindAsync(DbSession session, StoredOperation operation, ReportId report, string language) =>
        (await LatestAsync(session, operation, report).ConfigureAwait(false)).FirstOrDefault(n => n.Language == language);

    private static class Sql
    {
        public const string Latest = """
            select n.language, n.version, n.markdown, n.edited_at, n.edited_by, n.account_id
            from report_narrative n
            where n.operation_id = @operation and n.task_force = @taskForce and n.number = @number
                and n.version = (select max(m.version) from report_narrative m where m.operation_id = n.operation_id
                    and m.task_force = n.task_force and m.number = n.number and m.language = n.language)
            order by n.language
            """;

        public const string Read = """
            select markdown
            from report_narrative
            where operation_id = @operation and task_force = @taskForce and number = @number and language = @language and version = @version
            """;

        // Of two who save at once the key lets one in.
        public const string Save = """
            insert into report_narrative (operation_id, task_force, number, language, version, markdown, edited_at, edited_by, account_id)
            select @operation, @taskForce, @number, @language, @version + 1, @markdown, @now, @by, @account
            where @version = (select coalesce(max(m.version), 0) from report_narrative m where m.operation_id = @operation
                and m.task_force = @taskForce and m.number = @number and m.language = @language)
            on conflict (operation_id, task_force, number, language, version) do nothing
            """;
    }
}
