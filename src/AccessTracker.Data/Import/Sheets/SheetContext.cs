using System.Data.Common;
using AccessTracker.Data.Common;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>What of the store the rows of a sheet are read against, as far as whoever sends it may read it.</summary>
internal sealed class SheetContext
{
    private const decimal GramsOfTonne = 1_000_000;

    public required SheetLocations Places { get; init; }

    /// <summary>Keys of the convoys or requests that are there already and count.</summary>
    public IReadOnlySet<string> Heads { get; init; } = new HashSet<string>();

    /// <summary>
    /// Refs of deliveries by convoy, place and day, where the ref is not the one that a sheet would be given for them: a
    /// sheet without refs is about these, not about new ones beside them.
    /// </summary>
    public IReadOnlyDictionary<(string Convoy, string Place, string Day), string> Deliveries { get; init; } =
        new Dictionary<(string, string, string), string>();

    /// <summary>Figures of the stored convoys, and whose these are, by the names of their fields.</summary>
    public IReadOnlyDictionary<(string Convoy, string Field), string> Totals { get; init; } = new Dictionary<(string, string), string>();

    /// <summary>
    /// What the records keep where the words around figures go, by their keys; for a sheet that has such words and no column of notes.
    /// </summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Keys of what rows may name besides places (centres, arrangements, routes), by kind and by the key of each name that is one record's alone.
    /// </summary>
    public IReadOnlyDictionary<(RecordKind Kind, string Name), string> Named { get; init; } = new Dictionary<(RecordKind, string), string>();

    /// <summary>In which a moment's day is told.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public static async Task<SheetContext> LoadAsync(
        DbSession session, StoredOperation stored, SheetMapping mapping, string senderKey, Visibility visibility)
    {
        var (kind, operation) = (mapping.Of, stored.Id.ToString());
        return new SheetContext
        {
            Places = await PlacesAsync(session, stored, senderKey, visibility, mapping.Answers).ConfigureAwait(false),
            Zone = TimeZoneInfo.FindSystemTimeZoneById(stored.Operation.TimeZone),
            Totals = kind == SheetKind.Deliveries
                ? await TotalsAsync(session, operation, visibility).ConfigureAwait(false)
                : new Dictionary<(string, string), string>(),
            Notes = await NotesAsync(session, operation, mapping, visibility).ConfigureAwait(false),
            Named = await NamedAsync(session, operation, kind, visibility).ConfigureAwait(false),
            Heads = kind.Head is null ? new HashSet<string>() : await HeadsAsync(session, operation, kind.Head, visibility).ConfigureAwait(false),
            Deliveries = kind == SheetKind.Deliveries && (mapping.IndexOf("deliveries.ref") < 0 || mapping.Instead.Count > 0)
                ? await DeliveriesAsync(session, operation, visibility, mapping.Instead.Count > 0).ConfigureAwait(false)
                : new Dictionary<(string, string, string), string>(),
        };
    }

    /// <summary>The places alone, which is all that headings and titles are read against.</summary>
    /// <param name="answers">What was answered for this sheet, by the ids of questions; null: nothing yet.</param>
    public static async Task<SheetLocations> PlacesAsync(
        DbSession session, StoredOperation stored, string senderKey, Visibility visibility, IReadOnlyDictionary<string, string>? answers = null)
    {
        var operation = stored.Id.ToString();
        var places = await NamedLocations.ReadAsync(session, operation, visibility, CancellationToken.None).ConfigureAwait(false);
        var matches = await session.QueryAsync<NameMatch>(Sql.Matches, new { operation, sender = senderKey }).ConfigureAwait(false);
        return new SheetLocations(places, matches.ToDictionary(m => m.NameKey, m => m.Location, StringComparer.Ordinal), answers);
    }

    /// <summary>A figure of a stored convoy, or whose it is; empty: it has none.</summary>
    public string TotalOf(string convoy, string field) => Totals.GetValueOrDefault((convoy, field), "");

    private static async Task<Dictionary<(string, string), string>> TotalsAsync(DbSession session, string operation, Visibility visibility)
    {
        var totals = new Dictionary<(string, string), string>();
        await ReadAsync(session, Sql.Totals(visibility), operation, visibility, row =>
        {
            Keep("convoys.people_reached", 1, 1);
            Keep("convoys.trucks", 2, 1);
            Keep("convoys.tonnes", 3, GramsOfTonne);
            if (!row.IsDBNull(4))
            {
                totals[(row.GetString(0), "convoys.agencies")] = row.GetString(4);
            }

            void Keep(string field, int column, decimal unit)
            {
                if (!row.IsDBNull(column))
                {
                    totals[(row.GetString(0), field)] = Cell.Write(row.GetInt64(column) / unit);
                }
            }
        }).ConfigureAwait(false);
        return totals;
    }

    private static async Task<Dictionary<string, string>> NotesAsync(
        DbSession session, string operation, SheetMapping mapping, Visibility visibility)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        var table = mapping.Of.Table.WordingColumn is not null ? mapping.Of.Table : mapping.Of.Head;
        if (table?.WordingColumn is { } name && mapping.Columns.Any(c => c.HasWordings) && !mapping.Has($"{table.Sheet}.{name}"))
        {
            await ReadAsync(session, Sql.Notes(table, table.Find(name)!, visibility), operation, visibility, row =>
                notes[row.GetString(0)] = row.GetString(1))
                .ConfigureAwait(false);
        }

        return notes;
    }

    private static async Task<Dictionary<(RecordKind, string), string>> NamedAsync(
        DbSession session, string operation, SheetKind kind, Visibility visibility)
    {
        var named = new List<(RecordKind Kind, string Name, string Key)>();
        var kinds = kind.Fields.Select(f => f.Column.Refers).OfType<RecordKind>().Distinct()
            .Where(k => k != RecordKinds.Locations && k.Find("name") is not null && k.Find("name_ar") is not null);
        foreach (var table in kinds)
        {
            await ReadAsync(session, Sql.Names(table, visibility), operation, visibility, row =>
            {
                var key = row.GetString(0);
                named.AddRange(Enumerable.Range(0, 3).Where(i => !row.IsDBNull(i)).Select(i => (table, LocationName.Fold(row.GetString(i)), key)));
            }).ConfigureAwait(false);
        }

        return named.Where(n => n.Name.Length > 0).GroupBy(n => (n.Kind, n.Name))
            .Where(g => g.Select(n => n.Key).Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Key);
    }

    private static async Task<HashSet<string>> HeadsAsync(DbSession session, string operation, RecordKind table, Visibility visibility)
    {
        var heads = new HashSet<string>(StringComparer.Ordinal);
        await ReadAsync(session, RecordSql.Keys(table, visibility), operation, visibility, row => heads.Add(row.GetString(0))).ConfigureAwait(false);
        return heads;
    }

    private static async Task<Dictionary<(string, string, string), string>> DeliveriesAsync(
        DbSession session, string operation, Visibility visibility, bool isOfAll)
    {
        var refs = new Dictionary<(string, string, string), string>();
        await ReadAsync(session, Sql.Deliveries(visibility), operation, visibility, row =>
        {
            var (own, convoy, place, day) = (row.GetString(0), row.GetString(1), row.GetString(2), Cell.Day(row.GetFieldValue<DateOnly>(3)));
            if (isOfAll || own != SheetRefs.Delivery(convoy, place, day))
            {
                // Of two stops at one place on one day the first is meant.
                refs.TryAdd((convoy, place, day), own);
            }
        }).ConfigureAwait(false);
        return refs;
    }

    private static Task ReadAsync(DbSession session, string sql, string operation, Visibility visibility, Action<DbDataReader> read) =>
        session.Command(sql).With("operation", operation).With(Visibility.OpenBefore, visibility.ParameterValue).EachAsync(read);

    private sealed class NameMatch
    {
        public string NameKey { get; init; } = "";

        public string Location { get; init; } = "";
    }

    private static class Sql
    {
        public const string Matches = "select name_key, location from name_match where operation_id = @operation and sender_key = @sender";

        public static string Totals(Visibility visibility) => $"""
            select t.record_key, t.people_reached, t.trucks, t.grams, t.agencies
            {RecordSql.From(RecordKinds.Convoys)}
            where t.operation_id = @operation and t.withdrawn_at is null and {visibility.Of(RecordKinds.Convoys)}
                and (t.people_reached is not null or t.trucks is not null or t.grams is not null or t.agencies is not null)
            """;

        public static string Names(RecordKind table, Visibility visibility) => $"""
            select t.record_key, t.name, t.name_ar
            {RecordSql.From(table)}
            where t.operation_id = @operation and t.withdrawn_at is null and {visibility.Of(table)}
            """;

        public static string Notes(RecordKind table, RecordColumn column, Visibility visibility) => $"""
            select t.record_key, t.{column.Stored}
            {RecordSql.From(table)}
            where t.operation_id = @operation and t.withdrawn_at is null and {visibility.Of(table)} and t.{column.Stored} is not null
            """;

        public static string Deliveries(Visibility visibility) => $"""
            select t.record_key, r{RecordKinds.Deliveries.Position("convoy")}.record_key, r{RecordKinds.Deliveries.Position("location")}.record_key,
                t.day
            {RecordSql.From(RecordKinds.Deliveries)}
            where t.operation_id = @operation and t.withdrawn_at is null and {visibility.Of(RecordKinds.Deliveries)}
            order by t.recorded
            """;
    }
}
