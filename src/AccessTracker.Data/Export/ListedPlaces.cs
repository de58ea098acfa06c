using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Export;

/// <summary>
/// What goes out of records that list places. A place that is withdrawn, or not for the reader, is not named. What is about named places, none of
/// which goes out, is left out with what cannot be without it: a bundle that held it would be refused.
/// </summary>
internal sealed class ListedPlaces
{
    private HashSet<string> _places = [];
    private readonly Dictionary<RecordKind, HashSet<string>> _left = [];

    private ListedPlaces()
    {
    }

    /// <summary>Reads what there is to know of the places that records of <paramref name="kinds"/> list, and those they refer to.</summary>
    public static async Task<ListedPlaces> ReadAsync(
        DbSession session, Id<Operation> operation, Visibility visibility, IReadOnlyCollection<RecordKind> kinds)
    {
        var read = new ListedPlaces();
        var mayBeLeft = MayBeLeft(session.Kinds);
        var asksWhatIsLeft = kinds.Any(k => mayBeLeft.Contains(k) || k.Columns.Any(c => c.Refers is { } refers && mayBeLeft.Contains(refers)));
        if (!asksWhatIsLeft && !kinds.Any(k => k.Columns.Any(c => c.Type == CellType.Places)))
        {
            return read;
        }

        read._places = [.. await session.QueryAsync<string>(
            RecordSql.Keys(RecordKinds.Locations, visibility),
            new { operation = operation.ToString(), openBefore = visibility.ParameterValue }).ConfigureAwait(false)];
        foreach (var kind in asksWhatIsLeft ? mayBeLeft : [])
        {
            if (NeedsPlaces(kind) || read._left.Count > 0)
            {
                await read.LookAtAsync(session, operation, visibility, kind).ConfigureAwait(false);
            }
        }

        return read;
    }

    /// <summary>Keys of the records of the kind that are left out.</summary>
    public IReadOnlyCollection<string> LeftOf(RecordKind kind) => _left.TryGetValue(kind, out var keys) ? keys : [];

    /// <summary>The place goes out, and may be named.</summary>
    public bool Names(string place) => _places.Contains(place);

    /// <summary>Takes out of the values of a record what they name and does not go out, in place.</summary>
    public void TakeOut(RecordKind kind, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is string text)
            {
                values[i] = kind.Columns[i] switch
                {
                    { Type: CellType.Places } => Known(text),
                    { Refers: { } refers, Required: false } when LeftOf(refers).Contains(text) => null,
                    _ => text,
                };
            }
        }
    }

    /// <summary>Those of the list that go out; null: none does.</summary>
    public string? Known(string? list) => Cell.Join([.. Cell.Items(list).Where(_places.Contains)]);

    private static bool NeedsPlaces(RecordKind kind) => kind.Columns.Any(c => c is { Type: CellType.Places, NeededWhen: not null });

    private static List<RecordKind> MayBeLeft(RecordKinds kinds)
    {
        var found = new List<RecordKind>();
        foreach (var kind in kinds.Records)
        {
            if (NeedsPlaces(kind) || kind.Columns.Any(c => c is { Required: true, Refers: { } refers } && found.Contains(refers)))
            {
                found.Add(kind);
            }
        }

        return found;
    }

    private async Task LookAtAsync(DbSession session, Id<Operation> operation, Visibility visibility, RecordKind kind)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await session.Command(RecordSql.Counting(kind, visibility))
            .With("operation", operation.ToString())
            .With(Visibility.OpenBefore, visibility.ParameterValue)
            .EachAsync(reader =>
            {
                if (IsLeft(kind, RecordSql.Values(kind, reader)))
                {
                    keys.Add(reader.GetString(1));
                }
            }).ConfigureAwait(false);
        if (keys.Count > 0)
        {
            _left.Add(kind, keys);
        }
    }

    private bool IsLeft(RecordKind kind, object?[] values) =>
        kind.Columns.Any(c => c is { Type: CellType.Places, NeededWhen: { } needed }
            && (string?)values[kind.Position(needed.Column)] == needed.Word && Known((string?)values[kind.Position(c.Name)]) is null)
        || kind.Columns.Any(c => c is { Required: true, Refers: { } refers }
            && LeftOf(refers).Contains((string)values[kind.Position(c.Name)]!));
}
