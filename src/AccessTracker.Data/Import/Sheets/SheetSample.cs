using System.Globalization;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A cell of a sheet, and what it is taken for.</summary>
/// <param name="Said">As it stands in the sheet; empty: it is blank.</param>
/// <param name="Read">As the bundle writes it; what is not understood as it stands.</param>
/// <param name="IsUnderstood">False: it would be asked about, or its row refused.</param>
public sealed record SampleCell(string Said, string Read, bool IsUnderstood);

/// <summary>A row of a sheet, as a spreadsheet numbers it, with a cell for each field of the sample.</summary>
public sealed record SampleRow(int Number, IReadOnlyList<SampleCell> Cells);

/// <summary>The first rows of a sheet as they are read with what its columns are said to tell.</summary>
/// <param name="Fields">What is told, in the order of the columns.</param>
public sealed record SheetSample(IReadOnlyList<SheetField> Fields, IReadOnlyList<SampleRow> Rows)
{
    /// <summary>Rows of a sample.</summary>
    public const int MostRows = 10;

    // By the one reader of rows. What only the whole sheet shows, such as the order of day and month, is not known here, and asked later.
    internal static SheetSample Of(SheetBook book, SheetMapping mapping, SheetContext context, string sender)
    {
        var reader = new SheetReader(mapping, context, sender, book.CountsFrom1904);
        var told = mapping.Told.ToList();
        return new SheetSample(
            [.. told.Select(t => t.Field)],
            [
                .. SheetContent.Lines(book, mapping).Take(MostRows).Select(line => new SampleRow(
                    line.Number,
                    [.. told.Select(t => CellOf(t.Field, line[t.Index].Text.Trim(), reader.Read(t.Field, line), context))])),
            ]);
    }

    private static SampleCell CellOf(SheetField field, string said, string read, SheetContext context) => new(
        said, read.Length == 0 ? said : read, said.Length == 0 || read.Length == 0 || IsUnderstood(field.Column, read, context));

    private static bool IsUnderstood(RecordColumn column, string text, SheetContext context) => column.Type switch
    {
        CellType.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        CellType.Number => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        CellType.Tonnes => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        CellType.Word => column.Words.Contains(text),
        CellType.Reference when column.Refers == RecordKinds.Locations => context.Places.Resolve(text, "") is not null,
        _ => true,
    };
}

/// <summary>Shows the first rows of a sheet while its columns are told. Nothing is kept of it.</summary>
public sealed class SheetSamples(SheetImport sheets, ImportBatchStore batches)
{
    /// <summary>Null: the sheet cannot be read; looking at it says why.</summary>
    /// <param name="person">Whoever brings it: names are of places that they may read.</param>
    public async Task<SheetSample?> FindAsync(
        ImportBatch batch, SheetMapping mapping, StoredOperation operation, Person person, DateTimeOffset now,
        CancellationToken cancellation = default)
    {
        await using var file = await SheetFile.OpenAsync(batches, batch, cancellation).ConfigureAwait(false);
        var upload = new SheetUpload(file.Path, batch.FileName, batch.Sender, operation, person);
        return await sheets.SampleAsync(upload, mapping, batch.Answers, now, cancellation).ConfigureAwait(false);
    }
}
