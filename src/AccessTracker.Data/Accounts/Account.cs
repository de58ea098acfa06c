using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>Somebody who may sign in. What proves who they are stays in the store.</summary>
public sealed record Account
{
    public Id<Account> Id { get; init; }

    /// <summary>The address as it was written.</summary>
    public string Email { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Changes whenever what was signed in before must end.</summary>
    public string SecurityStamp { get; init; } = "";

    /// <summary>False until the invitation has been answered, and for those who only come in by another provider.</summary>
    public bool HasPassword { get; init; }

    /// <summary>An authenticator app has been set up.</summary>
    public bool HasSecondFactor { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The account was disabled then; null: it may sign in.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>The roles given, whether or not a session may use them, and also those whose last day has passed.</summary>
    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>Its person left and is known by name no more.</summary>
    public bool IsPseudonym => Email.EndsWith(LeftDomain, StringComparison.Ordinal);

    /// <summary>What the addresses of those who left end in; there is no such domain (RFC 2606).</summary>
    internal const string LeftDomain = "@left.invalid";

    /// <summary>An address as it is compared: two people do not differ by capitals alone.</summary>
    public static string Key(string email) => email.Trim().ToUpperInvariant();

    /// <summary>The roles that are held now, whether or not a session may use them.</summary>
    public IReadOnlyList<Grant> Held(DateTimeOffset now) => [.. Grants.Where(g => g.IsHeldOn(DateOnly.FromDateTime(now.UtcDateTime)))];

    /// <summary>Those of them that are held without a second factor, or all: some roles need one.</summary>
    public IReadOnlyList<Grant> Usable(DateTimeOffset now, bool hasFactor) =>
        [.. Held(now).Where(g => hasFactor || !AccessPolicy.NeedsSecondFactor(g.Role))];

    /// <summary>The account's person with all roles that are held now.</summary>
    public Person ToPerson(DateTimeOffset now) => new(Email, Held(now)) { Account = Id.ToString() };

    /// <summary>The same for what is sent or fetched without a session: as in one, a role that needs a second factor is not held without.</summary>
    public Person ToPersonWithoutSession(DateTimeOffset now) => ToPerson(now) with { Grants = Usable(now, HasSecondFactor) };

    /// <summary>The actor acts with this account, for the audit.</summary>
    public Actor ToActor(string? origin) => Actor.Of(new Person(Email, Grants) { Account = Id.ToString() }, null, origin);
}

/// <summary>A second factor is what somebody showed besides the password. It is stored with the session by its word.</summary>
public enum SecondFactor
{
    /// <summary>A code of an authenticator app.</summary>
    Totp,
    RecoveryCode,

    /// <summary>A passkey whose device asked for a finger, a face or a number.</summary>
    Passkey,

    /// <summary>The other provider says that it asked for one.</summary>
    Provider,
}

/// <summary>Why a change of accounts is refused.</summary>
public enum AccountRefusal
{
    /// <summary>There is no such account.</summary>
    Unknown,

    /// <summary>The address has an account already.</summary>
    EmailTaken,

    /// <summary>Nobody would be left to run the accounts.</summary>
    LastAdministrator,

    /// <summary>Nobody disables himself.</summary>
    Self,

    /// <summary>The account is not disabled, and only who has left is made a pseudonym.</summary>
    StillEnabled,
}
