using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using static AccessTracker.Benchmarks.Generation.BundleFile;

namespace AccessTracker.Benchmarks.Generation;

/// <summary>Convoys in order of their days, with their stops, their logs and what befell them.</summary>
internal sealed class ConvoyFiles : IDisposable
{
    private const int DaysUnderRequest = 100;

    private static readonly (string Mode, int Weight)[] _modes = [("road", 90), ("airdrop", 4), ("airlift", 3), ("evacuation", 3)];
    private static readonly (string Track, int Weight)[] _tracks = [("inter_agency", 60), ("single_agency", 27), ("bilateral", 13)];
    private static readonly string[] _origins = ["Central warehouse", "Northern crossing", "Harbour", "Airport"];
    private static readonly string[] _agencies = ["Food agency;Health agency", "Food agency", "Refugee agency;Water agency", "Red Crescent"];
    private static readonly string[] _sectors = ["FSC", "HEA", "FSC;HEA", "WSH;FSC", "SHL", "NUT;HEA"];
    private static readonly string[] _incidents = ["shelling", "items_removed", "looting", "detention", "obstruction"];

    private static readonly (string Outcome, int Weight)[] _failures =
        [("turned_back", 30), ("failed", 15), ("attacked", 5), ("postponed", 25), ("cancelled", 25)];

    private readonly World _world;
    private readonly Dice _dice;
    private readonly BundleFile _convoys;
    private readonly BundleFile _deliveries;
    private readonly BundleFile _events;
    private readonly BundleFile _befallen;
    private int _oldestRequest;

    private ConvoyFiles(string folder, World world, Dice dice)
    {
        (_world, _dice) = (world, dice);
        _convoys = new BundleFile(
            folder, RecordKinds.Convoys, "ref", "mode", "track", "line", "request", "origin", "agencies", "departed_on", "trucks", "tonnes", "drops",
            "people_reached", "people_evacuated", "patients_evacuated");
        _deliveries = new BundleFile(
            folder, RecordKinds.Deliveries, "ref", "convoy", "location", "day", "outcome", "people_targeted", "people_reached", "trucks", "tonnes",
            "sectors", "items_removed", "removed_by");
        _events = new BundleFile(folder, RecordKinds.ConvoyEvents, "convoy", "day", "kind", "location", "party", "reason");
        _befallen = new BundleFile(
            folder, RecordKinds.Incidents, "ref", "location", "convoy", "day", "kind", "party", "description", "referred_on", "resolved_on");
    }

    public static void Write(string folder, World world, Dice dice)
    {
        using var files = new ConvoyFiles(folder, world, dice);
        files.Write();
    }

    public void Dispose()
    {
        _convoys.Dispose();
        _deliveries.Dispose();
        _events.Dispose();
        _befallen.Dispose();
    }

    private void Write()
    {
        var days = World.LastPlanned.DayNumber - World.First.DayNumber;
        for (var i = 0; i < _world.Scale.Convoys; i++)
        {
            var left = _world.Scale.Convoys - i;
            var open = _world.Scale.Deliveries - _deliveries.Rows;
            var most = Math.Max(1, (2 * open / left) - 1);
            var stops = left == 1 ? open : Math.Min(_dice.Between(1, most), open - left + 1);
            WriteConvoy(World.Key("C", i, _world.Scale.Convoys), World.First.AddDays((int)((long)i * days / _world.Scale.Convoys)), stops);
        }
    }

    private void WriteConvoy(string key, DateOnly day, int count)
    {
        var mode = _dice.Of<string>(_modes);
        var isByAir = mode is "airdrop" or "airlift";
        var track = _dice.Of<string>(_tracks);
        var line = isByAir ? "air" : _dice.Chance(0.75) ? "cross_line" : "cross_border";
        var permits = mode == "road" && track == "inter_agency" && line == "cross_line" && _dice.Chance(0.6) ? RequestOn(day) : null;
        var isSplit = mode != "evacuation" && _dice.Chance(0.12);
        var stops = new List<Stop>(count);
        for (var i = 0; i < count; i++)
        {
            stops.Add(NewStop(i, day, permits, isSplit));
        }

        var isUnderway = stops.Any(s => s.IsAttempt);
        var isHandedOver = stops.Any(s => s.IsHandedOver);
        var ownTrucks = mode == "road" && _dice.Chance(0.7);
        _convoys.Row(
            key,
            mode,
            track,
            line,
            permits?.Ref,
            _dice.Of(_origins),
            _dice.Of(_agencies),
            isUnderway && _dice.Chance(0.9) ? Day(stops.Min(s => s.Day)) : null,
            ownTrucks ? Number(count * _dice.Between(2, 8)) : null,
            _dice.Chance(0.6) ? BundleFile.Decimal(count * _dice.Share(5, 40)) : null,
            isByAir && _dice.Chance(0.7) ? Number(_dice.Between(1, 6)) : null,
            isSplit && isHandedOver ? Number(stops.Where(s => s.IsHandedOver).Sum(s => (long)(s.Place.People * _dice.Share(0.3, 0.9)))) : null,
            mode == "evacuation" && isHandedOver ? Number(_dice.Between(20, 900)) : null,
            mode == "evacuation" && isHandedOver ? Number(_dice.Between(0, 20)) : null);
        for (var i = 0; i < count; i++)
        {
            WriteStop(key, i, stops[i], isEvacuation: mode == "evacuation", isSplit, ownTrucks);
        }

        WriteLog(key, stops);
        if (_dice.Chance(0.01))
        {
            WriteIncident(key, _dice.Of(stops));
        }
    }

    private Stop NewStop(int index, DateOnly day, World.Permits? permits, bool isSplit)
    {
        var place = _world.Places[
            permits is null
            ? (_dice.Below(_world.Places.Count) + index) % _world.Places.Count
            : permits.Granted[(index + day.DayNumber) % permits.Granted.Count].Place];
        var on = day.AddDays(_dice.Below(3));
        if (on > World.Until)
        {
            return new Stop(place, on, "planned", null);
        }

        if (!_dice.Chance(on >= place.CutOff ? 0 : place.Fortune))
        {
            return new Stop(place, on, _dice.Of<string>(_failures), null);
        }

        var outcome = _dice.Chance(0.13) ? "partial" : "delivered";
        long? people = isSplit || _dice.Chance(0.08)
            ? null
            : outcome == "partial" && _dice.Chance(0.05) ? 0 : Math.Max(5, (long)(place.People * _dice.Share(0.2, 1)) / 5 * 5);
        return new Stop(place, on, outcome, people);
    }

    // One of those asked for lately under which something was granted by then.
    private World.Permits? RequestOn(DateOnly day)
    {
        while (_oldestRequest < _world.Requests.Count && _world.Requests[_oldestRequest].SubmittedOn < day.AddDays(-DaysUnderRequest))
        {
            _oldestRequest++;
        }

        var newest = _oldestRequest;
        while (newest < _world.Requests.Count && _world.Requests[newest].SubmittedOn < day.AddDays(-DaysUnderRequest / 4))
        {
            newest++;
        }

        if (newest == _oldestRequest)
        {
            return null;
        }

        var found = _world.Requests[_dice.Between(_oldestRequest, newest - 1)];
        return found.Granted.Any(g => g.From <= day) ? found with { Granted = [.. found.Granted.Where(g => g.From <= day)] } : null;
    }

    private void WriteStop(string convoy, int index, Stop stop, bool isEvacuation, bool isSplit, bool ownTrucks) => _deliveries.Row(
        World.Key($"{convoy}-", index, 1),
        convoy,
        stop.Place.Code,
        Day(stop.Day),
        stop.Outcome,
        _dice.Chance(0.7) ? Number(stop.Place.People) : null,
        isEvacuation ? null : Number(stop.People),
        stop.IsAttempt && !ownTrucks && _dice.Chance(0.8) ? Number(_dice.Between(1, 8)) : null,
        stop.IsHandedOver && !isSplit && _dice.Chance(0.3) ? BundleFile.Decimal(_dice.Share(1, 40)) : null,
        isEvacuation ? null : _dice.Of(_sectors),
        stop.IsHandedOver && _dice.Chance(0.04) ? "surgical kits" : null,
        null);

    private void WriteLog(string convoy, List<Stop> stops)
    {
        var failed = stops.FirstOrDefault(s => s.Outcome is "turned_back" or "attacked");
        if (failed is not null && _dice.Chance(0.7))
        {
            _events.Row(convoy, Day(failed.Day), "departed", null, null, null);
            _events.Row(convoy, Day(failed.Day), failed.Outcome, failed.Place.Code, _dice.Of(World.Parties), "stopped at the last checkpoint");
        }
        else if (stops[0].IsHandedOver && _dice.Chance(0.05))
        {
            _events.Row(convoy, Day(stops[0].Day), "departed", null, null, null);
            _events.Row(convoy, Day(stops[0].Day), "offloaded", stops[0].Place.Code, null, null);
        }
    }

    private void WriteIncident(string convoy, Stop stop) => _befallen.Row(
        $"I-{convoy}",
        stop.Place.Code,
        _dice.Chance(0.7) ? convoy : null,
        Day(stop.Day > World.Until ? World.Until : stop.Day),
        _dice.Of(_incidents),
        _dice.Chance(0.6) ? _dice.Of(World.Parties) : null,
        "Reported by the convoy",
        _dice.Chance(0.4) ? Day(stop.Day.AddDays(3)) : null,
        _dice.Chance(0.2) ? Day(stop.Day.AddDays(20)) : null);

    private sealed record Stop(World.Place Place, DateOnly Day, string Outcome, long? People)
    {
        public bool IsHandedOver => Outcome is "delivered" or "partial";

        public bool IsAttempt => IsHandedOver || Outcome is "turned_back" or "attacked" or "failed";
    }
}
