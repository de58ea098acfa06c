using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Records;

/// <summary>
/// Asks the policy about each record that somebody would write, within the transaction: what it is, where the places lie
/// that it and what it is a part of are about, before the change and after it. Forms, imports, sheets and undoing ask this one.
/// </summary>
/// <param name="visibility">What may be read by who asks: a refusal names no place that may not.</param>
internal sealed class WriteGuard(DbSession session, string operationId, string operation, Actor actor, Visibility visibility)
{
    private const int MostNamed = 3;

    // What somebody proposes of a place; whatever else makes it a place, and other names of it above all, is for who may write places.
    private static readonly string[] _proposed = ["code", "name", "governorate", "governorate_pcode"];

    private static readonly Area _nowhere = new(null, null);
    private static readonly Why _itsOwn = new("about", []);

    private readonly Dictionary<(RecordKind Kind, string Key), IReadOnlyList<string>> _placesOf = [];
    private Dictionary<string, Place>? _places;

    /// <summary>
    /// Null: it may be written. A record that stands there already must be one the person may read. A place that is proposed
    /// (<see cref="ProposedLocation"/>) may be added by whoever may write about it; once it is there, it is a place like any other.
    /// </summary>
    public async Task<Refusal?> CheckAsync(RecordKind table, object?[] values, StoredRecord? stored, Sensitivity? storedLevel)
    {
        if (actor.Person.IsOperator)
        {
            return null;
        }

        if (stored is null && table == RecordKinds.Locations && ProposedLocation.Is((string)values[table.Position("code")]!))
        {
            return await CheckProposedAsync(table, values).ConfigureAwait(false);
        }

        // Who may write it wherever it lies is asked no further.
        var level = storedLevel ?? Sensitivity.Low;
        if (May(Verb.Write, table, level, [_nowhere]))
        {
            return null;
        }

        if (!May(Verb.Write, table, level, []))
        {
            return Refusal.NotAllowed();
        }

        var (about, areas) = (new List<(IReadOnlyList<string> Places, Why Why)>(), new List<Area>());
        foreach (var one in new[] { values, stored?.Values }.OfType<object?[]>())
        {
            var places = await AboutAsync(table, one).ConfigureAwait(false);
            var said = await SaidAsync(table, one).ConfigureAwait(false);
            if (said is not null && !May(Verb.Write, table, level, [said]))
            {
                return Refusal.NotAllowed("governorate", said.Governorate!);
            }

            // What may be about a place and is about none is about the whole country.
            if (places.Count == 0 && said is null && table.Referring(RecordKinds.Locations) is not null)
            {
                return Refusal.NotAllowed("country");
            }

            about.AddRange(places);
            areas.AddRange(said is null ? [] : [said]);
        }

        areas.AddRange(await AreasAsync(about.SelectMany(a => a.Places)).ConfigureAwait(false));
        return May(Verb.Write, table, level, areas) ? null
            : about.Count == 0 ? Refusal.NotAllowed()
            : await OutsideAsync(table, level, about).ConfigureAwait(false);
    }

    // The governorate that a record says it is about, with or without a place in it. Areas may be given by P-code: that of other places there.
    private async Task<Area?> SaidAsync(RecordKind table, object?[] values)
    {
        if (table == RecordKinds.Locations || table.Find("governorate") is null || values[table.Position("governorate")] is not string governorate)
        {
            return null;
        }

        var place = (await PlacesAsync().ConfigureAwait(false)).Values.FirstOrDefault(
            p => string.Equals(p.Governorate, governorate, StringComparison.OrdinalIgnoreCase) && p.GovernoratePcode is not null);
        return new Area(governorate, place?.GovernoratePcode);
    }

    /// <summary>The refusal is null where another spelling of the place may be proposed, by whoever may write about it.</summary>
    public async Task<Refusal?> CheckAliasAsync(string place) =>
        actor.Person.IsOperator || May(Verb.Propose, RecordKinds.Locations, Sensitivity.Low, await AreasAsync([place]).ConfigureAwait(false))
            ? null
            : await OutsideAsync(_itsOwn, [place]).ConfigureAwait(false);

    private bool May(Verb verb, RecordKind table, Sensitivity level, IReadOnlyList<Area> areas) =>
        AccessPolicy.May(actor.Person, verb, new Subject(operation, table.Subject, level, areas));

    // A place that is not stored yet lies where it says. As places are told apart by their names, it may bring one, and no others.
    private async Task<Refusal?> CheckProposedAsync(RecordKind table, object?[] values)
    {
        var area = new Area((string?)values[table.Position("governorate")], (string?)values[table.Position("governorate_pcode")]);
        if (May(Verb.Write, table, Sensitivity.Low, []))
        {
            return null;
        }

        if (!May(Verb.Propose, table, Sensitivity.Low, [area]) || !await IsOneAsync(area).ConfigureAwait(false))
        {
            return area.Governorate is { } governorate ? Refusal.NotAllowed("place", governorate) : Refusal.NotAllowed("placeless");
        }

        var more = table.Columns.Where((c, i) => !_proposed.Contains(c.Name) && values[i] is not null).Select(c => c.Name).ToList();
        return more.Count == 0 ? null : Refusal.NotAllowed("proposal", [.. more]);
    }

    // The name of one governorate with the code of another would be a way into the other one.
    private async Task<bool> IsOneAsync(Area area) => area.Governorate is null || area.Pcode is null
        || (await PlacesAsync().ConfigureAwait(false)).Values.All(p => p.Governorate is null || p.GovernoratePcode is null
            || (p.Governorate == area.Governorate) == (p.GovernoratePcode == area.Pcode));

    // The first reason of several is enough to go by.
    private async Task<Refusal> OutsideAsync(RecordKind table, Sensitivity level, List<(IReadOnlyList<string> Places, Why Why)> about)
    {
        foreach (var (places, why) in about)
        {
            var outside = new List<string>();
            foreach (var place in places)
            {
                if (!May(Verb.Write, table, level, await AreasAsync([place]).ConfigureAwait(false)))
                {
                    outside.Add(place);
                }
            }

            if (outside.Count > 0)
            {
                return await OutsideAsync(why, outside).ConfigureAwait(false);
            }
        }

        // Each lies in one of the person's areas, and no one role of theirs has them all.
        return await OutsideAsync(about[^1].Why, about[^1].Places).ConfigureAwait(false);
    }

    // What the record is about: its own place; and all places of the request or convoy that it is, or is a part of. A part that is added, moved or
    // taken away changes the whole, and so what others count. An answer or a clearance changes its own line and nothing else.
    private async Task<List<(IReadOnlyList<string> Places, Why Why)>> AboutAsync(RecordKind table, object?[] values)
    {
        var about = new List<(IReadOnlyList<string>, Why)>();
        var places = table.Columns
            .Where(c => c.Type == CellType.Places || c.Refers == RecordKinds.Locations)
            .SelectMany(c => Cell.Items((string?)values[table.Position(c.Name)]))
            .ToList();
        if (places.Count > 0)
        {
            about.Add((places, _itsOwn));
        }

        if (table == RecordKinds.Requests || table == RecordKinds.RequestLines)
        {
            var request = Text(table == RecordKinds.Requests ? "ref" : "request")!;
            about.Add((await PlacesOfAsync(RecordKinds.Requests, request).ConfigureAwait(false), new Why("request", [request])));
        }

        if (Text(table == RecordKinds.Convoys ? "ref" : "convoy") is { } convoy)
        {
            about.Add((await PlacesOfAsync(RecordKinds.Convoys, convoy).ConfigureAwait(false), new Why("convoy", [convoy])));
        }

        return about;

        string? Text(string column) => table.Find(column) is null ? null : (string?)values[table.Position(column)];
    }

    private async Task<IReadOnlyList<string>> PlacesOfAsync(RecordKind parent, string key)
    {
        if (!_placesOf.TryGetValue((parent, key), out var places))
        {
            var sql = parent == RecordKinds.Requests ? Sql.PlacesOfRequest : Sql.PlacesOfConvoy;
            _placesOf[(parent, key)] = places = await session.QueryAsync<string>(sql, new { operation = operationId, key }).ConfigureAwait(false);
        }

        return places;
    }

    private async Task<Refusal> OutsideAsync(Why why, IReadOnlyList<string> outside)
    {
        var known = await PlacesAsync().ConfigureAwait(false);
        List<Place> named = [.. outside.Select(p => known.GetValueOrDefault(p)).OfType<Place>().Where(p => p.MayBeRead)];
        if (named.Count == 0)
        {
            return Refusal.NotAllowed($"{why.Key}_hidden", [.. why.Of]);
        }

        var places = RefusalPhrases.Many(
            named.Take(MostNamed).Select(p => $"{p.Name} ({p.RecordKey})"), isCut: outside.Count > Math.Min(named.Count, MostNamed));
        string[] governorates = [.. named.Select(p => p.Governorate).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostNamed)];
        return governorates.Length == 0
            ? Refusal.NotAllowed($"{why.Key}_places", [.. why.Of, places])
            : Refusal.NotAllowed($"{why.Key}_shared", [.. why.Of, places, RefusalPhrases.Many(governorates)]);
    }

    private async Task<IReadOnlyList<Area>> AreasAsync(IEnumerable<string> places)
    {
        var known = await PlacesAsync().ConfigureAwait(false);
        return [.. places.Distinct(StringComparer.Ordinal).Select(p => known.TryGetValue(p, out var place) ? place.Area : _nowhere)];
    }

    private async Task<Dictionary<string, Place>> PlacesAsync() => _places ??=
        (await session.QueryAsync<Place>(Sql.Places(visibility), new { operation = operationId, openBefore = visibility.ParameterValue })
            .ConfigureAwait(false))
            .ToDictionary(p => p.RecordKey, StringComparer.Ordinal);

    /// <summary>What of a record lies outside somebody's areas: its own places, or those of what it is a part of.</summary>
    /// <param name="Key">Of the texts that say so.</param>
    /// <param name="Of">The request or the convoy.</param>
    private sealed record Why(string Key, IReadOnlyList<string> Of);

    private sealed class Place
    {
        public string RecordKey { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Governorate { get; init; }

        public string? GovernoratePcode { get; init; }

        public bool MayBeRead { get; init; }

        public Area Area => new(Governorate, GovernoratePcode);
    }

    private static class Sql
    {
        // The operation is asked of the whole: asked of its parts, SQLite reads all parts of the operation for each whole.
        public const string PlacesOfRequest = """
            select distinct l.record_key
            from access_request r
            join request_line t on t.request_id = r.id
            join location l on l.id = t.location_id
            where r.operation_id = @operation and r.record_key = @key and t.withdrawn_at is null
            """;

        public const string PlacesOfConvoy = """
            select distinct l.record_key
            from convoy c
            join delivery t on t.convoy_id = c.id
            join location l on l.id = t.location_id
            where c.operation_id = @operation and c.record_key = @key and t.withdrawn_at is null
            """;

        public static string Places(Visibility visibility) => $"""
            select t.record_key, t.name, t.governorate, t.governorate_pcode, ({visibility.Of(RecordKinds.Locations)}) as may_be_read
            from location t
            where t.operation_id = @operation
            """;
    }
}
