using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Records;

/// <summary>A record that others may refer to. <paramref name="Day"/>: when it was submitted or departed, where that matters.</summary>
internal readonly record struct Referred(string Key, Id<StoredRecord> Id, DateOnly? Day);

/// <summary>
/// What the rows of a bundle may refer to: the operation's records as they stand in this transaction, those that are named
/// and no others, so that one stop costs one look, however many convoys there are. Places are found by their names, and so
/// are known all. What whoever imports may not read does not exist for them.
/// </summary>
internal sealed class RecordReferences(DbSession session, string operationId, Visibility visibility)
{
    private readonly Dictionary<RecordKind, Dictionary<string, Referred>> _records = [];

    // Ids of what stored records refer to, for whoever may not read it too: a change elsewhere in the record keeps it.
    private readonly Dictionary<(RecordKind Kind, string Key), Id<StoredRecord>> _kept = [];
    private readonly HashSet<(RecordKind Kind, string Key)> _asked = [];
    private readonly HashSet<string> _askedLines = new(StringComparer.Ordinal);
    private readonly HashSet<(string Request, string Location)> _lines = [];
    private readonly Dictionary<string, LocationMatch> _matches = new(StringComparer.Ordinal);
    private LocationIndex? _places;

    /// <summary>Reads what <paramref name="rows"/> refer to, before they are understood.</summary>
    public async Task LoadAsync(RecordKind table, SheetHeader header, IReadOnlyList<SheetRow> rows, CancellationToken cancellation)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (column.Type == CellType.Places || column.Refers == RecordKinds.Locations)
            {
                await LoadPlacesAsync(cancellation).ConfigureAwait(false);
            }
            else if (column.Refers is { } kind)
            {
                var position = i;
                var named = rows.Select(r => Cell.Parse(column, header.Text(r, position)).Value).OfType<string>();
                await LoadAsync(kind, named, cancellation).ConfigureAwait(false);
            }
            else if (column.NamesRecord)
            {
                var position = i;
                var named = rows.Select(r => header.Text(r, position)).Select(RecordOf).OfType<(RecordKind Kind, string Key)>();
                foreach (var ofKind in named.ToLookup(r => r.Kind, r => r.Key))
                {
                    await LoadAsync(ofKind.Key, ofKind.Distinct(), cancellation).ConfigureAwait(false);
                }
            }
        }

        if (table.BelongsToLine)
        {
            await LoadLinesAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Makes <see cref="IdOf"/> and <see cref="IsHidden"/> know what stored values of <paramref name="table"/> refer to.
    /// </summary>
    public async Task KeepAsync(RecordKind table, IEnumerable<object?[]> values, CancellationToken cancellation)
    {
        var named = values
            .SelectMany(v => table.Columns.Select((c, i) => (Kind: c.Refers, Key: v[i] as string)))
            .Where(p => p.Kind is not null && p.Key is not null && !IsKnown(p.Kind, p.Key))
            .ToLookup(p => p.Kind!, p => p.Key!);
        foreach (var ofKind in named)
        {
            await LoadAsync(ofKind.Key, ofKind.Distinct(), cancellation).ConfigureAwait(false);
            List<string> hidden = [.. ofKind.Distinct().Where(k => !Of(ofKind.Key).ContainsKey(k))];
            if (hidden.Count == 0)
            {
                continue;
            }

            foreach (var record in await ReadAsync(ofKind.Key, hidden, isWhole: true, cancellation).ConfigureAwait(false))
            {
                _kept[(ofKind.Key, record.Key)] = record.Id;
            }
        }
    }

    /// <summary>Returns the id, as a column holds it, of a record that was loaded or kept.</summary>
    public string IdOf(RecordKind kind, string key) =>
        (Of(kind).TryGetValue(key, out var record) ? record.Id : _kept[(kind, key)]).ToString();

    /// <summary>A stored record refers to it, and whoever imports may not read it: they were shown that nothing stands there.</summary>
    public bool IsHidden(RecordKind kind, string key) => _kept.ContainsKey((kind, key));

    public Referred Find(RecordKind kind, string key) => _records[kind][key];

    /// <summary>The text names a record that is there, as reports name one (<see cref="RecordRef"/>).</summary>
    public bool IsRecord(string text) => RecordOf(text) is var (kind, key) && Of(kind).ContainsKey(key);

    public bool HasLine(string request, string location) => _lines.Contains((request, location));

    /// <summary>The key meant by <paramref name="text"/>, or why there is none and what may have been meant.</summary>
    public (string? Key, Refusal? Refusal, IReadOnlyList<string> Candidates) Resolve(RecordKind kind, string text)
    {
        if (Of(kind).TryGetValue(text, out var record))
        {
            return (record.Key, null, []);
        }

        return kind == RecordKinds.Locations
            ? ResolvePlace(text)
            : (null, new Refusal(RefusalCode.UnknownReference, kind.Name, kind.File), []);
    }

    private (string?, Refusal?, IReadOnlyList<string>) ResolvePlace(string text)
    {
        if (!_matches.TryGetValue(text, out var match))
        {
            _matches[text] = match = _places!.Resolve(text);
        }

        if (match.Location is { } place)
        {
            return (_records[RecordKinds.Locations][place.Code].Key, null, []);
        }

        IReadOnlyList<string> candidates = [.. match.Candidates.Select(p => $"{p.Code} {p.Name}")];

        // Candidates with the very name that was written are one too many; others are only near.
        var key = LocationName.Fold(text);
        var code = Letters.Fold(text);
        var namesakes =
            match.Candidates.Count(p =>
                LocationName.Keys(p).Contains(key) || Letters.Fold(p.Code) == code || Letters.Fold(p.CommunityPcode ?? "") == code);
        return namesakes > 1
            ? (null, new Refusal(RefusalCode.AmbiguousPlace, [.. candidates]), candidates)
            : (null, new Refusal(RefusalCode.UnknownPlace), candidates);
    }

    private (RecordKind Kind, string Key)? RecordOf(string text)
    {
        var (name, parts) = RecordRef.PartsOf(text.Trim());
        if (session.Kinds.Find(name) is not { } kind || kind == RecordKinds.Operations)
        {
            return null;
        }

        // A kind that writes its key its own way, as meetings do ("ceasefire/5"), is named by that.
        return kind.KeyText is not null ? (kind, parts)
            : RecordRef.KeyOf(kind.Key.Count, parts) is { } key ? (kind, RecordKey.Of(key))
            : null;
    }

    private bool IsKnown(RecordKind kind, string key) => Of(kind).ContainsKey(key) || _kept.ContainsKey((kind, key));

    private Dictionary<string, Referred> Of(RecordKind kind)
    {
        if (!_records.TryGetValue(kind, out var records))
        {
            _records[kind] = records = new Dictionary<string, Referred>(StringComparer.Ordinal);
        }

        return records;
    }

    // The first row that may name a place comes after the places' own file.
    private async Task LoadPlacesAsync(CancellationToken cancellation)
    {
        if (_places is not null)
        {
            return;
        }

        var records = Of(RecordKinds.Locations);
        foreach (var record in await ReadAsync(RecordKinds.Locations, null, isWhole: false, cancellation).ConfigureAwait(false))
        {
            records.Add(record.Key, record);
        }

        // A withdrawn place is found by its code only: a name must mean a place that counts.
        _places = new LocationIndex(await NamedLocations.ReadAsync(session, operationId, visibility, cancellation).ConfigureAwait(false));
    }

    private async Task LoadAsync(RecordKind kind, IEnumerable<string> keys, CancellationToken cancellation)
    {
        if (kind == RecordKinds.Locations)
        {
            await LoadPlacesAsync(cancellation).ConfigureAwait(false);
            return;
        }

        List<string> asked = [.. keys.Where(k => _asked.Add((kind, k)))];
        if (asked.Count == 0)
        {
            return;
        }

        foreach (var record in await ReadAsync(kind, asked, isWhole: false, cancellation).ConfigureAwait(false))
        {
            Of(kind).Add(record.Key, record);
        }
    }

    private async Task<List<Referred>> ReadAsync(RecordKind table, IReadOnlyCollection<string>? keys, bool isWhole, CancellationToken cancellation)
    {
        var day = table.KnownBy is { } column ? $"t.{table.Find(column)!.Stored}" : "null";
        var isNamed = keys is null ? "" : $"and {session.Dialect.AnyOf("t.record_key", "keys")}";
        var isReadable = isWhole ? "" : $"and {visibility.Of(table)}";
        await using var command = session.Command(RecordSql.References(table, day, isNamed, isReadable))
            .With("operation", operationId)
            .With("keys", session.Dialect.Texts(keys ?? []))
            .With(Visibility.OpenBefore, visibility.ParameterValue);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var records = new List<Referred>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            records.Add(new Referred(
                reader.GetString(0), new Id<StoredRecord>(Guid.Parse(reader.GetString(1))),
                reader.IsDBNull(2) ? null : reader.GetFieldValue<DateOnly>(2)));
        }

        return records;
    }

    // Of every request that a row has named.
    private async Task LoadLinesAsync(CancellationToken cancellation)
    {
        List<string> requests = [.. Of(RecordKinds.Requests).Keys.Where(_askedLines.Add)];
        if (requests.Count == 0)
        {
            return;
        }

        await using var command =
            session.Command(Sql.Lines(session.Dialect)).With("operation", operationId).With("requests", session.Dialect.Texts(requests));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (Of(RecordKinds.Requests).TryGetValue(reader.GetString(0), out var request)
                && Of(RecordKinds.Locations).TryGetValue(reader.GetString(1), out var location))
            {
                _lines.Add((request.Key, location.Key));
            }
        }
    }

    private static class Sql
    {
        public static string Lines(Dialect dialect) => $"""
            select r.record_key, l.record_key
            from access_request r
            join request_line t on t.request_id = r.id
            join location l on l.id = t.location_id
            where r.operation_id = @operation and {dialect.AnyOf("r.record_key", "requests")}
            """;
    }
}
