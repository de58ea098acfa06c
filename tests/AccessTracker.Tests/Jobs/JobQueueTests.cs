using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Desk.Import;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Reports.Mail;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AccessTracker.Tests.Jobs;

/// <summary>Who waits for whom, of the jobs.</summary>
[Collection("hangfire")]
public sealed class JobQueueTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    public JobQueueTests() => LogProvider.SetCurrentLogProvider(null);

    // They are held up by a lock on what they begin with: only a server has one.
    [PostgresFact]
    public async Task Mail_goes_out_while_as_many_imports_as_there_may_be_take_their_time()
    {
        await using var desk = await MailDesk.OpenAsync(StoreProvider.Postgres);
        await desk.Node.SubscribeAsync("member@example.org");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(1);

        await using var connection = new NpgsqlConnection(desk.Store.Options.ConnectionString);
        await connection.OpenAsync();
        await using var held = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table import_batch in access exclusive mode", connection, held))
        {
            await hold.ExecuteNonQueryAsync();
        }

        using var host = Serving(desk);
        await host.StartAsync();
        var jobs = host.Services.GetRequiredService<IBackgroundJobClient>();
        var imports = Enumerable.Range(0, 2).Select(_ => jobs.Enqueue<ImportSheets>(i => i.RunAsync(CancellationToken.None))).ToList();
        await UntilAsync(() => imports.All(i => State(host, i) == "Processing"));

        var mail = jobs.Enqueue<DeliverReports>(d => d.RunAsync(CancellationToken.None));
        await UntilAsync(() => State(host, mail) == "Succeeded");
        Assert.Single(desk.Server.Messages);
        Assert.All(imports, i => Assert.Equal("Processing", State(host, i)));

        await held.RollbackAsync();
        await UntilAsync(() => imports.All(i => State(host, i) == "Succeeded"));
        await host.StopAsync();
    }

    private static IHost Serving(MailDesk desk)
    {
        var batches = new ImportBatchStore(desk.Store.Db);
        var import =
            new SheetImport(
                desk.Store.Db, new BundleImport(desk.Store.Db, new SensitivityRules()), batches, new OperationStore(desk.Store.Db),
                new SensitivityRules());
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddHangfire(o => o.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings().UseInMemoryStorage());
        builder.Services.AddJobServers();
        builder.Services.AddSingleton(desk.Node.Deliver);
        builder.Services.AddSingleton(new ImportSheets(
            batches, import,
            new BundleBatches(
                desk.Store.Db, new BundleImport(desk.Store.Db, new SensitivityRules()), batches, new OperationStore(desk.Store.Db)),
            new AccountStore(desk.Store.Db), new SheetProgress(), desk.Store.Options, desk.Clock,
            NullLogger<ImportSheets>.Instance));
        return builder.Build();
    }

    private static string? State(IHost host, string job)
    {
        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();
        return connection.GetStateData(job)?.Name;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(until) < _patience, "It did not come to that.");
            await Task.Yield();
        }
    }
}
