using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Records;

/// <summary>What is there already and is likely the same as a record that is to be new: forms ask about it, and programs are asked too.</summary>
internal static class LikelySameRecords
{
    /// <param name="kind">Of the record.</param>
    /// <param name="key">Of the record; what has it is the record itself.</param>
    /// <param name="cells">By column, as the bundle writes them.</param>
    /// <param name="held">What whoever enters it may read.</param>
    public static IEnumerable<LikelySame> Of(RecordKind kind, string key, IReadOnlyDictionary<string, string> cells, OperationState held)
    {
        var (operation, situation) = (held.Stored.Operation.Code, held.Situation);
        if (kind == RecordKinds.Locations && held.Places.Resolve(cells["name"]).Location is { } place && place.Code != key)
        {
            yield return new LikelySame(
                $"location:{place.Code}", $"{ShownName.Of(place)}{Texts.ListSeparator}{LocationLine.Of(place, situation)}",
                Urls.Location(operation, place.Code));
        }

        foreach (var allegation in kind == RecordKinds.Allegations ? situation.Facts.Ceasefire.Allegations.Where(a => IsAlike(a, key, cells)) : [])
        {
            yield return new LikelySame(
                $"allegation:{allegation.Ref}", $"{RecordText.Kind(kind.Name)} {allegation.Ref}{Texts.Colon}{EnumText.OfFree(allegation.Kind)}",
                Urls.Record(operation, kind.Name, allegation.Ref));
        }

        if (kind == RecordKinds.Incidents)
        {
            foreach (var incident in situation.Facts.Incidents.Where(
                i => i.Ref != key && i.Location == cells["location"] && Cell.Day(i.Day) == cells["day"]))
            {
                yield return new LikelySame(
                    $"incident:{incident.Ref}", $"{RecordText.Kind(kind.Name)} {incident.Ref}{Texts.Colon}{EnumText.OfFree(incident.Kind)}",
                    Urls.Record(operation, kind.Name, incident.Ref));
            }
        }
    }

    // Of one arrangement, day, kind and place.
    private static bool IsAlike(Allegation allegation, string key, IReadOnlyDictionary<string, string> cells) => allegation.Ref != key
        && allegation.Arrangement == cells["arrangement"] && Cell.Day(allegation.Day) == cells["day"]
        && allegation.Kind == cells["kind"] && (allegation.Location ?? "") == cells["location"]
        && (allegation.Governorate ?? "") == cells["governorate"];
}
