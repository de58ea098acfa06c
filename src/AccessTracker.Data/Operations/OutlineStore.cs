using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;

namespace AccessTracker.Data.Operations;

/// <summary>The outlines that an operation's maps are drawn over: GeoJSON as it was brought, one file an operation.</summary>
public sealed class OutlineStore(Db db)
{
    /// <summary>The result is null where the operation has none.</summary>
    public Task<string?> FindAsync(StoredOperation operation, CancellationToken cancellation = default) =>
        db.ReadAsync(session => session.FirstOrDefaultAsync<string>(Sql.Find, new { operation = operation.Id }), cancellation);

    /// <summary>Takes the place of what there was. The text has been read (Outline.Parse).</summary>
    public Task SaveAsync(StoredOperation operation, string geoJson, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(
            async session =>
            {
                await SaveAsync(session, operation, geoJson, actor, now).ConfigureAwait(false);
                return true;
            },
            cancellation);

    /// <summary>The same in a transaction that does more.</summary>
    internal static Task SaveAsync(DbSession session, StoredOperation operation, string geoJson, Actor actor, DateTimeOffset now) =>
        StateSeals.AroundAsync(session, SealedStates.Outline, operation.Id.ToString(), actor, now, async () =>
        {
            await session.ExecuteAsync(Sql.Save, new { operation = operation.Id, geoJson, now, changedBy = actor.Name }).ConfigureAwait(false);
            await AuditStore.RecordAsync(
                session, new AuditEvent(
                    AuditAction.OutlinesChanged) { Operation = operation.Operation.Code, Kind = "operation", Key = operation.Operation.Code }, actor,
                    now)
                .ConfigureAwait(false);
            return true;
        });

    private static class Sql
    {
        public const string Find = "select geo_json from operation_outline where operation_id = @operation";

        public const string Save = """
            insert into operation_outline (operation_id, geo_json, changed_at, changed_by)
            values (@operation, @geoJson, @now, @changedBy)
            on conflict (operation_id) do update set geo_json = excluded.geo_json, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """;
    }
}
