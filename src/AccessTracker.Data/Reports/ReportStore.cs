using System.Security.Cryptography;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Data.Reports;

public enum ReportState
{
    Draft,
    Published,
}

/// <summary>A report without what it says.</summary>
public record ReportHeader
{
    /// <summary>Number of the meeting.</summary>
    public int Number { get; init; }

    /// <summary>0 for the draft; the published ones count from 1.</summary>
    public int Revision { get; init; }

    public ReportState State { get; init; }

    public DateOnly PeriodStart { get; init; }

    public DateOnly PeriodEnd { get; init; }

    public DateTimeOffset ComputedAt { get; init; }

    /// <summary>The operation's change number when the facts were read; a draft is stale once the operation has a later one.</summary>
    public long ChangeNumber { get; init; }

    /// <summary>The program's way of counting (<see cref="WeeklyReport.Method"/>); a draft by an older one is stale too.</summary>
    public int Method { get; init; }

    /// <summary>The published revision of the report before that this one was compared with; 0: none was. A draft is stale once there is a later one.</summary>
    public int ComparedRevision { get; init; }

    /// <summary>SHA-256 of the content (<see cref="ReportJson.Hash"/>).</summary>
    public string ContentHash { get; init; } = "";

    public DateTimeOffset? PublishedAt { get; init; }

    public string? PublishedBy { get; init; }

    /// <summary>Why a report that was published before is published again; null for the first revision and the draft.</summary>
    public string? Reason { get; init; }
}

public sealed record StoredReport : ReportHeader
{
    /// <summary>JSON (<see cref="ReportJson"/>).</summary>
    public string Content { get; init; } = "";

    /// <summary>JSON: the records behind each figure, by the figure's path.</summary>
    public string Records { get; init; } = "";

    /// <summary>JSON (<see cref="ReportAnnex"/>); null for a draft.</summary>
    public string? Annex { get; init; }
}

/// <summary>A file of a published report.</summary>
/// <param name="Name">What it is saved as, ending included.</param>
/// <param name="MediaType">Of RFC 6838.</param>
public sealed record ReportFile(string Name, string MediaType, byte[] Content)
{
    /// <summary>SHA-256 in lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));
}

/// <summary>A report as it was just computed.</summary>
public sealed record ComputedReport(int Number, DateOnly PeriodStart, DateOnly PeriodEnd, string Content, string Records, long ChangeNumber, int ComparedRevision = 0);

/// <summary>A report that could not be computed, and why; kept until it can.</summary>
public sealed record ReportFailure
{
    public int Number { get; init; }

    public DateTimeOffset FailedAt { get; init; }

    public string Error { get; init; } = "";
}

/// <summary>Reports: one draft a number while records change, and the published revisions, which never change again.</summary>
public sealed class ReportStore(Db db)
{
    static ReportStore() => TypeHandlers.RegisterId<Operation>();

    /// <summary>All reports of an operation, by number, then revision.</summary>
    public Task<IReadOnlyList<ReportHeader>> ListAsync(Id<Operation> operation, CancellationToken cancellation = default) =>
        db.ReadAsync(session => session.QueryAsync<ReportHeader>(Sql.List, new { operation }), cancellation);

    /// <summary>One revision; without a <paramref name="revision"/> the latest published one, or else the draft.</summary>
    public Task<StoredReport?> FindAsync(Id<Operation> operation, int number, int? revision = null, CancellationToken cancellation = default) =>
        db.ReadAsync(session => session.FirstOrDefaultAsync<StoredReport>(revision is null ? Sql.FindLatest : Sql.Find, new { operation, number, revision }), cancellation);

    /// <summary>
    /// Keeps the draft, unless the one stored knows later changes, a later revision of the report before or a newer method: two nodes may compute at once, and
    /// the slower or older must not win. A number's failure is forgotten with it. Returns whether anything changed.
    /// </summary>
    public Task<bool> SaveDraftAsync(Id<Operation> operation, ComputedReport computed, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(async session =>
        {
            await session.ExecuteAsync(Sql.ClearFailure, new { operation, number = computed.Number }).ConfigureAwait(false);
            // SQLite tells parameters apart by case.
            return await session.ExecuteAsync(Sql.SaveDraft, new
            {
                id = Id<StoredReport>.New(now).ToString(),
                operation,
                number = computed.Number,
                periodStart = computed.PeriodStart,
                periodEnd = computed.PeriodEnd,
                changeNumber = computed.ChangeNumber,
                method = WeeklyReport.Method,
                comparedRevision = computed.ComparedRevision,
                content = computed.Content,
                records = computed.Records,
                contentHash = ReportJson.Hash(computed.Content),
                now,
            }).ConfigureAwait(false) > 0;
        }, cancellation);

    /// <summary>
    /// Makes the draft the next revision. Only the draft that the publisher has seen: with another
    /// <paramref name="contentHash"/> nothing happens. Returns the published report, or null.
    /// </summary>
    public Task<StoredReport?> PublishAsync(Id<Operation> operation, int number, string contentHash, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(async session =>
        {
            var published = await session.ExecuteAsync(Sql.Publish, new { operation, number, contentHash, publishedBy = actor.Name, now }).ConfigureAwait(false);
            return published == 0 ? null : await session.FirstOrDefaultAsync<StoredReport>(Sql.FindLatest, new { operation, number }).ConfigureAwait(false);
        }, cancellation);

    public Task RecordFailureAsync(Id<Operation> operation, int number, string error, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(session => session.ExecuteAsync(Sql.RecordFailure, new { operation, number, error, now }), cancellation);

    /// <summary>The reports that could not be computed, by number.</summary>
    public Task<IReadOnlyList<ReportFailure>> FailuresAsync(Id<Operation> operation, CancellationToken cancellation = default) =>
        db.ReadAsync(session => session.QueryAsync<ReportFailure>(Sql.Failures, new { operation }), cancellation);

    private static class Sql
    {
        private const string Header =
            "number, revision, state, period_start, period_end, computed_at, change_number, method, compared_revision, content_hash, published_at, published_by, reason";

        public const string List = $"select {Header} from report where operation_id = @operation order by number, revision";

        public const string Find = $"""
            select {Header}, content, records, annex
            from report
            where operation_id = @operation and number = @number and revision = @revision
            """;

        // The draft is revision 0, and so comes last.
        public const string FindLatest = $"""
            select {Header}, content, records, annex
            from report
            where operation_id = @operation and number = @number
            order by revision desc
            limit 1
            """;

        public const string SaveDraft = """
            insert into report (id, operation_id, number, revision, state, period_start, period_end, computed_at, change_number, method, compared_revision, content, content_hash, records)
            values (@id, @operation, @number, 0, 'draft', @periodStart, @periodEnd, @now, @changeNumber, @method, @comparedRevision, @content, @contentHash, @records)
            on conflict (operation_id, number, revision) do update set
                period_start = excluded.period_start,
                period_end = excluded.period_end,
                computed_at = excluded.computed_at,
                change_number = excluded.change_number,
                method = excluded.method,
                compared_revision = excluded.compared_revision,
                content = excluded.content,
                content_hash = excluded.content_hash,
                records = excluded.records
            where report.state = 'draft' and report.change_number <= excluded.change_number and report.method <= excluded.method
                and report.compared_revision <= excluded.compared_revision
                and (report.change_number <> excluded.change_number or report.method <> excluded.method or report.compared_revision <> excluded.compared_revision or report.content_hash <> excluded.content_hash or report.records <> excluded.records)
            """;

        public const string Publish = """
            update report set
                state = 'published',
                revision = (select coalesce(max(r.revision), 0) + 1 from report r where r.operation_id = @operation and r.number = @number),
                published_at = @now,
                published_by = @publishedBy
            where operation_id = @operation and number = @number and revision = 0 and content_hash = @contentHash
            """;

        public const string RecordFailure = """
            insert into report_failure (operation_id, number, failed_at, error)
            values (@operation, @number, @now, @error)
            on conflict (operation_id, number) do update set failed_at = excluded.failed_at, error = excluded.error
            """;

        public const string ClearFailure = "delete from report_failure where operation_id = @operation and number = @number";

        public const string Failures = "select number, failed_at, error from report_failure where operation_id = @operation order by number";
    }
}
