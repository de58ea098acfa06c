using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>One refusal or doubt of a bundle that a program sent, as it is kept with the batch.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Row">As a spreadsheet numbers it; null: of the whole file.</param>
/// <param name="Code">The word of the refusal or doubt.</param>
/// <param name="Message">What is wrong and how to put it right.</param>
public sealed record BundleFault(
    string File, int? Row, string? Column, string? Value, string Code, Phrase Message, IReadOnlyList<string> Candidates, bool IsDoubt);

/// <summary>
/// Checks or imports the bundles that programs sent, in the name of who sent them, as the page of imports does at once. Running one again does no
/// harm: the import and its being done are one transaction.
/// </summary>
public sealed class BundleBatches(Db db, BundleImport import, ImportBatchStore batches, OperationStore operations)
{
    /// <summary>Faults that are kept with a batch; others are only counted.</summary>
    public const int MostFaults = 1_000;

    /// <param name="person">Who asked, as far as the person still is what they were then.</param>
    public async Task RunAsync(
        ImportBatch batch, Person person, DateTimeOffset now, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var operation = (await operations.ListAsync(cancellation).ConfigureAwait(false)).First(o => o.Id == batch.OperationId).Operation;
        await using var file = await SheetFile.OpenAsync(batches, batch, cancellation).ConfigureAwait(false);
        var options = new ImportOptions
        {
            DryRun = batch.State == BatchState.Checking,
            KeepGoodRows = batch.Answers.ContainsKey(ImportBatchStore.KeepsGood),
            Completing = (session, stored) => ImportBatchStore.EndAsync(
                session, batch.Id, BatchState.Done, Describe(stored), stored.ChangeNumber, FilesOf(stored), cancellation),
        };
        var actor = Actor.Of(person, operation.Code) with { Token = batch.Sender };
        var result = await import.ImportAsync(Source(batch, file), operation.Code, options, actor, now, progress, cancellation).ConfigureAwait(false);
        if (!result.IsStored)
        {
            var isChecked = options.DryRun && !result.IsFatal;
            await batches.EndAsync(
                batch.Id, isChecked ? BatchState.Checked : BatchState.Failed, Describe(result), FilesOf(result), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The first refusals and doubts of a batch that has been worked on.</summary>
    public async Task<IReadOnlyList<BundleFault>> FaultsAsync(ImportBatch batch, CancellationToken cancellation = default)
    {
        using var kept = new MemoryStream();
        return await batches.CopyAsync(batch.Id, BatchFile.Refusals, kept, cancellation).ConfigureAwait(false)
            ? JsonSerializer.Deserialize<IReadOnlyList<BundleFault>>(kept.ToArray())!
            : [];
    }

    // One file of a bundle is a small bundle, under its own name.
    private static BundleSource Source(ImportBatch batch, SheetFile file)
    {
        if (!batch.FileName.EndsWith(".csv", StringComparison.Ordinal))
        {
            return BundleSource.At(file.Path);
        }

        File.Move(file.Path, Path.Combine(Path.GetDirectoryName(file.Path)!, batch.FileName));
        return BundleSource.At(Path.GetDirectoryName(file.Path)!);
    }

    private BatchResult Describe(ImportResult result) => new()
    {
        Files = [.. result.Files.Select(f => new BatchCount(db.Kinds.OfFile(f.File)!.Name, f.Added, f.Changed, f.Same) { Refused = f.Refused })],
        RefusedRows = result.RefusedRows.Values.Sum(rows => rows.Count),
        Withdrawn = result.Withdrawn.Count,
        DoubtCount = result.Doubts.Count + result.DoubtsUnlisted,
        FoundAt = result.FoundAt,
    };

    private static Dictionary<BatchFile, Stream> FilesOf(ImportResult result)
    {
        var faults = result.Refused
            .Select(r => new BundleFault(
                r.File, r.Row, r.Column, r.Value, EnumCode.Of(r.Refusal.Code), r.Refusal.Phrase, r.Candidates, IsDoubt: false))
            .Concat(result.Doubts.Select(d => new BundleFault(
                d.File, d.Row, d.Doubt.Column, d.Value, EnumCode.Of(d.Doubt.Code), d.Doubt.Phrase, [], IsDoubt: true)))
            .Take(MostFaults).ToList();
        return new() { [BatchFile.Refusals] = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(faults)) };
    }
}
