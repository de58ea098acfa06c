using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Bundles;

/// <summary>Keeps the folded names of places in step with the places.</summary>
internal sealed class PlaceNames(Session session, string operationId)
{
    private const int ChunkRows = 1_000;

    public async Task RebuildAsync(IEnumerable<string> codes, CancellationToken cancellation)
    {
        using var insert = new BulkInsert(session, "location_name", ["location_id", "operation_id", "name_key"]);
        foreach (var chunk in codes.Chunk(ChunkRows))
        {
            var parameters = new { operation = operationId, codes = session.Dialect.Texts(chunk) };
            var condition = $"operation_id = @operation and {session.Dialect.AnyOf("record_key", "codes")}";
            await session.ExecuteAsync($"delete from location_name where location_id in (select id from location where {condition})", parameters).ConfigureAwait(false);
            var places = await session.QueryAsync<Place>($"select id, code, name, name_ar, aliases from location where {condition}", parameters).ConfigureAwait(false);
            await insert.WriteAsync([.. places.SelectMany(Rows)], cancellation).ConfigureAwait(false);
        }
    }

    private IEnumerable<object?[]> Rows(Place place)
    {
        var location = new Location { Code = place.Code, Name = place.Name, NameAr = place.NameAr, Aliases = Cell.Items(place.Aliases) };
        return PlaceName.Keys(location).Select(key => new object?[] { place.Id, operationId, key });
    }

    private sealed class Place
    {
        public string Id { get; init; } = "";

        public string Code { get; init; } = "";

        public string Name { get; init; } = "";

        public string? NameAr { get; init; }

        public string? Aliases { get; init; }
    }
}
