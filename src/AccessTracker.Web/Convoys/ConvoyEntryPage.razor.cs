using System.Globalization;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Convoys;

/// <summary>A convoy with its stops: a new one, or one that is changed or gets more stops.</summary>
public sealed partial class ConvoyEntryPage
{
    private const int MostRequests = 40;

    private StoredRecord? _convoy;
    private IReadOnlyList<StoredRecord> _stops = [];
    private IReadOnlyList<StoredRecord> _log = [];
    private IReadOnlyList<StoredRecord> _received = [];
    private IReadOnlyList<Stop> _split = [];

    /// <summary>Ref of the convoy that is changed, from the address; null: a new one.</summary>
    [Parameter]
    public string? Key { get; set; }

    /// <summary>Ref of the request that a new one travels under.</summary>
    [SupplyParameterFromQuery(Name = "request")]
    private string? UnderRequest { get; set; }

    /// <summary>Code of the place it goes to, where the page that led here was about one.</summary>
    [SupplyParameterFromQuery(Name = "location")]
    private string? FirstPlace { get; set; }

    public override string Form => "convoy";

    public override string? ChangedKey => Key;

    protected override (string Kind, string Key)? About => Key is null ? null : ("convoy", Key);

    public override string Address => Urls.EnterForm(Operation, Form, Key);

    private string Heading => Key is null ? Texts.EnterConvoy : Format.With(Texts.ChangeConvoy, Key);

    private EntrySuggestions Known { get; set; } = null!;

    private ConvoyMode Mode => EnumCode.TryParse<ConvoyMode>(Fields["mode"], out var mode) ? mode : ConvoyMode.Road;

    private bool HasMore => Fields["note"].Length + Fields["source"].Length > 0 || State.ProblemOf("ref") is not null
        || Fields["track"] != EnumCode.Of(Track.InterAgency) || Fields["line"].Length > 0
        || ConvoyColumns.OfConvoy.IsMoreNeeded(State);

    // Those that name a place of the form come first: under one of them it likely travelled. Of old ones nobody logs a convoy.
    private IReadOnlyList<FilterChoice> Requests
    {
        get
        {
            var places = Fields.Rows("stops").Select(n => Fields[$"{EntryFields.Row("stops", n)}.location.code"]).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. Situation!.Facts.Requests
                    .Select(r =>
                        (Request: r,
                            Named: Situation.Lines.Where(l => l.Request.Ref == r.Ref && places.Contains(l.Line.Location))
                            .Select(l => ShownName.Of(Situation.Locations[l.Line.Location])).ToList()))
                    .OrderByDescending(r => r.Request.Ref == Fields["request"]).ThenByDescending(r => r.Named.Count)
                        .ThenByDescending(r => r.Request.SubmittedOn)
                        .ThenBy(r => r.Request.Ref, StringComparer.Ordinal)
                    .Take(MostRequests)
                    .Select(r =>
                        new FilterChoice(
                            r.Request.Ref,
                            Format.List(new[] { r.Request.Ref, r.Request.Authority, Format.Day(r.Request.SubmittedOn) }.Concat(r.Named)))),
            ];
        }
    }

    // The day on which a route has to be open: that of the convoy, else of its first stop.
    private DateOnly RouteDay => Fields.Rows("stops").Select(n => $"{EntryFields.Row("stops", n)}.day").Prepend("departed_on")
        .Select(f => TypedDay.Read(Fields[f], Today)?.Day).OfType<DateOnly>().Append(Today).First();

    private IReadOnlyList<FilterChoice> Routes => [.. Situation!.Ceasefire.Routes.Select(r => new FilterChoice(
        r.Code, Situation.Ceasefire.StateOn(r.Code, RouteDay) is { } entry
            ? Format.With(Texts.RouteWithState, ShownName.Of(r), EnumText.Within(entry.State), Format.Day(entry.From))
            : Format.With(Texts.RouteStateUnknown, ShownName.Of(r))))];

    protected override async Task<bool> LoadAsync(Situation situation)
    {
        if (!(Key is null ? ConvoyRights.MayAdd(Person, situation) : ConvoyRights.MayChange(Person, situation, Key)))
        {
            return false;
        }

        Known = EntrySuggestions.Of(situation);
        if (Key is null)
        {
            return true;
        }

        _convoy = await FindAsync(RecordKinds.Convoys, Key);
        _stops = await ListAsync(RecordKinds.Deliveries, "convoy", Key);
        _log = await ListAsync(RecordKinds.ConvoyEvents, "convoy", Key);
        _received = await ListAsync(RecordKinds.Disaggregations, "convoy", Key);
        return _convoy is not null;
    }

    protected override EntryFields Prefill()
    {
        if (_convoy is null)
        {
            return New();
        }

        var fields = new EntryFields(RecordKinds.Convoys.OnForm.Select(c => KeyValuePair.Create(c.Name, _convoy.Text(c.Name))));
        var outcomes = _stops.Select(s => s.Text("outcome")).Distinct().ToList();
        fields["outcome"] = outcomes is [var only] ? only : "";
        foreach (var (stop, number) in _stops.Select((s, i) => (s, i + 1)))
        {
            var row = EntryFields.Row("stops", number);
            foreach (var column in RecordKinds.Deliveries.OnForm)
            {
                fields[$"{row}.{column.Name}"] = stop.Text(column.Name);
            }

            fields.PutPlace($"{row}.location", stop.Text("location"), Situation!);
            SplitFields.Fill(fields, row, stop.Key, _received);
            fields[$"{row}.outcome"] = outcomes.Count == 1 ? "" : stop.Text("outcome");
            fields[$"{row}.saved"] = stop.Key;
            if (_log.FirstOrDefault(
                e => e.Text("kind") == stop.Text("outcome") && e.Text("day") == stop.Text("day")
                && e.Text("location") == stop.Text("location")) is { } entry)
            {
                (fields[$"{row}.by"], fields[$"{row}.why"], fields[$"{row}.where"]) = (entry.Text("party"), entry.Text("reason"), entry.Text("note"));
            }
        }

        return fields;
    }

    /// <summary>The next one goes by the same mode, on the same day, for the same agencies, under the same request; its stops are its own.</summary>
    protected override EntryFields Next(EntryFields saved)
    {
        var fields = New();
        foreach (var name in ConvoyTemplate.Repeated.Where(n => saved[n].Length > 0))
        {
            fields[name] = saved[name];
        }

        fields["departed_on"] = DayOf(saved, "departed_on");
        return fields;
    }

    protected override string? SavedName(string key) => Format.With(Texts.ConvoyTitle, key);

    // As the last of its mode; under a request: with its places whose permit holds today, for these are what it will most likely reach.
    private EntryFields New()
    {
        var fields =
            new EntryFields { ["mode"] = EnumCode.Of(ConvoyMode.Road), ["departed_on"] = Cell.Day(Today),
                ["track"] = EnumCode.Of(Track.InterAgency) };
        if (FirstPlace is { } place && Situation!.Locations.ContainsKey(place))
        {
            fields.PutPlace($"{EntryFields.Row("stops", 1)}.location", place, Situation);
        }

        if (UnderRequest is { } request)
        {
            ConvoyTemplate.UnderPermit(fields, request, Situation!, Today);
        }
        else
        {
            ConvoyTemplate.As(LastConvoy.Of(ConvoyMode.Road, Situation!, Today), fields);
        }

        return fields;
    }

    protected override void Fill(MessageFill fill) => ConvoyMessage.Fill(fill);

    protected override Entry Read(EntryReading reading)
    {
        var typed = TypedConvoy.Read(reading, Key, Situation!);
        typed.Ask(reading);
        typed.AskOfRoute(reading);
        return new Entry(
            [.. ConvoyRows.Of(typed, reading, VersionOf, _convoy)], Urls.Convoy(Operation, typed.Convoy.Ref)) { LikelySame = [.. Alike(typed)],
            Ordered = RecordKinds.Deliveries };
    }

    protected override void Act(string action)
    {
        base.Act(action);
        if (action == "permit")
        {
            ConvoyTemplate.UnderPermit(Fields, Fields["request"], Situation!, Today);
        }
        else if (action == "last")
        {
            ConvoyTemplate.AsLast(Fields, Situation!, Today);
        }
        else if (action == "split")
        {
            _split = TypedConvoy.Read(new EntryReading(Id, Fields, Situation!, Held!.Places, Today, Kinds), Key, Situation!).Split();
        }
    }

    // What was alike before the change was looked at before.
    private IEnumerable<LikelySame> Alike(TypedConvoy typed)
    {
        var known = Key is not null && Situation!.Convoys.TryGetValue(Key, out var stored) ? stored : null;
        List<Delivery> knownStops = known is null ? [] : [.. Situation!.StopsOf(known.Ref).Select(s => s.Delivery)];
        return typed.Stops
            .SelectMany(stop => Situation!.StopsAt(stop.Location).Where(s => s.Day == stop.Day))
            .Select(s => s.Convoy)
            .DistinctBy(c => c.Ref)
            .Select(c => (Convoy: c, Stops: Situation!.StopsOf(c.Ref).Select(s => s.Delivery).ToList()))
            .Where(c => LikelyDuplicate.Is(typed.Convoy, typed.Stops, c.Convoy, c.Stops)
                && (known is null || !LikelyDuplicate.Is(known, knownStops, c.Convoy, c.Stops)))
            .Select(c => new LikelySame($"convoy:{c.Convoy.Ref}", Describe(c.Convoy, c.Stops), Urls.Convoy(Operation, c.Convoy.Ref)));
    }

    private string Describe(Convoy convoy, List<Delivery> stops) => Format.List(
    [
        Format.With(Texts.ConvoyTitle, convoy.Ref), EnumText.Of(convoy.Mode), convoy.Agencies ?? Texts.NoAgencyNamed,
        .. stops.Select(s => string.Create(CultureInfo.CurrentCulture, $"{ShownName.Of(Situation!.Locations[s.Location])} {Format.Day(s.Day)}")),
    ]);
}
