using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Records;

/// <summary>
/// Which pages are about records of which kinds. A kind that has no page of its own is shown on the general one, and needs nothing here.
/// </summary>
internal static class RecordPages
{
    // A record is found by way of the first of these that it names.
    private static readonly (RecordKind Kind, Func<string, string, string> Page)[] _own =
    [
        (RecordKinds.Requests, Urls.Request), (RecordKinds.Convoys, Urls.Convoy), (RecordKinds.Allegations, Urls.Allegation),
        (RecordKinds.Locations, Urls.Location),
    ];

    /// <summary>The page that shows a record which has been saved: its own, or that of what it is shown with.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="kind">Of the record.</param>
    /// <param name="key">As the store has it.</param>
    /// <param name="cells">By column.</param>
    public static string Of(string operation, RecordKind kind, string key, IReadOnlyDictionary<string, string> cells) =>
        OwnOf(kind) is { } own ? own(operation, key)
        : kind is { IsShownWithOwner: true, Owner: { } owner } && OwnOf(owner.Refers!) is { } page ? page(operation, cells[owner.Name])
        : Urls.Record(operation, kind.Name, key);

    /// <summary>The page that is about the record; null: none but the general one.</summary>
    public static string? Own(string operation, RecordKind kind, string key) => OwnOf(kind)?.Invoke(operation, key);

    /// <summary>The page that lists a record, where there is one: its own, or that of what it names.</summary>
    /// <param name="text">The text of a column.</param>
    public static (string Address, string Text)? Above(string operation, RecordKind kind, string key, Func<string, string> text)
    {
        foreach (var (above, page) in _own)
        {
            // A convoy's own page comes before that of its request.
            var named = kind == above ? key : kind != RecordKinds.Convoys && kind.Referring(above) is { } column ? text(column.Name) : "";
            if (named.Length > 0)
            {
                return (page(operation, named), $"{RecordText.Kind(above.Name)} {named}");
            }
        }

        return null;
    }

    private static Func<string, string, string>? OwnOf(RecordKind kind) => _own.FirstOrDefault(o => o.Kind == kind).Page;
}
