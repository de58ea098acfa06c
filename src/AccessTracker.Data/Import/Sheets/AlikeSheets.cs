using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Sheets of one workbook that look alike, such as one for each month: they are offered together.</summary>
public sealed class AlikeSheets(SheetImport sheets, ImportBatchStore batches)
{
    /// <summary>The answer that all of them are brought in.</summary>
    public const string All = "all";

    /// <summary>
    /// Brings another sheet of a workbook in, read as <paramref name="mapping"/> reads the first, as a batch of its own. Whether nothing of it has
    /// to be asked.
    /// </summary>
    public async Task<(ImportBatch Batch, bool IsClear)> AddAsync(
        ImportBatch batch, int sheet, SheetMapping mapping, SheetUpload upload, DateTimeOffset now, CancellationToken cancellation = default)
    {
        await using var file = await SheetFile.OpenAsync(batches, batch, cancellation).ConfigureAwait(false);
        upload = upload with { Path = file.Path };
        var sender = (upload.Operation.Id, upload.SenderKey);
        var (view, refused) = await sheets.LookAsync(
            file.Path, upload.FileName, sender, batch.Answers, sheet, mapping.Of, null, cancellation).ConfigureAwait(false);
        if (view is null)
        {
            throw new BundleRefusedException([refused!]);
        }

        var own = mapping with { Sheet = sheet, HeaderRow = view.HeaderRow };
        var (scan, _) = await sheets.ScanAsync(upload, own, new Dictionary<string, string>(), now, cancellation).ConfigureAwait(false);
        var actor = Actor.Of(upload.Person, upload.Operation.Operation.Code);
        await using var content = File.OpenRead(file.Path);
        var name = $"{Path.GetFileNameWithoutExtension(batch.FileName)} \u2013 {view.Sheets[sheet]}{Path.GetExtension(batch.FileName)}";
        var id = await batches.AddAsync(upload.Operation, batch.Sender, name, content, actor, now, cancellation).ConfigureAwait(false);
        var added = (await batches.FindAsync(id, cancellation).ConfigureAwait(false))!;
        if (scan is not null)
        {
            await batches.SaveMappingAsync(added, scan, now, cancellation).ConfigureAwait(false);
        }

        return ((await batches.FindAsync(id, cancellation).ConfigureAwait(false))!, scan?.Open.Count == 0);
    }

    /// <summary>The other sheets of the book that have the headings of one, and rows below them.</summary>
    internal static IReadOnlyList<int> Of(SheetBook book, int sheet, SheetLayout layout) => !layout.Fits ? []
        : [.. Enumerable.Range(0, book.Sheets.Count).Where(i => i != sheet && IsAlike(book, i, layout))];

    /// <summary>Asks which of the sheets are brought in. The id is the same in every workbook: a month more raises no other question.</summary>
    internal static SheetQuestion Question(SheetView view) => new()
    {
        Id = SheetQuestion.IdOf(QuestionAbout.Heading, "sheets", view.Kind.Name),
        About = QuestionAbout.Heading,
        Asks = Phrase.Of(
            nameof(Texts.Question_Alike), view.Alike.Count + 1, Phrase.List(Names(view).Select(n => Phrase.Of(nameof(Texts.Quoted), n)))),
        Choices =
        [
            new(All, Phrase.Of(nameof(Texts.Choice_Alike_all))),
            .. Names(view).Select(n => new QuestionChoice(n, Phrase.Of(nameof(Texts.Choice_Alike_only), n))),
        ],
    };

    /// <summary>The names of the sheets that look alike, in their order.</summary>
    internal static IEnumerable<string> Names(SheetView view) => view.Alike.Append(view.Sheet).Order().Select(i => view.Sheets[i]);

    /// <summary>What came of several sheets, as of one.</summary>
    internal static SheetAccount Together(IReadOnlyList<SheetAccount> accounts) => accounts[0] with
    {
        Failure = accounts.Select(a => a.Failure).FirstOrDefault(f => f is not null),
        Questions = [.. accounts.SelectMany(a => a.Questions).DistinctBy(q => q.Id)],
        Records = [.. accounts.SelectMany(a => a.Records.Select(r => r with { Sheet = Name(a) }))],
        Refused = [.. accounts.SelectMany(a => a.Refused.Select(r => r with { Reason = Phrase.Of(nameof(Texts.TextOfText), Name(a), r.Reason) }))],
        RefusedRows = accounts.Sum(a => a.RefusedRows),
        LeftOut = [.. accounts.SelectMany(a => a.LeftOut)],
        Sheets = [.. accounts.Select(Name)],
        Batches = [.. accounts.SelectMany(a => a.Batches)],
    };

    private static string Name(SheetAccount account) => account.View is { } view ? view.Sheets[view.Sheet] : "";

    private static bool IsAlike(SheetBook book, int sheet, SheetLayout layout)
    {
        try
        {
            var other = SheetLayout.Find(book, sheet, [layout.Kind]);
            return other.Headings.Select(LocationName.Fold).SequenceEqual(layout.Headings.Select(LocationName.Fold))
                && other.Samples.Any(s => s.Count > 0);
        }
        catch (BundleRefusedException)
        {
            return false;
        }
    }
}
