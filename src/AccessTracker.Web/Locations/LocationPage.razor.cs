using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Ceasefire;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Locations;

public sealed partial class LocationPage
{
    private Location? _location;
    private StatusEntry? _status;
    private PopulationEstimate? _population;
    private UnreachedLocation? _unreached;
    private BoardLocation? _board;
    private LocationBiography? _life;
    private IReadOnlyList<PermitLine> _lines = [];
    private IReadOnlyList<Stop> _stops = [];
    private IReadOnlyList<StoryEntry> _story = [];
    private IReadOnlyList<RecordKind> _writable = [];
    private bool _mayChange;
    private bool _mayAsk;

    /// <summary>The place's code, from the address.</summary>
    [Parameter]
    public required string Code { get; set; }

    private string Coordinates => _location is { Latitude: { } latitude, Longitude: { } longitude }
        ? string.Create(CultureInfo.CurrentCulture, $"{latitude:0.####}, {longitude:0.####}")
        : Texts.NotRecorded;

    protected override async Task ReadAsync(Situation situation)
    {
        if (!situation.Locations.TryGetValue(Code, out _location))
        {
            await MissingAsync("location", Code);
            return;
        }

        var area = new Area(_location.Governorate, _location.GovernoratePcode);
        _writable = [
            .. Kinds.Records.Where(k =>
                k.Form == RecordForm.General && k.Referring(RecordKinds.Locations) is not null
                && AccessPolicy.May(Person, Verb.Write, new Subject(Operation, k.Subject, Areas: [area])))];
        _mayAsk = EntryLink.Request(situation, Code).IsFor(Person, situation, Code);
        _mayChange = AccessPolicy.May(Person, Verb.Write, new Subject(Operation, RecordKinds.Locations.Subject));
        _status = situation.StatusOn(Code, Today);
        _population = situation.PopulationOn(Code, Today);
        _unreached = HasBegun ? TodaysFigures().Content.Unreached.FirstOrDefault(p => p.Location == Code) : null;
        _board = HasBegun ? Held!.Board(Today).FirstOrDefault(p => p.Location.Code == Code) : null;
        _life = LocationBiography.Of(situation, Code, Today);
        _lines = [.. situation.LinesAt(Code)];
        _stops = [.. situation.StopsAt(Code).Reverse()];
        _story = StoryEntry.NewestFirst(
            [
                .. situation.Facts.Statuses.Where(s => s.Location == Code).Select(StoryEntry.Of),
                .. situation.Facts.Populations.Where(p => p.Location == Code).Select(StoryEntry.Of),
                .. situation.Facts.Incidents.Where(i => i.Location == Code).Select(StoryEntry.Of),
                .. _lines.SelectMany(StoryEntry.OfLine),
                .. _stops.Select(s => StoryEntry.Of(s, situation)),
                .. CeasefireStory.At(situation, Code),
            ],
            situation);
    }
}
