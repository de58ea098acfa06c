using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Mail;

/// <summary>
/// When the records were changed last that a calendar is made of. Those alone that its reader may read: a change of another one shows nowhere.
/// </summary>
public sealed class CalendarStamps
{
    private readonly Dictionary<RecordKind, IReadOnlyDictionary<string, RecordStamp>> _byKind = [];

    /// <summary>Of the operation's own record, which gives what no other record does.</summary>
    public RecordStamp Operation { get; private init; }

    /// <summary>Reads them for the operation as it is held.</summary>
    public static async Task<CalendarStamps> ReadAsync(RecordStamps store, OperationState held, DateOnly today, CancellationToken cancellation)
    {
        var stamps = new CalendarStamps { Operation = await store.OfAsync(held.Stored, cancellation) };
        var facts = held.Situation.Facts;
        var lines = held.Permits(today).Asked.Where(l => l.State.Kind is LineStateKind.Pending or LineStateKind.Granted or LineStateKind.Lapsed);
        var keys = lines
            .SelectMany(l => CalendarEntries.KeysOf(l.Line, l.State.Decision)
                .Append((RecordKinds.Requests, RecordKinds.Requests.KeyOf(l.Line.Request))))
            .Concat(facts.Meetings.Select(m => ((RecordKind)RecordKinds.Meetings, RecordKinds.Meetings.KeyOf(m))))
            .Concat(facts.Ceasefire.Commitments.Select(c => ((RecordKind)RecordKinds.Commitments, RecordKinds.Commitments.KeyOf(c))))
            .ToLookup(k => k.Item1, k => k.Item2);
        foreach (var kind in keys)
        {
            stamps._byKind[kind.Key] = await store.OfAsync(held.Id, kind.Key, [.. kind.Distinct(StringComparer.Ordinal)], cancellation);
        }

        return stamps;
    }

    /// <summary>Of one record; the operation's own where it has meanwhile gone.</summary>
    public RecordStamp Of(RecordKind kind, string key) =>
        _byKind.TryGetValue(kind, out var ofKind) && ofKind.TryGetValue(key, out var stamp) ? stamp : Operation;

    /// <summary>Of the one among several that was changed last.</summary>
    public RecordStamp Latest(IReadOnlyList<(RecordKind Kind, string Key)> records) =>
        records.Select(r => Of(r.Kind, r.Key)).Aggregate(RecordStamp.Later);
}
