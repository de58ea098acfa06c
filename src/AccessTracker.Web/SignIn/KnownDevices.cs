using System.Security.Cryptography;
using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Common;
using Microsoft.AspNetCore.DataProtection;

namespace AccessTracker.Web.SignIn;

/// <summary>Tells by a cookie of its own whether an account has come in from this browser before (<see cref="DeviceStore"/>).</summary>
public sealed class KnownDevices(DeviceStore devices, IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("AccessTracker.Device", environment.EnvironmentName);

    /// <summary>The cookie's name; over TLS no other host can set it.</summary>
    public static string CookieName(IHostEnvironment environment) =>
        environment.IsDevelopment() ? "AccessTracker.Device" : "__Host-AccessTracker.Device";

    /// <summary>The browser that asks, if the account is known in it.</summary>
    public async Task<KnownDevice?> FindAsync(Id<Account> account, HttpContext context) =>
        Id(context) is { } id ? await devices.FindAsync(account, id, clock.GetUtcNow(), context.RequestAborted) : null;

    /// <summary>The account has come in from the browser that asks. One browser keeps one id, whoever comes in from it.</summary>
    public async Task RememberAsync(Id<Account> account, HttpContext context)
    {
        var id = Id(context) ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        await devices.RememberAsync(account, id, clock.GetUtcNow(), context.RequestAborted);
        context.Response.Cookies.Append(CookieName(environment), _protector.Protect(id), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = DeviceStore.Known,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = !environment.IsDevelopment() || context.Request.IsHttps,
        });
    }

    private string? Id(HttpContext context)
    {
        try
        {
            return context.Request.Cookies.TryGetValue(CookieName(environment), out var cookie) ? _protector.Unprotect(cookie) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
