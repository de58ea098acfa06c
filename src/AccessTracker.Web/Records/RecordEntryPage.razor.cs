using AccessTracker.Data.Export;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Messages;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Records;

/// <summary>
/// A record of a kind that has no form of its own: what places, calendar, targets and incidents are kept with, and what is changed
/// one by one. Its fields are those of the bundle's catalogue.
/// </summary>
public sealed partial class RecordEntryPage
{
    private const string SameAs = "same_as";
    private const int MostShown = 20;

    private RecordKind? _table;
    private StoredRecord? _record;
    private IReadOnlyList<RecordField> _fields = [];
    private IReadOnlyList<(string Key, string Text)> _others = [];

    [Inject]
    public required RecordSearch Search { get; init; }

    /// <summary>As the bundle names it.</summary>
    [Parameter]
    public required string Kind { get; set; }

    /// <summary>Of the record that is changed, as <see cref="RecordAddress"/> writes it; null: a new one.</summary>
    [Parameter]
    public string? Key { get; set; }

    /// <summary>The word of the task force whose next meeting is entered; null: the humanitarian one.</summary>
    [SupplyParameterFromQuery(Name = "task_force")]
    private string? Force { get; set; }

    /// <summary>The place that a new record is about.</summary>
    [SupplyParameterFromQuery(Name = "location")]
    private string? Place { get; set; }

    /// <summary>The convoy that a new record is about.</summary>
    [SupplyParameterFromQuery(Name = "convoy")]
    private string? Convoy { get; set; }

    public override string Form => EntryForms.OfRecord + Kind;

    public override string? ChangedKey => Key;

    protected override bool GoesOn => Key is null && OfflineForms.General.Contains(_table);

    protected override (string Kind, string Key)? About => RecordKey is { } key && Kinds.Find(Kind) is not null ? (Kind, key) : null;

    public override string Address => Urls.EnterRecord(Operation, Kind, RecordKey);

    private string? RecordKey => Key is null ? null : RecordAddress.KeyOf(Key);

    // What a proposed place is, is said on a page of its own.
    private bool IsKnownPlace => _record is { } record && record.Table == RecordKinds.Locations && !ProposedLocation.Is(record.Key);

    private string Heading =>
        RecordKey is { } key
        ? Format.With(Texts.ChangeOfKind, RecordText.Kind(Kind), RecordText.Key(_table, key, RecordText.PlaceName(Situation)))
        : Format.With(Texts.NewOfKind, RecordText.Kind(Kind));

    private (string Address, string Text) Back => RecordKey is { } key
        ? (Urls.Record(Operation, Kind, key), RecordText.Name(_table!, key, RecordText.PlaceName(Situation)))
        : (Urls.Enter(Operation), Texts.EnterTitle);

    // A new record begins where something is missing, a change at the top.
    private RecordField? First => _fields.FirstOrDefault(f => _record is not null || Fields[f.Name].Length == 0);

    protected override async Task<bool> LoadAsync(Situation situation)
    {
        _table = Kinds.Find(Kind);
        if (_table is null || !(_table.Form == RecordForm.General || (Key is not null && _table.Form == RecordForm.Changes)))
        {
            return false;
        }

        _fields = await ReferenceChoices.OfferAsync(RecordField.Of(_table, Key is null), Kinds, LatestAsync);
        if (RecordKey is { } key)
        {
            _record = await FindAsync(_table, key);
            return _record is not null;
        }

        _others = [.. (await LatestAsync(_table)).Rows.Take(MostShown).Select(r => (r.Key, RecordText.Line(r)))];
        return AccessPolicy.May(Person, Verb.Write, new Subject(Operation, _table.Subject));
    }

    private Task<RecordPageRows> LatestAsync(RecordKind kind) =>
        Search.ListAsync(Held!.Stored, kind, null, 0, Actor, Clock.GetUtcNow(), Context.RequestAborted);

    protected override EntryFields Prefill()
    {
        var fields = new EntryFields();
        foreach (var field in _fields.Where(f => !f.Column.Severe))
        {
            Put(fields, field, _record?.Text(field.Column.Name) ?? field.Column.Default ?? "");
        }

        if (_record is null)
        {
            Begin(fields);
        }

        return fields;
    }

    // Of the general forms a message is for that of an incident.
    protected override void Fill(MessageFill fill)
    {
        if (_table != RecordKinds.Incidents)
        {
            return;
        }

        fill.Put("day", fill.Reading.Of(MessageField.Day));
        fill.Put("kind", fill.Reading.Of(MessageField.Incident));
        fill.Put("party", fill.Reading.Of(MessageField.Party));
        fill.PutPlace("location", fill.Reading.Stops.Count > 0 ? fill.Reading.Stops[0].Place : null);
    }

    protected override Entry Read(EntryReading reading)
    {
        // Chosen in a conflict: all the places that are stored.
        if (_fields.FirstOrDefault(f => f.Input == RecordInput.Places) is { } list && Fields.Has(list.Name))
        {
            Fields.Remove(RecordField.PlaceRows);
            PutPlaces(Fields, Fields[list.Name]);
        }

        var row = new TypedRecord(_table!, _record, reading).Read(_fields, key => VersionOf(Kind, key));
        if (IsKnownPlace && reading.Place(SameAs) is { } same)
        {
            return Replacement(reading, same);
        }

        if (reading.Problems.Count == 0 && CalendarText.Of(Moves(row.Cells)) is { } moves)
        {
            // By its own words: when other periods would move meanwhile, it is asked again.
            reading.Doubt(_table == RecordKinds.Meetings ? "date" : "meeting_weekday", $"calendar-{ReportJson.Hash(moves)[..12]}", moves);
        }

        return new Entry([row], RecordPages.Of(Operation, _table!, row.Key, row.Cells))
        {
            LikelySame = _record is null ? [.. LikelySameRecords.Of(_table!, row.Key, row.Cells, Held!)] : [],
        };
    }

    // The place was entered twice: everything about it goes to the other one.
    private Entry Replacement(EntryReading reading, string same)
    {
        if (same == _record!.Key)
        {
            reading.Problem(SameAs, Texts.SamePlaceItself);
        }

        return new Entry(
            [], Urls.Location(Operation, same)) { Replaces = new ReplacedLocation(_record.Key, same, Texts.SamePlaceReason, AddsNames: true) };
    }

    private void Put(EntryFields fields, RecordField field, string text)
    {
        switch (field.Input)
        {
            case RecordInput.Place when text.Length > 0:
                fields.PutPlace(field.Name, text, Situation!);
                break;
            case RecordInput.Places:
                PutPlaces(fields, text);
                break;
            case RecordInput.Lines when field.Column.Type == CellType.List:
                fields[field.Name] = string.Join('\n', Cell.Items(text));
                break;
            default:
                fields[field.Name] = field.Column.Type == CellType.Text ? RecordText.Written(text) : text;
                break;
        }
    }

    private void PutPlaces(EntryFields fields, string list)
    {
        foreach (var (code, index) in Cell.Items(list).Select((c, i) => (c, i)))
        {
            fields.PutPlace($"{EntryFields.Row(RecordField.PlaceRows, index + 1)}.location", code, Situation!);
        }
    }

    // What mostly is so: today, the operation's own authority, the next meeting.
    private void Begin(EntryFields fields)
    {
        foreach (var day in new[] { "from", "as_of", "day", "on", "received_on" }.Where(d => _table!.Find(d) is not null))
        {
            fields[day] = Cell.Day(Today);
        }

        if (_table!.Find("authority") is not null)
        {
            fields["authority"] = Situation!.Operation.Authority;
        }

        if (_table.Find("location") is not null && Place is { } place && Situation!.Locations.ContainsKey(place))
        {
            fields.PutPlace("location", place, Situation);
        }

        // What it is a part of, where a page that shows that leads here.
        foreach (var column in _table.Columns.Where(c => c.Refers is { } kind && kind != RecordKinds.Locations && kind != RecordKinds.Convoys))
        {
            fields[column.Name] = Context.Request.Query[column.Name].ToString();
        }

        if (_table.Find("convoy") is not null && Convoy is { } convoy && Situation!.Convoys.ContainsKey(convoy))
        {
            fields["convoy"] = convoy;
        }

        if (_table == RecordKinds.Meetings)
        {
            var taskForce = EnumCode.TryParse<TaskForce>(Force ?? "", out var named) ? named : TaskForce.Humanitarian;
            var next = Situation!.CalendarOf(taskForce).Kept(Today).NextByWeekday();
            (fields["task_force"], fields["number"], fields["date"]) =
                (EnumCode.Of(taskForce), Cell.Write((long)next.Number), Cell.Day(next.End));
        }
    }

    private string Identity(string column) =>
        _table!.Find(column)?.Refers == RecordKinds.Locations && Situation!.Locations.TryGetValue(_record!.Text(column), out var place)
        ? $"{ShownName.Of(place)} ({place.Code})"
        : RecordText.Value(_table, column, _record!.Text(column));
}
