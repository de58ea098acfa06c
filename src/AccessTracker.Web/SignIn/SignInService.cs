using System.Security.Claims;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Languages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// The way in and out. Whatever somebody shows who he is with, the session begins in <see cref="EnterAsync"/> alone.
/// </summary>
public sealed class SignInService(
    AccountStore accounts, SessionStore sessions, CredentialStore credentials, AuthenticatorKeys keys, KnownDevices devices,
    IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>Cookie of somebody who has shown the password and not yet the second factor.</summary>
    public const string Half = "AccessTracker.Half";

    private static readonly Account _nobody = new();

    // Compared with when there is nothing to compare with, so that an unknown address takes as long as a wrong password.
    private readonly Lazy<string> _dummy = new(() => hasher.HashPassword(_nobody, "A password that nobody has"));

    /// <summary>The account whose password this is; null: unknown, wrong, locked or disabled, and the asker is not told which.</summary>
    public async Task<Account?> FindAsync(string? email, string? password, HttpContext context)
    {
        var account = string.IsNullOrWhiteSpace(email) ? null : await accounts.FindByEmailAsync(email, context.RequestAborted);
        var isRight = await IsPasswordAsync(account, password ?? "", context.RequestAborted);
        var device = account is null ? null : await devices.FindAsync(account.Id, context);
        if (isRight && account is { DisabledAt: null } && !IsLocked(account, device))
        {
            return account;
        }

        await credentials.RefuseAsync(
            account, device, account is null ? "unknown address" : isRight ? "disabled or locked" : "password", ClientInfo.Origin(context),
            clock.GetUtcNow(), context.RequestAborted);
        return null;
    }

    /// <summary>Whether it is the account's password. Takes the same work where there is no account, or none with a password.</summary>
    public async Task<bool> IsPasswordAsync(Account? account, string password, CancellationToken cancellation)
    {
        var hash = account is null ? null : (await credentials.FindAsync(account.Id, cancellation))?.PasswordHash;
        var isRight =
            hasher.VerifyHashedPassword(
                account ?? _nobody, hash ?? _dummy.Value, password.Length > PasswordRules.Most ? "" : password) != PasswordVerificationResult.Failed;
        return isRight && hash is not null;
    }

    /// <summary>Whether somebody who is signed in knows the password; guessing here counts as it does at the door.</summary>
    public async Task<bool> ConfirmAsync(Account account, string? password, HttpContext context)
    {
        var device = await devices.FindAsync(account.Id, context);
        if (!IsLocked(account, device) && await IsPasswordAsync(account, password ?? "", context.RequestAborted))
        {
            return true;
        }

        await credentials.RefuseAsync(
            account, device, "password, when asked again", ClientInfo.Origin(context), clock.GetUtcNow(), context.RequestAborted);
        return false;
    }

    /// <summary>
    /// Whether this session began a moment ago. Only then somebody changes how he comes in, or ends sessions, without a
    /// password being asked for: who finds a browser left open must not.
    /// </summary>
    public Task<bool> IsFreshAsync(HttpContext context) => IsFreshAsync(context.User, context.RequestAborted);

    /// <summary>
    /// Whether somebody may do now what makes others' accounts, or one's own, open to somebody else: with a second factor that was shown a moment
    /// ago. At a desk there are no accounts to sign in with, and nothing is asked.
    /// </summary>
    public Task<bool> HasSteppedUpAsync(HttpContext context) => HasSteppedUpAsync(context.User, context.RequestAborted);

    /// <summary>The same in a circuit, which has no request.</summary>
    public async Task<bool> HasSteppedUpAsync(ClaimsPrincipal user, CancellationToken cancellation) =>
        DemoSignIn.IsGuest(user) || (SessionClaims.Factor(user) is not null && await IsFreshAsync(user, cancellation));

    private async Task<bool> IsFreshAsync(ClaimsPrincipal user, CancellationToken cancellation) =>
        SessionClaims.Session(user) is { } session
        && SessionClaims.Account(user) is { } account
        && await sessions.FindAsync(session, account.ToString(), cancellation) is { } standing
        && clock.GetUtcNow() < standing.StartedAt + SessionStore.Fresh;

    public string Hash(string password) => hasher.HashPassword(_nobody, password);

    /// <summary>
    /// Begins a session, of a new id, and ends the one that the browser was in. Returns where to go; null: the account was
    /// locked, disabled or changed while this was on its way. <paramref name="first"/>: what was shown where there was no second factor.
    /// </summary>
    public async Task<string?> EnterAsync(
        Account account, SecondFactor? factor, HttpContext context, string? returnUrl, string first = SessionStore.ByPassword)
    {
        // A passkey cannot be guessed at, nor can another provider be here; and whoever guesses elsewhere locks no browser in which the owner is
        // known.
        var isBeyondLock = factor == SecondFactor.Passkey || first == SessionStore.ByProvider
            || await devices.FindAsync(account.Id, context) is not null;
        var now = clock.GetUtcNow();
        if (await sessions.StartAsync(
            account, factor, ClientInfo.Client(context), ClientInfo.Origin(context), now, first, isBeyondLock,
            context.RequestAborted) is not { } session)
        {
            return null;
        }

        await devices.RememberAsync(account.Id, context);
        await LanguageChoice.RememberAsync(context, account);

        await EndAsync(context, AuditAction.SessionEnded);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SessionClaims.Of(account, session, factor, now));
        if (context.Request.Cookies.Keys.Any(k => k.EndsWith(Half, StringComparison.Ordinal)))
        {
            await context.SignOutAsync(Half);
        }

        return factor is null && account.Held(now).Any(g => AccessPolicy.NeedsSecondFactor(g.Role))
            ? Urls.SecondFactorNeeded(returnUrl)
            : Urls.Local(returnUrl);
    }

    /// <summary>
    /// The same person goes on in a new session, because what he changed has ended all of them: with the second factor
    /// that was shown before, or with the one that is shown now.
    /// </summary>
    public Task ReenterAsync(HttpContext context, SecondFactor? shown = null) =>
        ReenterWithAsync(context, shown ?? SessionClaims.Factor(context.User));

    /// <summary>The same after the second factor has been taken away.</summary>
    public Task ReenterWithoutFactorAsync(HttpContext context) => ReenterWithAsync(context, null);

    public async Task LeaveAsync(HttpContext context)
    {
        await EndAsync(context, AuditAction.SignedOut);

        // What the browser still holds of the pages goes with the session.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>Half-way: the password was right, and the account has an authenticator.</summary>
    public static Task HoldAsync(HttpContext context, Account account) => context.SignInAsync(Half, new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(PersonClaims.AccountType, account.Id.ToString()), new Claim(ClaimTypes.Hash, account.SecurityStamp)], Half)));

    /// <summary>Who is half-way in; null: nobody, or something has changed since.</summary>
    public async Task<Account?> FindHeldAsync(HttpContext context)
    {
        var held = await context.AuthenticateAsync(Half);
        return SessionClaims.Account(held.Principal) is { } id
            && await accounts.FindAsync(id, context.RequestAborted) is { DisabledAt: null } account
            && held.Principal!.FindFirstValue(ClaimTypes.Hash) == account.SecurityStamp
                ? account
                : null;
    }

    /// <summary>What <paramref name="code"/> is of the account: a code of its app, or one to recover with; null: wrong, or used before.</summary>
    public async Task<SecondFactor?> UseCodeAsync(Account account, string? code, HttpContext context)
    {
        var now = clock.GetUtcNow();
        var bare = Totp.Bare(code);
        var device = await devices.FindAsync(account.Id, context);
        if (IsLocked(account, device))
        {
            await credentials.RefuseAsync(account, device, "locked", ClientInfo.Origin(context), now, context.RequestAborted);
            return null;
        }

        var isKnown = device is not null;
        if (await keys.FindAsync(account.Id, context.RequestAborted) is { } key
            && Totp.Match(key, bare, now) is { } step
            && await credentials.UseStepAsync(account.Id, step, isKnown, now, context.RequestAborted))
        {
            return SecondFactor.Totp;
        }

        if (await credentials.UseRecoveryCodeAsync(account, bare, isKnown, ClientInfo.Origin(context), now, context.RequestAborted))
        {
            return SecondFactor.RecoveryCode;
        }

        await credentials.RefuseAsync(account, device, "second factor", ClientInfo.Origin(context), now, context.RequestAborted);
        return null;
    }

    private async Task ReenterWithAsync(HttpContext context, SecondFactor? factor)
    {
        if (SessionClaims.Account(context.User) is { } id && await accounts.FindAsync(id, context.RequestAborted) is { } account)
        {
            await EnterAsync(account, factor, context, null);
        }
    }

    private bool IsLocked(Account account, KnownDevice? device) => (device is null ? account.LockedUntil : device.LockedUntil) > clock.GetUtcNow();

    private async Task EndAsync(HttpContext context, AuditAction action)
    {
        if (SessionClaims.Session(context.User) is { } session && SessionClaims.Account(context.User) is { } account)
        {
            await sessions.EndAsync(account, session, action, ClientInfo.Actor(context), clock.GetUtcNow(), context.RequestAborted);
        }
    }
}
