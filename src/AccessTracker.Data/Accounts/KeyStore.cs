using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>The keys of Data Protection, as it gives them: XML whose secret is already encrypted.</summary>
public sealed class KeyStore(Db db)
{
    /// <summary>All of them, the oldest first.</summary>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.QueryAsync<string>(Sql.List), cancellation);

    /// <summary>
    /// Adds a key beside those that are there, unless one of them is not for this node: two nodes that start at once on an empty store, each with a
    /// certificate of its own, would else leave keys that neither can read.
    /// </summary>
    /// <param name="name">Of the key, as the framework calls it.</param>
    /// <param name="content">XML whose secret is encrypted.</param>
    /// <param name="isReadable">Whether this node reads a key that is there.</param>
    /// <returns>Whether it was added.</returns>
    public Task<bool> AddAsync(
        string name, string content, DateTimeOffset now, Func<string, bool> isReadable, CancellationToken cancellation = default) =>
        db.WriteWithoutKeysAsync(
            async session =>
            {
                // One after the other, on both databases; on SQLite writers are alone anyway.
                await Chain.BeginAsync(session, Chain.Events).ConfigureAwait(false);
                return (await session.QueryAsync<string>(Sql.List).ConfigureAwait(false)).All(isReadable)
                    && await session.ExecuteAsync(Sql.Insert, new { Name = name, StoredAt = now, Content = content }).ConfigureAwait(false) > 0;
            },
            cancellation);

    private static class Sql
    {
        public const string List = "select content from protection_key order by stored_at, name";

        public const string Insert = """
            insert into protection_key (name, stored_at, content)
            values (@Name, @StoredAt, @Content)
            """;
    }
}
