using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>
/// Reads a bundle into the store: all of it or nothing, unless the good rows are to be kept. The same bundle twice
/// changes nothing. What is wrong with a bundle comes back as refusals; exceptions are for the program and the machine.
/// </summary>
public sealed class BundleImport(Db db, SensitivityRules rules)
{
    /// <summary>Refusals beyond these are only counted; a file that is wrong from end to end must not fill the memory.</summary>
    public const int MostReported = 20_000;

    /// <param name="actor">Who: each record is asked about, unless it is the operator.</param>
    /// <param name="operation">Code of the operation the rows go to when the bundle does not name one; null: the only one.</param>
    public async Task<ImportResult> ImportAsync(
        BundleSource source,
        string? operation,
        ImportOptions options,
        Actor actor,
        DateTimeOffset now,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var report = new ImportReport(db.Kinds, options.MostReported);
        try
        {
            using var turn = source.IsFile ? await ReadingTurn.TakeAsync(cancellation).ConfigureAwait(false) : null;
            using var content = source.Open(db.Kinds);
            if (options.Replaces is null)
            {
                RequireAnything(content);
            }

            content.IsRefused = report.IsRefused;

            // A file may be long, and nobody is to wait until it has been looked at.
            await using var trial = options.DryRun && source.IsFile
                ? await TrialStore.OpenAsync(db, operation, cancellation).ConfigureAwait(false)
                : null;

            // A refused row may be what a good one refers to. So good rows are kept by reading again without the refused
            // ones, until a reading refuses nothing more.
            while (true)
            {
                var before = report.RefusedRows;
                var (pass, isStored) = await (trial is null ? db.WriteAsync(RunAsync, cancellation) : trial.RunAsync(RunAsync, cancellation))
                    .ConfigureAwait(false);
                if (isStored || report.IsFatal || !options.KeepGoodRows || report.RefusedRows == before)
                {
                    var result = Result(report, pass, isStored);
                    if (!isStored && options is { Submission: null, AuditsChecks: true } && result.Operation is not null)
                    {
                        await AuditAsync(result).ConfigureAwait(false);
                    }

                    return result;
                }

                Task<bool> AuditAsync(ImportResult tried) => db.WriteAsync(
                    async session =>
                    {
                        await ImportPass.AuditTriedAsync(session, tried, actor, now).ConfigureAwait(false);
                        return true;
                    },
                    cancellation);

                async Task<(ImportPass Pass, bool IsStored)> RunAsync(DbSession session)
                {
                    options.Changes?.Begin();
                    options.Records?.Begin();
                    var pass = new ImportPass(session, content, report, options, rules, progress);
                    await pass.RunAsync(operation, actor, now, cancellation).ConfigureAwait(false);
                    var isGood = !report.IsFatal && report.RefusedRows == before && (report.IsClean || options.KeepGoodRows)
                        && pass.OperationCode is not null && !pass.IsOvertaken && !IsNothingGood(report, pass, options);
                    if (isGood && options is { DryRun: true, CountsFigures: true })
                    {
                        await pass.CountAsync(now, cancellation).ConfigureAwait(false);
                    }

                    if (!isGood || options.DryRun)
                    {
                        session.Discard();
                    }
                    else if (!pass.IsRepeated)
                    {
                        await CompleteAsync(session, Result(report, pass, isStored: true), options).ConfigureAwait(false);
                    }

                    return (pass, isGood && !options.DryRun);
                }
            }
        }
        catch (BundleRefusedException refused)
        {
            report.Refuse(refused);
            return Result(report, null, false);
        }
    }

    private static async Task CompleteAsync(DbSession session, ImportResult result, ImportOptions options)
    {
        if (options.Completing is { } complete)
        {
            await complete(session, result).ConfigureAwait(false);
        }

        if (options is { Submission: { } sent, Answer: { } answer } && answer(result) is var said && sent.IsKept)
        {
            await Submissions.AnswerAsync(session, sent, said).ConfigureAwait(false);
        }
    }

    // Of what a program sends: where each row was refused, there is nothing to keep, and it is judged again when it is sent again.
    private static bool IsNothingGood(ImportReport report, ImportPass pass, ImportOptions options) =>
        options.Submission is not null && !pass.IsRepeated && report.RefusedRows > 0 && pass.Files.All(f => f.Added + f.Changed + f.Same == 0);

    private void RequireAnything(BundleContent content)
    {
        if (!db.Kinds.All.Any(content.Has))
        {
            throw new BundleRefusedException("", new Refusal(RefusalCode.NothingToImport, [.. db.Kinds.All.Select(t => t.File)]));
        }
    }

    private static ImportResult Result(ImportReport report, ImportPass? pass, bool isStored) => new()
    {
        Operation = pass?.OperationCode,
        Files = (isStored ? pass?.Files : pass?.FilesTried) ?? [],
        Refused = report.InOrder(),
        IsFatal = report.IsFatal,
        RefusedRows = report.Rows,
        RefusedUnreported = report.Unreported,
        Withdrawn = pass?.Withdrawn ?? [],
        Doubts = pass?.Doubts?.Rows ?? [],
        DoubtsUnlisted = pass?.Doubts?.Unlisted ?? 0,
        Calendar = pass?.Calendar ?? [],
        Moved = pass?.Moved ?? [],
        Before = pass?.Before,
        FoundAt = pass?.FoundAt,
        IsOvertaken = pass?.IsOvertaken ?? false,
        IsRepeated = pass?.IsRepeated ?? false,
        ChangeNumber = isStored ? pass?.ChangeNumber : null,
        IsStored = isStored,
    };
}
