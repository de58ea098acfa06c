using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Access;
using AccessTracker.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace AccessTracker.Tests.Hosting;

/// <summary>While the database cannot be used everybody is told so, in words that are true, and afterwards the program goes on by itself.</summary>
[Collection("hangfire")]
public sealed partial class StoreOutageTests
{
    [Theory, EveryStore]
    public async Task Whoever_asks_meanwhile_is_told_and_the_log_has_a_line(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var log = new AccessSite.LogBook();
        using var app = new TestApp("Production", store: store.Options, log: log);
        var ticket = app.TicketOf(TestApp.Somebody(Role.Manager));
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsAsync(ticket, "/o/issg-2016/locations")).StatusCode);
        Assert.Equal("Healthy", await app.Client.GetStringAsync("/health"));

        await TakeAwayAsync(store);
        var references = new List<string>();
        foreach (var path in new[] { "/o/issg-2016/locations", "/o/issg-2016/unreached", "/", "/search?q=madaya" })
        {
            var answer = await app.GetAsAsync(ticket, path);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("10", answer.Headers.RetryAfter!.ToString());
            Assert.Contains("The database cannot be reached", page, StringComparison.Ordinal);
            Assert.DoesNotContain("may or may not have been saved", page, StringComparison.Ordinal);
            references.Add(Reference().Match(page).Groups[1].Value);
        }

        var sent = await app.SendAsAsync(ticket, HttpMethod.Post, "/language");
        Assert.Contains("may or may not have been saved", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var reference = Assert.Single(references.Distinct());
        Assert.Single(log.Lines, l => l.Contains(reference, StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, l => l.Contains("unhandled exception", StringComparison.Ordinal));
        await HealthAsync(app, HttpStatusCode.ServiceUnavailable, "Unhealthy: store");
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/health/live")).StatusCode);

        await PutBackAsync(store);
        await HealthAsync(app, HttpStatusCode.OK, "Healthy");
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsAsync(ticket, "/o/issg-2016/locations")).StatusCode);
        Assert.Null(app.Services.GetRequiredService<StoreOutage>().Reference);

        // A newer program brings the store up to date: this one says so, and saves nothing any more.
        var db = app.Services.GetRequiredService<Db>();
        await db.WriteAsync(s => s.ExecuteAsync(
            "insert into schema_script (scriptname, applied) values ('AccessTracker.Data.Migrations.9999_newer.sql', current_timestamp)"));
        await Assert.ThrowsAsync<NewerStoreException>(() => db.WriteAsync(s => s.ExecuteAsync("update operation set name = 'Late'")));
        await HealthAsync(app, HttpStatusCode.ServiceUnavailable, "Unhealthy: store");
        Assert.Contains(log.Lines, l => l.Contains("a newer program has brought it up to date", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_would_go_into_a_file_that_was_moved_away_is_refused()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        await Assert.ThrowsAsync<StoreUnusableException>(() => store.Db.WriteAsync(async session =>
        {
            await session.ExecuteAsync("update operation set name = 'Moved'");
            await TakeAwayAsync(store);
            return true;
        }));
        await PutBackAsync(store);
        Assert.NotEqual("Moved", await store.ScalarAsync<string>("select name from operation"));
    }

    [Fact]
    public async Task A_database_that_takes_no_writes_is_not_well()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Postgres);
        using var probe = new StoreProbe(store.Db);
        var name = new NpgsqlConnectionStringBuilder(store.Options.ConnectionString).Database;
        await TestStore.ServerAsync($"alter database {name} set default_transaction_read_only = on");
        await TestStore.ServerAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        NpgsqlConnection.ClearAllPools();

        Assert.Contains("no writes", (await probe.FaultAsync())!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_of_a_shared_database_counts_on_each_of_its_nodes()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Postgres);
        var there = await store.Db.NowAsync();
        var clock = new StoreClock(store.Db, new FakeTimeProvider(there.AddHours(1)));

        await clock.MeasureAsync();

        Assert.Equal(1, clock.Ahead.TotalHours, 0.02);
        Assert.Equal(there, clock.GetUtcNow(), TimeSpan.FromMinutes(1));
    }

    private static string PathOf(TestStore store) => new SqliteConnectionStringBuilder(store.Options.ConnectionString).DataSource;

    private static async Task TakeAwayAsync(TestStore store)
    {
        if (store.Options.Provider == StoreProvider.Sqlite)
        {
            File.Move(PathOf(store), PathOf(store) + ".away");
            return;
        }

        var name = new NpgsqlConnectionStringBuilder(store.Options.ConnectionString).Database;
        await TestStore.ServerAsync($"alter database {name} allow_connections false");
        await TestStore.ServerAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
    }

    private static async Task PutBackAsync(TestStore store)
    {
        if (store.Options.Provider == StoreProvider.Sqlite)
        {
            File.Move(PathOf(store) + ".away", PathOf(store));
            return;
        }

        var name = new NpgsqlConnectionStringBuilder(store.Options.ConnectionString).Database;
        await TestStore.ServerAsync($"alter database {name} allow_connections true");
    }

    // What was asked a moment ago is not asked again.
    private static async Task HealthAsync(TestApp app, HttpStatusCode status, string said)
    {
        HttpResponseMessage answer;
        do
        {
            answer = await app.Client.GetAsync("/health");
        }
        while (await answer.Content.ReadAsStringAsync() != said);
        Assert.Equal(status, answer.StatusCode);
    }

    [GeneratedRegex("reference: ([0-9a-f]{8})")]
    private static partial Regex Reference();
}
