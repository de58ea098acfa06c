using AccessTracker.Data.Accounts;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// Signing in with a finger, a face or a key instead of a password. The framework makes the challenges and checks the
/// answers; the device must ask its owner for something, so that a passkey counts as two factors.
/// </summary>
public sealed class Passkeys(SignInManager<Account> manager, PasskeyStore passkeys, CredentialStore credentials, TimeProvider clock)
{
    private const string Required = "required";

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<IUserStore<Account>, AccountUserStore>();
        services.AddScoped<Passkeys>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.UserVerificationRequirement = Required;
            o.ResidentKeyRequirement = Required;
        });
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Urls.PasskeyRequest, RequestAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        app.MapPost(Urls.PasskeyCreation, CreationAsync);
    }

    /// <summary>Keeps the passkey that the browser made for the account. False: it is not the answer to our challenge.</summary>
    public async Task<bool> AddAsync(Account account, string? credential, string name, HttpContext context)
    {
        if (string.IsNullOrEmpty(credential)
            || await AnswerAsync(() => manager.PerformPasskeyAttestationAsync(credential)) is not { Succeeded: true } made
            || made.UserEntity.Id != account.Id.ToString()
            || !made.Passkey.IsUserVerified)
        {
            return false;
        }

        await passkeys.AddAsync(
            account, AccountUserStore.Write(made.Passkey, name), ClientInfo.Actor(context), clock.GetUtcNow(), context.RequestAborted);
        return true;
    }

    /// <summary>Whose passkey answered; null: nobody's, or without asking its owner.</summary>
    public async Task<Account?> FindAsync(string? credential, HttpContext context)
    {
        if (!string.IsNullOrEmpty(credential)
            && await AnswerAsync(() => manager.PerformPasskeyAssertionAsync(credential)) is { Succeeded: true } shown && shown.Passkey.IsUserVerified)
        {
            await passkeys.UpdateAsync(AccountUserStore.Write(shown.Passkey, shown.Passkey.Name ?? ""), context.RequestAborted);
            return shown.User;
        }

        await credentials.RefuseAsync(null, null, "passkey", ClientInfo.Origin(context), clock.GetUtcNow(), context.RequestAborted);
        return null;
    }

    // The framework throws when it has not asked, or for longer than its cookie lasts.
    private static async Task<T?> AnswerAsync<T>(Func<Task<T>> check) where T : class
    {
        try
        {
            return await check();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<IResult> RequestAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> manager) =>
        await antiforgery.IsRequestValidAsync(context)
            ? Results.Content(await manager.MakePasskeyRequestOptionsAsync(null), "application/json")
            : SignInServiceCollectionExtensions.Bare(context, StatusCodes.Status400BadRequest);

    private static async Task<IResult> CreationAsync(
        HttpContext context, IAntiforgery antiforgery, SignInManager<Account> manager, AccountStore accounts)
    {
        if (!await antiforgery.IsRequestValidAsync(context)
            || SessionClaims.Account(context.User) is not { } id
            || await accounts.FindAsync(id, context.RequestAborted) is not { } account)
        {
            return SignInServiceCollectionExtensions.Bare(context, StatusCodes.Status400BadRequest);
        }

        var options =
            await manager.MakePasskeyCreationOptionsAsync(
                new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email, DisplayName = account.Name });
        return Results.Content(options, "application/json");
    }
}
