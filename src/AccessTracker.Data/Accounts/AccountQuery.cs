using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using Dapper;

namespace AccessTracker.Data.Accounts;

/// <summary>How an account stands. The words stand in addresses.</summary>
public enum AccountStanding
{
    /// <summary>It may sign in, and has no second factor.</summary>
    Active,
    TwoFactors,

    /// <summary>The invitation has not been answered.</summary>
    Invited,

    /// <summary>The account is locked for a while, because somebody guessed.</summary>
    Locked,
    Disabled,
}

/// <summary>An account list is sorted by one of these. The words stand in addresses.</summary>
public enum AccountOrder
{
    Email,
    Name,
}

/// <summary>A query is which accounts somebody asks for. A part that is null asks for whatever there is.</summary>
public sealed record AccountQuery
{
    /// <summary>A part of the address or the name, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>A role that is held now; with <see cref="Operation"/>: there.</summary>
    public Role? Role { get; init; }

    /// <summary>Code of an operation in which some role is held now, also by who holds it in every one.</summary>
    public string? Operation { get; init; }

    public AccountStanding? Standing { get; init; }

    public AccountOrder Order { get; init; }

    public bool IsDescending { get; init; }

    /// <summary>How many come before those that are asked for.</summary>
    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

/// <summary>A part of a list of accounts.</summary>
/// <param name="Rows">Those that were asked for, in order.</param>
/// <param name="Total">How many there are.</param>
public sealed record FoundAccounts(IReadOnlyList<Account> Rows, int Total);

/// <summary>Finds accounts a page at a time: the database filters, sorts and counts them.</summary>
public sealed class AccountSearch(Db db)
{
    public Task<FoundAccounts> FindAsync(AccountQuery query, DateTimeOffset now, CancellationToken cancellation = default) => db.ReadAsync(
        async session =>
    {
        var where = $"where {string.Join(" and ", Conditions(query).DefaultIfEmpty("1 = 1"))}";
        var parameters = new DynamicParameters();
        parameters.Add("text", LikePattern.Containing(query.Text));
        parameters.Add("role", query.Role is { } role ? EnumCode.Of(role) : null);
        parameters.Add("operation", query.Operation);
        parameters.Add("now", now);
        parameters.Add("today", DateOnly.FromDateTime(now.UtcDateTime));
        parameters.Add("no", false);
        parameters.Add("take", query.Take);
        parameters.Add("skip", query.Skip);
        var total = await session.FirstOrDefaultAsync<long>($"{Sql.Count} {where}", parameters).ConfigureAwait(false);
        var way = query.IsDescending ? "desc" : "asc";
        var order = query.Order switch
        {
            AccountOrder.Name => $"lower(name) {way}, email_key",
            AccountOrder.Email => $"email_key {way}",
        };
        var rows = await AccountRows.ReadAsync(session, $"{where} order by {order} limit @take offset @skip", parameters).ConfigureAwait(false);
        return new FoundAccounts(rows, (int)total);
    }, cancellation);

    // As AccountState tells them: of several that hold, the first counts.
    private static List<string> Conditions(AccountQuery query)
    {
        var conditions = new List<string>();
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            conditions.Add(@"(lower(email) like @text escape '\' or lower(name) like @text escape '\')");
        }

        if (query.Role is not null || query.Operation is not null)
        {
            conditions.Add($"""
                exists (select 1 from account_grant g where g.account_id = account.id and (g.until is null or g.until >= @today)
                    {(query.Role is null ? "" : "and g.role = @role")}
                    {(query.Operation is null ? "" : "and (g.operation = @operation or g.operation = '')")})
                """);
        }

        const string open = "disabled_at is null and (locked_until is null or locked_until <= @now)";
        if (query.Standing is { } standing)
        {
            conditions.Add(standing switch
            {
                AccountStanding.Disabled => "disabled_at is not null",
                AccountStanding.Locked => "disabled_at is null and locked_until > @now",
                AccountStanding.Invited => $"{open} and password_hash is null",
                AccountStanding.TwoFactors => $"{open} and password_hash is not null and has_second_factor",
                AccountStanding.Active => $"{open} and password_hash is not null and has_second_factor = @no",
            });
        }

        return conditions;
    }

    private static class Sql
    {
        public const string Count = "select count(*) from account";
    }
}
