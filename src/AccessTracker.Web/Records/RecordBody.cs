using System.Globalization;
using System.Text.Json;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Api;

namespace AccessTracker.Web.Records;

/// <summary>
/// Reads a record of JSON, field by field, as the bundle writes it: then it passes the same rules as any row of a file. A field that the kind does
/// not have is refused, and so is a value of another type; what is not said is unknown. Sealed texts stay where they are not said: nobody
/// who read the record has read them with it.
/// </summary>
internal sealed class RecordBody(RecordKind kind)
{
    /// <summary>What is wrong with one record is told so far; then it is read no further.</summary>
    public const int MostFaults = 20;

    private readonly Dictionary<string, int> _positions =
        kind.Columns.Select((c, i) => (Name: ApiNames.Of(c.Name), i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);

    /// <param name="record">An object whose members are fields.</param>
    /// <param name="key">The parts of its key that the address gives; null: it gives none.</param>
    /// <param name="stored">What is kept where the object does not say it; null: nothing is.</param>
    public SentRecord Read(JsonElement record, IReadOnlyList<string>? key = null, StoredRecord? stored = null)
    {
        var cells = new string[kind.Columns.Count];
        Array.Fill(cells, "");
        var said = new HashSet<int>();
        var faults = new List<SheetFault>();
        if (record.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new SheetFault(WriteBody.Fields, Shown(record), Refusal.As(RefusalCode.OtherJson, "object")));
        }
        else
        {
            foreach (var member in record.EnumerateObject().TakeWhile(_ => faults.Count < MostFaults))
            {
                Read(member, cells, said, faults);
            }
        }

        AddKey(key, cells, said, faults);
        var unsaid = Enumerable.Range(0, cells.Length)
            .Where(i => !said.Contains(i) && (stored is not null || kind.Columns[i].Severe)).ToHashSet();
        if (stored is not null)
        {
            // A file has to have them; said as they are stored, they stay.
            foreach (var i in unsaid.Where(i => kind.Columns[i].Required))
            {
                cells[i] = stored.Text(kind.Columns[i].Name);
            }
        }

        if (faults.Count == 0 && cells.All(string.IsNullOrWhiteSpace))
        {
            faults.Add(new SheetFault(kind.Key[0], "", new Refusal(RefusalCode.Missing)));
        }

        return new SentRecord(cells, unsaid, faults);
    }

    private void Read(JsonProperty member, string[] cells, HashSet<int> said, List<SheetFault> faults)
    {
        if (!_positions.TryGetValue(member.Name, out var position))
        {
            faults.Add(new SheetFault(member.Name, Shown(member.Value), Refusal.UnknownField(member.Name, _positions.Keys)));
            return;
        }

        said.Add(position);
        var column = kind.Columns[position];
        if (TextOf(column, member.Value) is { } text)
        {
            cells[position] = text;
        }
        else
        {
            faults.Add(new SheetFault(column.Name, Shown(member.Value), Refusal.As(RefusalCode.OtherJson, Expected(column))));
        }
    }

    // What identifies the record stands in the address; who says it again says the same.
    private void AddKey(IReadOnlyList<string>? key, string[] cells, HashSet<int> said, List<SheetFault> faults)
    {
        for (var i = 0; i < key?.Count; i++)
        {
            var position = kind.Position(kind.Key[i]);
            if (said.Add(position))
            {
                cells[position] = key[i];
            }
            else if (cells[position].Trim() != key[i])
            {
                faults.Add(new SheetFault(kind.Key[i], cells[position], new Refusal(RefusalCode.OtherKey, key[i])));
            }
        }
    }

    // Null: it is of another type.
    private static string? TextOf(RecordColumn column, JsonElement value) => (column.Type, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => "",
        (CellType.Number, JsonValueKind.Number) => value.GetRawText(),
        (CellType.Tonnes or CellType.Degrees, JsonValueKind.Number) => DecimalOf(value),
        (CellType.List or CellType.Words or CellType.Places, JsonValueKind.Array) => ListOf(value),
        (CellType.List or CellType.Words or CellType.Places or CellType.Number or CellType.Tonnes or CellType.Degrees, _) => null,
        (_, JsonValueKind.String) => value.GetString(),
        _ => null,
    };

    private static string DecimalOf(JsonElement value) =>
        value.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText();

    // An item with the sign that separates them would become two.
    private static string? ListOf(JsonElement value)
    {
        var items = new List<string>();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || item.GetString()!.Contains(';', StringComparison.Ordinal))
            {
                return null;
            }

            items.Add(item.GetString()!);
        }

        return string.Join(';', items);
    }

    private static string Expected(RecordColumn column) => column.Type switch
    {
        CellType.Number or CellType.Tonnes or CellType.Degrees => "number",
        CellType.List or CellType.Words or CellType.Places => "list",
        CellType.Day => "day",
        _ => "text",
    };

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
