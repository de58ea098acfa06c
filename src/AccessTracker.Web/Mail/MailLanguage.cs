using System.Globalization;
using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Languages;

namespace AccessTracker.Web.Mail;

/// <summary>In which language somebody is written to.</summary>
public sealed class MailLanguage(PreferenceStore preferences, ReaderLanguages languages)
{
    /// <summary>
    /// The one chosen for the account, with its digits; else <paramref name="asked"/>, which a subscription names; else the first that is offered.
    /// </summary>
    public async Task<CultureInfo> OfAsync(Id<Account> account, string? asked, CancellationToken cancellation)
    {
        var preference = await preferences.FindAsync(account, cancellation);
        var culture = languages.Find(preference?.Language) ?? languages.Of(asked);
        return preference is { HasNativeDigits: true } ? Digits.Native(culture) : culture;
    }
}
