using System.Data.Common;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Situations;

/// <summary>Finds in the history which records count otherwise than they did: who changed them, and when.</summary>
public sealed class ChangesStore(Db db, SensitivityRules rules)
{
    /// <summary>
    /// The records that <paramref name="audience"/> may read whose counting columns, or whether they count, differ between the change numbers
    /// <paramref name="after"/> and <paramref name="until"/>: by kind, then in order of the change. A record that was changed and
    /// changed back is not among them.
    /// </summary>
    public Task<IReadOnlyList<RecordChange>> BetweenAsync(
        Id<Operation> operation, Audience audience, long after, long until,
        CancellationToken cancellation = default) => db.ReadAsync<IReadOnlyList<RecordChange>>(async session =>
        {
            var range = new Range(operation.ToString(), after, until);
            var kinds = (await session.QueryAsync<string>(Sql.Kinds, range.Parameters).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
            var changes = new List<RecordChange>();
            var mayBeReviewed = kinds.Contains(ReviewEntries.Review);
            foreach (var table in session.Kinds.Records.Where(t => t.CountsInReports && (mayBeReviewed || kinds.Contains(t.Name))))
            {
                var visibility = new Visibility(rules, audience);
                var changed = await ReadAsync(session, table, range, visibility, cancellation).ConfigureAwait(false);
                IReadOnlyList<RecordChange> reviewed = mayBeReviewed
                    ? await ReviewChanges.BetweenAsync(session, table, range.Operation, after, until, visibility, (key, json) => Of(table, key, json))
                        .ConfigureAwait(false)
                    : [];
                IReadOnlyList<RecordChange> found = [.. ReviewChanges.Joined(changed, reviewed)];
                var dependents = await DependentsAsync(session, table, range).ConfigureAwait(false);
                changes.AddRange(found.Select(c => c with { Dependents = [.. dependents[c.Key]] }));
            }

            return changes;
        }, cancellation);

    /// <summary>
    /// What would have to be changed back in the records of today, as far as <paramref name="audience"/> may read them, to have those of the change
    /// number <paramref name="after"/> again; but for the calendar, and the lists that no headline figure is counted from. Null: too much has changed
    /// since.
    /// </summary>
    public Task<FactsChange?> ThenAsync(
        Id<Operation> operation, Audience audience, long after, long until, CancellationToken cancellation = default) =>
        db.ReadAsync(session =>
            new EarlierFacts(session, operation, new Visibility(rules, audience), cancellation).ReadAsync(audience, after, until), cancellation);

    private static async Task<IReadOnlyList<RecordChange>> ReadAsync(
        DbSession session, RecordKind table, Range range, Visibility visibility, CancellationToken cancellation)
    {
        var names = await Pseudonyms.ReadAsync(session).ConfigureAwait(false);
        await using var command = session.Command(Sql.Changes(table, visibility))
            .With("operation", range.Operation)
            .With("kind", table.Name)
            .With("after", range.After)
            .With("until", range.Until)
            .With(Visibility.OpenBefore, visibility.ParameterValue);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var entries = new List<Entry>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            entries.Add(Read(reader, names));
        }

        return [.. entries.GroupBy(e => e.Key, StringComparer.Ordinal).Select(g => g.ToList()).Where(g => CountsOtherwise(table, g))
            .Select(g => Change(table, g))];
    }

    private static Entry Read(DbDataReader reader, Pseudonyms names) => new(
        reader.GetString(0),
        new RecordEdit(
            reader.GetString(1), Dialect.Instant(reader, 2), names.Of(reader.GetString(3)), reader.IsDBNull(4) ? null : reader.GetString(4)),
        reader.IsDBNull(5) ? null : reader.GetString(5),
        reader.GetString(6));

    private static bool CountsOtherwise(RecordKind table, List<Entry> entries)
    {
        var before = entries[0].Edit.Action is "added" or "restored" ? null : Counted(table, entries[0].Before);
        var mark = entries.LastOrDefault(e => e.Edit.Action is "withdrawn" or "restored")?.Edit.Action;
        var after = mark == "withdrawn" ? null : Counted(table, entries[^1].After);
        return before != after;
    }

    private static string? Counted(RecordKind table, string? json) => json is null
        ? null
        : string.Join(RecordKey.Separator, RecordJson.Read(table, json).Values.Where((_, i) => table.Columns[i].IsCounted).Select(Cell.Write));

    private static RecordChange Change(RecordKind table, List<Entry> entries) =>
        Of(table, entries[0].Key, entries[^1].After) with { Edits = [.. entries.Select(e => e.Edit)] };

    private static RecordChange Of(RecordKind table, string key, string json)
    {
        var values = RecordJson.Read(table, json).Values;
        string? Text(string column) => table.Find(column) is null ? null : (string?)values[table.Position(column)];
        var (location, request) = (Text("location"), Text("request"));

        // What is said of a line is told of the line.
        var reference = table.BelongsToLine
            ? RecordRef.Line(request!, location!)
            : RecordRef.Of(table.Name, [.. table.Key.Select(c => Cell.Write(values[table.Position(c)]))]);
        return new RecordChange(table.Name, key, reference)
        {
            Location = location,
            Convoy = table == RecordKinds.Convoys ? key : Text("convoy"),
            Request = request,
        };
    }

    private static async Task<ILookup<string, string>> DependentsAsync(DbSession session, RecordKind kind, Range range)
    {
        var found = new List<(string Owner, string Reference)>();
        if (kind == RecordKinds.Convoys || kind == RecordKinds.Locations)
        {
            found.AddRange(
                (await session.QueryAsync<Dependent>(Sql.Deliveries(kind), range.Parameters).ConfigureAwait(false))
                .Select(d => (d.Owner, RecordRef.OfKey(RecordKinds.Deliveries.Name, d.Key))));
        }

        if (kind == RecordKinds.Requests || kind == RecordKinds.Locations)
        {
            found.AddRange(
                (await session.QueryAsync<Dependent>(Sql.Lines(kind), range.Parameters).ConfigureAwait(false))
                .Select(d => (d.Owner, RecordRef.Line(d.Key, d.Place))));
        }

        if (kind == RecordKinds.Locations)
        {
            found.AddRange(
                (await session.QueryAsync<Dependent>(Sql.Statuses, range.Parameters).ConfigureAwait(false))
                .Select(d => (d.Owner, RecordRef.Status(d.Place, d.Day, d.Authority))));
            found.AddRange(
                (await session.QueryAsync<Dependent>(Sql.Populations, range.Parameters).ConfigureAwait(false))
                .Select(d => (d.Owner, RecordRef.Population(d.Place, d.Day, d.Authority))));
        }

        return found.ToLookup(d => d.Owner, d => d.Reference, StringComparer.Ordinal);
    }

    private sealed record Range(string Operation, long After, long Until)
    {
        // SQLite tells parameters apart by case.
        public object Parameters => new { operation = Operation, after = After, until = Until };
    }

    private sealed record Entry(string Key, RecordEdit Edit, string? Before, string After);

    private sealed class Dependent
    {
        public string Owner { get; init; } = "";

        public string Key { get; init; } = "";

        public string Place { get; init; } = "";

        public DateOnly Day { get; init; }

        public string Authority { get; init; } = "";
    }

    private static class Sql
    {
        public const string Kinds =
            "select distinct kind from history where operation_id = @operation and change_number > @after and change_number <= @until";

        public static string Statuses => $"""
            select o.record_key as owner, o.record_key as place, d.from_day as day, d.authority
            from status_entry d
            {Owned(RecordKinds.Locations)}
            """;

        public static string Populations => $"""
            select o.record_key as owner, o.record_key as place, d.as_of as day, d.authority
            from population d
            {Owned(RecordKinds.Locations)}
            """;

        public static string Changes(RecordKind table, Visibility visibility) => $"""
            select h.record_key, h.action, h.changed_at, h.changed_by, h.reason, h.before_json, h.after_json
            {RecordSql.From(table)}
            join history h on h.record_id = t.id
            where h.operation_id = @operation and h.kind = @kind and h.change_number > @after and h.change_number <= @until
                and {visibility.Of(table)}
            order by h.change_number, h.record_key, h.version
            """;

        public static string Deliveries(RecordKind kind) => $"""
            select o.record_key as owner, d.record_key as key
            from delivery d
            {Owned(kind)}
            """;

        public static string Lines(RecordKind kind) => $"""
            select o.record_key as owner, q.record_key as key, p.record_key as place
            from request_line d
            join access_request q on q.id = d.request_id
            join location p on p.id = d.location_id
            {Owned(kind)}
            """;

        private static string Owned(RecordKind kind) => $"""
            join {kind.Table} o on o.id = d.{kind.Name}_id
            where o.id in (select h.record_id from history h
                where h.operation_id = @operation and h.kind = '{kind.Name}' and h.change_number > @after and h.change_number <= @until)
            """;
    }
}
