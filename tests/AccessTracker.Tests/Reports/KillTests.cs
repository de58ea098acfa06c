using System.Diagnostics;
using AccessTracker.Data.Common;
using Xunit.Abstractions;

namespace AccessTracker.Tests.Reports;

/// <summary>
/// The process is killed, as by a power cut, at random points while drafts are computed, reports are published and mail is sent: a
/// hundred times, half of them on each database.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 50;

    // Thursdays of 2016 and 2017.
    private const int Meetings = 104;

    // It is killed somewhere within the step after so many: a slow machine does no less than a fast one.
    private const int MostSteps = 9;
    private const int LongestStepMilliseconds = 60;

    [Theory, EveryStore]
    public async Task Killed_at_any_point_it_leaves_one_report_each_and_no_mail_lost_or_sent_again(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var server = new TestMailServer();
        var random = new Random(20160701);
        await RunAsync(store, server, "AccessTracker.KillTarget", "setup");
        var (betweenMails, betweenDrafts) = (0, 0);
        var recorded = new Dictionary<string, int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAsync(store, server, random.Next(MostSteps), random.Next(LongestStepMilliseconds));

            betweenMails += await store.ScalarAsync<long>("select count(*) from mail_outbox where state = 'queued'") > 0 ? 1 : 0;
            betweenDrafts += await store.ScalarAsync<long>("select count(*) from report r join operation o on o.id = r.operation_id where r.state "
                + "= 'published' or r.change_number = o.change_number") < Meetings ? 1 : 0;

            // What is on record as accepted now must not come a second time.
            foreach (var id in await IdsAsync(store, "accepted"))
            {
                recorded.TryAdd(id, server.Counts.GetValueOrDefault(id));
            }

            // The next process starts after the lease of this one, not at once.
            await store.ExecuteAsync("update mail_outbox set leased_until = null where state = 'queued'");
        }

        await RunAsync(store, server, "AccessTracker.KillTarget", "finish");

        var reports =
            await store.Db.ReadAsync(s =>
                s.QueryAsync<(long Number, long Revision)>("select number, revision from report order by number, revision"));
        var published = reports.Count(r => r.Revision > 0);
        Assert.Equal(Enumerable.Range(1, reports.Count).Select(n => (long)n), reports.Select(r => r.Number));
        Assert.Equal(Meetings, reports.Count);
        Assert.InRange(published, 20, reports.Count);
        Assert.All(reports.Where(r => r.Revision > 0), r => Assert.Equal(1, r.Revision));

        // Either all of a report's files or it is not published.
        Assert.Equal(1, await store.ScalarAsync<long>("select count(distinct files) from (select (select count(*) from report_file f where "
            + "f.report_id = r.id) as files from report r where r.state = 'published') x"));
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from report_failure"));

        var accepted = await IdsAsync(store, "accepted");
        Assert.Equal(3 * published, accepted.Count);
        Assert.Equal(accepted.Order(), server.Counts.Keys.Order());
        Assert.All(recorded, r => Assert.Equal(r.Value, server.Counts[r.Key]));

        output.WriteLine($"{provider}: {published} published, {accepted.Count} mails, {server.Counts.Values.Count(c => c > 1)} of them sent twice "
            + $"in the known window, {betweenMails} kills with mail waiting, {betweenDrafts} with drafts missing or behind the records");
        Assert.True(betweenMails > 0 && betweenDrafts > 0, "No kill came at a moment that matters: the lives are too short or too long.");

        // A mail that the server took as the process died before it could write that down: one for a kill at most.
        Assert.InRange(server.Counts.Values.Sum(c => c - 1), 0, Kills);
        await RunAsync(store, server, "AccessTracker.Web", "verify");
    }

    private static async Task KillAsync(TestStore store, TestMailServer server, int steps, int milliseconds)
    {
        using var process = Start(store, server, "AccessTracker.KillTarget", "work");
        Assert.Equal("working", await process.StandardOutput.ReadLineAsync());
        for (var step = 0; step < steps && await process.StandardOutput.ReadLineAsync() is not null; step++)
        {
        }

        if (!process.WaitForExit(milliseconds))
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 137 or 0, await process.StandardError.ReadToEndAsync());
    }

    private static async Task RunAsync(TestStore store, TestMailServer server, string program, string command)
    {
        using var process = Start(store, server, program, command);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await error);
    }

    private static Process Start(TestStore store, TestMailServer server, string program, string command)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, $"{program}.dll"), command]) { RedirectStandardOutput = true,
            RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Store__Provider"] = store.Options.Provider == StoreProvider.Postgres ? "postgres" : "sqlite";
        start.Environment["Store__ConnectionString"] = store.Options.ConnectionString;
        start.Environment["Keys__Path"] = store.Folder.Path("keys");

        // A browser for each of so many reports would take longer than all the rest.
        start.Environment["Pdf__Chromium"] = "none";
        foreach (var (name, value) in server.Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    private static Task<IReadOnlyList<string>> IdsAsync(TestStore store, string state) => store.Db.ReadAsync(s => s.QueryAsync<string>(
        "select report_id || '.' || account_id || '@example.org' from mail_outbox where state = @state", new { state }));
}
