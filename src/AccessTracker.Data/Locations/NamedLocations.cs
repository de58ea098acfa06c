using System.Data.Common;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Locations;

/// <summary>The places that a name in a file or a sheet may mean: those that count and that whoever sends it may read.</summary>
internal static class NamedLocations
{
    public static async Task<List<Location>> ReadAsync(DbSession session, string operationId, Visibility visibility, CancellationToken cancellation)
    {
        await using var command =
            session.Command(Sql.Places(visibility)).With("operation", operationId).With(Visibility.OpenBefore, visibility.ParameterValue);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var places = new List<Location>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            places.Add(new Location
            {
                Code = reader.GetString(0),
                Name = reader.GetString(1),
                NameAr = Text(reader, 2),
                Aliases = Cell.Items(Text(reader, 3)),
                SubDistrictPcode = Text(reader, 4),
                CommunityPcode = Text(reader, 5),
                Governorate = Text(reader, 6),
                GovernoratePcode = Text(reader, 7),
            });
        }

        return places;
    }

    private static string? Text(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    private static class Sql
    {
        public static string Places(Visibility visibility) => $"""
            select t.code, t.name, t.name_ar, t.aliases, t.sub_district_pcode, t.community_pcode, t.governorate, t.governorate_pcode
            from location t
            where t.operation_id = @operation and t.withdrawn_at is null and {visibility.Of(RecordKinds.Locations)}
            """;
    }
}
