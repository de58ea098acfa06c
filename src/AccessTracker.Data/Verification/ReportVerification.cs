using System.Data.Common;
using System.Security.Cryptography;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Data.Verification;

/// <summary>
/// Checks every report against its hashes, and every published one against what the audit, which is chained, keeps of its
/// publication: whoever changes a report and its hash has yet to change the audit.
/// </summary>
internal sealed class ReportVerification(DbSession session, List<Finding> findings, CancellationToken cancellation)
{
    private readonly Dictionary<string, Published> _published = new(StringComparer.Ordinal);
    private readonly CheckedParts _parts = new(session, findings);

    public async Task RunAsync()
    {
        // One by one: of what is large, a part that cannot be read is the likeliest, and the others are checked all the same.
        foreach (var (id, code, number, revision) in
            await session.QueryAsync<(string, string, string, long)>(Sql.Reports).ConfigureAwait(false))
        {
            var place = $"report {code}/{number}, revision {revision}";
            await _parts.TryAsync(place, () => session.Command(Sql.Report).With("id", id).EachAsync(r => Check(r, place), cancellation))
                .ConfigureAwait(false);
        }

        foreach (var (report, name) in await session.QueryAsync<(string, string)>(Sql.Files).ConfigureAwait(false))
        {
            await _parts.TryAsync(
                PlaceOf(report, name),
                () => session.Command(Sql.File).With("report", report).With("name", name).EachAsync(CheckFile, cancellation)).ConfigureAwait(false);
        }

        await session.Command(Sql.Audited).EachAsync(Collect, cancellation).ConfigureAwait(false);
        await session.Command(Sql.WithoutMeeting).EachAsync(
            reader => findings.Tell(
                $"report {reader.GetString(0)}/{reader.GetString(1)}", "the report is published, and its meeting is no record that counts"),
            cancellation).ConfigureAwait(false);
        foreach (var report in _published.Values)
        {
            var stored = Publishing.AuditText(report.ContentHash, report.AnnexHash, report.Files);
            if (report.Audited != stored)
            {
                findings.Tell(report.Place,
                    report.Audited is null
                    ? "the audit does not tell of its publication"
                    : "content, annex and files are not those that the audit tells of");
            }
        }
    }

    private string PlaceOf(string report, string file) => $"{_published.GetValueOrDefault(report)?.Place ?? $"report {report}"}, file {file}";

    private void Check(DbDataReader reader, string place)
    {
        if (reader.GetString(5) != ReportJson.Hash(reader.GetString(4)))
        {
            findings.Tell(place, "the content is not what its hash was taken of");
        }

        if (reader.GetInt64(3) == 0)
        {
            return;
        }

        var (annex, hash) = (reader.IsDBNull(6) ? null : reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetString(7));
        if (annex is null || hash is null || hash != ReportJson.Hash(annex))
        {
            findings.Tell(place, "the annex is not what its hash was taken of");
        }

        _published[reader.GetString(0)] =
            new Published(
                place, reader.GetString(1), Publishing.AuditKey(ReportId.Parse(reader.GetString(2))!.Value, reader.GetInt64(3)), reader.GetString(5),
                hash ?? "");
    }

    private void CheckFile(DbDataReader reader)
    {
        var (report, name, sha256) = (reader.GetString(0), reader.GetString(1), reader.GetString(3));
        var content = reader.GetFieldValue<byte[]>(2);
        if (_published.TryGetValue(report, out var published))
        {
            published.Files.Add((name, sha256));
        }

        if (sha256 != Convert.ToHexStringLower(SHA256.HashData(content)))
        {
            findings.Tell(PlaceOf(report, name), "the file is not what its hash was taken of");
        }
    }

    private void Collect(DbDataReader reader)
    {
        foreach (var report in _published.Values.Where(r => r.Operation == reader.GetString(0) && r.Key == reader.GetString(1)))
        {
            report.Audited = reader.GetString(2);
        }
    }

    private sealed record Published(string Place, string Operation, string Key, string ContentHash, string AnnexHash)
    {
        public List<(string Name, string Sha256)> Files { get; } = [];

        public string? Audited { get; set; }
    }

    private static class Sql
    {
        public const string Reports = $"""
            select report.id, o.code, {SealedStates.Number} as number, report.revision
            from report
            join operation o on o.id = report.operation_id
            order by o.code, report.task_force desc, report.number, report.revision
            """;

        public const string Report = $"""
            select report.id, o.code, {SealedStates.Number} as number, report.revision, report.content, report.content_hash, report.annex,
                report.annex_hash
            from report
            join operation o on o.id = report.operation_id
            where report.id = @id
            """;

        public const string Files = "select report_id, name from report_file order by report_id, name";

        public const string File = "select report_id, name, content, sha256 from report_file where report_id = @report and name = @name";

        public const string WithoutMeeting = $"""
            select o.code, {SealedStates.Number} as number
            from report
            join operation o on o.id = report.operation_id
            where report.revision = 1
                and not exists (select 1 from meeting m where m.operation_id = report.operation_id and m.task_force = report.task_force
                    and m.number = report.number and m.withdrawn_at is null)
            order by o.code, report.task_force desc, report.number
            """;

        public const string Audited = """
            select operation, record_key, after_json
            from audit_event
            where action = 'published' and kind = 'report' and after_json is not null and operation is not null and record_key is not null
            """;
    }
}
