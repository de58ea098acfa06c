using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Accounts;

/// <summary>A list or a board with its filters, under a name that somebody gave it.</summary>
public sealed record SavedView
{
    /// <summary>Unique among those of one person in one operation.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its address in the program, with the filters.</summary>
    public string Path { get; init; } = "";
}

/// <summary>
/// The store keeps which lists and boards, with which filters, an account's person looks at again and again. An address shows each reader what they
/// may read, so that no view is a secret and no audit names it.
/// </summary>
public sealed class SavedViewStore(Db db)
{
    /// <summary>A person keeps this many in one operation; more are not kept.</summary>
    public const int Most = 50;

    /// <summary>Those of one person in one operation, by name.</summary>
    public Task<IReadOnlyList<SavedView>> ListAsync(Id<Account> account, Id<Operation> operation, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.QueryAsync<SavedView>(Sql.List, new { account = account.ToString(), operation = operation.ToString() }), cancellation);

    /// <summary>Keeps a view; one of the same name is replaced. False: there are <see cref="Most"/> of other names.</summary>
    public Task<bool> KeepAsync(Id<Account> account, Id<Operation> operation, SavedView view, CancellationToken cancellation = default) =>
        db.WriteAsync(async session =>
        {
            var values = new { account = account.ToString(), operation = operation.ToString(), name = view.Name, path = view.Path };
            if (await session.FirstOrDefaultAsync<long>(Sql.Others, values).ConfigureAwait(false) >= Most)
            {
                return false;
            }

            await session.ExecuteAsync(Sql.Keep, values).ConfigureAwait(false);
            return true;
        }, cancellation);

    /// <summary>Removes the view of that name, if there is one.</summary>
    public Task RemoveAsync(Id<Account> account, Id<Operation> operation, string name, CancellationToken cancellation = default) => db.WriteAsync(
        s => s.ExecuteAsync(Sql.Remove, new { account = account.ToString(), operation = operation.ToString(), name }), cancellation);

    private static class Sql
    {
        public const string List = "select name, path from saved_view where account_id = @account and operation_id = @operation order by name";

        public const string Others =
            "select count(*) from saved_view where account_id = @account and operation_id = @operation and name <> @name";

        public const string Keep = """
            insert into saved_view (account_id, operation_id, name, path) values (@account, @operation, @name, @path)
            on conflict (account_id, operation_id, name) do update set path = excluded.path
            """;

        public const string Remove = "delete from saved_view where account_id = @account and operation_id = @operation and name = @name";
    }
}
