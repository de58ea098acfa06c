using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <summary>
/// Says why a form was not saved: at the fields that are to blame, else field by field what somebody else changed meanwhile, else in words.
/// </summary>
internal static class EntryRefusal
{
    /// <summary>What has no field to blame. What has one is put down in <paramref name="reading"/>.</summary>
    /// <param name="entry">What was to be saved.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="show">The record of a row as it is stored now; null: there is none for this person.</param>
    public static async Task<(IReadOnlyList<string> Refusals, IReadOnlyList<EntryConflict> Conflicts)> ExplainAsync(
        Entry entry, ImportResult result, EntryReading reading, Func<EntryRow, Task<RecordView?>> show)
    {
        List<RefusedRow> compared = [.. result.Refused.Where(r => IsToCompare(entry, r))];
        List<string> refusals = [.. result.Refused.Except(compared).Where(r => !Blame(entry, r, reading)).Select(r => r.Refusal.Message).Distinct()];
        var conflicts = new List<EntryConflict>();
        foreach (var refused in compared)
        {
            var row = RowOf(entry, refused)!;
            if (await show(row) is { } view)
            {
                conflicts.AddRange(EntryConflicts.Between(row, view));
            }
            else
            {
                refusals.Add(refused.Refusal.Message);
            }
        }

        // Changed meanwhile, but not in what the form says: there is nothing to choose.
        if (conflicts.Count + refusals.Count + reading.Problems.Count == 0)
        {
            refusals.Add(Texts.EntryChangedElsewhere);
        }

        return (refusals, conflicts);
    }

    // A key that somebody typed and that is taken is to be another one; a record that has come to be meanwhile is to be compared.
    private static bool IsToCompare(Entry entry, RefusedRow refused) => RowOf(entry, refused) is { } row
        && (refused.Refusal.Code == RefusalCode.SeveralVersions
            || (refused.Refusal.Code == RefusalCode.AlreadyThere && !row.Fields.ContainsKey(refused.Column!)));

    // The field that a refusal is about, if the form has one for it.
    private static bool Blame(Entry entry, RefusedRow refused, EntryReading reading)
    {
        if (refused.Column is not { } column || RowOf(entry, refused) is not { } row || !row.Fields.TryGetValue(column, out var field))
        {
            return false;
        }

        reading.Problem(field, refused.Refusal.Message);
        return true;
    }

    private static EntryRow? RowOf(Entry entry, RefusedRow refused) => refused.Row is { } number ? entry.RowAt(refused.File, number) : null;
}
