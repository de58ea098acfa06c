using System.Security.Cryptography;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Data.Reports;

public enum ReportState
{
    Draft,
    Published,
}

/// <summary>A report without what it says.</summary>
public record ReportHeader
{
    /// <summary>The task force that reports.</summary>
    public TaskForce TaskForce { get; init; }

    /// <summary>Number of the meeting.</summary>
    public int Number { get; init; }

    /// <summary>The meeting and its report within the operation.</summary>
    public ReportId Report => new(TaskForce, Number);

    /// <summary>0 for the draft; the published ones count from 1.</summary>
    public int Revision { get; init; }

    public ReportState State { get; init; }

    public DateOnly PeriodStart { get; init; }

    public DateOnly PeriodEnd { get; init; }

    public DateTimeOffset ComputedAt { get; init; }

    /// <summary>The operation's change number when the facts were read; a draft is stale once the operation has a later one.</summary>
    public long ChangeNumber { get; init; }

    /// <summary>
    /// The hash of the operation's history at <see cref="ChangeNumber"/> (<see cref="HistoryPoint"/>); null: an older program computed it.
    /// </summary>
    public string? HistoryHash { get; init; }

    /// <summary>The program's way of counting (<see cref="WeeklyReport.Method"/>); a draft by an older one is stale too.</summary>
    public int Method { get; init; }

    /// <summary>
    /// The published revision of the report before that this one was compared with; 0: none was. A draft is stale once there is a later one.
    /// </summary>
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

/// <summary>A file of a published report, without what is in it.</summary>
public sealed record ReportFileHeader
{
    public string Name { get; init; } = "";

    public string MediaType { get; init; } = "";

    public string Sha256 { get; init; } = "";

    /// <summary>The file is this long.</summary>
    public long Bytes { get; init; }
}

/// <summary>A report as it was just computed.</summary>
public sealed record ComputedReport(
    ReportId Report, DateOnly PeriodStart, DateOnly PeriodEnd, string Content, string Records, HistoryPoint At, int ComparedRevision = 0)
{
    /// <summary>
    /// The operation's day on which it was computed: the day's last draft is kept for the next to be compared with. Null: it is not.
    /// </summary>
    public DateOnly? Day { get; init; }

    /// <summary>The way of counting that it was computed by.</summary>
    public int Method { get; init; } = WeeklyReport.Method;

    /// <summary>JSON: how many parts of each of its sums are unknown (<see cref="UnknownParts"/>); kept with the day's last draft.</summary>
    public string? Unknown { get; init; }
}

/// <summary>A draft as an earlier day left it.</summary>
public sealed record EarlierDraft
{
    public DateOnly Day { get; init; }

    public DateTimeOffset ComputedAt { get; init; }

    /// <summary>JSON (<see cref="ReportJson"/>).</summary>
    public string Content { get; init; } = "";

    /// <summary>JSON: how many parts of each of its sums are unknown; null where an older program kept it.</summary>
    public string? Unknown { get; init; }
}

/// <summary>A report that could not be computed, and why; kept until it can.</summary>
public sealed record ReportFailure
{
    public TaskForce TaskForce { get; init; }

    public int Number { get; init; }

    public ReportId Report => new(TaskForce, Number);

    public DateTimeOffset FailedAt { get; init; }

    public string Error { get; init; } = "";
}

/// <summary>Reports: one draft a task force and number while records change, and the published revisions, which never change again.</summary>
public sealed class ReportStore(Db db)
{
    /// <summary>All reports of an operation, by task force, number, revision.</summary>
    public Task<IReadOnlyList<ReportHeader>> ListAsync(Id<Operation> operation, CancellationToken cancellation = default) =>
        db.ReadAsync(session => session.QueryAsync<ReportHeader>(Sql.List, new { operation }), cancellation);

    /// <summary>One revision; without a <paramref name="revision"/> the latest published one, or else the draft.</summary>
    public Task<StoredReport?> FindAsync(Id<Operation> operation, ReportId report, int? revision = null, CancellationToken cancellation = default) =>
        db.ReadAsync(session =>
            session.FirstOrDefaultAsync<StoredReport>(
                revision is null ? Sql.FindLatest : Sql.Find,
                new { operation, taskForce = EnumCode.Of(report.TaskForce), number = report.Number, revision }),
            cancellation);

    /// <summary>
    /// Keeps the draft, unless the one stored knows later changes, a later revision of the report before or a newer method: two nodes may compute at
    /// once, and the slower or older must not win. Nor is one kept of a history that the store does not hold, for a copy was restored meanwhile. A
    /// report's failure is forgotten with it. Returns whether anything changed.
    /// </summary>
    public Task<bool> SaveDraftAsync(
        Id<Operation> operation, ComputedReport computed, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(async session =>
        {
            if (!await HistoryPoints.IsInAsync(session, operation, computed.At).ConfigureAwait(false))
            {
                return false;
            }

            var (taskForce, number) = (EnumCode.Of(computed.Report.TaskForce), computed.Report.Number);
            await session.ExecuteAsync(Sql.ClearFailure, new { operation, taskForce, number }).ConfigureAwait(false);

            // SQLite tells parameters apart by case.
            var isChanged = await session.ExecuteAsync(Sql.SaveDraft, new
            {
                id = Id<StoredReport>.New(now).ToString(),
                operation,
                taskForce,
                number,
                periodStart = computed.PeriodStart,
                periodEnd = computed.PeriodEnd,
                changeNumber = computed.At.ChangeNumber,
                historyHash = computed.At.Hash,
                method = computed.Method,
                comparedRevision = computed.ComparedRevision,
                content = computed.Content,
                records = computed.Records,
                contentHash = ReportJson.Hash(computed.Content),
                now,
            }).ConfigureAwait(false) > 0;
            if (isChanged && computed.Day is { } day)
            {
                var draft = new { operation, taskForce, number, day, content = computed.Content, unknown = computed.Unknown, now };
                await session.ExecuteAsync(Sql.KeepDay, draft).ConfigureAwait(false);
                await session.ExecuteAsync(Sql.ForgetDays, draft).ConfigureAwait(false);
            }

            return isChanged;
        }, cancellation);

    /// <summary>
    /// The draft as it stood at the end of the day before <paramref name="day"/>; null when there was none. Days on which nothing
    /// changed leave it as it was.
    /// </summary>
    public Task<EarlierDraft?> DraftBeforeAsync(Id<Operation> operation, ReportId report, DateOnly day, CancellationToken cancellation = default) =>
        db.ReadAsync(
            session => session.FirstOrDefaultAsync<EarlierDraft>(
                Sql.DraftBefore, new { operation, taskForce = EnumCode.Of(report.TaskForce), number = report.Number, day }),
            cancellation);

    /// <summary>
    /// Makes the draft the next revision, with all that is frozen with it, in one transaction. Only what the publisher has seen:
    /// with another draft, revision or narrative nothing happens. The same request again publishes nothing more, and finds what it published.
    /// </summary>
    /// <exception cref="ArgumentException">There is a reason for the first revision, or the header lacks what a published report has.</exception>
    public Task<PublishResult> PublishAsync(StoredOperation operation, Publication publication, Actor actor, CancellationToken cancellation = default)
    {
        var header = publication.Header;
        if (header is not { State: ReportState.Published, Revision: > 0, PublishedAt: not null } || header.PublishedBy != actor.Name)
        {
            throw new ArgumentException($"Report {header.Report} is not headed as its publisher would publish it.", nameof(publication));
        }

        if (header is { Revision: 1, Reason: not null } || header.Reason is { } reason && string.IsNullOrWhiteSpace(reason))
        {
            throw new ArgumentException("A reason is for a later revision, and is not blank.", nameof(publication));
        }

        return db.WriteAsync(async session =>
        {
            if (await Publishing.RunAsync(session, operation, publication, actor).ConfigureAwait(false) is { } refusal)
            {
                return new PublishResult(null, refusal);
            }

            var parameters =
                new { operation = operation.Id, taskForce = EnumCode.Of(header.TaskForce), number = header.Number, revision = header.Revision };
            return new PublishResult(await session.FirstOrDefaultAsync<StoredReport>(Sql.Find, parameters).ConfigureAwait(false), null);
        }, cancellation);
    }

    /// <summary>The files of a revision, by name, without what is in them.</summary>
    public Task<IReadOnlyList<ReportFileHeader>> FilesAsync(
        Id<Operation> operation, ReportId report, int revision, CancellationToken cancellation = default) =>
        db.ReadAsync(
            session => session.QueryAsync<ReportFileHeader>(
                Sql.Files, new { operation, taskForce = EnumCode.Of(report.TaskForce), number = report.Number, revision }),
            cancellation);

    /// <summary>One file of a revision; null when it has none of that name.</summary>
    public Task<ReportFile?> FindFileAsync(
        Id<Operation> operation, ReportId report, int revision, string name, CancellationToken cancellation = default) =>
        db.ReadAsync(
            session => session.FirstOrDefaultAsync<ReportFile>(
                Sql.File, new { operation, taskForce = EnumCode.Of(report.TaskForce), number = report.Number, revision, name }),
            cancellation);

    public Task RecordFailureAsync(
        Id<Operation> operation, ReportId report, string error, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(
            session => session.ExecuteAsync(
                Sql.RecordFailure, new { operation, taskForce = EnumCode.Of(report.TaskForce), number = report.Number, error, now }),
            cancellation);

    /// <summary>The reports that could not be computed, by task force and number.</summary>
    public Task<IReadOnlyList<ReportFailure>> FailuresAsync(Id<Operation> operation, CancellationToken cancellation = default) =>
        db.ReadAsync(session => session.QueryAsync<ReportFailure>(Sql.Failures, new { operation }), cancellation);

    private static class Sql
    {
        private const string Header =
            "task_force, number, revision, state, period_start, period_end, computed_at, change_number, history_hash, method, compared_revision, "
                + "content_hash, published_at, published_by, reason";

        public const string List = $"select {Header} from report where operation_id = @operation order by task_force desc, number, revision";

        public const string Find = $"""
            select {Header}, content, records, annex
            from report
            where operation_id = @operation and task_force = @taskForce and number = @number and revision = @revision
            """;

        // The draft is revision 0, and so comes last.
        public const string FindLatest = $"""
            select {Header}, content, records, annex
            from report
            where operation_id = @operation and task_force = @taskForce and number = @number
            order by revision desc
            limit 1
            """;

        // After a change of the calendar the report before may be another one, of fewer revisions.
        public const string SaveDraft = $"""
            insert into report (id, operation_id, task_force, number, revision, state, period_start, period_end, computed_at, change_number,
                history_hash, method, compared_revision, content, content_hash, records)
            values (@id, @operation, @taskForce, @number, 0, 'draft', @periodStart, @periodEnd, @now, @changeNumber, @historyHash, @method,
                @comparedRevision, @content, @contentHash, @records)
            on conflict (operation_id, task_force, number, revision) do update set
                period_start = excluded.period_start,
                period_end = excluded.period_end,
                computed_at = excluded.computed_at,
                change_number = excluded.change_number,
                history_hash = excluded.history_hash,
                method = excluded.method,
                compared_revision = excluded.compared_revision,
                content = excluded.content,
                content_hash = excluded.content_hash,
                records = excluded.records
            where report.state = 'draft' and (not {HistoryPoints.LeadsThroughDraft} or (report.change_number <= excluded.change_number
                and report.method <= excluded.method
                and (report.change_number < excluded.change_number or report.compared_revision <= excluded.compared_revision)))
                and (report.change_number <> excluded.change_number or coalesce(report.history_hash, '') <> excluded.history_hash
                    or report.method <> excluded.method or report.compared_revision <> excluded.compared_revision
                    or report.content_hash <> excluded.content_hash or report.records <> excluded.records)
            """;

        public const string KeepDay = """
            insert into report_draft_day (operation_id, task_force, number, day, computed_at, content, unknown)
            values (@operation, @taskForce, @number, @day, @now, @content, @unknown)
            on conflict (operation_id, task_force, number, day) do update
                set computed_at = excluded.computed_at, content = excluded.content, unknown = excluded.unknown
            """;

        // Today's and the one before it.
        public const string ForgetDays = """
            delete from report_draft_day
            where operation_id = @operation and task_force = @taskForce and number = @number
                and day < (select max(d.day) from report_draft_day d where d.operation_id = @operation and d.task_force = @taskForce
                    and d.number = @number and d.day < @day)
            """;

        public const string DraftBefore = """
            select day, computed_at, content, unknown
            from report_draft_day
            where operation_id = @operation and task_force = @taskForce and number = @number and day < @day
            order by day desc
            limit 1
            """;

        public const string Files = """
            select f.name, f.media_type, f.sha256, length(f.content) as bytes
            from report_file f
            join report r on r.id = f.report_id
            where r.operation_id = @operation and r.task_force = @taskForce and r.number = @number and r.revision = @revision
            order by f.name
            """;

        public const string File = """
            select f.name, f.media_type, f.content
            from report_file f
            join report r on r.id = f.report_id
            where r.operation_id = @operation and r.task_force = @taskForce and r.number = @number and r.revision = @revision and f.name = @name
            """;

        public const string RecordFailure = """
            insert into report_failure (operation_id, task_force, number, failed_at, error)
            values (@operation, @taskForce, @number, @now, @error)
            on conflict (operation_id, task_force, number) do update set failed_at = excluded.failed_at, error = excluded.error
            """;

        public const string ClearFailure =
            "delete from report_failure where operation_id = @operation and task_force = @taskForce and number = @number";

        public const string Failures =
            "select task_force, number, failed_at, error from report_failure where operation_id = @operation order by task_force desc, number";
    }
}
