using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Mail;

/// <summary>A published report with its own id, as mail and feed tell of it.</summary>
public sealed record PublishedRevision : ReportHeader
{
    public Id<StoredReport> Id { get; init; }

    /// <summary>JSON (<see cref="Domain.Reports.ReportJson"/>).</summary>
    public string Content { get; init; } = "";

    /// <summary>JSON (<see cref="Domain.Reports.ReportAnnex"/>); null: it has none.</summary>
    public string? Annex { get; init; }
}

/// <summary>The store reads what has been published, and nothing else: what goes out of the program reads here.</summary>
public sealed class PublicationStore(Db db)
{
    /// <summary>One by its id; null: it is not published, or there is none.</summary>
    public Task<PublishedRevision?> FindAsync(Id<StoredReport> id, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.FirstOrDefaultAsync<PublishedRevision>(Sql.Find, new { id }), cancellation);

    /// <summary>The latest of a task force, newest first.</summary>
    public Task<IReadOnlyList<PublishedRevision>> LatestAsync(
        Id<Operation> operation, TaskForce taskForce, int most, CancellationToken cancellation = default) =>
        db.ReadAsync(
            s => s.QueryAsync<PublishedRevision>(
                Sql.Latest, new { operation = operation.ToString(), taskForce = EnumCode.Of(taskForce), most }),
            cancellation);

    /// <summary>Names of a report's files, in order.</summary>
    public Task<IReadOnlyList<string>> FileNamesAsync(Id<StoredReport> id, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.QueryAsync<string>(Sql.FileNames, new { id }), cancellation);

    /// <summary>One of its files.</summary>
    public async Task<ReportFile?> FileAsync(Id<StoredReport> id, string name, CancellationToken cancellation = default) =>
        await db.ReadAsync(s => s.FirstOrDefaultAsync<FileRow>(Sql.File, new { id, name }), cancellation).ConfigureAwait(false) is { } row
            ? new ReportFile(row.Name, row.MediaType, row.Content)
            : null;

    private sealed class FileRow
    {
        public string Name { get; init; } = "";

        public string MediaType { get; init; } = "";

        public byte[] Content { get; init; } = [];
    }

    private static class Sql
    {
        private const string Columns =
            "id, task_force, number, revision, state, period_start, period_end, computed_at, change_number, method, content_hash, published_at, "
                + "published_by, reason, content, annex";

        public const string Find = $"select {Columns} from report where id = @id and state = 'published'";

        public const string Latest = $"""
            select {Columns}
            from report
            where operation_id = @operation and task_force = @taskForce and state = 'published'
            order by published_at desc, number desc, revision desc
            limit @most
            """;

        public const string FileNames = "select name from report_file where report_id = @id order by name";

        public const string File = "select name, media_type, content from report_file where report_id = @id and name = @name";
    }
}
