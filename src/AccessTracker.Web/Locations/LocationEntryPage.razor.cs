using AccessTracker.Data.Locations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Locations;

/// <summary>A manager says what a proposed place is: one of the list, a new one, or a mistake.</summary>
public sealed partial class LocationEntryPage
{
    // The answers. One of the likely places is chosen by its code.
    private const string Answer = "meant";
    private const string Is = "is:";
    private const string Known = "known";
    private const string New = "new";
    private const string Mistake = "mistake";

    private StoredRecord? _proposed;
    private IReadOnlyList<Location> _likely = [];
    private IReadOnlyList<LocationUse> _uses = [];

    /// <summary>Code of the proposed place, from the address.</summary>
    [Parameter]
    public required string Key { get; set; }

    /// <summary>Code of the place that it likely is, from the list.</summary>
    [SupplyParameterFromQuery(Name = "is")]
    private string? Likely { get; set; }

    public override string Form => "place";

    public override string? ChangedKey => Key;

    protected override (string Kind, string Key)? About => ("location", Key);

    public override string Address => Urls.ConfirmPlace(Operation, Key);

    private StoredRecord Proposed => _proposed!;

    // The likely ones, and the one that was chosen when it was likely.
    private IReadOnlyList<Location> Candidates =>
        ChosenCode is { } code && !_likely.Any(l => l.Code == code) && Situation!.Locations.TryGetValue(code, out var chosen)
        ? [.. _likely, chosen] : _likely;

    private string? ChosenCode => Fields[Answer] is { } answer && answer.StartsWith(Is, StringComparison.Ordinal) ? answer[Is.Length..] : null;

    // What is sent is answered first, though it be too late.
    private bool IsEnded => Proposed.IsWithdrawn && (!HttpMethods.IsPost(Context.Request.Method) || Refusals.Count > 0);

    private string Heading => $"{Texts.WhichPlaceIs} {Proposed.Text("name")}";

    protected override async Task<bool> LoadAsync(Situation situation)
    {
        if (!LocationRights.MayConfirm(Person, Operation) || string.IsNullOrEmpty(Key) || !ProposedLocation.Is(Key))
        {
            return false;
        }

        // One that somebody has dealt with is still shown: the same answer may be sent once more, for its own was lost on the line.
        _proposed = await FindAsync(RecordKinds.Locations, Key)
            ?? (await Records.ShowAsync(Held!.Stored, RecordKinds.Locations.Name, Key, Actor, Clock.GetUtcNow(), Context.RequestAborted))?.Record;
        _uses = LocationUse.Of(situation, Key);
        _likely = situation.Locations.TryGetValue(Key, out var place) ? KnownLocations.Likely(KnownLocations.Of(situation), place) : [];
        return _proposed is not null;
    }

    protected override EntryFields Prefill()
    {
        var fields = TypedNewLocation.Prefilled(
            Proposed.Text("name"), Proposed.Text("name_ar"), Proposed.Text("aliases"), Proposed.Text("governorate"),
            Proposed.Text("governorate_pcode"));
        fields[Answer] = _likely.Any(l => l.Code == Likely) ? Is + Likely : "";
        return fields;
    }

    protected override Entry Read(EntryReading reading) => Fields[Answer] switch
    {
        New => NewPlace(reading),
        Mistake => To(new ReplacedLocation(Key, null, reading.Text("reason", isRequired: true) ?? "", Version: Version)),
        Known => KnownPlace(reading, "place", reading.Place("place", isRequired: true)),
        _ when ChosenCode is { } code => KnownPlace(reading, Answer, code),
        _ => Unsaid(reading),
    };

    private long Version => VersionOf(RecordKinds.Locations.Name, Key);

    private Entry To(ReplacedLocation replaced, params IReadOnlyList<EntryRow> rows) =>
        new(rows, Urls.PlacesToConfirm(Operation)) { Replaces = replaced };

    private Entry Unsaid(EntryReading reading)
    {
        reading.Problem(Answer, Texts.PlaceMeantUnsaid);
        return new Entry([], Address);
    }

    private Entry KnownPlace(EntryReading reading, string field, string? code)
    {
        // Not another one that waits: which of the two would it be?
        if (code is not null && (ProposedLocation.Is(code) || !Situation!.Locations.ContainsKey(code)))
        {
            reading.Problem(field, Texts.PlaceMustBeKnown);
            code = null;
        }

        var name = code is null ? "" : ShownName.Of(Situation!.Locations[code]);
        return To(new ReplacedLocation(Key, code, Format.With(Texts.PlaceIsReason, name), AddsNames: true, Version));
    }

    private Entry NewPlace(EntryReading reading)
    {
        var row = TypedNewLocation.Read(reading, Proposed.Text("name"), Key);
        return To(new ReplacedLocation(Key, row.Key, Format.With(Texts.PlaceNewReason, row.Key), Version: Version), row) with
        {
            LikelySame = TypedNewLocation.LikelySame(row, Key, Situation!),
        };
    }
}
