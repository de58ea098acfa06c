using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Audit;

/// <summary>
/// A chain of entries, each with the hash of itself and of the hash before it: who changes, removes or swaps an entry
/// would have to make all later hashes anew. The head, kept apart, tells how many there are.
/// </summary>
internal sealed class Chain
{
    /// <summary>The chain of <c>audit_event</c>. The chain of an operation's history is named by the operation's id.</summary>
    public const string Events = "event";

    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DbSession _session;
    private readonly string _name;

    private Chain(DbSession session, string name, long entries, string hash)
    {
        (_session, _name) = (session, name);
        (Entries, Hash) = (entries, hash);
    }

    /// <summary>The chain has this many entries.</summary>
    public long Entries { get; private set; }

    /// <summary>The hash of the last entry; empty when there is none.</summary>
    public string Hash { get; private set; }

    /// <summary>Holds the chain for this transaction, so that nobody else adds to it meanwhile.</summary>
    public static async Task<Chain> BeginAsync(DbSession session, string name)
    {
        await session.ExecuteAsync(Sql.Hold, new { name }).ConfigureAwait(false);
        var head = await session.FirstOrDefaultAsync<Head>(Sql.Head, new { name }).ConfigureAwait(false);
        return new Chain(session, name, head!.Entries, head.Hash);
    }

    /// <summary>The hash of the entry after one of hash <paramref name="previous"/>. Instants are text by then.</summary>
    public static string Next(string previous, params ReadOnlySpan<object?> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartArray();
            json.WriteStringValue(previous);
            foreach (var field in fields)
            {
                switch (field)
                {
                    case null:
                        json.WriteNullValue();
                        break;
                    case long number:
                        json.WriteNumberValue(number);
                        break;
                    default:
                        json.WriteStringValue((string)field);
                        break;
                }
            }

            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    /// <summary>Puts down where the chain ends now: <paramref name="entries"/> of them, the last of that hash.</summary>
    public async Task FinishAsync(long entries, string hash)
    {
        (Entries, Hash) = (entries, hash);
        await _session.ExecuteAsync(
            Sql.Finish, new { name = _name, entries, hash,
                seal = _session.Severe.Seal(PlaceOf(_name), SealOf(_name, entries, hash)) }).ConfigureAwait(false);
    }

    /// <summary>Returns the place that the seal of a head belongs to.</summary>
    public static SealedPlace PlaceOf(string name) => new("chain_head", name, "seal");

    /// <summary>The seal of a head is made of this text.</summary>
    public static string SealOf(string name, long entries, string hash) => string.Create(CultureInfo.InvariantCulture, $"{name}:{entries}:{hash}");

    private sealed class Head
    {
        public long Entries { get; init; }

        public string Hash { get; init; } = "";
    }

    private static class Sql
    {
        // Makes the head of a new chain, or changes nothing; on PostgreSQL either holds the row until the transaction ends.
        public const string Hold = """
            insert into chain_head (chain, entries, hash)
            values (@name, 0, '')
            on conflict (chain) do update set entries = chain_head.entries
            """;

        public const string Head = "select entries, hash from chain_head where chain = @name";

        public const string Finish = "update chain_head set entries = @entries, hash = @hash, seal = @seal where chain = @name";
    }
}
