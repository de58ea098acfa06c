using System.Globalization;
using AccessTracker.Data;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Migrations;
using AccessTracker.Data.Operations;
using AccessTracker.Web.Edge;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Cli;

/// <summary>The commands beside serving. What they print is plain text for a person or JSON for a program.</summary>
internal sealed class Commands(IServiceProvider services, TextWriter output, TextWriter errors)
{
    private readonly StoreOptions _store = services.GetRequiredService<StoreOptions>();
    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();
    private readonly Actor _operator = new($"{Environment.UserName} (command line)");

    public Task<int> RunAsync(Invocation invocation) => invocation.Command switch
    {
        "migrate" => MigrateAsync(),
        "import" => ImportAsync(invocation),
        "export" => ExportAsync(invocation),
        "report" => ReportAsync(invocation),
        PublishCommand.Name => PublishAsync(invocation),
        "deliver" => DeliverAsync(),
        "verify" => VerifyAsync(),
        "backup" => BackupAsync(invocation.Arguments[0]),
        "restore" => RestoreAsync(invocation.Arguments[0]),
        UserCommand.Name => new UserCommand(services, output, errors).RunAsync(invocation),
        var other => throw new UsageException($"There is no command '{other}'."),
    };

    private async Task<int> MigrateAsync()
    {
        var scripts = await UpgradeAsync();
        foreach (var script in scripts)
        {
            await output.WriteLineAsync(script);
        }

        await output.WriteLineAsync(scripts.Count == 0 ? "The store is up to date." : "The store has been brought up to date.");
        return CommandLine.Done;
    }

    private async Task<IReadOnlyList<string>> UpgradeAsync()
    {
        var upgrade = services.GetRequiredService<StoreUpgrade>();
        var scripts = await upgrade.MigrateAsync();
        KeyRing.RequireReadable(services);
        await upgrade.CompleteAsync();
        await services.GetRequiredService<CalendarKeeper>().KeepAllAsync(_clock.GetUtcNow());
        return scripts;
    }

    private async Task<int> ImportAsync(Invocation invocation)
    {
        await UpgradeAsync();
        var options = new ImportOptions { DryRun = invocation.Flags.Contains(Usage.DryRun), KeepGoodRows = invocation.Flags.Contains(Usage.KeepGoodRows) };
        var result = await services.GetRequiredService<BundleImport>().ImportAsync(
            BundleSource.At(invocation.Arguments[0]), invocation.Operation, options, _operator, _clock.GetUtcNow());
        foreach (var file in result.Files)
        {
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{file.File}: {file.Added} added, {file.Changed} changed, {file.Same} same, {file.Refused} refused"));
        }

        foreach (var withdrawn in result.Withdrawn)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{withdrawn.File}, row {withdrawn.Row}: {withdrawn.Key} is withdrawn and stays so."));
        }

        foreach (var moved in result.Calendar)
        {
            await output.WriteLineAsync(CalendarText.Of(moved));
        }

        foreach (var refused in result.Refused)
        {
            await output.WriteLineAsync(refused.ToString());
        }

        if (result.RefusedUnreported > 0)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"...and {result.RefusedUnreported} more."));
        }

        foreach (var doubt in result.Doubts)
        {
            await output.WriteLineAsync($"Is this meant? {doubt}");
        }

        if (result.DoubtsUnlisted > 0)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"...and {result.DoubtsUnlisted} more that are unlikely to be right."));
        }

        await output.WriteLineAsync(
            result.IsStored ? $"Stored in {result.Operation}." : options.DryRun && result.Refused.Count == 0 ? "A dry run: nothing was stored." : "Nothing was stored.");
        return result.Refused.Count == 0 ? CommandLine.Done : CommandLine.Wrong;
    }

    private async Task<int> ExportAsync(Invocation invocation)
    {
        var state = await StateAsync(invocation);
        await services.GetRequiredService<BundleExport>().WriteAsync(state.Stored, invocation.Arguments[0], _operator, _clock.GetUtcNow());
        await output.WriteLineAsync($"Wrote {state.Situation.Operation.Code} to {invocation.Arguments[0]}.");
        return CommandLine.Done;
    }

    private async Task<int> ReportAsync(Invocation invocation)
    {
        ReportKey? number = invocation.Arguments switch
        {
            [] => null,
            [var text] when ReportKey.Parse(text) is { } key => key,
            [var text, ..] => throw new UsageException($"'{text}' is not the number of a report."),
        };
        var command = new ReportCommand(services.GetRequiredService<EnsureReports>(), services.GetRequiredService<ReportReader>(), services.GetRequiredService<ReportDocuments>(), output, errors);
        return await command.RunAsync(await StateAsync(invocation), number, invocation.Flags.Contains(Usage.Json));
    }

    private async Task<int> PublishAsync(Invocation invocation) =>
        await new PublishCommand(services, _operator, output, errors).RunAsync(await StateAsync(invocation), invocation);

    private async Task<int> DeliverAsync()
    {
        Migrator.RequireCurrent(_store);
        var run = await services.GetRequiredService<DeliverReports>().DeliverAsync(CancellationToken.None);
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{run.Queued} queued, {run.Accepted} accepted, {run.Postponed} to be tried again, {run.Ended} not sent"));
        if (services.GetRequiredService<MailServer>().IsOn)
        {
            return CommandLine.Done;
        }

        await errors.WriteLineAsync("E-mail is off: Mail:Host is not set.");
        return CommandLine.Wrong;
    }

    private async Task<int> VerifyAsync()
    {
        Migrator.RequireCurrent(_store);
        var verification = services.GetRequiredService<StoreVerification>();
        var findings = await verification.RunAsync();
        foreach (var finding in findings)
        {
            await output.WriteLineAsync($"{finding.Place}: {finding.Problem}");
        }

        foreach (var end in await verification.ChainEndsAsync())
        {
            await output.WriteLineAsync(end);
        }

        await output.WriteLineAsync(
            findings.Count == 0 ? "The store is whole." : Show.With("{0} {0:finding|findings}.", findings.Count));
        return findings.Count == 0 ? CommandLine.Done : CommandLine.Wrong;
    }

    private async Task<int> BackupAsync(string file)
    {
        await services.GetRequiredService<StoreBackup>().BackupAsync(file);
        await output.WriteLineAsync($"Wrote {file}.");
        return CommandLine.Done;
    }

    private async Task<int> RestoreAsync(string file)
    {
        var before = await services.GetRequiredService<StoreBackup>().RestoreAsync(file, _clock.GetUtcNow());
        await UpgradeAsync();
        await output.WriteLineAsync(before is null ? $"Restored {file}." : $"Restored {file}. The previous store is in {before}.");
        return CommandLine.Done;
    }

    /// <summary>The operation chosen, or the only one.</summary>
    private async Task<OperationState> StateAsync(Invocation invocation)
    {
        Migrator.RequireCurrent(_store);
        var operations = await services.GetRequiredService<OperationStore>().ListAsync();
        var code = invocation.Operation ?? operations switch
        {
            [var only] => only.Operation.Code,
            [] => throw new StoreUnusableException("The store has no operation yet: import one."),
            _ => throw new UsageException($"The store has several operations: {string.Join(", ", operations.Select(o => o.Operation.Code))}. Choose one with --operation."),
        };
        return await services.GetRequiredService<SituationCache>().FindAsync(code) ?? throw new StoreUnusableException($"The store has no operation {code}.");
    }
}
