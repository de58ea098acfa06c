using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Operations;

/// <summary>Finds the operation that a bundle is for, and makes or changes it as <c>operation.csv</c> says.</summary>
internal sealed class OperationMerge(DbSession session, ImportReport report, ImportOptions options)
{
    private static readonly RecordKind _table = RecordKinds.Operations;

    /// <summary>The operation chosen, or the only one.</summary>
    public async Task<string> ChooseAsync(string? chosen)
    {
        var all = await session.QueryAsync<Known>(Sql.All).ConfigureAwait(false);
        object[] codes = [.. all.Select(o => o.Code)];
        if (chosen is not null)
        {
            return all.FirstOrDefault(o => o.Code == chosen)?.Id ?? throw Refused(new Refusal(RefusalCode.UnknownOperation, codes), chosen);
        }

        return all switch
        {
            [var only] => only.Id,
            [] => throw Refused(new Refusal(RefusalCode.NoOperation), null),
            _ => throw Refused(new Refusal(RefusalCode.SeveralOperations, codes), null),
        };
    }

    /// <summary>The operation that the bundle names. A new one is put in its place, to be filled in by <see cref="MergeAsync"/>.</summary>
    public async Task<string> FindOrReserveAsync(BundleRow row, string? chosen, DateTimeOffset now)
    {
        if (chosen is not null && chosen != row.Key)
        {
            throw new BundleRefusedException([new RefusedRow
            {
                File = _table.File, Row = row.Number, Column = "code", Value = row.Key, Refusal = new Refusal(RefusalCode.OtherOperation, chosen),
            }]);
        }

        if (BundleRules.Broken(_table, row.Values, null) is var (column, refusal))
        {
            report.Refuse(_table, row.Number, column, Cell.Write(row.Values[_table.Position(column)]), refusal);
        }

        // Version 0 is an operation of which nothing is known yet; no other transaction ever sees one.
        await session.ExecuteAsync(
            Sql.Reserve, new { id = Domain.Common.Id<object>.New(now).ToString(), code = row.Key, since = row.Values[_table.Position("since")] })
            .ConfigureAwait(false);
        return (await session.FirstOrDefaultAsync<string>(Sql.IdOf, new { code = row.Key }).ConfigureAwait(false))!;
    }

    public async Task<FileCount> MergeAsync(ChangeWriter writer, BundleRow row, SheetHeader header)
    {
        var stored = await StoredAsync(writer.OperationId).ConfigureAwait(false);
        var isNew = stored.Version == 0;
        for (var i = 0; i < row.Values.Length; i++)
        {
            if (!header.Has(i) && !isNew)
            {
                row.Values[i] = stored.Values[i];
            }
        }

        // Once more: a day the file leaves out stays, and may not go with one it changes.
        if (BundleRules.Broken(_table, row.Values, null) is var (column, refusal))
        {
            if (!report.IsRefused(_table, row.Number))
            {
                report.Refuse(_table, row.Number, column, Cell.Write(row.Values[_table.Position(column)]), refusal);
            }

            return new FileCount(_table.File, 0, 0, 0, 0);
        }

        if (!isNew && stored.Values.AsSpan().SequenceEqual(row.Values))
        {
            return new FileCount(_table.File, 0, 0, 1, 0);
        }

        if (options.RefuseVersion(_table, row.Key, stored.Version) is { } conflict)
        {
            report.Refuse(_table, row.Number, "code", row.Key, conflict);
            return new FileCount(_table.File, 0, 0, 0, 0);
        }

        await using var update = session.Command(RecordSql.Update(_table)).With("id", writer.OperationId);
        for (var i = 0; i < row.Values.Length; i++)
        {
            update.With($"p{i}", row.Values[i]);
        }

        await update.ExecuteNonQueryAsync().ConfigureAwait(false);
        if (isNew)
        {
            writer.Added(_table, stored.Id, row.Key, row.Values);
        }
        else
        {
            writer.Changed(_table, stored, row.Values);
        }

        return new FileCount(_table.File, isNew ? 1 : 0, isNew ? 0 : 1, 0, 0);
    }

    public Task<string?> CodeAsync(string id) => session.FirstOrDefaultAsync<string>(Sql.Code, new { id });

    private async Task<StoredRecord> StoredAsync(string id)
    {
        await using var command = session.Command($"{RecordSql.Stored(_table)} where t.id = @id").With("id", id);
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await reader.ReadAsync().ConfigureAwait(false);
        return StoredRecord.Read(_table, reader);
    }

    private static BundleRefusedException Refused(Refusal refusal, string? value) =>
        new([new RefusedRow { File = _table.File, Column = "code", Value = value, Refusal = refusal }]);

    private sealed class Known
    {
        public string Id { get; init; } = "";

        public string Code { get; init; } = "";
    }

    private static class Sql
    {
        public const string Code = "select code from operation where id = @id";

        public const string All = "select id, code from operation where version > 0 order by code";

        public const string IdOf = "select id from operation where code = @code";

        public const string Reserve = """
            insert into operation (id, code, name, since, time_zone, weekend, meeting_weekday, authority, overdue_days, version, change_number,
                last_recorded)
            values (@id, @code, '', @since, '', '', 'thu', '', 0, 0, 0, 0)
            on conflict (code) do nothing
            """;
    }
}
