using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A record that the rows of a file tell of, and what it was before.</summary>
/// <param name="Kind">Name of its kind.</param>
/// <param name="Key">See <see cref="RecordKey"/>.</param>
/// <param name="Row">As a spreadsheet numbers it; 0: it is in none, and is withdrawn.</param>
/// <param name="Cells">As the bundle writes them, without what is unknown and what is severe.</param>
/// <param name="Before">Of a changed record what was there in the columns that change.</param>
public sealed record PreviewRecord(
    string Kind, string Key, SeenState State, int Row, IReadOnlyDictionary<string, string> Cells, IReadOnlyDictionary<string, string>? Before)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>All rows that it was made of, where they are several; null: the one.</summary>
    public IReadOnlyList<int>? Rows { get; init; }

    /// <summary>What stands in a column now; empty: unknown.</summary>
    public string Value(string column) => Cells.GetValueOrDefault(column, "");

    /// <summary>What stood there before; null: the same, or nothing, for it is new.</summary>
    public string? ValueBefore(string column) => Before?.GetValueOrDefault(column);

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, _json);

    /// <summary>A record as <see cref="PreviewLog"/> wrote it in a line.</summary>
    public static PreviewRecord FromJson(string line) => JsonSerializer.Deserialize<PreviewRecord>(line, _json)!;
}

/// <summary>Every record that an import tells of, put down while it does: a line of JSON each, in the order of the files and their rows.</summary>
/// <param name="beside">Is told as well.</param>
/// <param name="rowsOf">All rows of a record, by its kind and first row; null: it has one.</param>
public sealed class PreviewLog(Stream stream, IRecordLog? beside = null, Func<SeenRecord, IReadOnlyList<int>?>? rowsOf = null) : IRecordLog
{
    /// <summary>The keys of the records that the last reading told of, by the names of their kinds.</summary>
    internal Dictionary<string, HashSet<string>> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>What the records come to.</summary>
    internal SheetSums Sums { get; private set; } = new();

    public void Begin()
    {
        stream.SetLength(0);
        Keys.Clear();
        Sums = new SheetSums();
        beside?.Begin();
    }

    public void Seen(SeenRecord record)
    {
        beside?.Seen(record);
        if (!Keys.TryGetValue(record.Kind.Name, out var keys))
        {
            Keys.Add(record.Kind.Name, keys = new HashSet<string>(StringComparer.Ordinal));
        }

        keys.Add(record.Key);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var before = record.State == SeenState.Changed ? new Dictionary<string, string>(StringComparer.Ordinal) : null;
        foreach (var (column, now, was) in record.Kind.Columns.Select((c, i) => (c, record.After[i], record.Before?[i])).Where(c => !c.c.Severe))
        {
            if (now is not null)
            {
                values[column.Name] = Cell.Write(now);
            }

            if (before is not null && !Equals(now, was))
            {
                before[column.Name] = Cell.Write(was);
            }
        }

        var told = new PreviewRecord(record.Kind.Name, record.Key, record.State, record.Row, values, before) { Rows = rowsOf?.Invoke(record) };
        Sums.Add(told);
        stream.Write(told.ToJson());
        stream.WriteByte((byte)'\n');
    }
}
