using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Records;

/// <summary>
/// The columns of a kind on a form that is laid out by hand. All that it has no place for follows, is read and is saved: none is forgotten.
/// </summary>
/// <param name="kind">Whose.</param>
/// <param name="placed">Names of those that the form has a place for, or takes from where it stands.</param>
public sealed class FormColumns(RecordKind kind, params string[] placed)
{
    /// <summary>The fields of all that are on the form.</summary>
    /// <param name="row">The beginning of the names of the fields of a row; empty: of the record itself.</param>
    public IEnumerable<RecordField> All(string row = "") => kind.OnForm.Select(c => new RecordField(kind, c, true) { Row = row });

    /// <summary>The fields of those that the form has no place for.</summary>
    public IEnumerable<RecordField> More(string row = "") => All(row).Where(f => !placed.Contains(f.Column.Name));

    /// <summary>Something stands in one of those, or is wrong there.</summary>
    public bool IsMoreNeeded(EntryState state, string row = "") =>
        More(row).Any(f => state.Fields[f.Name].Length > 0 || state.ProblemOf(f.Name) is not null);
}
