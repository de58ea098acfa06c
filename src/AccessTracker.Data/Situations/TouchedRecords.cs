using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;

namespace AccessTracker.Data.Situations;

/// <summary>
/// Finds what a situation has to read anew when records have changed or an embargo has ended. Whether a convoy may be read hangs on its stops;
/// whether a line and its request, on the answers and on the stops under the request (<see cref="Visibility"/>). So a request and the
/// convoys under it are read together, and nothing beyond them is touched.
/// </summary>
internal sealed class TouchedRecords(DbSession session, string operation)
{
    /// <summary>
    /// Changes that are followed. Beyond, reading everything costs little more: measured over a million deliveries, half as many take an
    /// eighth of it.
    /// </summary>
    public const int MostChanges = 2_000;

    /// <summary>Likewise the convoys, and the requests, that are read anew for them.</summary>
    public const int MostConvoys = 20_000;

    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);

    /// <summary>Their refs, by id.</summary>
    public Dictionary<string, string> Requests { get; } = new(StringComparer.Ordinal);

    /// <summary>Their refs, by id.</summary>
    public Dictionary<string, string> Convoys { get; } = new(StringComparer.Ordinal);

    /// <summary>A record of the table was changed.</summary>
    public bool Has(RecordKind table) => _kinds.Contains(table.Name);

    /// <summary>
    /// Reads the changes after <paramref name="since"/> until <paramref name="until"/>, and the days that an embargo has
    /// passed meanwhile. False: everything is to be read anew.
    /// </summary>
    /// <param name="since">The change number of what was read.</param>
    /// <param name="until">The last change that is followed.</param>
    /// <param name="openBefore">The embargo's end then.</param>
    /// <param name="openNow">The embargo's end now.</param>
    /// <param name="evenOperation">A change of the operation itself, on which all its records hang, is passed over.</param>
    public async Task<bool> ReadAsync(long since, long until, DateOnly? openBefore, DateOnly? openNow, bool evenOperation = false)
    {
        HashSet<string> Keys() => new(StringComparer.Ordinal);
        var (requests, convoys, places, routes) = (Keys(), Keys(), Keys(), Keys());
        var changes = await session.QueryAsync<Change>(Sql.Changes, new { operation, since, until, most = MostChanges + 1 }).ConfigureAwait(false);

        // A store that was put back, or changed by something that keeps no history, is no continuation of what was read.
        if (since > until || changes.Count > MostChanges || changes.Select(c => c.ChangeNumber).Distinct().Count() != until - since
            || openBefore is null != openNow is null)
        {
            return false;
        }

        // A step of a review changes no record: what is unchecked is read anew in any case.
        foreach (var change in changes.Where(c => !ReviewEntries.Is(c.Kind)))
        {
            if (change.Kind == RecordKinds.Operations.Name)
            {
                if (evenOperation)
                {
                    continue;
                }

                return false;
            }

            // No figure hangs on the files of records.
            if (change.Kind == HistoryEntry.OfFiles)
            {
                continue;
            }

            _kinds.Add(change.Kind);
            if (change.Kind == RecordKinds.Locations.Name && change.MayHideOrShow(session.Kinds))
            {
                places.Add(change.RecordKey);
            }

            if (change.Kind == RecordKinds.Routes.Name && change.MayHideOrShow(session.Kinds))
            {
                routes.Add(change.RecordKey);
            }

            Named(change, RecordKinds.Requests, requests);
            Named(change, RecordKinds.Convoys, convoys);
        }

        await FindAsync(requests, convoys, places, routes).ConfigureAwait(false);
        if (openBefore is { } before && openNow is { } now && before != now)
        {
            var days = new { operation, from = before < now ? before : now, until = before < now ? now : before };
            Add(Convoys, await session.QueryAsync<Found>(Sql.ConvoysOfDays, days).ConfigureAwait(false));
            Add(Requests, await session.QueryAsync<Found>(Sql.RequestsOfDays, days).ConfigureAwait(false));
            _kinds.Add(RecordKinds.Incidents.Name);
        }

        return await CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>There are incidents of the convoys.</summary>
    public async Task<bool> HaveIncidentsAsync() => Convoys.Count > 0
        && await session.FirstOrDefaultAsync<string>(Sql.IncidentOf(session.Dialect), new { ids = session.Dialect.Texts(Convoys.Keys) })
            .ConfigureAwait(false) is not null;

    // The record itself, or what it refers to, before the change and after it.
    private void Named(Change change, RecordKind kind, HashSet<string> keys)
    {
        if (change.Kind == kind.Name)
        {
            keys.Add(change.RecordKey);
            return;
        }

        var table = session.Kinds.Of(change.Kind);
        if (table.Referring(kind) is { } column)
        {
            keys.UnionWith(
                new[] { change.Before, change.After }.OfType<string>()
                .Select(json => RecordJson.Read(table, json).Values[table.Position(column.Name)]).OfType<string>());
        }
    }

    private async Task FindAsync(HashSet<string> requests, HashSet<string> convoys, HashSet<string> places, HashSet<string> routes)
    {
        var dialect = session.Dialect;
        if (routes.Count > 0)
        {
            // A convoy is without its route where that may not be read.
            Add(Convoys,
                await session.QueryAsync<Found>(Sql.ConvoysBy(dialect), new { operation, keys = dialect.Texts(routes), most = MostConvoys + 1 })
                .ConfigureAwait(false));
        }

        if (requests.Count > 0)
        {
            Add(Requests,
                await session.QueryAsync<Found>(Sql.ByKey(dialect, RecordKinds.Requests), new { operation, keys = dialect.Texts(requests) })
                .ConfigureAwait(false));
        }

        if (convoys.Count > 0)
        {
            Add(Convoys,
                await session.QueryAsync<Found>(Sql.ByKey(dialect, RecordKinds.Convoys), new { operation, keys = dialect.Texts(convoys) })
                .ConfigureAwait(false));
        }

        if (places.Count > 0)
        {
            // Whatever names a place may be hidden with it, or lose it.
            var named = new { operation, keys = dialect.Texts(places), most = MostConvoys + 1 };
            _kinds.UnionWith([RecordKinds.Statuses.Name, RecordKinds.Populations.Name, RecordKinds.Incidents.Name]);
            Add(Convoys, await session.QueryAsync<Found>(Sql.ConvoysAt(dialect), named).ConfigureAwait(false));
            Add(Requests, await session.QueryAsync<Found>(Sql.RequestsAt(dialect), named).ConfigureAwait(false));
        }
    }

    // The requests that the convoys travel under, and all convoys of those.
    private async Task<bool> CompleteAsync()
    {
        var dialect = session.Dialect;
        if (Convoys.Count is > 0 and <= MostConvoys)
        {
            Add(Requests, await session.QueryAsync<Found>(Sql.RequestsOf(dialect), new { ids = dialect.Texts(Convoys.Keys) }).ConfigureAwait(false));
        }

        if (Requests.Count is > 0 and <= MostConvoys)
        {
            Add(Convoys,
                await session.QueryAsync<Found>(Sql.ConvoysUnder(dialect), new { ids = dialect.Texts(Requests.Keys), most = MostConvoys + 1 })
                .ConfigureAwait(false));
        }

        return Convoys.Count <= MostConvoys && Requests.Count <= MostConvoys;
    }

    private static void Add(Dictionary<string, string> records, IEnumerable<Found> found)
    {
        foreach (var record in found)
        {
            records[record.Id] = record.RecordKey;
        }
    }

    private sealed class Change
    {
        public long ChangeNumber { get; init; }

        public string Kind { get; init; } = "";

        public string RecordKey { get; init; } = "";

        public HistoryAction Action { get; init; }

        public string? Before { get; init; }

        public string After { get; init; } = "";

        /// <summary>What names the record may be read, or count, otherwise than before. What is new nothing could name.</summary>
        public bool MayHideOrShow(RecordKinds kinds) => Action is HistoryAction.Withdrawn or HistoryAction.Restored
            || (Action == HistoryAction.Changed && RecordJson.Read(kinds.Of(Kind), Before!).Given != RecordJson.Read(kinds.Of(Kind), After).Given);
    }

    private sealed class Found
    {
        public string Id { get; init; } = "";

        public string RecordKey { get; init; } = "";
    }

    private static class Sql
    {
        public const string Changes = """
            select change_number, kind, record_key, action, before_json as before, after_json as after
            from history
            where operation_id = @operation and change_number > @since and change_number <= @until
            limit @most
            """;

        // All conditions of Visibility that compare a day with the end of the embargo are about one of these days, or about an incident's.
        public const string ConvoysOfDays = """
            select c.id, c.record_key
            from delivery d
            join convoy c on c.id = d.convoy_id
            where d.operation_id = @operation and d.day >= @from and d.day < @until
            union
            select c.id, c.record_key
            from convoy_event e
            join convoy c on c.id = e.convoy_id
            where e.operation_id = @operation and e.day >= @from and e.day < @until
            """;

        public const string RequestsOfDays = """
            select r.id, r.record_key
            from decision d
            join access_request r on r.id = d.request_id
            where d.operation_id = @operation and d.valid_to >= @from and d.valid_to < @until
            """;

        public static string ByKey(Dialect dialect, RecordKind table) =>
            $"select t.id, t.record_key from {table.Table} t where t.operation_id = @operation and {dialect.AnyOf("t.record_key", "keys")}";

        public static string ConvoysBy(Dialect dialect) => $"""
            select c.id, c.record_key
            from route r
            join convoy c on c.route_id = r.id
            where r.operation_id = @operation and {dialect.AnyOf("r.record_key", "keys")}
            limit @most
            """;

        public static string ConvoysAt(Dialect dialect) => $"""
            select c.id, c.record_key
            from location l
            join delivery d on d.location_id = l.id
            join convoy c on c.id = d.convoy_id
            where l.operation_id = @operation and {dialect.AnyOf("l.record_key", "keys")}
            union
            select c.id, c.record_key
            from location l
            join convoy_event e on e.location_id = l.id
            join convoy c on c.id = e.convoy_id
            where l.operation_id = @operation and {dialect.AnyOf("l.record_key", "keys")}
            limit @most
            """;

        // An answer or a clearance is one of a line.
        public static string RequestsAt(Dialect dialect) => $"""
            select distinct r.id, r.record_key
            from location l
            join request_line t on t.location_id = l.id
            join access_request r on r.id = t.request_id
            where l.operation_id = @operation and {dialect.AnyOf("l.record_key", "keys")}
            limit @most
            """;

        public static string RequestsOf(Dialect dialect) => $"""
            select distinct r.id, r.record_key
            from convoy c
            join access_request r on r.id = c.request_id
            where {dialect.AnyOf("c.id", "ids")}
            """;

        public static string ConvoysUnder(Dialect dialect) =>
            $"select c.id, c.record_key from convoy c where {dialect.AnyOf("c.request_id", "ids")} limit @most";

        public static string IncidentOf(Dialect dialect) => $"select i.id from incident i where {dialect.AnyOf("i.convoy_id", "ids")} limit 1";
    }
}
