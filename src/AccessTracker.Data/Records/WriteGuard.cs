using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Records;

/// <summary>
/// Asks the policy about each record that somebody would write, within the transaction: what it is, where the places lie
/// that it is about, before the change and after it.
/// </summary>
internal sealed class WriteGuard(Session session, string operationId, string operation, Actor actor)
{
    private readonly Dictionary<(string Kind, string Key), IReadOnlyList<string>> _placesOf = [];
    private Dictionary<string, Area>? _areas;

    /// <summary>
    /// Null: it may be written. A record that stands there already must be one the person may read. A place that is proposed
    /// (<see cref="ProposedPlace"/>) may be added by whoever may write about it; once it is there, it is a place like any other.
    /// </summary>
    public async Task<Refusal?> CheckAsync(BundleTable table, object?[] values, StoredRecord? stored, Sensitivity? storedLevel)
    {
        if (actor.Person.IsOperator)
        {
            return null;
        }

        if (stored is null && table == BundleSchema.Locations && ProposedPlace.Is((string)values[table.Position("code")]!))
        {
            return Answer(Verb.Propose, table, Sensitivity.Low, [AreaOf(table, values)]);
        }

        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var version in new[] { values, stored?.Values }.OfType<object?[]>())
        {
            places.UnionWith(await PlacesAsync(table, version).ConfigureAwait(false));
        }

        var areas = new List<Area>();
        foreach (var place in places)
        {
            areas.Add(await AreaAsync(place).ConfigureAwait(false));
        }

        return Answer(Verb.Write, table, storedLevel ?? Sensitivity.Low, areas);
    }

    /// <summary>Null: another spelling of the place may be proposed, by whoever may write about it.</summary>
    public async Task<Refusal?> CheckAliasAsync(string place) =>
        actor.Person.IsOperator ? null : Answer(Verb.Propose, BundleSchema.Locations, Sensitivity.Low, [await AreaAsync(place).ConfigureAwait(false)]);

    private Refusal? Answer(Verb verb, BundleTable table, Sensitivity level, IReadOnlyList<Area> areas) =>
        AccessPolicy.May(actor.Person, verb, new Subject(operation, table.Kind, level, areas)) ? null : new Refusal(RefusalCode.NotAllowed);

    // A place that is not stored yet lies where it says.
    private static Area AreaOf(BundleTable table, object?[] values) =>
        new((string?)values[table.Position("governorate")], (string?)values[table.Position("governorate_pcode")]);

    // A request is about the places of its lines, a convoy about those of its stops; an entry of its log with no place of its own likewise.
    private async Task<IReadOnlyList<string>> PlacesAsync(BundleTable table, object?[] values)
    {
        if (table.Find("location") is not null && values[table.Position("location")] is string place)
        {
            return [place];
        }

        return table.Kind switch
        {
            "request" or "convoy" => await PlacesOfAsync(table.Kind, (string)values[table.Position("ref")]!).ConfigureAwait(false),
            "convoy_event" => await PlacesOfAsync("convoy", (string)values[table.Position("convoy")]!).ConfigureAwait(false),
            _ => [],
        };
    }

    private async Task<IReadOnlyList<string>> PlacesOfAsync(string kind, string key)
    {
        if (!_placesOf.TryGetValue((kind, key), out var places))
        {
            var sql = kind == "request" ? Sql.PlacesOfRequest : Sql.PlacesOfConvoy;
            _placesOf[(kind, key)] = places = await session.QueryAsync<string>(sql, new { operation = operationId, key }).ConfigureAwait(false);
        }

        return places;
    }

    private async Task<Area> AreaAsync(string place)
    {
        _areas ??= (await session.QueryAsync<Place>(Sql.Areas, new { operation = operationId }).ConfigureAwait(false))
            .ToDictionary(p => p.RecordKey, p => new Area(p.Governorate, p.GovernoratePcode), StringComparer.Ordinal);
        return _areas.GetValueOrDefault(place, new Area(null, null));
    }

    private sealed class Place
    {
        public string RecordKey { get; init; } = "";

        public string? Governorate { get; init; }

        public string? GovernoratePcode { get; init; }
    }

    private static class Sql
    {
        public const string Areas = "select record_key, governorate, governorate_pcode from location where operation_id = @operation";

        public const string PlacesOfRequest = """
            select distinct l.record_key
            from request_line t
            join access_request r on r.id = t.request_id
            join location l on l.id = t.location_id
            where t.operation_id = @operation and t.withdrawn_at is null and r.record_key = @key
            """;

        public const string PlacesOfConvoy = """
            select distinct l.record_key
            from delivery t
            join convoy c on c.id = t.convoy_id
            join location l on l.id = t.location_id
            where t.operation_id = @operation and t.withdrawn_at is null and c.record_key = @key
            """;
    }
}
