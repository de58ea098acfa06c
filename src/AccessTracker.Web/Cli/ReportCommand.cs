using System.Globalization;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;

namespace AccessTracker.Web.Cli;

/// <summary>
/// Brings the reports up to date and prints what was asked for. A report that fails does not keep the others from their
/// reader: what failed, and why, goes to standard error, so that standard output stays what a program expects.
/// </summary>
internal sealed class ReportCommand(EnsureReports ensure, ReportReader reports, ReportDocuments documents, TextWriter output, TextWriter errors)
{
    private readonly ReportPrinter _printer = new(output);

    /// <summary>
    /// One report, or all of a task force. Returns the exit code: wrong when what was asked for is missing or older than the records.
    /// </summary>
    public async Task<int> RunAsync(OperationState state, ReportKey? asked, TaskForce taskForce, bool json)
    {
        var thrown = await EnsureAsync(state);
        var ledger = await reports.LedgerAsync(state);
        var isWhole = asked is { } one
            ? await PrintAsync(state, ledger, one, json)
            : await PrintAllAsync(state, [.. ledger.Where(r => r.Period.TaskForce == taskForce)], json);
        await TellAsync(ledger, thrown);
        return isWhole && (asked is not null || thrown.Count == 0) ? CommandLine.Done : CommandLine.Wrong;
    }

    private async Task<IReadOnlyList<Exception>> EnsureAsync(OperationState state)
    {
        try
        {
            await ensure.RunAsync(state.Situation.Operation.Code, CancellationToken.None);
            return [];
        }
        catch (AggregateException e)
        {
            return e.InnerExceptions;
        }
    }

    private async Task<bool> PrintAsync(OperationState state, IReadOnlyList<LedgerRow> ledger, ReportKey asked, bool json)
    {
        if (await reports.StoredAsync(state, asked.Report, asked.Revision) is { } report)
        {
            await _printer.PrintAsync(await documents.OfAsync(state, report, Person.Nobody), json);
            return !report.IsStale;
        }

        if (asked.Revision is { } revision)
        {
            await errors.WriteLineAsync(
                $"{state.Situation.Operation.Code} has published no revision {revision} of {ReportName.InSentence(asked.Report)}.");
            return false;
        }

        await errors.WriteLineAsync(ledger.Any(r => r.Period.Report == asked.Report)
            ? $"{state.Situation.Operation.Code} has no {ReportName.InSentence(asked.Report)} yet: it could not be computed."
            : $"{state.Situation.Operation.Code} has no {ReportName.InSentence(asked.Report)}: its meeting is not due, or there is none.");
        return false;
    }

    private async Task<bool> PrintAllAsync(OperationState state, IReadOnlyList<LedgerRow> ledger, bool json)
    {
        var found = new List<ReportView>();
        foreach (var row in ledger)
        {
            if (await reports.StoredAsync(state, row.Period.Report) is { } report)
            {
                found.Add(report);
            }
        }

        await _printer.PrintAllAsync(found, json);
        return found.Count == ledger.Count && found.All(r => !r.IsStale);
    }

    private async Task TellAsync(IReadOnlyList<LedgerRow> ledger, IReadOnlyList<Exception> thrown)
    {
        var failed = ledger.Where(r => r.State == ReportLedgerState.Failed).ToList();
        foreach (var row in failed)
        {
            var stored = row.ComputedAt is { } at ? $" What is stored of it shows the records as of {Format.Iso(at)}." : "";
            await errors.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{ReportName.Of(row.Period.Report)} could not be computed: {row.Failure}{stored}"));
        }

        // Where not even the failure could be written down, the ledger does not know.
        foreach (var exception in failed.Count == 0 ? thrown : [])
        {
            await errors.WriteLineAsync($"Not every report could be computed: {exception.Message}");
        }
    }
}
