using System.Globalization;
using AccessTracker.Data.Backup;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Migrations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Mail;

namespace AccessTracker.Web.Cli;

/// <summary>The commands beside serving. What they print is plain text for a person or JSON for a program.</summary>
internal sealed class Commands(IServiceProvider services, TextWriter output, TextWriter errors)
{
    private readonly StoreOptions _store = services.GetRequiredService<StoreOptions>();
    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();
    private readonly Actor _operator = new($"{Environment.UserName} (command line)");

    /// <summary>What is done with accounts.</summary>
    public UserCommand Users => new(services, output, errors);

    public async Task<int> MigrateAsync()
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

    /// <summary>Begins an operation, as the page for it does.</summary>
    /// <param name="fields">By the columns of <c>operation.csv</c>.</param>
    /// <param name="country">Whose outlines its maps are drawn over; null: none yet.</param>
    public async Task<int> AddOperationAsync(IReadOnlyDictionary<string, string> fields, string? country)
    {
        await UpgradeAsync();
        var refused = await services.GetRequiredService<OperationSetup>().AddAsync(
            fields, CountryOutlines.Find(country), _operator, _clock.GetUtcNow());
        foreach (var row in refused)
        {
            await errors.WriteLineAsync($"{(row.Column is { } column ? OperationOptions.NameOf(column) : fields["code"])}: {row.Refusal.Message}");
        }

        if (refused.Count > 0)
        {
            return CommandLine.Wrong;
        }

        await output.WriteLineAsync($"Began {fields["code"]}. Import its places, or enter them: {Urls.SetUpOperation(fields["code"])}");
        return CommandLine.Done;
    }

    public async Task<int> ImportAsync(string path, string? operation, ImportOptions options)
    {
        await UpgradeAsync();
        var result = await services.GetRequiredService<BundleImport>().ImportAsync(
            BundleSource.At(path), operation, options, _operator, _clock.GetUtcNow());
        foreach (var file in result.Files)
        {
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{file.File}: {file.Added} added, {file.Changed} changed, {file.Same} same, {file.Refused} refused"));
        }

        foreach (var withdrawn in result.Withdrawn)
        {
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{withdrawn.File}, row {withdrawn.Row}: {withdrawn.Key} is withdrawn and stays so."));
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
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"...and {result.DoubtsUnlisted} more that are unlikely to be right."));
        }

        await output.WriteLineAsync(
            result.IsStored
                ? $"Stored in {result.Operation}."
                : options.DryRun && result.Refused.Count == 0 ? "A dry run: nothing was stored." : "Nothing was stored.");
        return result.Refused.Count == 0 ? CommandLine.Done : CommandLine.Wrong;
    }

    public async Task<int> SheetAsync(SheetArguments asked)
    {
        var state = await StateAsync(asked.Operation);
        return await new SheetCommand(
            services.GetRequiredService<SheetIntake>(), services.GetRequiredService<RecordKinds>(), _clock, output, errors)
            .RunAsync(asked, state.Stored, Person.Operator(_operator.Name));
    }

    public async Task<int> ExportAsync(string path, string? operation)
    {
        var state = await StateAsync(operation);
        await services.GetRequiredService<BundleExport>().WriteAsync(state.Stored, path, _operator, _clock.GetUtcNow());
        await output.WriteLineAsync($"Wrote {state.Situation.Operation.Code} to {path}.");
        return CommandLine.Done;
    }

    public async Task<int> ReportAsync(ReportKey? key, TaskForce? taskForce, bool json, string? operation)
    {
        var command =
            new ReportCommand(
                services.GetRequiredService<EnsureReports>(), services.GetRequiredService<ReportReader>(),
                services.GetRequiredService<ReportDocuments>(), output, errors);
        return await command.RunAsync(
            await StateAsync(operation),
                key is { } asked && taskForce is { } of ? asked with { Report = new ReportId(of, asked.Report.Number) } : key,
            taskForce ?? TaskForce.Humanitarian, json);
    }

    public async Task<int> PublishAsync(ReportId report, string? narrative, string? reason, string? operation) =>
        await new PublishCommand(services, _operator, output, errors).RunAsync(await StateAsync(operation), report, narrative, reason);

    public async Task<int> DeliverAsync()
    {
        Migrator.RequireCurrent(_store);
        var run = await services.GetRequiredService<DeliverReports>().DeliverAsync(CancellationToken.None);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Queued} queued, {run.Accepted} accepted, {run.Postponed} to be tried again, {run.Ended} not sent"));
        if (services.GetRequiredService<MailServer>().IsOn)
        {
            return CommandLine.Done;
        }

        await errors.WriteLineAsync("E-mail is off: Mail:Host is not set.");
        return CommandLine.Wrong;
    }

    public async Task<int> VerifyAsync()
    {
        var verification = services.GetRequiredService<StoreVerification>();
        var findings = await verification.RunAsync();
        foreach (var finding in findings)
        {
            await output.WriteLineAsync($"{finding.Place}: {finding.Problem}");
        }

        foreach (var end in await EndsAsync(verification, findings.Count > 0))
        {
            await output.WriteLineAsync(end);
        }

        await output.WriteLineAsync(
            findings.Count == 0 ? "The store is whole." : Format.With("{0} {0:finding|findings}.", findings.Count));
        return findings.Count == 0 ? CommandLine.Done : CommandLine.Wrong;
    }

    // Of a store that cannot be read the findings have told so.
    private static async Task<IReadOnlyList<string>> EndsAsync(StoreVerification verification, bool mayFail)
    {
        try
        {
            return await verification.ChainEndsAsync();
        }
        catch (Exception e) when (mayFail && StoreFault.In(e) is not null)
        {
            return [];
        }
    }

    public async Task<int> BackupAsync(string file)
    {
        await services.GetRequiredService<StoreBackup>().BackupAsync(file);
        await output.WriteLineAsync($"Wrote {file}.");
        return CommandLine.Done;
    }

    public async Task<int> RestoreAsync(string file)
    {
        var before = await services.GetRequiredService<StoreBackup>().RestoreAsync(file, _clock.GetUtcNow());
        await UpgradeAsync();
        await services.GetRequiredService<StoreUpgrade>().TellRestoredAsync();
        await output.WriteLineAsync(before is null ? $"Restored {file}." : $"Restored {file}. The previous store is in {before}.");
        return CommandLine.Done;
    }

    /// <summary>The operation chosen, or the only one.</summary>
    private async Task<OperationState> StateAsync(string? operation)
    {
        Migrator.RequireCurrent(_store);
        var operations = await services.GetRequiredService<OperationStore>().ListAsync();
        var code = operation ?? operations switch
        {
            [var only] => only.Operation.Code,
            [] => throw new StoreUnusableException("The store has no operation yet: import one."),
            _ => throw new UsageException(
                $"The store has several operations: {string.Join(", ", operations.Select(o => o.Operation.Code))}. Choose one with --operation."),
        };
        return await services.GetRequiredService<SituationCache>().FindAsync(code)
            ?? throw new StoreUnusableException($"The store has no operation {code}.");
    }
}
