using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Convoys;

/// <summary>What the fields of a convoy's form mean, as far as they mean something.</summary>
internal sealed class TypedConvoy
{
    private readonly Situation _situation;
    private readonly List<string> _rows = [];
    private readonly List<Dictionary<string, string>> _stopCells = [];
    private readonly List<Dictionary<string, string>?> _parts = [];

    private TypedConvoy(Situation situation, Dictionary<string, string> cells) =>
        (_situation, Cells, Convoy) = (situation, cells, RecordKinds.Convoys.From(cells));

    public Convoy Convoy { get; }

    /// <summary>By column; only those that a convoy of its mode has.</summary>
    public Dictionary<string, string> Cells { get; }

    /// <summary>Those that name a place and a day.</summary>
    public List<Delivery> Stops { get; } = [];

    /// <summary>The cells of each of <see cref="Stops"/>.</summary>
    public IReadOnlyList<Dictionary<string, string>> StopCells => _stopCells;

    /// <summary>The beginning of the names of the fields of each of <see cref="Stops"/>.</summary>
    public IReadOnlyList<string> Rows => _rows;

    /// <summary>Who received at each of <see cref="Stops"/>; null: the mode has no such people.</summary>
    public IReadOnlyList<Dictionary<string, string>?> Parts => _parts;

    /// <param name="key">Ref of the convoy that is changed; null: a new one.</param>
    public static TypedConvoy Read(EntryReading reading, string? key, Situation situation)
    {
        var mode = EnumCode.TryParse<ConvoyMode>(reading.Fields["mode"], out var chosen) ? chosen : ConvoyMode.Road;
        var cells = new ColumnReading(reading).Cells(ConvoyColumns.Asked(mode));
        cells["mode"] = EnumCode.Of(mode);
        if (cells["line"].Length == 0)
        {
            cells["line"] = EnumCode.Of(mode is ConvoyMode.Airdrop or ConvoyMode.Airlift ? SupplyLine.Air : SupplyLine.CrossLine);
        }

        cells["ref"] = key ?? cells["ref"];
        var typed = new TypedConvoy(situation, cells);
        typed.ReadStops(reading, typed.Convoy.DepartedOn);
        return typed.Named(reading, key);
    }

    /// <summary>The stops with the people that each counts for, the convoy's total shared out as it will be counted.</summary>
    public IReadOnlyList<Stop> Split()
    {
        var shares = ConvoySplit.Shares(Convoy, Stops, PopulationOf);
        return [.. Stops.Select(s =>
            shares.TryGetValue(s.Ref, out var share) ? new Stop(s, Convoy, share, true) : new Stop(s, Convoy, s.PeopleReached, false))];
    }

    /// <summary>Asks about what is implausible, and about travelling without a permit; each once for all the stops it is about.</summary>
    public void Ask(EntryReading reading)
    {
        if (Convoy.PatientsEvacuated > Convoy.PeopleEvacuated)
        {
            reading.Problem("patients_evacuated", Texts.PatientsAbovePeople);
        }

        // No share is above its place's population: a total with a digit too many leaves people to whom no place can be given.
        var split = Split();
        if (new ConvoyWithStops(Convoy, split).Unassigned is var unassigned and > 0)
        {
            reading.Doubt(
                "people_reached", "unassigned", Format.With(Texts.DoubtOfUnassigned, Format.Number(unassigned), Format.Number(Convoy.PeopleReached)));
        }

        var counted = split.Select(s => s.Delivery with { PeopleReached = s.People });
        var doubts = ConvoyDoubt.Of(Convoy, counted, reading.Today, PopulationOf, place => _situation.LinesAt(place));
        foreach (var doubt in doubts.GroupBy(d => (d.Kind, Field: FieldOf(d))))
        {
            reading.Doubt(
                doubt.Key.Field, $"{EnumCode.Of(doubt.Key.Kind)}:{string.Join('+', doubt.Select(d => d.Delivery.Location))}",
                ConvoyDoubtText.Of(doubt.Key.Kind, [.. doubt], _situation));
        }
    }

    /// <summary>Asks about stops that are planned for days on which the route is known not to be open (ceasefire rules, section 15).</summary>
    public void AskOfRoute(EntryReading reading)
    {
        if (Convoy.Route is not { } route || _situation.Ceasefire.Routes.FirstOrDefault(r => r.Code == route) is not { } known)
        {
            return;
        }

        List<string> barred = [.. Stops.Where(s => s.Outcome == DeliveryOutcome.Planned)
            .Select(s => (Stop: s, Entry: _situation.Ceasefire.StateOn(route, s.Day)))
            .Where(s => s.Entry is { State: not RouteCondition.Open })
            .Select(s => Format.With(
                Texts.DoubtOfRouteDay, ShownName.Of(_situation.Locations[s.Stop.Location]), Format.Day(s.Stop.Day), EnumText.Within(s.Entry!.State),
                Format.Day(s.Entry.From)))];
        if (barred.Count > 0)
        {
            reading.Doubt("route", $"route-{string.Join('+', Stops.Select(s => Cell.Day(s.Day)))}",
                Format.With(Texts.DoubtOfRoute, ShownName.Of(known), Format.LongList(barred)));
        }
    }

    private string FieldOf(ConvoyDoubt doubt)
    {
        var index = Stops.FindIndex(s => s.Ref == doubt.Delivery.Ref);
        return doubt.Kind switch
        {
            ConvoyDoubtKind.AbovePopulation or ConvoyDoubtKind.FarAboveTarget =>
                Stops[index].PeopleReached is null ? "people_reached" : $"{_rows[index]}.people_reached",
            ConvoyDoubtKind.InTheFuture => $"{_rows[index]}.day",
            _ => "request",
        };
    }

    private void ReadStops(EntryReading reading, DateOnly? departed)
    {
        var (forAll, last) = (reading.Choice<DeliveryOutcome>("outcome"), departed);
        var fields = reading.Fields;
        var without = new List<string>();
        foreach (var row in fields.Rows("stops").Select(n => EntryFields.Row("stops", n)).Where(r => !fields.IsBlank(r, ConvoyColumns.OfStop)))
        {
            var place = reading.Place($"{row}.location", isRequired: true);
            var day = fields.IsBlank(row, "day") ? last : reading.Day($"{row}.day");
            var outcome = reading.Choice<DeliveryOutcome>($"{row}.outcome") ?? forAll;
            var parts = Convoy.Mode == ConvoyMode.Evacuation ? null : SplitFields.Read(reading, row);
            var cells = new ColumnReading(reading).Cells(ConvoyColumns.AskedOfStop(Convoy.Mode, row));
            if (day is null && fields.IsBlank(row, "day"))
            {
                reading.Problem($"{row}.day", Texts.StopNeedsDay);
            }

            if (outcome is null)
            {
                without.Add(row);
            }

            last = day ?? last;
            if (place is null || day is null || outcome is null)
            {
                continue;
            }

            if (Stops.Exists(s => s.Location == place && s.Day == day))
            {
                reading.Problem($"{row}.location", Texts.SameStopTwice);
                continue;
            }

            (cells["ref"], cells["convoy"], cells["location"]) = (fields[$"{row}.saved"], Convoy.Ref, place);
            (cells["day"], cells["outcome"]) = (Cell.Day(day.Value), EnumCode.Of(outcome.Value));
            Add(cells, row, parts);
        }

        AskForOutcomes(reading, without);
        if (fields.Rows("stops").All(n => fields.IsBlank(EntryFields.Row("stops", n), ConvoyColumns.OfStop)))
        {
            reading.Problem("stops.1.location", Texts.ConvoyNeedsStop);
        }
    }

    // Where no stop says how it ended, it is asked once, for all of them.
    private static void AskForOutcomes(EntryReading reading, List<string> without)
    {
        if (without.TrueForAll(r => reading.Fields.IsBlank(r, "outcome"))
            && !reading.Fields.Rows("stops").Any(n => !reading.Fields.IsBlank(EntryFields.Row("stops", n), "outcome")))
        {
            if (without.Count > 0)
            {
                reading.Problem("outcome", Texts.OutcomeNeeded);
            }

            return;
        }

        foreach (var row in without)
        {
            reading.Problem($"{row}.outcome", Texts.StopNeedsOutcome);
        }
    }

    private void Add(Dictionary<string, string> cells, string row, Dictionary<string, string>? parts)
    {
        Stops.Add(RecordKinds.Deliveries.From(cells));
        _stopCells.Add(cells);
        _rows.Add(row);
        _parts.Add(parts);
    }

    // Keys that nobody has to think of: the day of the first stop, and the places.
    private TypedConvoy Named(EntryReading reading, string? key)
    {
        var day = Stops.Select(s => (DateOnly?)s.Day).Min() ?? Convoy.DepartedOn;
        var reference = key ?? (Convoy.Ref.Length > 0 ? Convoy.Ref : reading.OwnKey($"C-{day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}"));

        // The day of a new one is that of its plan as long as nobody has left.
        var departed = key is not null || Stops.Exists(s => s.IsAttempt) ? Convoy.DepartedOn : null;
        var named = new TypedConvoy(
            _situation, new Dictionary<string, string>(Cells) { ["ref"] = reference, ["departed_on"] = Cell.Write(departed) });
        var taken = _situation.Stops.Select(s => s.Delivery.Ref).ToHashSet(StringComparer.Ordinal);
        foreach (var ((stop, cells), (row, parts)) in Stops.Zip(_stopCells).Zip(_rows.Zip(_parts)))
        {
            var stopRef = stop.Ref.Length > 0 ? stop.Ref : EntryKeys.Free($"{reference}-{stop.Location}", taken);
            taken.Add(stopRef);
            named.Add(new Dictionary<string, string>(cells) { ["ref"] = stopRef, ["convoy"] = reference }, row, parts);
        }

        return named;
    }

    private long? PopulationOf(Delivery stop) => _situation.PopulationOn(stop.Location, stop.Day)?.People;
}
