using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Records;

/// <summary>
/// Restores a record with what was withdrawn in the same change: its parts (the lines of a request, the stops and the log of a convoy),
/// and what these cannot be without (a place that was proposed with them). What was withdrawn on its own, before or since, stays so.
/// </summary>
internal sealed class WithdrawnTogether(ChangeWriter writer, SensitivityRules rules, StoredOperation operation, WriteGuard guard, DateTimeOffset now)
{
    private DbSession Session => writer.Session;

    /// <summary>Returns why not, or null when it is done; then the records that count again are in <paramref name="restored"/>.</summary>
    /// <param name="record">A withdrawn record that the actor may write.</param>
    /// <param name="reason">Goes into the history of each record.</param>
    /// <param name="restored">What is restored is added to it.</param>
    public async Task<Refusal?> RestoreAsync(StoredRecord record, string reason, List<StoredRecord> restored)
    {
        var change = await Session.FirstOrDefaultAsync<long>(Sql.ChangeOfWithdrawal, new { id = record.Id }).ConfigureAwait(false);
        var parts = new List<StoredRecord>();
        var needs = await NeedsAsync(record.Table, "p.id = @id", record, change).ConfigureAwait(false);
        foreach (var (table, isPart) in PartsOf(record.Table))
        {
            parts.AddRange(await FindAsync(table, $"{isPart} and {Sql.WithdrawnIn("t")}", record, change).ConfigureAwait(false));
            needs.AddRange(
                await NeedsAsync(table, $"{isPart.Replace("t.", "p.", StringComparison.Ordinal)} and {Sql.WithdrawnIn("p")}", record, change)
                .ConfigureAwait(false));
        }

        // What others cannot be without comes first, but for what is restored anyway: of a convoy's stop more may be told.
        var named = parts.Select(p => p.Id).Append(record.Id).ToHashSet();
        StoredRecord[] all = [.. needs.Where(n => !named.Contains(n.Id)).DistinctBy(n => n.Id), record, .. parts];
        foreach (var other in all.Where(r => r != record))
        {
            var level = await RecordLevel.OfAsync(Session, other.Table, other.Id, rules, operation, now).ConfigureAwait(false);
            if (await guard.CheckAsync(other.Table, other.Values, other, level).ConfigureAwait(false) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var one in all)
        {
            await Session.ExecuteAsync(RecordSql.Restore(one.Table), new { id = one.Id }).ConfigureAwait(false);
        }

        var needed = new RecordNeeds(Session, writer.OperationId);
        foreach (var one in all)
        {
            if (await needed.OfItsOwnAsync(one).ConfigureAwait(false) is { } missing)
            {
                Session.Discard();
                return missing;
            }

            await UndoneRecords.EndAsync(Session, one.Id).ConfigureAwait(false);
            writer.Marked(one, "restored", reason);
        }

        restored.AddRange(all);
        return null;
    }

    // Each kind of which the record has parts, with the condition that makes one its part.
    private IEnumerable<(RecordKind Table, string IsPart)> PartsOf(RecordKind whole) => whole == RecordKinds.RequestLines
        ? Session.Kinds.Records.Where(t => t.BelongsToLine).Select(t => (t, Sql.OfLine))
        : Session.Kinds.Records.Select(t => (Table: t, Of: OfWhole(t, whole))).Where(p => p.Of is not null)
            .Select(p => (p.Table, $"t.{p.Of!.Stored} = @id"));

    // What is told of a stop is a part of the stop too, and not of its convoy alone.
    private static RecordColumn? OfWhole(RecordKind table, RecordKind whole) => table.Owner?.Refers == whole ? table.Owner
        : whole == RecordKinds.Deliveries ? table.Referring(whole)
        : null;

    // What the records that the condition on p selects cannot be without, and are no parts of.
    private async Task<List<StoredRecord>> NeedsAsync(RecordKind table, string which, StoredRecord record, long change)
    {
        var needs = new List<StoredRecord>();
        foreach (var column in table.Columns.Where(c => c is { Required: true, Refers: not null } && c != table.Owner))
        {
            var named = $"t.id in (select p.{column.Stored} from {table.Table} p where {which})";
            needs.AddRange(await FindAsync(column.Refers!, $"{named} and {Sql.WithdrawnIn("t")}", record, change).ConfigureAwait(false));
        }

        return needs;
    }

    private async Task<List<StoredRecord>> FindAsync(RecordKind table, string which, StoredRecord record, long change)
    {
        // An id is of one operation: asked for that too, SQLite would go through all its records in their order.
        await using var command = Session.Command($"{RecordSql.Stored(table)} where {which} order by t.recorded")
            .With("id", record.Id)
            .With("change", change);
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var found = new List<StoredRecord>();
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            found.Add(StoredRecord.Read(table, reader));
        }

        return found;
    }

    private static class Sql
    {
        public const string ChangeOfWithdrawal = "select max(change_number) from history where record_id = @id and action = 'withdrawn'";

        public const string OfLine =
            "(t.request_id, t.location_id) = (select l.request_id, l.location_id from request_line l where l.id = @id)";

        public static string WithdrawnIn(string alias) => $"""
            {alias}.withdrawn_at is not null
                and (select max(h.change_number) from history h where h.record_id = {alias}.id and h.action = 'withdrawn') = @change
            """;
    }
}
