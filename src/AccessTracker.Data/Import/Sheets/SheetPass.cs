using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>What a check found.</summary>
/// <param name="Found">As the import would come out.</param>
/// <param name="Mapping">As the answers to what the check asked have it: an import with it does what the check did.</param>
/// <param name="Asked">All that was asked about what is stored, whether it was answered or not.</param>
/// <param name="Open">What has not been answered: nothing is imported before it is.</param>
internal sealed record SheetCheck(
    ImportResult Found, SheetMapping Mapping, IReadOnlyList<CheckQuestion> Asked, IReadOnlyList<SheetQuestion> Open);

/// <summary>A sheet, and all that it is read with.</summary>
/// <param name="Answers">What was answered to its questions, or to those of the sender's earlier sheets.</param>
/// <param name="Context">What of the store the rows are read against, with what the columns are said to tell.</param>
/// <param name="Last">The sender's last sheet of that kind; null: there is none.</param>
/// <param name="Stored">Those of the records with these keys that count, as far as whoever brings the sheet may read them.</param>
internal sealed record SheetErrand(
    SheetUpload Upload, SheetAnswers Answers, Func<SheetMapping, Task<SheetContext>> Context, Func<SheetMapping, Task<LastSheet?>> Last,
    Func<RecordKind, IReadOnlyCollection<string>, Task<IReadOnlyList<StoredRecord>>> Stored)
{
    /// <summary>Is told of the records as well; null: nobody.</summary>
    public IRecordLog? Beside { get; init; }

    /// <summary>See <see cref="ImportOptions.AuditsChecks"/>.</summary>
    public bool AuditsChecks { get; init; } = true;
}

/// <summary>
/// One sheet being read as the bundle that it becomes, to check it or to import it, with the files that this leaves: what changes, what is
/// refused, the records it tells of, the figures it moves.
/// </summary>
internal sealed class SheetPass(Db db, BundleImport import, SheetErrand errand, DateTimeOffset now) : IAsyncDisposable
{
    // A leave-out may make another row the first of its convoy, and so on; a sheet that raises new doubts each time has its last ones asked.
    private const int MostReadings = 4;
    private const int MostDoubts = 100_000;

    private readonly Stream _changes = TemporaryFolder.NewFile();
    private readonly Stream _refused = TemporaryFolder.NewFile();
    private readonly Stream _refusals = TemporaryFolder.NewFile();
    private readonly Stream _records = TemporaryFolder.NewFile();
    private readonly Stream _figures = TemporaryFolder.NewFile();
    private SheetSource? _source;
    private PreviewLog? _log;

    /// <summary>The files as a check leaves them.</summary>
    public IReadOnlyDictionary<BatchFile, Stream> Files => new Dictionary<BatchFile, Stream>
    {
        [BatchFile.Changes] = _changes, [BatchFile.Refused] = _refused, [BatchFile.Refusals] = _refusals, [BatchFile.Records] = _records,
        [BatchFile.Figures] = _figures,
    };

    /// <summary>The records that the last reading told of.</summary>
    public IEnumerable<PreviewRecord> Records => SheetPreviews.Read(_records);

    /// <summary>The rows that do not count, once the sheet has been read.</summary>
    public IReadOnlyList<LeftOutRow> LeftOut => _source?.LeftOut() ?? [];

    /// <summary>See <see cref="SheetSource.RowsOfStops"/>.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<int>> RowsOfStops => _source?.RowsOfStops ?? new Dictionary<int, IReadOnlyList<int>>();

    /// <summary>
    /// Reads the sheet as an import would, up to the commit, and again where answers leave rows out or make them about stored records, until
    /// nothing more follows from them.
    /// </summary>
    public async Task<SheetCheck> CheckAsync(SheetMapping mapping, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        mapping = mapping with { Instead = new SortedDictionary<string, string>(StringComparer.Ordinal), Withdrawn = [] };
        var upload = errand.Upload;
        var last = await errand.Last(mapping).ConfigureAwait(false);
        for (var reading = 1; ; reading++)
        {
            var found = await RunAsync(
                mapping, new ImportOptions { DryRun = true, CountsFigures = true, MostDoubts = MostDoubts }, progress, cancellation)
                .ConfigureAwait(false);
            var gone = found.IsFatal ? [] : await LastAsync(mapping, last, found).ConfigureAwait(false);
            IReadOnlyList<CheckQuestion> asked = found.IsFatal ? [] : [.. DoubtQuestions.Of(mapping, found, Records, RowsOfStops), .. gone];
            var decided = CheckQuestion.Decide(mapping, asked, errand.Answers, $"No longer in the sheet {upload.FileName} of {upload.Sender}.");
            if (found.IsFatal || reading == MostReadings || (decided.LeftOut.Count, decided.Instead.Count, decided.Withdrawn.Count)
                == (mapping.LeftOut.Count, mapping.Instead.Count, mapping.Withdrawn.Count))
            {
                _figures.SetLength(0);
                await JsonSerializer.SerializeAsync(_figures, found.Moved, cancellationToken: cancellation).ConfigureAwait(false);
                return new SheetCheck(found, decided, asked, errand.Answers.Open(asked.Select(a => a.Question)));
            }

            mapping = decided;
        }
    }

    // What the sender's last sheet had and this one has not. A row that is refused or left out is there all the same.
    private async Task<IReadOnlyList<CheckQuestion>> LastAsync(SheetMapping mapping, LastSheet? last, ImportResult found)
    {
        if (last is null || found.Before is not { } before)
        {
            return [];
        }

        var told = _log!.Keys.GetValueOrDefault(mapping.Of.Table.Name) ?? [];
        var gone = last.Records.Where(k => !told.Contains(k)).ToHashSet(StringComparer.Ordinal);
        var rows = found.RefusedRows.Values.SelectMany(r => r).Concat(mapping.LeftOut.Keys).ToHashSet();
        var back = gone.Count > 0 && rows.Count > 0 ? _source!.KeysOf(rows) : [];
        gone.ExceptWith(back.Select(b => b.Key));
        gone.ExceptWith(mapping.Withdrawn.Where(w => w.Kind == mapping.Of.Table.Name).Select(w => w.Key));
        if (gone.Count == 0)
        {
            return [];
        }

        // Nobody can tell what a row is about whose day cannot be read: nothing at its place is said to be gone.
        var places = back.Select(b => b.Place).Where(p => p.Length > 0).ToHashSet(StringComparer.Ordinal);
        var stored = (await errand.Stored(mapping.Of.Table, gone).ConfigureAwait(false))
            .Where(r => r.Table.Find("location") is null || !places.Contains(r.Text("location"))).ToList();
        return new LastSheetQuestions(
                mapping.Of, last, errand.Upload.Sender, code => before.Locations.GetValueOrDefault(code)?.Name ?? code,
                mapping.Instead.Values.ToHashSet(StringComparer.Ordinal))
            .Of(stored, [.. Records]);
    }

    /// <summary>Imports the sheet as it was checked.</summary>
    /// <param name="checkedAt">The operation's change number that the check found: with another one nothing is stored.</param>
    /// <param name="completing">What else belongs into the transaction.</param>
    public Task<ImportResult> ImportAsync(
        SheetMapping mapping, long? checkedAt, Func<DbSession, ImportResult, Task> completing, IProgress<ImportProgress>? progress,
        CancellationToken cancellation) =>
        RunAsync(mapping, new ImportOptions { CheckedAt = checkedAt, Completing = completing }, progress, cancellation);

    private async Task<ImportResult> RunAsync(
        SheetMapping mapping, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        using var log = new ChangeLog(_changes);
        var context = await errand.Context(mapping).ConfigureAwait(false);
        _source = new SheetSource(errand.Upload.Path, errand.Upload.FileName, mapping, context, errand.Upload.Sender);
        var completing = options.Completing;
        var found = await import.ImportAsync(
            _source, errand.Upload.Operation.Operation.Code,
            options with
            {
                KeepGoodRows = true,
                AuditsChecks = errand.AuditsChecks,
                Changes = log,
                Records = _log = new PreviewLog(
                    _records, errand.Beside, r => r.Kind == mapping.Of.Table ? RowsOfStops.GetValueOrDefault(r.Row) : null),
                Withdrawals = mapping.Withdrawn,
                IsAgencyAssumed = mapping.Of == SheetKind.Deliveries && !mapping.Has("convoys.agencies"),
                Completing = completing is null ? null : (session, stored) =>
                {
                    log.Flush();
                    return completing(session, stored);
                },
            },
            Actor.Of(errand.Upload.Person, errand.Upload.Operation.Operation.Code), now, progress, cancellation).ConfigureAwait(false);
        log.Flush();
        return found;
    }

    /// <summary>What became of the rows, or would; and writes what comes back of them.</summary>
    public BatchResult Describe(SheetMapping mapping, ImportResult found)
    {
        var several = RowsOfStops;
        var rows = RefusedSheet.Rows(found, several);
        var left = LeftOut;
        _refusals.SetLength(0);
        JsonSerializer.Serialize(
            _refusals, found.Refused.Take(SheetImport.MostShown).Select(r => RefusedSheet.Tell(mapping, r)));
        var returned = left.Where(r => r.Why == LeftOutWhy.Asked).Select(r => r.Row).Concat(rows).ToHashSet();
        _refused.SetLength(0);
        if (returned.Count > 0)
        {
            var told = found.Refused.SelectMany(r => RefusedSheet.OfEach(r, several));
            RefusedSheet.Write(_refused, errand.Upload.Path, errand.Upload.FileName, mapping, returned, [.. told]);
        }

        return new BatchResult
        {
            Files = [.. found.Files.Select(f => new BatchCount(db.Kinds.OfFile(f.File)!.Name, f.Added, f.Changed, f.Same))],
            RefusedRows = rows.Count,
            LeftOutRows = [.. left.Take(SheetImport.MostTotalsShown)],
            LeftOutCount = left.Count,
            Withdrawn = found.Withdrawn.Count,
            Doubts = [.. found.Doubts.Take(SheetImport.MostDoubtsShown).Select(d => new BatchRefusal(
                d.Row, RefusedSheet.Heading(
                    mapping, new RefusedRow { File = d.File, Row = d.Row, Column = d.Doubt.Column, Refusal = new Refusal(RefusalCode.Missing) }),
                    d.Value, d.Doubt.Phrase))],
            DoubtCount = found.Doubts.Count + found.DoubtsUnlisted,
            Sums = _log?.Sums.Of(mapping.Of) ?? [],
            FoundAt = found.FoundAt,
            MakesHeads = mapping.Of.Link is { } link && mapping.IndexOf(link.Name) < 0,
            Failure = found.IsFatal ? RefusedSheet.Failure(found, rows)?.Phrase ?? "" : null,
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in Files.Values)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
