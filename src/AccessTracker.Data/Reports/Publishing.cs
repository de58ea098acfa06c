using System.Globalization;
using System.Text.Json;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Data.Reports;

/// <summary>
/// Makes a draft a revision, inside the transaction that it is given: all that is frozen with it, and the audit's entry with the hashes.
/// </summary>
internal static class Publishing
{
    /// <summary>The key of a revision in the audit.</summary>
    public static string AuditKey(ReportId report, long revision) => RecordKey.Of(report.ToString(), revision.ToString(CultureInfo.InvariantCulture));

    /// <summary>The audit keeps this of a revision, by name: the hashes of content and annex, and of each file.</summary>
    public static string AuditText(string contentHash, string annexHash, IEnumerable<(string Name, string Sha256)> files)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal) { ["content"] = contentHash, ["annex"] = annexHash };
        foreach (var (name, sha256) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            hashes[name] = sha256;
        }

        return JsonSerializer.Serialize(hashes, RecordJson.Relaxed);
    }

    /// <summary>Returns why not, or null when it is published, just now or by the same request before.</summary>
    public static async Task<PublishRefusal?> RunAsync(DbSession session, StoredOperation operation, Publication publication, Actor actor)
    {
        var header = publication.Header;
        var published = Entry(operation, publication);
        if (!AccessPolicy.May(actor.Person, Verb.Publish, new Subject(operation.Operation.Code)))
        {
            await AuditStore.RecordAsync(session, published with { Action = AuditAction.Refused, After = null }, actor, header.PublishedAt!.Value)
                .ConfigureAwait(false);
            return PublishRefusal.NotAllowed;
        }

        if (header.Revision > 1 && header.Reason is null)
        {
            return PublishRefusal.NoReason;
        }

        var parameters = new
        {
            operation = operation.Id.ToString(),
            taskForce = EnumCode.Of(header.TaskForce),
            number = header.Number,
            revision = header.Revision,
            contentHash = header.ContentHash,
            computedAt = header.ComputedAt,
            publishedAt = header.PublishedAt,
            publishedBy = actor.Name,
            reason = header.Reason,
            annex = publication.Annex,
            annexHash = ReportJson.Hash(publication.Annex),
        };
        // It holds the operation: no meeting is moved between this look at the calendar and the publication.
        await CalendarKeeper.KeepAsync(session, parameters.operation, header.PublishedAt!.Value, CancellationToken.None).ConfigureAwait(false);
        if (!await HistoryPoints.IsInAsync(session, operation.Id, publication.At).ConfigureAwait(false))
        {
            return PublishRefusal.StaleDraft;
        }

        if (await session.ExecuteAsync(Sql.HoldDraft, parameters).ConfigureAwait(false) == 0)
        {
            return await session.FirstOrDefaultAsync<long>(Sql.CountSame, parameters).ConfigureAwait(false) > 0 ? null : PublishRefusal.StaleDraft;
        }

        if (await session.FirstOrDefaultAsync<long>(Sql.LatestRevision, parameters).ConfigureAwait(false) != header.Revision - 1)
        {
            return PublishRefusal.StaleDraft;
        }

        if (!await IsInCalendarAsync(session, operation, header).ConfigureAwait(false))
        {
            return PublishRefusal.StaleDraft;
        }

        var narratives = await NarrativeStore.LatestAsync(session, operation, header.Report).ConfigureAwait(false);
        if (narratives.Any(n => publication.Narratives.GetValueOrDefault(n.Language) != n.Version))
        {
            return PublishRefusal.StaleNarrative;
        }

        if (publication.NeedsSecondPerson && narratives.Any(n => n.Markdown.Length > 0 && n.IsBy(actor)))
        {
            return PublishRefusal.SamePerson;
        }

        // Nothing of that revision is there before, or somebody put it there beside the program.
        var key = SealedStates.KeyOf(parameters.operation, header.Report, header.Revision);
        var before = await SealedStates.ReadAsync(session, SealedStates.Report, key).ConfigureAwait(false);

        // Before the state is set: the database takes no file of a report that is published.
        foreach (var file in publication.Files)
        {
            await session.ExecuteAsync(
                Sql.AddFile,
                new { parameters.operation, parameters.taskForce, parameters.number, file.Name, file.MediaType, file.Content,
                    file.Sha256 }).ConfigureAwait(false);
        }

        await session.ExecuteAsync(Sql.Publish, parameters).ConfigureAwait(false);
        await AuditStore.RecordAsync(session, published, actor, header.PublishedAt!.Value).ConfigureAwait(false);
        var after = await SealedStates.ReadAsync(session, SealedStates.Report, key).ConfigureAwait(false);
        await StateSeals.KeepAsync(session, SealedStates.Report, key, before, after, actor, header.PublishedAt!.Value).ConfigureAwait(false);
        return null;
    }

    private static async Task<bool> IsInCalendarAsync(DbSession session, StoredOperation operation, ReportHeader header)
    {
        var stored = (await OperationStore.FindAsync(session, operation.Id).ConfigureAwait(false))!;
        var calendar = await CalendarReader.ReadAsync(session, stored, header.TaskForce).ConfigureAwait(false);
        return calendar.ToPublish(header.Number, stored.Operation.Today(header.PublishedAt!.Value)) == new ReportPeriod(
            header.Report, header.PeriodStart, header.PeriodEnd);
    }

    private static AuditEvent Entry(StoredOperation operation, Publication publication) => new(AuditAction.Published)
    {
        Operation = operation.Operation.Code,
        Kind = "report",
        Key = AuditKey(publication.Header.Report, publication.Header.Revision),
        Reason = publication.Header.Reason,
        After = AuditText(publication.Header.ContentHash, ReportJson.Hash(publication.Annex), publication.Files.Select(f => (f.Name, f.Sha256))),
    };

    private static class Sql
    {
        // Changes nothing; on PostgreSQL it holds the draft until the transaction ends. Of two who publish, the second finds none.
        // A draft of a history that the store does not hold is none.
        public const string HoldDraft = $"""
            update report set state = state
            where operation_id = @operation and task_force = @taskForce and number = @number and revision = 0 and content_hash = @contentHash
                and {HistoryPoints.LeadsThroughDraft}
            """;

        public const string CountSame = """
            select count(*)
            from report
            where operation_id = @operation and task_force = @taskForce and number = @number and revision = @revision and content_hash = @contentHash
                and published_by = @publishedBy and coalesce(reason, '') = coalesce(@reason, '')
            """;

        public const string LatestRevision =
            "select coalesce(max(revision), 0) from report where operation_id = @operation and task_force = @taskForce and number = @number";

        public const string AddFile = """
            insert into report_file (report_id, name, media_type, content, sha256)
            select id, @Name, @MediaType, @Content, @Sha256
            from report
            where operation_id = @operation and task_force = @taskForce and number = @number and revision = 0
            """;

        // The same content may have been computed once more meanwhile; the files say when what they were made of was.
        public const string Publish = """
            update report set
                state = 'published',
                revision = @revision,
                computed_at = @computedAt,
                annex = @annex,
                annex_hash = @annexHash,
                reason = @reason,
                published_at = @publishedAt,
                published_by = @publishedBy
            where operation_id = @operation and task_force = @taskForce and number = @number and revision = 0
            """;
    }
}
