namespace AccessTracker.Data.Identity;

/// <summary>The keys of Data Protection, as it gives them: XML whose secret is already encrypted.</summary>
public sealed class KeyStore(Db db)
{
    /// <summary>All of them, the oldest first.</summary>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellation = default) => db.ReadAsync(s => s.QueryAsync<string>(Sql.List), cancellation);

    public Task AddAsync(string name, string content, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteWithoutKeysAsync(s => s.ExecuteAsync(Sql.Insert, new { Name = name, StoredAt = now, Content = content }), cancellation);

    private static class Sql
    {
        public const string List = "select content from protection_key order by stored_at, name";

        public const string Insert = """
            insert into protection_key (name, stored_at, content)
            values (@Name, @StoredAt, @Content)
            """;
    }
}
