using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Benchmarks;

/// <summary>Makes a manager and prints an access token of theirs, for scripts that measure the API.</summary>
internal static class TokenRun
{
    public static async Task RunAsync(string store, TextWriter output)
    {
        await using var app = await Hosted.OpenAsync(store);
        var services = app.Services;
        var (actor, now) = (new Actor("benchmark"), TimeProvider.System.GetUtcNow());
        var operation = (await services.GetRequiredService<OperationStore>().ListAsync())[0].Operation.Code;
        var (accounts, credentials) = (services.GetRequiredService<AccountStore>(), services.GetRequiredService<CredentialStore>());
        var email = $"program-{now.Ticks}@example.org";
        var account = (await accounts.AddAsync(email, email, new Grant(Role.Manager, operation, []), actor, now))!;
        await credentials.SetPasswordAsync(account, "none that fits", actor, now);
        await credentials.SetSecondFactorAsync((await accounts.FindAsync(account.Id))!, "none that fits", 1, [], actor, now);
        account = (await accounts.FindAsync(account.Id))!;
        var token = await services.GetRequiredService<ApiTokenStore>().MakeAsync(
            account,
            new ApiToken { Name = "benchmark", Scopes = Enum.GetValues<ApiScope>(), EndsOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1) },
            actor, now);
        await output.WriteLineAsync($"{operation} {token}");
    }
}
