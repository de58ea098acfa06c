using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using Microsoft.AspNetCore.DataProtection;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// The keys of authenticator apps, encrypted, each for its account: who reads the store, or a copy of it, must not be able to make codes, and who
/// writes to it must not give one account the key of another.
/// </summary>
public sealed class AuthenticatorKeys(CredentialStore credentials, IDataProtectionProvider protection, SevereText severe)
{
    private readonly IDataProtector _offered = protection.CreateProtector("AccessTracker.OfferedKey");

    /// <summary>The account's key; null: it has none, or it is lost.</summary>
    public async Task<string?> FindAsync(Id<Account> account, CancellationToken cancellation) =>
        (await credentials.FindAsync(account, cancellation))?.AuthenticatorKey is { } key ? Open(account, key) : null;

    /// <summary>Whether there is a key that nobody can read any more: what it was encrypted with is gone.</summary>
    public async Task<bool> IsLostAsync(Id<Account> account, CancellationToken cancellation) =>
        (await credentials.FindAsync(account, cancellation))?.AuthenticatorKey is { } key && Open(account, key) is null;

    public string Protect(Id<Account> account, string key) => severe.Seal(CredentialStore.PlaceOfKey(account), key);

    /// <summary>A key that is shown and not yet confirmed, to be carried by the form. Good for this account until it changes.</summary>
    public string Offer(Account account, string key) => OfferedTo(account).Protect(key);

    /// <summary>The key that <see cref="Offer"/> sealed for this account; null: it is not of this account, or of before.</summary>
    public string? Open(Account account, string? offer)
    {
        try
        {
            return string.IsNullOrEmpty(offer) ? null : OfferedTo(account).Unprotect(offer);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private string? Open(Id<Account> account, string stored)
    {
        try
        {
            return severe.Open(CredentialStore.PlaceOfKey(account), stored);
        }
        catch (StoreUnusableException)
        {
            return null;
        }
    }

    private IDataProtector OfferedTo(Account account) => _offered.CreateProtector(account.Id.ToString(), account.SecurityStamp);
}
