using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Api;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Records;

/// <summary>
/// Stores records that a program sends as an import of rows: with the rights, rules, names of places, history and chain of any import, and with the
/// questions that a form asks before it saves. What is doubtful is refused until it is confirmed.
/// </summary>
public sealed class RecordWriter(BundleImport import, TimeProvider clock)
{
    // An answer is kept as long as its key: it names so many refusals, and the others by their rows alone.
    private const int MostErrors = 1_000;

    /// <param name="records">Of one kind, in the order in which they are stored.</param>
    /// <param name="keepsGood">Those that can be stored are, although others are refused.</param>
    /// <param name="confirmed">Ids of doubts that are meant.</param>
    /// <param name="sent">Under which it is stored once.</param>
    /// <param name="answer">Makes the answer of what became of the records; it is kept with them.</param>
    internal async Task<ImportResult> WriteAsync(
        OperationState held, RecordKind kind, IReadOnlyList<SentRecord> records, bool keepsGood, IReadOnlySet<string> confirmed,
        Submission sent, Actor actor, Func<ImportResult, WrittenLog, ApiAnswer> answer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        records = [.. records.Select(r => Asked(held, kind, r, confirmed))];
        var log = new WrittenLog();
        var options = new ImportOptions
        {
            KeepGoodRows = keepsGood,
            MostReported = MostErrors,
            RowVersions = records.Index().Where(r => r.Item.Version is not null)
                .ToDictionary(r => SentRecord.NumberOf(r.Index), r => r.Item.Version!.Value),
            Asked = new DoubtsAsked(held.Situation, held.Situation.Operation.Today(now), confirmed),
            Submission = sent,
            Records = log,
            Answer = result => answer(result, log).ToJson(),
        };
        return await import.ImportAsync(
            BundleSource.Of(kind, [.. kind.Columns.Select(c => c.Name)], [.. records.Select((r, i) => r.ToRow(i))]),
            held.Stored.Operation.Code, options, actor, now, cancellation: cancellation);
    }

    // Of a record that is to be new, whether it is there already under another key.
    private static SentRecord Asked(OperationState held, RecordKind kind, SentRecord record, IReadOnlySet<string> confirmed)
    {
        if (record is not { Version: 0, Faults.Count: 0 })
        {
            return record;
        }

        var cells = kind.Columns.Select((c, i) => (c, Text: record.Cells[i].Trim())).ToDictionary(
            p => p.c.Name, p => p.c.Refers == RecordKinds.Locations ? held.Places.Exact(p.Text)?.Code ?? p.Text : p.Text, StringComparer.Ordinal);
        IReadOnlyList<SheetFault> likely =
        [
            .. LikelySameRecords.Of(kind, kind.KeyOf(cells), cells, held).Where(s => !confirmed.Contains(s.Id))
                .Select(s => new SheetFault(kind.Key[0], cells[kind.Key[0]], new Refusal(RefusalCode.LikelySame, s.Text, s.Id))),
        ];
        return likely.Count == 0 ? record : record with { Faults = likely };
    }
}
