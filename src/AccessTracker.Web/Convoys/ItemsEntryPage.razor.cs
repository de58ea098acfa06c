using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Convoys;

/// <summary>What was sent with a convoy and what was received, item by item: those that are stored, and more of them.</summary>
public sealed partial class ItemsEntryPage
{
    private const string ItemRows = "items";

    private static readonly RecordKind _kind = RecordKinds.Items;
    private static readonly string[] _names = [.. _kind.Columns.Select(c => c.Name)];

    private IReadOnlyList<StoredRecord> _items = [];
    private IReadOnlyList<RecordField> _fields = [];

    [Inject]
    public required RecordSearch Search { get; init; }

    /// <summary>Ref of the convoy, from the address.</summary>
    [Parameter]
    public required string Key { get; set; }

    public override string Form => ItemRows;

    public override string? ChangedKey => Key;

    protected override (string Kind, string Key)? About => ("convoy", Key);

    public override string Address => Urls.EnterForm(Operation, Form, Key);

    protected override async Task<bool> LoadAsync(Situation situation)
    {
        if (!situation.Convoys.ContainsKey(Key) || !ConvoyRights.MayChange(Person, situation, Key))
        {
            return false;
        }

        _items = await ListAsync(_kind, "convoy", Key);
        var stops = situation.StopsOf(Key)
            .Select(s => new FilterChoice(s.Delivery.Ref, Format.List([ShownName.Of(situation.Locations[s.Location]), Format.Day(s.Day)]))).ToList();
        var offered = await ReferenceChoices.OfferAsync(
            [.. RecordField.Of(_kind, isNew: true).Where(f => f.Column.Name != "convoy")], Kinds,
            kind => Search.ListAsync(Held!.Stored, kind, null, 0, Actor, Clock.GetUtcNow(), Context.RequestAborted));
        _fields = [.. offered.Select(f => f.Column.Name == "delivery" ? f with { Offered = stops } : f)];
        return true;
    }

    protected override EntryFields Prefill()
    {
        var fields = new EntryFields();
        foreach (var (item, row) in _items.Select((item, i) => (item, EntryFields.Row(ItemRows, i + 1))))
        {
            fields[$"{row}.saved"] = item.Id.ToString();
            foreach (var column in _kind.Columns.Where(c => !_kind.Key.Contains(c.Name)))
            {
                fields[$"{row}.{column.Name}"] = RecordText.Written(item.Text(column.Name));
            }
        }

        // One more, to begin with.
        fields[$"{EntryFields.Row(ItemRows, _items.Count + 1)}.item"] = "";
        return fields;
    }

    protected override Entry Read(EntryReading reading)
    {
        var rows = new List<EntryRow>();
        var typed = Fields.Rows(ItemRows).Select(n => EntryFields.Row(ItemRows, n)).Where(r => SavedOf(r) is not null || !Fields.IsBlank(r, _names));
        foreach (var row in typed)
        {
            var saved = SavedOf(row);
            var fields = FieldsOf(row).ToList();
            var cells = new ColumnReading(reading, saved).Cells(fields);
            cells["convoy"] = Key;
            foreach (var column in saved is null ? [] : _kind.Key)
            {
                cells[column] = saved!.Text(column);
            }

            var key = _kind.KeyOf(cells);
            if (rows.Exists(r => r.Key == key) || (saved is null && _items.Any(i => i.Key == key)))
            {
                reading.Problem($"{row}.item", Texts.SameItemTwice);
                continue;
            }

            rows.Add(new EntryRow(_kind, key, VersionOf(_kind.Name, key), cells, fields.ToDictionary(f => f.Column.Name, f => f.Name)));
        }

        if (rows.Count == 0 && reading.Problems.Count == 0)
        {
            reading.Problem($"{ItemRows}.1.item", Texts.NoItemNamed);
        }

        return new Entry(rows, Urls.Convoy(Operation, Key));
    }

    // What identifies an item that is stored stays as it is.
    private IEnumerable<RecordField> FieldsOf(string row) =>
        _fields.Where(f => SavedOf(row) is null || !_kind.Key.Contains(f.Column.Name)).Select(f => f with { Row = row });

    // The work begins with what is not there yet.
    private bool IsFirst(string row, RecordField field) => row == EntryFields.Row(ItemRows, _items.Count + 1) && field.Column.Name == "item";

    private StoredRecord? SavedOf(string row) =>
        Fields[$"{row}.saved"] is { Length: > 0 } id ? _items.FirstOrDefault(i => i.Id.ToString() == id) : null;
}
