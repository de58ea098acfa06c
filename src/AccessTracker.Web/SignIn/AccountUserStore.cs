using System.Buffers.Text;
using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// The accounts as the framework's passkeys ask for them. It only reads: accounts and passkeys are changed through their
/// stores, which write the audit in the same transaction.
/// </summary>
public sealed class AccountUserStore(AccountStore accounts, PasskeyStore passkeys) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(Account.Key(user.Email));

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await accounts.FindAsync(new Id<Account>(id), cancellationToken) : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        accounts.FindByEmailAsync(normalizedUserName, cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await passkeys.ListAsync(user.Id, cancellationToken)).Select(Read)];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(Base64Url.EncodeToString(credentialId), cancellationToken) is { } found
            ? await FindByIdAsync(found.AccountId.ToString(), cancellationToken)
            : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(Base64Url.EncodeToString(credentialId), cancellationToken) is { } found && found.AccountId == user.Id
            ? Read(found)
            : null;

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw ReadOnly();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadOnly();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadOnly();

    public void Dispose()
    {
        // Nothing is held between calls.
    }

    /// <summary>A passkey as it is stored.</summary>
    internal static StoredPasskey Write(UserPasskeyInfo passkey, string name) => new()
    {
        CredentialId = Base64Url.EncodeToString(passkey.CredentialId),
        Name = name,
        PublicKey = Base64Url.EncodeToString(passkey.PublicKey),
        CreatedAt = passkey.CreatedAt,
        SignCount = passkey.SignCount,
        Transports = string.Join(',', passkey.Transports ?? []),
        IsUserVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
        AttestationObject = Base64Url.EncodeToString(passkey.AttestationObject),
        ClientDataJson = Base64Url.EncodeToString(passkey.ClientDataJson),
    };

    private static UserPasskeyInfo Read(StoredPasskey stored) => new(
        Base64Url.DecodeFromChars(stored.CredentialId),
        Base64Url.DecodeFromChars(stored.PublicKey),
        stored.CreatedAt,
        (uint)stored.SignCount,
        stored.Transports.Length == 0 ? [] : stored.Transports.Split(','),
        stored.IsUserVerified,
        stored.IsBackupEligible,
        stored.IsBackedUp,
        Base64Url.DecodeFromChars(stored.AttestationObject),
        Base64Url.DecodeFromChars(stored.ClientDataJson)) { Name = stored.Name };

    private static NotSupportedException ReadOnly() => new("Accounts are changed through AccountStore and its kin, which write the audit.");
}
