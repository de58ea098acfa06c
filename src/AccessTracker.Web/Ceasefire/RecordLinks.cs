using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Ceasefire;

/// <summary>The pages of records that are named as reports name them (<see cref="RecordRef"/>).</summary>
internal static class RecordLinks
{
    /// <summary>Kind and key, as the store has them; null: the reference names no kind that there is.</summary>
    public static (RecordKind Kind, string Key)? Find(RecordKinds kinds, string reference) =>
        RecordRef.PartsOf(reference) is var (name, text) && kinds.Find(name) is { } kind && RecordRef.KeyOf(kind.Key.Count, text) is { } parts
            ? (kind, string.Join(RecordKey.Separator, parts))
            : null;

    public static string Of(string operation, RecordKind kind, string key) =>
        RecordPages.Own(operation, kind, key) ?? Urls.Record(operation, kind.Name, key);
}
