using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Migrations;

/// <summary>
/// Seals anew, each for its place, what an older program sealed with one protector for all. The history of an incident cannot be written anew: there
/// the old text stays, and another change says what the record holds now.
/// </summary>
internal static class OldSeals
{
    private const string Reason = "sealed anew, for this record alone";

    public static async Task RenewAsync(DbSession session, DateTimeOffset now)
    {
        await DraftsAsync(session).ConfigureAwait(false);
        await SheetsAsync(session).ConfigureAwait(false);
        await KeysAsync(session).ConfigureAwait(false);
        await IncidentsAsync(session, now).ConfigureAwait(false);
        foreach (var head in await session.QueryAsync<Head>(Sql.Heads).ConfigureAwait(false))
        {
            await (await Chain.BeginAsync(session, head.Chain).ConfigureAwait(false)).FinishAsync(head.Entries, head.Hash).ConfigureAwait(false);
        }
    }

    private static async Task DraftsAsync(DbSession session)
    {
        foreach (var (id, operation, person, content) in await session.QueryAsync<(string, string, string, string)>(Sql.Drafts).ConfigureAwait(false))
        {
            await session.ExecuteAsync(Sql.SetDraft, new { id, content = Renewed(session.Severe, DraftStore.Place(operation, person, id), content) })
                .ConfigureAwait(false);
        }
    }

    private static async Task SheetsAsync(DbSession session)
    {
        // Named first and read one by one: a sheet may be large.
        foreach (var (batch, kind, number) in await session.QueryAsync<(string, string, long)>(Sql.Pieces).ConfigureAwait(false))
        {
            var content = await session.FirstOrDefaultAsync<string>(Sql.Piece, new { batch, kind, number }).ConfigureAwait(false);
            await session.ExecuteAsync(
                Sql.SetPiece,
                new { batch, kind, number,
                    content = Renewed(session.Severe, BatchFiles.Place(batch, kind, number), content!) }).ConfigureAwait(false);
        }
    }

    private static async Task KeysAsync(DbSession session)
    {
        foreach (var (id, key) in await session.QueryAsync<(string, string)>(Sql.Keys).ConfigureAwait(false))
        {
            if (SevereText.IsSealed(key))
            {
                continue;
            }

            var place = CredentialStore.PlaceOfKey(new Id<Account>(Guid.Parse(id)));
            try
            {
                await session.ExecuteAsync(
                    Sql.SetKey, new { id,
                        key = session.Severe.Seal(place, session.Severe.OpenOld(key, SevereText.OldKeyPurpose)) }).ConfigureAwait(false);
            }
            catch (StoreUnusableException)
            {
                // Lost before, and told to its owner at the door: it stays as it is.
            }
        }
    }

    private static async Task IncidentsAsync(DbSession session, DateTimeOffset now)
    {
        var table = RecordKinds.Incidents;
        foreach (var operation in await session.QueryAsync<string>(Sql.OldIncidents).ConfigureAwait(false))
        {
            var records = new List<StoredRecord>();
            await using (
                var command =
                    session.Command($"{RecordSql.Stored(table)} where t.operation_id = @operation order by t.recorded").With("operation", operation))
            await using (var reader = await command.ExecuteReaderAsync().ConfigureAwait(false))
            {
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    records.Add(StoredRecord.Read(table, reader));
                }
            }

            using var writer = await ChangeWriter.BeginAsync(session, operation, StoreSeal.Program, now).ConfigureAwait(false);
            foreach (var record in records)
            {
                if (record.Values[table.Position("source")] is string source && SevereText.IsOld(source))
                {
                    var values = (object?[])record.Values.Clone();
                    var renewed = Renewed(session.Severe, SealedPlace.Of(table, operation, record.Key, "source"), source);
                    if (renewed == source)
                    {
                        continue;
                    }

                    values[table.Position("source")] = renewed;
                    await session.ExecuteAsync(Sql.SetSource, new { id = record.Id, renewed }).ConfigureAwait(false);
                    writer.SealedAnew(record, values, Reason);
                }
            }

            await writer.FinishAsync(default).ConfigureAwait(false);
        }
    }

    // What nobody can read any more stays as it is: keys were thrown away after a theft.
    private static string Renewed(SevereText severe, SealedPlace place, string text)
    {
        try
        {
            return severe.Renew(place, text);
        }
        catch (StoreUnusableException)
        {
            return text;
        }
    }

    private sealed class Head
    {
        public string Chain { get; init; } = "";

        public long Entries { get; init; }

        public string Hash { get; init; } = "";
    }

    private static class Sql
    {
        public const string Heads = "select chain, entries, hash from chain_head where entries > 0";

        public const string Drafts = "select id, operation_id, person, content from draft";

        public const string SetDraft = "update draft set content = @content where id = @id";

        public const string Pieces = "select batch_id, kind, number from import_file_chunk";

        public const string Piece = "select content from import_file_chunk where batch_id = @batch and kind = @kind and number = @number";

        public const string SetPiece =
            "update import_file_chunk set content = @content where batch_id = @batch and kind = @kind and number = @number";

        public const string Keys = "select id, authenticator_key from account where authenticator_key is not null";

        public const string SetKey = "update account set authenticator_key = @key where id = @id";

        public const string OldIncidents = "select distinct operation_id from incident where source like 'sealed:%'";

        public const string SetSource = "update incident set source = @renewed, version = version + 1 where id = @id";
    }
}
