using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>An access token, without the secret: by it programs come in the name of its person.</summary>
public sealed record ApiToken
{
    /// <summary>So many days a token holds unless its maker says otherwise.</summary>
    public const int UsualDays = 90;

    /// <summary>So many days a token holds at most.</summary>
    public const int MostDays = 365;

    /// <summary>A longer name is cut.</summary>
    public const int LongestName = 100;

    public Id<ApiToken> Id { get; init; }

    /// <summary>What its person calls it: the program it is for.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it may be used for; <see cref="ApiScope.Read"/> is always among them.</summary>
    public IReadOnlyList<ApiScope> Scopes { get; init; } = [ApiScope.Read];

    /// <summary>Code of the one operation that it opens; null: all that its person has roles in.</summary>
    public string? Operation { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its last day, UTC.</summary>
    public DateOnly EndsOn { get; init; }

    /// <summary>When it was used last, to about a minute; null: never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Its last day has passed.</summary>
    public bool HasEnded(DateTimeOffset now) => EndsOn < DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>
    /// Who comes by it: its person with the roles held now, in the token's operation, and no more than its scopes allow. Roles that need a second
    /// factor count as long as the account has one.
    /// </summary>
    /// <param name="account">The token's.</param>
    /// <param name="hasFactor">The account has something besides a password to sign in with.</param>
    /// <param name="now">When.</param>
    public Person PersonOf(Account account, bool hasFactor, DateTimeOffset now) => new(
        account.Email,
        [.. account.Usable(now, hasFactor)
            .Where(g => Operation is null || g.IsFor(Operation))
            .Select(g => Operation is null ? g : g with { Operation = Operation })])
    {
        Account = account.Id.ToString(),
        Scopes = Scopes,
    };
}

/// <summary>A token that came with a request and holds, and who comes by it.</summary>
public sealed record ApiCaller(ApiToken Token, Person Person);
