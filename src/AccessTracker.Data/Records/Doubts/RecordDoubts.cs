using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Records.Doubts;

/// <summary>
/// Finds what is doubtful about records of every kind that are about to be saved together, each after what it refers to. Forms and the
/// preview of an import ask the same.
/// </summary>
/// <param name="situation">The operation as it is stored, as whoever saves may read it.</param>
/// <param name="today">The operation's today.</param>
/// <param name="kinds">Those of the store.</param>
/// <param name="isAgencyAssumed">The agencies of new convoys stand for whoever sent them, and tell no convoy from another.</param>
public sealed class RecordDoubts(Situation situation, DateOnly today, RecordKinds kinds, bool isAgencyAssumed = false)
{
    private readonly DoubtRecords _records = new(situation);
    private readonly DoubtNames _names = new(situation.Facts, kinds);
    private readonly Dictionary<string, DoubtRow> _convoys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, DoubtRow>> _stops = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DoubtRow> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DoubtRow>> _lines = new(StringComparer.Ordinal);

    /// <summary>Two names in free text are likely of one and the same: by case, by dots, by a letter or a word, or abbreviated.</summary>
    public static bool AreNear(string one, string other) => DoubtNames.IsNear(one, other);

    /// <summary>The doubts are what is doubtful about <paramref name="row"/>, alone and against what is known.</summary>
    public IReadOnlyList<Doubt> Of(DoubtRow row)
    {
        _records.Note(row);
        Keep(row);
        return [.. DoubtDays.Of(row, situation.Operation, today, _records), .. row.Table.Numbers?.Invoke(row, _records) ?? [], .. _names.Of(row)];
    }

    /// <summary>
    /// What is doubtful about wholes, once all their parts have been looked at: a convoy with its stops, a request with its places.
    /// </summary>
    public IEnumerable<(DoubtRow Row, Doubt Doubt)> OfWholes() =>
        _stops.Keys.Concat(_convoys.Keys).Distinct(StringComparer.Ordinal).SelectMany(OfConvoy)
        .Concat(_convoys.Values.SelectMany(OfNewConvoy))
        .Concat(_stops.SelectMany(s => OfNewStops(s.Key, s.Value)))
        .Concat(_requests.Values.SelectMany(OfRequest));

    private void Keep(DoubtRow row)
    {
        switch (row.Table)
        {
            case var kind when kind == RecordKinds.Convoys:
                _convoys[row.Key] = row;
                break;
            case var kind when kind == RecordKinds.Deliveries && row.Text("convoy") is { } convoy:
                if (!_stops.TryGetValue(convoy, out var stops))
                {
                    _stops.Add(convoy, stops = new Dictionary<string, DoubtRow>(StringComparer.Ordinal));
                }

                stops[row.Key] = row;
                break;
            case var kind when kind == RecordKinds.Requests:
                _requests[row.Key] = row;
                break;
            case var kind when kind == RecordKinds.RequestLines && row.Text("request") is { } request:
                if (!_lines.TryGetValue(request, out var lines))
                {
                    _lines.Add(request, lines = []);
                }

                lines.Add(row);
                break;
            default:
                break;
        }
    }

    // What the stops of a convoy add up to, stored ones with those that are saved now.
    private IEnumerable<(DoubtRow Row, Doubt Doubt)> OfConvoy(string convoy)
    {
        var known = situation.Convoys.GetValueOrDefault(convoy);
        var saved = _convoys.GetValueOrDefault(convoy);
        var stops = _stops.GetValueOrDefault(convoy) ?? [];
        var stored = known is null ? [] : situation.StopsOf(convoy).Select(s => s.Delivery).Where(d => !stops.ContainsKey(d.Ref)).ToList();
        if ((saved ?? stops.Values.FirstOrDefault()) is not { } row)
        {
            yield break;
        }

        foreach (var column in new[] { "people_reached", "trucks", "tonnes" })
        {
            var total = saved is not null ? NumberOf(saved, column) : NumberOf(known, column);
            var sum = stops.Values.Where(IsHandedOver).Sum(s => NumberOf(s, column) ?? 0) + stored.Where(s => s.IsHandedOver)
                .Sum(s => NumberOf(s, column) ?? 0);
            if (sum > total)
            {
                yield return (row, new Doubt(DoubtCode.StopsAboveTotal, column, sum, total));
            }
        }
    }

    private IEnumerable<(DoubtRow Row, Doubt Doubt)> OfNewConvoy(DoubtRow row)
    {
        if (situation.Convoys.ContainsKey(row.Key) || !EnumCode.TryParse<ConvoyMode>(row.Text("mode") ?? "", out var mode)
            || !_stops.TryGetValue(row.Key, out var stops))
        {
            return [];
        }

        var convoy = new Convoy { Ref = row.Key, Mode = mode, Agencies = isAgencyAssumed ? null : row.Text("agencies") };
        List<Delivery> own = [.. stops.Values.Where(s => s.Day("day") is not null && s.Text("location") is not null).Select(s => new Delivery
        {
            Ref = s.Key, Convoy = row.Key, Location = s.Text("location")!, Day = s.Day("day")!.Value, Outcome = DeliveryOutcome.Planned,
            PeopleReached = s.Number("people_reached"),
        })];
        return own
            .SelectMany(stop => situation.StopsAt(stop.Location).Where(s => s.Day == stop.Day))
            .Select(s => s.Convoy)
            .DistinctBy(c => c.Ref)
            .Where(c => LikelyDuplicate.Is(convoy, own, c, situation.StopsOf(c.Ref).Select(s => s.Delivery)) || HaveSameFigure(convoy, own, c))
            .Select(c => (row, new Doubt(DoubtCode.SameConvoy, "ref", c.Ref)));
    }

    // Two agencies that report the same people at one place on one day report one delivery, whatever each calls itself.
    private bool HaveSameFigure(Convoy convoy, List<Delivery> own, Convoy other) => convoy.Mode == other.Mode
        && situation.StopsOf(other.Ref).Any(s => s.Delivery.PeopleReached is > 0 and { } people
            && own.Exists(o => o.Location == s.Location && o.Day == s.Day && o.PeopleReached == people));

    // A stop by another ref where its convoy has one on that day.
    private IEnumerable<(DoubtRow Row, Doubt Doubt)> OfNewStops(string convoy, Dictionary<string, DoubtRow> stops)
    {
        var stored = situation.StopsOf(convoy);
        return stops.Values
            .Where(row => stored.Count > 0 && !stored.Any(s => s.Delivery.Ref == row.Key))
            .SelectMany(row => stored
                .Where(s => s.Location == row.Text("location") && s.Day == row.Day("day") && !stops.ContainsKey(s.Delivery.Ref))
                .Select(s => (row, new Doubt(DoubtCode.SameStop, "location", s.Delivery.Ref))));
    }

    private IEnumerable<(DoubtRow Row, Doubt Doubt)> OfRequest(DoubtRow row)
    {
        // One that is stored was looked at when it was new.
        if (row.Text("authority") is not { } authority || row.Day("submitted_on") is not { } submitted
            || situation.Facts.Requests.Any(r => r.Ref == row.Key))
        {
            yield break;
        }

        var request = new AccessRequest { Ref = row.Key, Authority = authority, SubmittedOn = submitted };
        List<RequestLine> lines =
            [.. (_lines.GetValueOrDefault(row.Key) ?? [])
                .Select(l => new RequestLine { Request = row.Key, Location = l.Text("location")!, PeopleRequested = l.Number("people_requested") })];
        foreach (var other in situation.Facts.Requests.Where(
            o => LikelySameRequest.Is(request, lines, o, situation.Lines.Where(l => l.Request.Ref == o.Ref).Select(l => l.Line))))
        {
            yield return (row, new Doubt(DoubtCode.SameRequest, "ref", other.Ref, other.SubmittedOn));
        }
    }

    private static bool IsHandedOver(DoubtRow stop) =>
        EnumCode.TryParse<DeliveryOutcome>(stop.Text("outcome") ?? "", out var outcome) && outcome >= DeliveryOutcome.Partial;

    private static decimal? NumberOf(DoubtRow? row, string column) => row?.Number(column) ?? row?.Quantity(column);

    private static decimal? NumberOf(Convoy? convoy, string column) => column switch
    {
        "people_reached" => convoy?.PeopleReached,
        "trucks" => convoy?.Trucks,
        _ => convoy?.Tonnes,
    };

    private static decimal? NumberOf(Delivery stop, string column) => column switch
    {
        "people_reached" => stop.PeopleReached,
        "trucks" => stop.Trucks,
        _ => stop.Tonnes,
    };
}
