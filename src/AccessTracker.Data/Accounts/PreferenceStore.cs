using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>How an account's person reads the program.</summary>
public sealed record Preference
{
    /// <summary>The language by its two letters: <c>ar</c>.</summary>
    public string Language { get; init; } = "";

    /// <summary>Numbers are written in the digits of the language's own script.</summary>
    public bool HasNativeDigits { get; init; }
}

/// <summary>
/// The store keeps what each account chose to read in. It is no secret and changes nothing that others see, so that no audit names it.
/// </summary>
public sealed class PreferenceStore(Db db)
{
    /// <summary>Null: nothing was chosen.</summary>
    public Task<Preference?> FindAsync(Id<Account> account, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.FirstOrDefaultAsync<Preference>(Sql.Find, new { account = account.ToString() }), cancellation);

    public Task SaveAsync(Id<Account> account, Preference preference, CancellationToken cancellation = default) => db.WriteAsync(
        s => s.ExecuteAsync(
            Sql.Save, new { account = account.ToString(), language = preference.Language, native = preference.HasNativeDigits }),
        cancellation);

    private static class Sql
    {
        public const string Find = "select language, has_native_digits from account_preference where account_id = @account";

        public const string Save = """
            insert into account_preference (account_id, language, has_native_digits) values (@account, @language, @native)
            on conflict (account_id) do update set language = excluded.language, has_native_digits = excluded.has_native_digits
            """;
    }
}
