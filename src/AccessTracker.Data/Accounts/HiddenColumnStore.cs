using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>
/// The store keeps which columns of a list an account's person does not look at. It is no secret and changes nothing that others see, so that no
/// audit names it.
/// </summary>
public sealed class HiddenColumnStore(Db db)
{
    /// <summary>The names of the columns; null: nothing was chosen.</summary>
    public Task<IReadOnlySet<string>?> FindAsync(Id<Account> account, string list, CancellationToken cancellation = default) =>
        db.ReadAsync<IReadOnlySet<string>?>(
            async s => (await s.FirstOrDefaultAsync<string>(Sql.Find, new { account = account.ToString(), list }).ConfigureAwait(false))
                ?.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal),
            cancellation);

    public Task SaveAsync(Id<Account> account, string list, IEnumerable<string> names, CancellationToken cancellation = default) => db.WriteAsync(
        s => s.ExecuteAsync(
            Sql.Save, new { account = account.ToString(), list, names = string.Join(',', names.Order(StringComparer.Ordinal)) }),
        cancellation);

    private static class Sql
    {
        public const string Find = "select names from hidden_column where account_id = @account and list = @list";

        public const string Save = """
            insert into hidden_column (account_id, list, names) values (@account, @list, @names)
            on conflict (account_id, list) do update set names = excluded.names
            """;
    }
}
