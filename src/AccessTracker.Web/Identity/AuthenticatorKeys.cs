using AccessTracker.Data.Identity;
using AccessTracker.Domain.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace AccessTracker.Web.Identity;

/// <summary>The keys of authenticator apps, encrypted: who reads the store, or a copy of it, must not be able to make codes.</summary>
public sealed class AuthenticatorKeys(CredentialStore credentials, IDataProtectionProvider protection)
{
    private readonly IDataProtector _stored = protection.CreateProtector("AccessTracker.AuthenticatorKey");
    private readonly IDataProtector _offered = protection.CreateProtector("AccessTracker.OfferedKey");

    /// <summary>The account's key; null: it has none, or it is lost.</summary>
    public async Task<string?> FindAsync(Id<Account> account, CancellationToken cancellation) =>
        (await credentials.FindAsync(account, cancellation))?.AuthenticatorKey is { } key ? Open(_stored, key) : null;

    /// <summary>Whether there is a key that nobody can read any more: what it was encrypted with is gone.</summary>
    public async Task<bool> IsLostAsync(Id<Account> account, CancellationToken cancellation) =>
        (await credentials.FindAsync(account, cancellation))?.AuthenticatorKey is { } key && Open(_stored, key) is null;

    public string Protect(string key) => _stored.Protect(key);

    /// <summary>A key that is shown and not yet confirmed, to be carried by the form. Good for this account until it changes.</summary>
    public string Offer(Account account, string key) => _offered.CreateProtector(account.Id.ToString(), account.SecurityStamp).Protect(key);

    /// <summary>The key that <see cref="Offer"/> sealed for this account; null: it is not of this account, or of before.</summary>
    public string? Open(Account account, string? offer) =>
        string.IsNullOrEmpty(offer) ? null : Open(_offered.CreateProtector(account.Id.ToString(), account.SecurityStamp), offer);

    private static string? Open(IDataProtector protector, string text)
    {
        try
        {
            return protector.Unprotect(text);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
