using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Records;

/// <summary>What the fields of a form offer that is not among the facts: records that they may name, and what was written in their like.</summary>
internal static class ReferenceChoices
{
    // These have fields that know more: the picker of places, the days of meetings, the convoys by their day.
    private static readonly RecordKind[] _known = [RecordKinds.Locations, RecordKinds.Meetings, RecordKinds.Convoys];

    /// <summary>
    /// What a reference may name is chosen where there are few, and typed where there are many. Of kinds that the rules do not count with, what their
    /// latest records say is offered again.
    /// </summary>
    /// <param name="fields">Of the form.</param>
    /// <param name="kinds">Those of the store.</param>
    /// <param name="latest">Lists the records of a kind that the person may read.</param>
    public static async Task<IReadOnlyList<RecordField>> OfferAsync(
        IReadOnlyList<RecordField> fields, RecordKinds kinds, Func<RecordKind, Task<RecordPageRows>> latest)
    {
        var offered = new List<RecordField>();
        foreach (var field in fields)
        {
            var found = field.Column.Refers is { } kind && !_known.Contains(kind) ? await latest(kind) : null;
            offered.Add(found is { HasMore: false }
                ? field with { Offered = [.. found.Rows.Select(r => new FilterChoice(r.Key, RecordText.Line(r)))] }
                : field with { Written = await WrittenAsync(field, kinds, latest) });
        }

        return offered;
    }

    private static async Task<IReadOnlyList<string>> WrittenAsync(
        RecordField field, RecordKinds kinds, Func<RecordKind, Task<RecordPageRows>> latest)
    {
        var written = new List<string>();
        foreach (var kind in kinds.Records.Where(k => !k.IsAmongFacts))
        {
            var columns = kind.Columns.Where(c => !c.Severe && IsLike(c, kind, field)).ToList();
            if (columns.Count > 0)
            {
                written.AddRange((await latest(kind)).Rows.SelectMany(r => columns.Select(c => r.Text(c.Name))));
            }
        }

        return written;
    }

    // The same column, or one that names the same things.
    private static bool IsLike(RecordColumn column, RecordKind kind, RecordField field) => field.Column.Names is { } group
        ? column.Names == group
        : field.Column.IsOffered && kind == field.Table && column == field.Column;
}
