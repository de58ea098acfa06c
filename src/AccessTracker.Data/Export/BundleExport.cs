using System.IO.Compression;
using System.Text;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Export;

/// <summary>
/// Writes an operation as a bundle that imports back to the same records: those that count and whoever takes them out may
/// read, in order of recording. Always all files, so that one without rows says that there are none, and an older export in the
/// same folder leaves nothing behind; but for those of kinds that came later, which are there only with rows (<see
/// cref="RecordKind.IsInBundleOnlyWithRecords"/>). Severe fields are opened for the operator of the machine alone; nobody else's files have
/// the column. Each export is put down in the audit before the first byte of it.
/// </summary>
public sealed class BundleExport(Db db, SensitivityRules rules)
{
    // The same records make the same archive, byte for byte, whenever it is written.
    private static readonly DateTimeOffset _entryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes to <paramref name="path"/>: an archive when it ends in .zip, else a folder, made when there is none.</summary>
    public async Task WriteAsync(StoredOperation operation, string path, Actor actor, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (!Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            PrivateFiles.MakeFolder(path);
            await WriteAsync(operation, (table, write) => ReplaceAsync(Path.Combine(path, table.File), write),
                table => File.Delete(Path.Combine(path, table.File)), ExportFlavour.Exact, actor, now, cancellation).ConfigureAwait(false);
            return;
        }

        await ReplaceAsync(path, zip => WriteAsync(operation, zip, actor, now, cancellation)).ConfigureAwait(false);
    }

    /// <summary>Writes the archive to <paramref name="zip"/>, which stays open.</summary>
    public Task WriteAsync(StoredOperation operation, Stream zip, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        WriteAsync(operation, zip, ExportFlavour.Exact, actor, now, cancellation);

    /// <summary>The same, for whoever reads it next.</summary>
    public async Task WriteAsync(
        StoredOperation operation, Stream zip, ExportFlavour flavour, Actor actor, DateTimeOffset now, CancellationToken cancellation = default)
    {
        await using var archive =
            await ZipArchive.CreateAsync(zip, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation).ConfigureAwait(false);
        await WriteAsync(operation, (table, write) => AddAsync(archive, table, write, cancellation), _ => { }, flavour, actor, now, cancellation)
            .ConfigureAwait(false);
    }

    private static async Task AddAsync(ZipArchive archive, RecordKind table, Func<Stream, Task> write, CancellationToken cancellation)
    {
        var entry = archive.CreateEntry(table.File, CompressionLevel.Optimal);
        entry.LastWriteTime = _entryTime;
        await using var stream = await entry.OpenAsync(cancellation).ConfigureAwait(false);
        await write(stream).ConfigureAwait(false);
    }

    private static async Task ReplaceAsync(string path, Func<Stream, Task> write)
    {
        using var partial = new PartialFile(path);
        await write(partial.Content).ConfigureAwait(false);
        partial.Complete();
    }

    private async Task WriteAsync(
        StoredOperation operation, Func<RecordKind, Func<Stream, Task>, Task> add, Action<RecordKind> leaveOut, ExportFlavour flavour, Actor actor,
        DateTimeOffset now, CancellationToken cancellation)
    {
        var code = operation.Operation.Code;
        if (AccessPolicy.Ceiling(actor.Person, code) is not { } ceiling || !AccessPolicy.May(actor.Person, Verb.Export, new Subject(code)))
        {
            throw new UnauthorizedAccessException($"{actor.Name} may not export {code}.");
        }

        var audience = actor.Person.IsOperator ? Audience.Everything : rules.AudienceOf(ceiling, operation.Operation, now);
        var entry = new AuditEvent(
            AuditAction.Exported) { Operation = code, Level = Sensitivity.Moderate,
            Details = $"bundle{(flavour == ExportFlavour.ForSpreadsheets ? " for spreadsheets" : "")}, up to {EnumCode.Of(ceiling)}" };
        await db.WriteAsync(async session =>
        {
            await AuditStore.RecordAsync(session, entry, actor, now).ConfigureAwait(false);
            return true;
        }, cancellation).ConfigureAwait(false);
        await db.ReadAsync(async session =>
        {
            var scope = new Scope(operation.Id, new Visibility(rules, audience), WithSevere: actor.Person.IsOperator, flavour);
            var places = await ListedPlaces.ReadAsync(session, operation.Id, scope.Visibility, [.. session.Kinds.All]).ConfigureAwait(false);
            foreach (var table in session.Kinds.All)
            {
                if (table.IsInBundleOnlyWithRecords && !await HasRecordsAsync(session, scope, table).ConfigureAwait(false))
                {
                    leaveOut(table);
                    continue;
                }

                await add(table, stream => WriteAsync(session, scope, table, places, stream, cancellation)).ConfigureAwait(false);
            }

            return true;
        }, cancellation).ConfigureAwait(false);
    }

    private static async Task WriteAsync(
        DbSession session, Scope scope, RecordKind table, ListedPlaces places, Stream stream, CancellationToken cancellation)
    {
        await using var csv = new RecordCsv(stream, table, scope.Flavour, scope.WithSevere);
        await csv.BeginAsync().ConfigureAwait(false);
        var left = places.LeftOf(table);
        var sql = table == RecordKinds.Operations
            ? RecordSql.Stored(table) + " where t.id = @operation"
            : RecordSql.Counting(table, scope.Visibility);
        await using var command = session.Command(sql)
            .With("operation", scope.Operation.ToString())
            .With(Visibility.OpenBefore, scope.Visibility.ParameterValue);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var (key, values) = (reader.GetString(1), RecordSql.Values(table, reader));
            if (left.Contains(key))
            {
                continue;
            }

            places.TakeOut(table, values);
            for (var i = 0; i < values.Length; i++)
            {
                if (scope.WithSevere && table.Columns[i].Severe && values[i] is string text)
                {
                    values[i] = session.Severe.Open(SealedPlace.Of(table, scope.Operation.ToString(), key, table.Columns[i].Name), text);
                }
            }

            await csv.WriteAsync(values).ConfigureAwait(false);
        }
    }

    private static async Task<bool> HasRecordsAsync(DbSession session, Scope scope, RecordKind table)
    {
        await using var command = session.Command($"{RecordSql.Counting(table, scope.Visibility)} limit 1")
            .With("operation", scope.Operation.ToString())
            .With(Visibility.OpenBefore, scope.Visibility.ParameterValue);
        return await command.ExecuteScalarAsync().ConfigureAwait(false) is not null;
    }

    private sealed record Scope(Id<Operation> Operation, Visibility Visibility, bool WithSevere, ExportFlavour Flavour);
}
