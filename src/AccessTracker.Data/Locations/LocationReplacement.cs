using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Locations;

/// <summary>That a place which somebody proposed is another one of the list, gets its own code, or is none.</summary>
/// <param name="Old">Code of the place that goes.</param>
/// <param name="New">Code of the place that all records are about from then on; null: none, and refused as long as a record names the old
/// one.</param>
/// <param name="Reason">Goes into the history of what is withdrawn.</param>
/// <param name="AddsNames">
/// The names of the old place become other spellings of the new one, so that they are understood from then on: those that no
/// place is found by already. Only of a place that the same change does not write besides.
/// </param>
/// <param name="Version">Of the old place, as whoever decides has read it; null: whatever it is.</param>
public sealed record ReplacedLocation(string Old, string? New, string Reason, bool AddsNames = false, long? Version = null);

/// <summary>
/// Puts one place in the place of another, as part of one change: every record that is not withdrawn and names the old place
/// names the new one. Where the place is part of what identifies a record, a new record says the same of the new place, in the
/// same order of recording, and the old record is withdrawn; else the record itself is changed. Last the old place is withdrawn.
/// </summary>
internal sealed class LocationReplacement(ChangeWriter writer, ImportGate gate, Actor actor, DateTimeOffset now)
{
    private const int MostRefusals = 20;
    private const string Location = "location";
    private const string OfPlace = "t.withdrawn_at is null and t.location_id = @value";

    // An answer that stands on a line which was withdrawn counts no more, and stays with it: the other place has no such line.
    private const string OfLineThere =
        " and exists (select 1 from request_line l where l.request_id = t.request_id and l.location_id = t.location_id and l.withdrawn_at is null)";

    private readonly List<RefusedRow> _refused = [];

    private IEnumerable<RecordKind> NamesPlaces => writer.Session.Kinds.Records.Where(t => t.Find(Location) is not null);

    private IEnumerable<(RecordKind Table, RecordColumn Column)> ListsPlaces =>
        writer.Session.Kinds.Records.SelectMany(t => t.Columns.Where(c => c.Type == CellType.Places).Select(c => (t, c)));

    /// <exception cref="BundleRefusedException">
    /// One of the places is not there, or was changed since it was read; the actor may not write one of the records; both places have
    /// a record of the same identity; or there is to be no other place and a record names this one. Each of those is named.
    /// </exception>
    public async Task RunAsync(ReplacedLocation replaced, CancellationToken cancellation)
    {
        var old = await PlaceAsync(replaced.Old, cancellation).ConfigureAwait(false);
        if (replaced.Version is { } read && read != old.Version)
        {
            throw Refused(RecordKinds.Locations, replaced.Old, new Refusal(RefusalCode.SeveralVersions, read, old.Version));
        }

        if (replaced.New is { } code)
        {
            await ReplaceAsync(old, code, replaced, cancellation).ConfigureAwait(false);
        }
        else
        {
            await RefuseNamedAsync(old, cancellation).ConfigureAwait(false);
        }

        await WithdrawAsync(old, replaced.Reason).ConfigureAwait(false);
        await writer.FlushAsync(cancellation).ConfigureAwait(false);
        if (_refused.Count > 0)
        {
            throw new BundleRefusedException([.. _refused.Take(MostRefusals)]);
        }
    }

    private async Task ReplaceAsync(StoredRecord old, string code, ReplacedLocation replaced, CancellationToken cancellation)
    {
        var place = await PlaceAsync(code, cancellation).ConfigureAwait(false);
        if (old.Id == place.Id)
        {
            throw Refused(RecordKinds.Locations, code, new Refusal(RefusalCode.AlreadyThere));
        }

        // All are read before any moves: an answer is told by the line that it stands on, and lines move first.
        var named = new List<(StoredRecord Record, Sensitivity? Level)>();
        foreach (var table in NamesPlaces)
        {
            named.AddRange(await ReadAsync(table, Naming(table), old.Id.ToString(), cancellation).ConfigureAwait(false));
        }

        foreach (var (record, level) in named)
        {
            await MoveAsync(record, With(record, Location, place.Key), level, place, replaced.Reason, cancellation).ConfigureAwait(false);
        }

        foreach (var (table, column) in ListsPlaces)
        {
            foreach (var (record, level) in await ListingAsync(table, column, old, cancellation).ConfigureAwait(false))
            {
                await MoveAsync(record, column, level, old, place).ConfigureAwait(false);
            }
        }

        if (replaced.AddsNames)
        {
            await AddNamesAsync(old, place, cancellation).ConfigureAwait(false);
        }
    }

    private static string Naming(RecordKind table) => table.BelongsToLine ? OfPlace + OfLineThere : OfPlace;

    // Whoever takes the place away says what becomes of the records about it first.
    private async Task RefuseNamedAsync(StoredRecord old, CancellationToken cancellation)
    {
        foreach (var table in NamesPlaces)
        {
            var named = await ReadAsync(table, Naming(table), old.Id.ToString(), cancellation).ConfigureAwait(false);
            _refused.AddRange(named.Select(r => Named(r.Record)));
        }

        foreach (var (table, column) in ListsPlaces)
        {
            _refused.AddRange((await ListingAsync(table, column, old, cancellation).ConfigureAwait(false)).Select(r => Named(r.Record)));
        }

        static RefusedRow Named(StoredRecord record) =>
            RefusedRow(record.Table, record.Key, new Refusal(RefusalCode.BuiltOn, record.Table.Name, record.Key));
    }

    private async Task<StoredRecord> PlaceAsync(string code, CancellationToken cancellation)
    {
        if (await ReadAsync(RecordKinds.Locations, "t.record_key = @value", code, cancellation).ConfigureAwait(false) is not [var (place, level)])
        {
            throw Refused(
                RecordKinds.Locations, code, new Refusal(RefusalCode.UnknownReference, RecordKinds.Locations.Name, RecordKinds.Locations.File));
        }

        if (place.IsWithdrawn)
        {
            throw Refused(RecordKinds.Locations, code, new Refusal(RefusalCode.AlreadyWithdrawn));
        }

        return await gate.Guard.CheckAsync(place.Table, place.Values, place, level).ConfigureAwait(false) is { } refusal
            ? throw Refused(RecordKinds.Locations, code, refusal)
            : place;
    }

    private async Task MoveAsync(
        StoredRecord record, object?[] after, Sensitivity? level, StoredRecord place, string reason, CancellationToken cancellation)
    {
        var table = record.Table;
        if (await gate.Guard.CheckAsync(table, after, record, level).ConfigureAwait(false) is { } notAllowed)
        {
            _refused.Add(RefusedRow(table, record.Key, notAllowed));
        }
        else if (!table.Key.Contains(Location))
        {
            await writer.Session.ExecuteAsync(Sql.Move(table), new { id = record.Id, place = place.Id }).ConfigureAwait(false);
            writer.Changed(table, record, after);
        }
        else if (await TakeOverAsync(record, after, place, cancellation).ConfigureAwait(false))
        {
            await WithdrawAsync(record, reason).ConfigureAwait(false);
        }
    }

    // Says of the new place what the record says of the old one. False: there is such a record already.
    private async Task<bool> TakeOverAsync(StoredRecord record, object?[] after, StoredRecord place, CancellationToken cancellation)
    {
        var (table, session) = (record.Table, writer.Session);
        var key = RecordKey.Of(table, after);
        var parameters = new { from = record.Id, place = place.Id, key, recorded = writer.NextRecorded() };
        if (await ReadAsync(table, "t.record_key = @value", key, cancellation).ConfigureAwait(false) is not [var (standing, _)])
        {
            var id = writer.NewId();
            await session.ExecuteAsync(Sql.Copy(table), new { id, parameters.from, parameters.place, key, parameters.recorded })
                .ConfigureAwait(false);
            writer.Added(table, id, key, after, record.GivenLevel);
            return true;
        }

        // Withdrawn only because the same replacement was undone before.
        if (standing.IsWithdrawn && await UndoneRecords.EndAsync(session, standing.Id).ConfigureAwait(false))
        {
            await session.ExecuteAsync(Sql.CopyInto(table), new { id = standing.Id, parameters.from, parameters.place, parameters.recorded })
                .ConfigureAwait(false);
            writer.CameBack(standing, after, record.GivenLevel);
            return true;
        }

        _refused.Add(RefusedRow(table, key, new Refusal(RefusalCode.SameAtBothPlaces, table.Name, key)));
        return false;
    }

    // Those that name the place in their list.
    private async Task<IReadOnlyList<(StoredRecord Record, Sensitivity? Level)>> ListingAsync(
        RecordKind table, RecordColumn column, StoredRecord old, CancellationToken cancellation) =>
    [
        .. (await ReadAsync(table, $"t.withdrawn_at is null and t.{column.Stored} is not null", old.Key, cancellation).ConfigureAwait(false))
            .Where(t => Cell.Items(t.Record.Text(column.Name)).Contains(old.Key)),
    ];

    private async Task MoveAsync(StoredRecord record, RecordColumn column, Sensitivity? level, StoredRecord old, StoredRecord place)
    {
        var places = Cell.Items(record.Text(column.Name));
        var after = With(record, column.Name, Cell.Join([.. places.Select(p => p == old.Key ? place.Key : p).Distinct(StringComparer.Ordinal)]));
        if (await gate.Guard.CheckAsync(record.Table, after, record, level).ConfigureAwait(false) is { } refusal)
        {
            _refused.Add(RefusedRow(record.Table, record.Key, refusal));
            return;
        }

        await SetAsync(record, column, after).ConfigureAwait(false);
    }

    private async Task SetAsync(StoredRecord record, RecordColumn column, object?[] after)
    {
        await writer.Session.ExecuteAsync(
            Sql.Set(record.Table, column), new { id = record.Id, value = after[record.Table.Position(column.Name)] }).ConfigureAwait(false);
        writer.Changed(record.Table, record, after);
    }

    private async Task AddNamesAsync(StoredRecord old, StoredRecord place, CancellationToken cancellation)
    {
        // A spelling that two places answer to would mean none of them.
        var others =
            new LocationIndex(
                (await NamedLocations.ReadAsync(writer.Session, writer.OperationId, gate.Visibility, cancellation).ConfigureAwait(false))
                .Where(p => p.Code != old.Key));

        // A list of the bundle is separated by semicolons.
        var names = new[] { old.Text("name"), old.Text("name_ar") }.Concat(Cell.Items(old.Text("aliases"))).Select(n => n.Replace(';', ' ').Trim());
        var known = Cell.Items(place.Text("aliases"));
        List<string> aliases = [.. known.Concat(names.Where(others.IsFree).DistinctBy(LocationName.Fold))];
        if (aliases.Count > known.Count)
        {
            await SetAsync(place, place.Table.Find("aliases")!, With(place, "aliases", Cell.Join(aliases))).ConfigureAwait(false);
        }
    }

    private async Task WithdrawAsync(StoredRecord record, string reason)
    {
        await writer.Session.ExecuteAsync(RecordSql.Withdraw(record.Table), new { id = record.Id, now, by = actor.Name, reason })
            .ConfigureAwait(false);
        writer.Marked(record, "withdrawn", reason);
    }

    private async Task<List<(StoredRecord Record, Sensitivity? Level)>> ReadAsync(
        RecordKind table, string condition, string value, CancellationToken cancellation)
    {
        var level = gate.Level is { } sql ? ", " + sql(table) : "";
        await using var command =
            writer.Session.Command($"{RecordSql.Stored(table, level)} where t.operation_id = @operation and {condition} order by t.recorded")
            .With("operation", writer.OperationId)
            .With("value", value)
            .With(Visibility.OpenBefore, gate.OpenBefore);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var records = new List<(StoredRecord, Sensitivity?)>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            records.Add((
                StoredRecord.Read(table, reader),
                gate.Level is null ? null : (Sensitivity)reader.GetInt32(RecordSql.FirstColumn + table.Columns.Count)));
        }

        return records;
    }

    private static object?[] With(StoredRecord record, string column, object? value)
    {
        object?[] values = [.. record.Values];
        values[record.Table.Position(column)] = value;
        return values;
    }

    private static BundleRefusedException Refused(RecordKind table, string key, Refusal refusal) => new([RefusedRow(table, key, refusal)]);

    private static RefusedRow RefusedRow(RecordKind table, string key, Refusal refusal) =>
        new() { File = table.File, Column = table.Key[0], Value = key.Replace(RecordKey.Separator, ' '), Refusal = refusal };

    private static class Sql
    {
        public static string Set(RecordKind table, RecordColumn column) =>
            $"update {table.Table} set version = version + 1, {column.Stored} = @value where id = @id";

        public static string Move(RecordKind table) => $"update {table.Table} set version = version + 1, location_id = @place where id = @id";

        /// <summary>A new record as another one, but of another place.</summary>
        public static string Copy(RecordKind table) => $"""
            insert into {table.Table} ({string.Join(", ", RecordSql.InsertColumns(table))}, sensitivity)
            select @id, t.operation_id, @key, @recorded, 1,
                {string.Join(", ", table.Columns.Select(c => c.Name == Location ? "@place" : $"t.{c.Stored}"))}, t.sensitivity
            from {table.Table} t
            where t.id = @from
            """;

        /// <summary>The same into a record that is there and withdrawn.</summary>
        public static string CopyInto(RecordKind table) => $"""
            update {table.Table} set version = version + 1, withdrawn_at = null, withdrawn_by = null, withdrawn_reason = null, recorded = @recorded,
                location_id = @place,
                {string.Join(
                    ", ",
                    table.Columns.Where(c => c.Name != Location).Select(c => c.Stored).Append("sensitivity")
                        .Select(c => $"{c} = (select o.{c} from {table.Table} o where o.id = @from)"))}
            where id = @id
            """;
    }
}
