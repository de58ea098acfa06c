using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Hangfire;

namespace AccessTracker.Web.Desk.Import;

/// <summary>How a sheet looks before its columns are told: its columns, or what has to be answered first, or why it cannot be read.</summary>
public sealed record SheetLook(ColumnChoice? Columns, IReadOnlyList<SheetQuestion> Asked, string? Fault);

/// <summary>The steps of a sheet, whether a form was sent or its desk asks for them.</summary>
public sealed class SheetWork(
    ImportBatchStore batches, SheetImport import, AlikeSheets alike, IBackgroundJobClient jobs, RecordKinds kinds, TimeProvider clock)
{
    /// <summary>The sheet, if it is one that <paramref name="person"/> sent and may go on with; null: it is none.</summary>
    public async Task<ImportBatch?> FindOwnAsync(OperationState held, Guid id, Person person, CancellationToken cancellation = default) =>
        AccessPolicy.May(person, Verb.Import, new Subject(held.Stored.Operation.Code))
            && await batches.FindAsync(held.Stored, new Id<ImportBatch>(id), person, cancellation) is { } batch && batch.IsOf(person)
            ? batch
            : null;

    /// <param name="sheet">Which of a workbook, from 0; null: the first that fits.</param>
    /// <param name="kind">What its rows are about; null or unknown: what fits best.</param>
    /// <param name="header">The row with the headings; null: where they are.</param>
    /// <param name="form">What was said of the columns so far; null: nothing.</param>
    public async Task<SheetLook> LookAsync(
        ImportBatch batch, OperationState held, int? sheet, string? kind, int? header, IFormCollection? form,
        CancellationToken cancellation = default)
    {
        var (view, refused) = await import.LookAsync(batch, sheet, SheetKinds.Of(kinds).Find(kind), header, cancellation);
        IReadOnlyList<SheetQuestion> asked = LettersQuestion.Of(refused) is { } letters ? [letters] : [];
        return new SheetLook(
            view is null ? null : new ColumnChoice(view, form)
            {
                Places = new SheetLocations([.. held.Situation.Locations.Values], new Dictionary<string, string>()),
            },
            asked,
            asked.Count > 0 ? null : refused?.Phrase.ToString());
    }

    /// <summary>Keeps what the columns tell, and has the sheet checked where nothing is left to ask. Returns why not; null: it is kept.</summary>
    public async Task<string?> SaveColumnsAsync(
        ImportBatch batch, ColumnChoice columns, OperationState held, Person person, CancellationToken cancellation = default)
    {
        var mapping = columns.ToMapping();
        columns.Missing = mapping.Missing();
        if (columns.Missing.Count > 0 || columns.Twice.Count > 0 || columns.Undecided.Count > 0)
        {
            return Texts.SheetColumnsUnfinished;
        }

        if (columns.UnknownPlaces is [var unknown, ..])
        {
            return Format.With(Texts.SheetNoSuchPlace, unknown);
        }

        var (scan, refused) = await import.ScanAsync(batch, mapping, held.Stored, person, clock.GetUtcNow(), cancellation);
        if (scan is null)
        {
            return refused?.Phrase.ToString();
        }

        await batches.SaveMappingAsync(batch, scan, clock.GetUtcNow(), cancellation);
        if (scan.Open.Count == 0)
        {
            await AskAsync(batch with { State = BatchState.Mapped }, BatchState.Checking, person, cancellation);
        }

        await AddAlikeAsync(batch, columns, mapping, held, person, cancellation);
        return null;
    }

    /// <summary>Has the job read the sheet through, or import it.</summary>
    public async Task AskAsync(ImportBatch batch, BatchState to, Person person, CancellationToken cancellation = default)
    {
        if (await batches.AskAsync(batch, to, person, clock.GetUtcNow(), cancellation))
        {
            jobs.Enqueue<ImportSheets>(job => job.RunAsync(CancellationToken.None));
        }
    }

    private async Task AddAlikeAsync(
        ImportBatch batch, ColumnChoice columns, SheetMapping mapping, OperationState held, Person person, CancellationToken cancellation)
    {
        var upload = new SheetUpload("", batch.FileName, batch.Sender, held.Stored, person);
        foreach (var sheet in columns.Alike)
        {
            var (added, isClear) = await alike.AddAsync(batch, sheet, mapping, upload, clock.GetUtcNow(), cancellation);
            if (isClear)
            {
                await AskAsync(added, BatchState.Checking, person, cancellation);
            }
        }
    }
}
