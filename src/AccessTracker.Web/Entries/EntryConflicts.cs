using AccessTracker.Data.Records;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Entries;

/// <summary>Where a form and the store differ, field by field.</summary>
public static class EntryConflicts
{
    /// <summary>The beginning of the names of the fields in which somebody chooses.</summary>
    public const string Choice = EntryFields.Own + "choice.";

    public const string Mine = "mine";

    public const string Theirs = "theirs";

    /// <summary>The name of the field that carries what is stored.</summary>
    public static string TheirsField(string field) => $"{EntryFields.Own}stored.{field}";

    /// <summary>Puts into the fields what somebody chose where two had changed the same.</summary>
    public static void TakeTheirs(EntryFields fields)
    {
        foreach (var (name, value) in fields.Where(f => f.Key.StartsWith(Choice, StringComparison.Ordinal)).ToList())
        {
            if (value == Theirs)
            {
                var field = name[Choice.Length..];
                fields[field] = fields[TheirsField(field)];
            }
        }
    }

    /// <summary>
    /// What <paramref name="row"/> says otherwise than the record that is stored. What only they changed comes too: it would be undone.
    /// </summary>
    public static IEnumerable<EntryConflict> Between(EntryRow row, RecordView view)
    {
        var read = RecordText.Values(view.History.FirstOrDefault(h => h.Version == row.Version)?.After);
        foreach (var (column, mine) in row.Cells)
        {
            // What is sealed is not shown here; who has typed it anew means it.
            var theirs = view.Record.Text(column);
            if (mine != theirs && row.Table.Find(column) is { Severe: false } && row.Fields.TryGetValue(column, out var field))
            {
                yield return new EntryConflict(
                    field, $"{RecordText.Name(row.Table, row.Key)}{Texts.Colon}{RecordText.Column(column)}", read.GetValueOrDefault(column, ""), mine,
                    theirs)
                {
                    Table = row.Table,
                    Column = column,
                };
            }
        }
    }
}
