using AccessTracker.Data.Migrations;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Benchmarks;

/// <summary>The program itself over a store: what is measured is what serves.</summary>
internal static class Hosted
{
    /// <summary>
    /// The program's host, for <paramref name="store"/> as <see cref="Options.Store"/> says it; the store is made or brought up to date.
    /// </summary>
    public static async Task<WebApplication> OpenAsync(string store)
    {
        // The program reads its configuration from the environment, and so do all its services.
        var isFile = !store.Contains('=', StringComparison.Ordinal);
        Set("Store__Provider", isFile ? "sqlite" : "postgres");
        Set("Store__ConnectionString", isFile ? $"Data Source={Path.GetFullPath(store)}" : store);
        if (isFile && Environment.GetEnvironmentVariable("Keys__Path") is null)
        {
            Set("Keys__Path", Path.GetFullPath(store) + "-keys");
        }

        var app = AppHost.ForCommand();
        var upgrade = app.Services.GetRequiredService<StoreUpgrade>();
        await upgrade.MigrateAsync();
        KeyRing.RequireReadable(app.Services);
        await upgrade.CompleteAsync();
        return app;
    }

    private static void Set(string name, string value) => Environment.SetEnvironmentVariable(name, value);
}
