using System.Data.Common;
using System.Globalization;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Verification;

/// <summary>
/// Follows each chain from its first entry to its head. Of a chain that is broken the first entry that is not as it was written
/// is named: a changed one, the gap that a removed one left, a swapped one, or the end that comes too early.
/// </summary>
internal sealed class ChainVerification(DbSession session, List<Finding> findings, CancellationToken cancellation)
{
    private readonly CheckedParts _parts = new(session, findings);

    /// <summary>Returns where each chain is said to end.</summary>
    public static async Task<IReadOnlyList<string>> EndsAsync(DbSession session) =>
        [.. (await session.QueryAsync<Head>(Sql.Heads).ConfigureAwait(false))
            .Select(h => string.Create(CultureInfo.InvariantCulture, $"{Name(h)}: {h.Entries} entries, {h.Hash}"))];

    public async Task RunAsync()
    {
        var heads = await session.QueryAsync<Head>(Sql.Heads).ConfigureAwait(false);
        foreach (var head in heads)
        {
            var name = Name(head);
            await _parts.TryAsync(name, () => FollowAsync(head, name)).ConfigureAwait(false);
            Seal(head, name);
        }

        // A history without a head was never finished by this program.
        foreach (var code in await session.QueryAsync<string>(Sql.Headless).ConfigureAwait(false))
        {
            findings.Add(new Finding($"history of {code}, entry 1", "the chain has no head"));
        }
    }

    private async Task FollowAsync(Head head, string name)
    {
        if (await EndAsync(head, name).ConfigureAwait(false) is var (entries, hash) && (entries != head.Entries || hash != head.Hash))
        {
            findings.Add(
                new Finding($"{name}, entry {Math.Min(entries, head.Entries) + 1}",
                    $"the chain has {entries} entries where it had {head.Entries}"));
        }
    }

    private static string Name(Head head) => head.Code is null ? "audit" : $"history of {head.Code}";

    /// <summary>Returns where the chain ends; null when it is broken before.</summary>
    private async Task<(long Entries, string Hash)?> EndAsync(Head head, string name)
    {
        await using var command = head.Code is null ? session.Command(Sql.Events) : session.Command(Sql.History).With("operation", head.Chain);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var (number, hash) = (0L, "");
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            number++;
            var hashColumn = reader.FieldCount - 1;
            var isNext = !reader.IsDBNull(0) && reader.GetInt64(0) == number;
            hash = head.Code is null ? StoredAuditEvent.NextHash(hash, reader) : HistoryChain.Next(hash, reader);
            if (!isNext || reader.IsDBNull(hashColumn) || reader.GetString(hashColumn) != hash)
            {
                findings.Add(new Finding($"{name}, entry {number}", isNext ? "it is not what was written there" : "it is missing"));
                return null;
            }
        }

        return (number, hash);
    }

    private void Seal(Head head, string name)
    {
        try
        {
            if (head.Entries > 0
                && (head.Seal is null
                    || session.Severe.Open(Chain.PlaceOf(head.Chain), head.Seal) != Chain.SealOf(head.Chain, head.Entries, head.Hash)))
            {
                findings.Add(new Finding($"{name}, head", "it was not written by this program"));
            }
        }
        catch (StoreUnusableException)
        {
            findings.Add(new Finding($"{name}, head", "its seal cannot be read with the keys that are here, or was sealed for something else"));
        }
    }

    private sealed class Head
    {
        public string Chain { get; init; } = "";

        public string? Code { get; init; }

        public long Entries { get; init; }

        public string Hash { get; init; } = "";

        public string? Seal { get; init; }
    }

    private static class Sql
    {
        public const string Heads = """
            select c.chain, o.code, c.entries, c.hash, c.seal
            from chain_head c
            left join operation o on o.id = c.chain
            order by c.chain
            """;

        public const string Headless = """
            select distinct o.code
            from history h
            join operation o on o.id = h.operation_id
            left join chain_head c on c.chain = o.id
            where c.chain is null
            """;

        public const string Events = $"select {StoredAuditEvent.Columns}, hash from audit_event order by number";

        // Entries without a number stand first, and are found there.
        public const string History = $"select {HistoryChain.Columns}, h.hash from history h where h.operation_id = @operation order by h.number";
    }
}
