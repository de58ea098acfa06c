using AccessTracker.Data.Locations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Bundles;

/// <summary>A record that others may refer to. <paramref name="Day"/>: when it was submitted or departed, where that matters.</summary>
internal readonly record struct Referred(string Key, string Id, DateOnly? Day);

/// <summary>
/// What the rows of a bundle may refer to: the operation's records as they stand in this transaction, each kind read when
/// the first row asks for it, which is after the kind's own file. What whoever imports may not read does not exist for them.
/// </summary>
internal sealed class RecordReferences(Session session, string operationId, Visibility visibility)
{
    private readonly Dictionary<string, Dictionary<string, Referred>> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlaceMatch> _matches = new(StringComparer.Ordinal);
    private HashSet<(string Request, string Location)>? _lines;
    private PlaceIndex? _places;

    /// <summary>Reads what the rows of <paramref name="table"/> refer to.</summary>
    public async Task LoadForAsync(BundleTable table, CancellationToken cancellation)
    {
        foreach (var kind in table.Columns.Select(c => c.Type == CellType.Places ? BundleSchema.Locations.Kind : c.Refers).OfType<string>().Distinct())
        {
            if (!_records.ContainsKey(kind))
            {
                _records.Add(kind, await RecordsAsync(BundleSchema.OfKind(kind), cancellation).ConfigureAwait(false));
            }

            if (kind == BundleSchema.Locations.Kind)
            {
                // A withdrawn place is found by its code only: a name must mean a place that counts.
                _places ??= new PlaceIndex(await NamedPlaces.ReadAsync(session, operationId, visibility, cancellation).ConfigureAwait(false));
            }
        }

        if (table.BelongsToLine)
        {
            _lines ??= await LinesAsync(cancellation).ConfigureAwait(false);
        }
    }

    public string IdOf(string kind, string key) => _records[kind][key].Id;

    public Referred Find(string kind, string key) => _records[kind][key];

    public bool HasLine(string request, string location) => _lines!.Contains((request, location));

    /// <summary>The key meant by <paramref name="text"/>, or why there is none and what may have been meant.</summary>
    public (string? Key, Refusal? Refusal, IReadOnlyList<string> Candidates) Resolve(string kind, string text)
    {
        if (_records[kind].TryGetValue(text, out var record))
        {
            return (record.Key, null, []);
        }

        return kind == BundleSchema.Locations.Kind
            ? ResolvePlace(text)
            : (null, new Refusal(RefusalCode.UnknownReference, kind.Replace('_', ' '), BundleSchema.OfKind(kind).File), []);
    }

    private (string?, Refusal?, IReadOnlyList<string>) ResolvePlace(string text)
    {
        if (!_matches.TryGetValue(text, out var match))
        {
            _matches[text] = match = _places!.Resolve(text);
        }

        if (match.Location is { } place)
        {
            return (_records[BundleSchema.Locations.Kind][place.Code].Key, null, []);
        }

        IReadOnlyList<string> candidates = [.. match.Candidates.Select(p => $"{p.Code} {p.Name}")];

        // Candidates with the very name that was written are one too many; others are only near.
        var key = PlaceName.Fold(text);
        var namesakes = match.Candidates.Count(p => PlaceName.Keys(p).Contains(key) || string.Equals(p.CommunityPcode, text, StringComparison.OrdinalIgnoreCase));
        return namesakes > 1
            ? (null, new Refusal(RefusalCode.AmbiguousPlace, string.Join(", ", candidates)), candidates)
            : (null, new Refusal(RefusalCode.UnknownPlace, ""), candidates);
    }

    private async Task<Dictionary<string, Referred>> RecordsAsync(BundleTable table, CancellationToken cancellation)
    {
        var day = table == BundleSchema.Requests ? "t.submitted_on" : table == BundleSchema.Convoys ? "t.departed_on" : "null";
        await using var command = session.Command($"select t.record_key, t.id, {day} {RecordSql.From(table)} where t.operation_id = @operation and {visibility.Of(table)}")
            .With("operation", operationId)
            .With(Visibility.OpenBefore, visibility.ParameterValue);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var records = new Dictionary<string, Referred>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var key = reader.GetString(0);
            records.Add(key, new Referred(key, reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateOnly>(2)));
        }

        return records;
    }

    private async Task<HashSet<(string, string)>> LinesAsync(CancellationToken cancellation)
    {
        await using var command = session.Command(Sql.Lines).With("operation", operationId);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var lines = new HashSet<(string, string)>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (_records["request"].TryGetValue(reader.GetString(0), out var request) && _records["location"].TryGetValue(reader.GetString(1), out var location))
            {
                lines.Add((request.Key, location.Key));
            }
        }

        return lines;
    }

    private static class Sql
    {
        public const string Lines = """
            select r.record_key, l.record_key
            from request_line t
            join access_request r on r.id = t.request_id
            join location l on l.id = t.location_id
            where t.operation_id = @operation
            """;
    }
}
