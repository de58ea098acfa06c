using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Messages;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Convoys;

/// <summary>The log of a convoy: more lines of it, and what they propose for the convoy and its stops.</summary>
public sealed partial class LogEntryPage
{
    // The button that takes the outcomes over sends this too.
    private const string TakeOver = "take";

    private const int MostSpots = 50;

    private const int MostConvoys = 60;

    // Nobody logs an older one from a list: whoever does comes from its page.
    private const int OldestConvoy = 60;

    // The note is said as the spot and the hour; where it is known from, in the lines of the log.
    private static readonly FormColumns _columns =
        new(RecordKinds.ConvoyEvents, "convoy", "day", "kind", "location", "party", "reason", "note", "source");
    private static readonly string[] _ofEvent =
        ["kind", "location", "spot", "hour", "party", "reason", .. _columns.More().Select(f => f.Column.Name)];

    private IReadOnlyList<ConvoyEvent> _log = [];
    private IReadOnlyList<StoredRecord> _received = [];
    private LogProposals _proposals = LogProposals.None;

    /// <summary>Ref of the convoy, from the address, or from the form where that has none; empty: it is not chosen yet.</summary>
    [Parameter]
    public required string Key { get; set; }

    /// <summary>The number of the change that has just been saved.</summary>
    [SupplyParameterFromQuery(Name = "saved")]
    private string? JustSaved { get; set; }

    // Which convoy it is of is said on the form.
    private bool IsUnchosen => string.IsNullOrEmpty(Key);

    public override string Form => "log";

    public override string? ChangedKey => IsUnchosen ? null : Key;

    protected override (string Kind, string Key)? About => IsUnchosen ? null : ("convoy", Key);

    public override string Address => Urls.EnterForm(Operation, Form, ChangedKey);

    private string Heading => IsUnchosen ? Texts.LogOfConvoy : Format.With(Texts.LogOf, Key);

    // The latest that have set out and that the person may write about: what is planned for a later day is nobody's to read in a list.
    private IReadOnlyList<FilterChoice> Convoys =>
    [
        .. Situation!.Convoys.Values.OrderByDescending(c => c.DepartedOn).ThenBy(c => c.Ref, StringComparer.Ordinal)
            .Where(c => c.DepartedOn is { } departed && departed <= Today && departed.AddDays(OldestConvoy) >= Today)
            .Where(c => ConvoyRights.MayChange(Person, Situation!, c.Ref)).Take(MostConvoys)
            .Select(c => new FilterChoice(c.Ref, Format.List(
                [c.Ref, Format.Day(c.DepartedOn!.Value), .. Situation!.StopsOf(c.Ref).Select(s => NameOf(s.Location)).Distinct()]))),
    ];

    private EntrySuggestions Known { get; set; } = null!;

    protected override async Task<bool> LoadAsync(Situation situation)
    {
        Key = string.IsNullOrEmpty(Key) ? await KeySentAsync() : Key;
        Known = EntrySuggestions.Of(situation);
        if (IsUnchosen)
        {
            return ConvoyRights.MayAdd(Person, situation);
        }

        if (!situation.Convoys.ContainsKey(Key) || !ConvoyRights.MayChange(Person, situation, Key))
        {
            return false;
        }

        await ListAsync(RecordKinds.Deliveries, "convoy", Key);
        _received = await ListAsync(RecordKinds.Disaggregations, "convoy", Key);
        _log = [.. situation.EventsOf(Key)];
        _proposals = LogProposals.Of(situation, Key, _log, await FindAsync(RecordKinds.Convoys, Key) is not null);
        return true;
    }

    // The next line is mostly of the day of the last one.
    protected override EntryFields Prefill()
    {
        var day = _log.Count > 0 ? _log[^1].Day : DepartedOn ?? Today;
        var fields = new EntryFields { ["events.1.day"] = Cell.Day(day) };
        _proposals.Fill(fields, _received);
        return fields;
    }

    protected override void Fill(MessageFill fill)
    {
        var only = fill.Reading.Stops is [var stop] ? stop.Place : null;
        foreach (var (entry, number) in fill.Reading.Events.Select((e, i) => (e, i + 1)))
        {
            var row = EntryFields.Row("events", number);
            fill.Put($"{row}.kind", entry.Event);
            fill.Put($"{row}.day", fill.Reading.Of(MessageField.Day));
            fill.Put($"{row}.hour", entry.Of(MessageField.Hour));
            fill.Put($"{row}.spot", entry.Of(MessageField.Spot));
            if (entry.Event.Value is "arrived" or "offloaded")
            {
                fill.PutPlace($"{row}.location", entry.Of(MessageField.Place) ?? only);
            }
            else if (entry.Event.Value is "held" or "turned_back" or "attacked" or "looted")
            {
                fill.Put($"{row}.party", fill.Reading.Of(MessageField.Party));
            }
        }
    }

    protected override Entry Read(EntryReading reading)
    {
        List<EntryRow> rows = [.. Events(reading)];
        if (IsUnchosen)
        {
            reading.Problem(OfField, Texts.EntryMissing);
        }

        if (Fields.IsChecked(TakeOver))
        {
            rows.AddRange(_proposals.Taken(reading, Key, VersionOf));
        }

        if (rows.Count == 0 && reading.Problems.Count == 0)
        {
            reading.Problem("events.1.kind", Texts.NothingToLog);
        }

        return new Entry(rows, Address);
    }

    private IEnumerable<EntryRow> Events(EntryReading reading)
    {
        var last = _log.Count > 0 ? _log[^1].Day : DepartedOn;
        var keys = _log.Select(RecordKeys.Of).ToHashSet(StringComparer.Ordinal);
        foreach (var row in Fields.Rows("events").Select(n => EntryFields.Row("events", n)).Where(r => !Fields.IsBlank(r, _ofEvent)))
        {
            var kind = reading.Choice<ConvoyEventKind>($"{row}.kind", isRequired: true);
            var day = Fields.IsBlank(row, "day") ? last : reading.Day($"{row}.day");
            var place = reading.Place($"{row}.location");
            var (party, reason) = (reading.Text($"{row}.party"), reading.Text($"{row}.reason"));
            var more = new ColumnReading(reading).Cells(_columns.More(row));
            var note = new LogNote(reading.Hour($"{row}.hour"), reading.Text($"{row}.spot"), null).Write();
            if (day is null && Fields.IsBlank(row, "day"))
            {
                reading.Problem($"{row}.day", Texts.EventNeedsDay);
            }

            last = day ?? last;
            if (kind is null || day is null)
            {
                continue;
            }

            var entry = new ConvoyEvent { Convoy = Key, Kind = kind.Value, Day = day.Value, Location = place, Party = party, Reason = reason,
                Note = note };
            if (!keys.Add(RecordKeys.Of(entry)))
            {
                reading.Problem($"{row}.kind", Texts.EventLoggedAlready);
                continue;
            }

            yield return RowOf(entry, row, more);
        }
    }

    private static EntryRow RowOf(ConvoyEvent entry, string row, Dictionary<string, string> more)
    {
        var cells = RecordKinds.ConvoyEvents.Cells(entry);
        foreach (var (column, text) in more)
        {
            cells[column] = text;
        }

        return new EntryRow(
            RecordKinds.ConvoyEvents, RecordKeys.Of(entry), 0, cells,
            cells.Keys.Except(["convoy"]).ToDictionary(c => c, c => c == "note" ? $"{row}.spot" : $"{row}.{c}"));
    }

    // Where convoys were held or stopped before, as somebody wrote it.
    private IReadOnlyList<string> Spots => [.. FreeText.Spellings(Situation!.Facts.ConvoyEvents.Select(e => e.Where.Spot)).Take(MostSpots)];

    private DateOnly? DepartedOn => Situation!.Convoys.GetValueOrDefault(Key)?.DepartedOn;

    private string NameOf(string place) => ShownName.Of(Situation!.Locations[place]);

    private string Because(ProposedOutcome proposal) => proposal switch
    {
        { Because: null } => Texts.LogSaysNothingLeft,
        { Outcome: null, Because: { Location: { } place } entry } =>
            Format.With(Texts.LogDoesNotSayOf, EnumText.Of(entry.Kind), NameOf(place), Format.Day(entry.Day)),
        { Outcome: null, Because: { } entry } => Format.With(Texts.LogDoesNotSay, EnumText.Of(entry.Kind), Format.Day(entry.Day)),
        { Outcome: { } outcome, Because: { } entry } =>
            Format.With(Texts.LogSays, EnumText.Of(entry.Kind), Format.Day(entry.Day), EnumText.Of(outcome)),
    };
}
