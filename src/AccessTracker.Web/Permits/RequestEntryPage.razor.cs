using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Doubts;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Messages;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Permits;

/// <summary>A request with its places: a new one, or one that is changed or gets more places.</summary>
public sealed partial class RequestEntryPage
{
    private static readonly FormColumns _columns =
        new(RecordKinds.Requests, "ref", "authority", "submitted_on", "due_on", "plan", "line", "track", "note", "source");
    private static readonly FormColumns _ofLine = new(RecordKinds.RequestLines, "location", "people_requested");

    private StoredRecord? _request;
    private IReadOnlyList<StoredRecord> _lines = [];

    /// <summary>Ref of the request that is changed, from the address; null: a new one.</summary>
    [Parameter]
    public string? Key { get; set; }

    /// <summary>Code of the place that access is asked for, where the page that led here was about one.</summary>
    [SupplyParameterFromQuery(Name = "location")]
    private string? FirstPlace { get; set; }

    public override string Form => "request";

    public override string? ChangedKey => Key;

    protected override (string Kind, string Key)? About => Key is null ? null : ("request", Key);

    public override string Address => Urls.EnterForm(Operation, Form, Key);

    private string Heading => Key is null ? Texts.NewRequest : Format.With(Texts.ChangeRequest, Key);

    private EntrySuggestions Known { get; set; } = null!;

    private bool HasMore => Key is not null || Fields["note"].Length > 0 || Fields["source"].Length > 0 || State.ProblemOf("ref") is not null
        || _columns.IsMoreNeeded(State);

    protected override async Task<bool> LoadAsync(Situation situation)
    {
        if (!AccessPolicy.May(Person, Verb.Write, new Subject(Operation, RecordKinds.Requests.Subject)))
        {
            return false;
        }

        Known = EntrySuggestions.Of(situation);
        if (Key is null)
        {
            return true;
        }

        _request = await FindAsync(RecordKinds.Requests, Key);
        _lines = await ListAsync(RecordKinds.RequestLines, "request", Key);
        return _request is not null;
    }

    protected override EntryFields Prefill()
    {
        if (_request is null)
        {
            var blank = new EntryFields { ["submitted_on"] = Cell.Day(Today), ["line"] = EnumCode.Of(SupplyLine.CrossLine),
                ["track"] = EnumCode.Of(Track.InterAgency), ["authority"] = LastAuthority };
            if (FirstPlace is { } place && Situation!.Locations.ContainsKey(place))
            {
                blank.PutPlace($"{EntryFields.Row("lines", 1)}.location", place, Situation);
            }

            return blank;
        }

        var fields = new EntryFields(RecordKinds.Requests.OnForm.Select(c => KeyValuePair.Create(c.Name, _request.Text(c.Name))));
        foreach (var (line, number) in _lines.Select((l, i) => (l, i + 1)))
        {
            var row = EntryFields.Row("lines", number);
            fields.PutPlace($"{row}.location", line.Text("location"), Situation!);
            fields[$"{row}.people"] = line.Text("people_requested");
            foreach (var field in _ofLine.More(row))
            {
                fields[field.Name] = line.Text(field.Column.Name);
            }

            fields[$"{row}.saved"] = line.Text("location");
        }

        return fields;
    }

    /// <summary>The next one is mostly to the same authority, of the same day and plan.</summary>
    protected override EntryFields Next(EntryFields saved)
    {
        var fields = Prefill();
        foreach (var name in new[] { "authority", "plan", "line", "track" }.Where(n => saved[n].Length > 0))
        {
            fields[name] = saved[name];
        }

        (fields["submitted_on"], fields["due_on"]) = (DayOf(saved, "submitted_on"), DayOf(saved, "due_on"));
        return fields;
    }

    protected override string? SavedName(string key) => Format.With(Texts.RequestTitle, key);

    // Who is asked stands there already: the work begins with the places.
    private bool IsAsked => Fields["authority"].Length > 0;

    private string LastAuthority => Situation!.Facts.Requests.OrderByDescending(r => r.SubmittedOn)
        .ThenByDescending(r => r.Ref, StringComparer.Ordinal).FirstOrDefault()?.Authority ?? "";

    protected override void Fill(MessageFill fill)
    {
        var reading = fill.Reading;
        fill.Put("submitted_on", reading.Of(MessageField.Day));
        fill.Put("authority", reading.Of(MessageField.Party));
        foreach (var (stop, number) in reading.Stops.Select((s, i) => (s, i + 1)))
        {
            var row = EntryFields.Row("lines", number);
            fill.PutPlace($"{row}.location", stop.Place);
            fill.PutPeople($"{row}.people", reading.Of(stop, MessageField.People), reading.Of(stop, MessageField.Families));
        }
    }

    protected override Entry Read(EntryReading reading)
    {
        var columns = new ColumnReading(reading);
        var cells = columns.Cells(_columns.All().Where(f => f.Name != "note"));
        var reference = Key
            ?? (cells["ref"] is { Length: > 0 } typed
                ? typed
                : reading.OwnKey($"R-{cells["submitted_on"].Replace("-", "", StringComparison.Ordinal)}"));
        cells["ref"] = reference;
        var lines = Lines(reading, reference);
        if (lines.Count == 0)
        {
            reading.Problem("lines.1.location", Texts.RequestNeedsPlace);
        }

        // The words around the figures of the lines go into it.
        cells["note"] = columns.Cells(_columns.All().Where(f => f.Name == "note"))["note"];
        var request =
            new EntryRow(RecordKinds.Requests, reference, VersionOf(RecordKinds.Requests.Name, reference), cells, cells.Keys.ToDictionary(c => c));
        return new Entry([request, .. lines], Urls.Request(Operation, reference)) { LikelySame = Key is null ? [.. Alike(request, lines)] : [] };
    }

    // The request of yesterday, entered again.
    private IEnumerable<LikelySame> Alike(EntryRow request, IReadOnlyList<EntryRow> lines)
    {
        var doubts = new RecordDoubts(Situation!, Today, Kinds);
        foreach (var row in lines.Prepend(request))
        {
            doubts.Of(DoubtRow.Of(row.Table, row.Cells));
        }

        return doubts.OfWholes()
            .Where(w => w.Doubt.Code == DoubtCode.SameRequest)
            .Select(w => new LikelySame($"request:{w.Doubt.Arguments[0]}", w.Doubt.Message, Urls.Request(Operation, w.Doubt.Arguments[0])));
    }

    private List<EntryRow> Lines(EntryReading reading, string reference)
    {
        var rows = new List<EntryRow>();
        foreach (var row in Fields.Rows("lines").Select(n => EntryFields.Row("lines", n))
            .Where(r => !Fields.IsBlank(r, ["location", "people", .. _ofLine.More("").Select(f => f.Column.Name)])))
        {
            var place = reading.Place($"{row}.location", isRequired: true);
            var people = reading.Number($"{row}.people", label: $"{Texts.PeopleAskedFor}{Texts.ListSeparator}{Fields[$"{row}.location"]}");
            var more = new ColumnReading(reading).Cells(_ofLine.More(row));
            if (place is null)
            {
                continue;
            }

            var key = RecordKey.Of(reference, place);
            if (rows.Exists(r => r.Key == key))
            {
                reading.Problem($"{row}.location", Texts.SamePlaceTwice);
                continue;
            }

            // A line that is saved stays what it is about: another place is another line.
            if (Fields[$"{row}.saved"] is { Length: > 0 } saved && saved != place)
            {
                reading.Problem($"{row}.location", Texts.LineStays);
                continue;
            }

            rows.Add(new EntryRow(
                RecordKinds.RequestLines, key, VersionOf(RecordKinds.RequestLines.Name, key),
                new Dictionary<string, string>(more) { ["request"] = reference, ["location"] = place, ["people_requested"] = Cell.Write(people) },
                new Dictionary<string, string>(
                    more.Keys.ToDictionary(c => c, c => $"{row}.{c}")) { ["location"] = $"{row}.location", ["people_requested"] = $"{row}.people" }));
        }

        return rows;
    }
}
