using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Records;

/// <content>What is there already and is likely the same as what is entered.</content>
public sealed partial class RecordEntryPage
{
    private IEnumerable<LikelySame> Same(EntryRow row)
    {
        if (_table == RecordKinds.Locations && Held!.Places.Resolve(row.Cells["name"]).Location is { } place)
        {
            yield return new LikelySame(
                $"location:{place.Code}", $"{ShownName.Of(place)}{Texts.ListSeparator}{LocationLine.Of(place, Situation!)}",
                Urls.Location(Operation, place.Code));
        }

        foreach (var allegation in _table == RecordKinds.Allegations ? Situation!.Facts.Ceasefire.Allegations.Where(a => IsAlike(a, row)) : [])
        {
            yield return new LikelySame(
                $"allegation:{allegation.Ref}", $"{RecordText.Kind(Kind)} {allegation.Ref}{Texts.Colon}{EnumText.OfFree(allegation.Kind)}",
                Urls.Record(Operation, Kind, allegation.Ref));
        }

        if (_table == RecordKinds.Incidents)
        {
            foreach (var incident in Situation!.Facts.Incidents.Where(
                i => i.Ref != row.Key && i.Location == row.Cells["location"] && Cell.Day(i.Day) == row.Cells["day"]))
            {
                yield return new LikelySame(
                    $"incident:{incident.Ref}", $"{RecordText.Kind(Kind)} {incident.Ref}{Texts.Colon}{EnumText.OfFree(incident.Kind)}",
                    Urls.Record(Operation, Kind, incident.Ref));
            }
        }
    }

    // Of one arrangement, day, kind and place.
    private static bool IsAlike(Allegation allegation, EntryRow row) => allegation.Ref != row.Key
        && allegation.Arrangement == row.Cells["arrangement"] && Cell.Day(allegation.Day) == row.Cells["day"]
        && allegation.Kind == row.Cells["kind"] && (allegation.Location ?? "") == row.Cells["location"]
        && (allegation.Governorate ?? "") == row.Cells["governorate"];
}
