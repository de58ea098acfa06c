using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Records;

/// <summary>The records that the fields of a form may name.</summary>
internal static class ReferenceChoices
{
    // These have fields that know more: the picker of places, the days of meetings, the convoys by their day.
    private static readonly RecordKind[] _known = [RecordKinds.Locations, RecordKinds.Meetings, RecordKinds.Convoys];

    /// <summary>What a reference may name is chosen where there are few, and typed where there are many.</summary>
    /// <param name="fields">Of the form.</param>
    /// <param name="latest">Lists the records of a kind that the person may read.</param>
    public static async Task<IReadOnlyList<RecordField>> OfferAsync(IReadOnlyList<RecordField> fields, Func<RecordKind, Task<RecordPageRows>> latest)
    {
        var offered = new List<RecordField>();
        foreach (var field in fields)
        {
            var found = field.Column.Refers is { } kind && !_known.Contains(kind) ? await latest(kind) : null;
            offered.Add(found is { HasMore: false }
                ? field with { Offered = [.. found.Rows.Select(r => new FilterChoice(r.Key, RecordText.Line(r)))] }
                : field);
        }

        return offered;
    }
}
