using AccessTracker.Data.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>
/// What people who left are called where histories and audit, which are chained and stay, hold the address that they had. Read once for what is shown
/// together.
/// </summary>
internal sealed class Pseudonyms
{
    private readonly Dictionary<string, string> _byHash;

    private Pseudonyms(Dictionary<string, string> byHash) => _byHash = byHash;

    public static async Task<Pseudonyms> ReadAsync(DbSession session) =>
        new((await session.QueryAsync<(string Hash, string Pseudonym)>(Sql.All).ConfigureAwait(false))
            .ToDictionary(p => p.Hash, p => p.Pseudonym, StringComparer.Ordinal));

    /// <summary>The name to show for <paramref name="name"/>.</summary>
    public string Of(string name) => _byHash.Count == 0 ? name : _byHash.GetValueOrDefault(AccountRows.Hash(name), name);

    private static class Sql
    {
        public const string All = "select name_hash, pseudonym from account_pseudonym";
    }
}
