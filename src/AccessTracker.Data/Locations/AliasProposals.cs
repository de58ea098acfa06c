using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Locations;

/// <summary>A spelling that somebody typed and means for a place.</summary>
/// <param name="Location">Code of the place.</param>
/// <param name="Name">As it was typed, in any script.</param>
public sealed record ProposedAlias(string Location, string Name);

/// <summary>The same, waiting for a manager.</summary>
/// <param name="ProposedBy">The person's name.</param>
public sealed record AliasProposal(Id<AliasProposal> Id, ProposedAlias Alias, string ProposedBy, DateTimeOffset ProposedAt);

/// <summary>
/// The spellings that wait to become other names of places. They are proposed together with the records whose form they were
/// typed into (<see cref="ImportOptions.Aliases"/>), and answered by whoever may write the place.
/// </summary>
public sealed class AliasProposals(Db db, BundleImport import, RecordStore records, SensitivityRules rules)
{
    private const string Waiting = "waiting";
    private const string Taken = "taken";
    private const string Rejected = "rejected";

    /// <summary>Those that wait, oldest first. For whoever may write every place of the operation.</summary>
    public async Task<IReadOnlyList<AliasProposal>> ListAsync(StoredOperation operation, CancellationToken cancellation = default) =>
        [.. (await db.ReadAsync(s => s.QueryAsync<Row>(Sql.List, new { operation = operation.Id.ToString() }), cancellation).ConfigureAwait(false))
            .Select(r => r.ToProposal())];

    /// <summary>
    /// The spelling becomes another name of its place, as one change. Null: somebody else has answered it, or there is none. Sent
    /// again by the same person it is answered as the first time.
    /// </summary>
    public async Task<ImportResult?> TakeAsync(
        StoredOperation operation, Id<AliasProposal> id, Actor actor, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var parameters = new { operation = operation.Id.ToString(), id };
        if (await db.ReadAsync(s => s.FirstOrDefaultAsync<Row>(Sql.Find, parameters), cancellation).ConfigureAwait(false) is not { } row
            || !(row.State == Waiting || (row.State == Taken && row.AnsweredBy == actor.Name))
            || await records.ShowAsync(operation, RecordKinds.Locations.Name, row.Location, actor, now, cancellation)
                .ConfigureAwait(false) is not { Record: { IsWithdrawn: false } place })
        {
            return null;
        }

        // What means the place by now, or another, is not added: two places of one name would mean none.
        var places =
            await db.ReadAsync(s =>
                NamedLocations.ReadAsync(s, operation.Id.ToString(), new Visibility(rules, Audience.Everything), cancellation),
                cancellation).ConfigureAwait(false);
        var aliases = Cell.Items(place.Text("aliases"));
        var isFree = new LocationIndex(places).IsFree(row.Name);
        var options = new ImportOptions
        {
            Submission = new Submission(id.ToString(), actor.Name),
            ExpectedVersions = new Dictionary<(string, string), long> { [(place.Table.Name, place.Key)] = place.Version },
            Completing = (session, _) => session.ExecuteAsync(Sql.Answer, new { id, state = Taken, by = actor.Name, now }),
        };
        string[] values = [place.Key, place.Text("name"), Cell.Join(isFree ? [.. aliases, row.Name.Replace(';', ' ')] : aliases) ?? ""];
        return await import.ImportAsync(
            BundleSource.Of(RecordKinds.Locations, ["code", "name", "aliases"], values), operation.Operation.Code, options, actor, now,
            cancellation: cancellation).ConfigureAwait(false);
    }

    /// <summary>The spelling is none of the place's, and is not asked about again. For whoever may write the place.</summary>
    public Task<int> RejectAsync(
        StoredOperation operation, Id<AliasProposal> id, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(
        s => s.ExecuteAsync(
            $"{Sql.Answer} and operation_id = @operation", new { operation = operation.Id.ToString(), id, state = Rejected, by = actor.Name, now }),
            cancellation);

    /// <summary>Keeps a spelling, in the transaction that saves the record it was typed for.</summary>
    internal static Task AddAsync(
        DbSession session, string operationId, ProposedAlias alias, Actor actor, DateTimeOffset now) => session.ExecuteAsync(Sql.Add, new
    {
        id = Id<AliasProposal>.New(now), operation = operationId, location = alias.Location, name = alias.Name,
            key = LocationName.Fold(alias.Name), by = actor.Name, now,
    });

    private sealed class Row
    {
        public Id<AliasProposal> Id { get; init; }

        public string Location { get; init; } = "";

        public string Name { get; init; } = "";

        public string ProposedBy { get; init; } = "";

        public DateTimeOffset ProposedAt { get; init; }

        public string State { get; init; } = "";

        public string? AnsweredBy { get; init; }

        public AliasProposal ToProposal() => new(Id, new ProposedAlias(Location, Name), ProposedBy, ProposedAt);
    }

    private static class Sql
    {
        private const string Proposals = """
            select p.id, p.location, p.name, p.proposed_by, p.proposed_at, p.state, p.answered_by
            from alias_proposal p

            """;

        // A place that is withdrawn needs no other names.
        public const string List = Proposals + """
            where p.operation_id = @operation and p.state = 'waiting'
                and exists (select 1 from location l where l.operation_id = p.operation_id and l.record_key = p.location and l.withdrawn_at is null)
            order by p.proposed_at, p.id
            """;

        public const string Find = Proposals + "where p.operation_id = @operation and p.id = @id";

        public const string Add = """
            insert into alias_proposal (id, operation_id, location, name, name_key, proposed_by, proposed_at, state)
            values (@id, @operation, @location, @name, @key, @by, @now, 'waiting')
            on conflict (operation_id, location, name_key) do nothing
            """;

        public const string Answer =
            "update alias_proposal set state = @state, answered_by = @by, answered_at = @now where id = @id and state = 'waiting'";
    }
}
