using System.Text.Json.Nodes;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Records;

/// <summary>
/// Takes the names of records that a reader may not read out of one that they may, and out of its changes: a convoy that has
/// arrived does not tell of the request that waits.
/// </summary>
internal sealed class HiddenReferences(DbSession session, StoredOperation operation, Visibility visibility)
{
    private readonly Dictionary<(RecordKind Kind, string Key), bool> _isReadable = [];

    /// <summary>Out of the values of a record, in place. What it cannot be without is readable, or the record would not be.</summary>
    public async Task TakeOutAsync(StoredRecord record)
    {
        for (var i = 0; i < record.Values.Length; i++)
        {
            if (record.Values[i] is string text && KindIn(record.Table.Columns[i]) is { } kind)
            {
                record.Values[i] = await ReadableAsync(record.Table.Columns[i], kind, text).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Out of a record as its history keeps it.</summary>
    public async Task<string?> TakeOutAsync(RecordKind table, string? json)
    {
        if (visibility.IsAll || json is null || !table.Columns.Any(c => KindIn(c) is not null))
        {
            return json;
        }

        var record = JsonNode.Parse(json)!.AsObject();
        foreach (var column in table.Columns)
        {
            if (KindIn(column) is { } kind && (string?)record[column.Name] is { } text)
            {
                if (await ReadableAsync(column, kind, text).ConfigureAwait(false) is { } rest)
                {
                    record[column.Name] = rest;
                }
                else
                {
                    record.Remove(column.Name);
                }
            }
        }

        return record.ToJsonString(RecordJson.Relaxed);
    }

    private static RecordKind? KindIn(RecordColumn column) => column.Type == CellType.Places ? RecordKinds.Locations : column.Refers;

    private async Task<string?> ReadableAsync(RecordColumn column, RecordKind kind, string text)
    {
        var readable = new List<string>();
        foreach (var key in column.Type == CellType.Places ? Cell.Items(text) : [text])
        {
            if (await IsReadableAsync(kind, key).ConfigureAwait(false))
            {
                readable.Add(key);
            }
        }

        return Cell.Join(readable);
    }

    private async Task<bool> IsReadableAsync(RecordKind kind, string key)
    {
        if (visibility.IsAll)
        {
            return true;
        }

        if (!_isReadable.TryGetValue((kind, key), out var isReadable))
        {
            var parameters = new { operation = operation.Id.ToString(), key, openBefore = visibility.ParameterValue };
            isReadable = await session.FirstOrDefaultAsync<long>(Sql.Readable(kind, visibility), parameters).ConfigureAwait(false) > 0;
            _isReadable.Add((kind, key), isReadable);
        }

        return isReadable;
    }

    private static class Sql
    {
        public static string Readable(RecordKind table, Visibility visibility) =>
            $"select count(*) {RecordSql.From(table)} where t.operation_id = @operation and t.record_key = @key and {visibility.Of(table)}";
    }
}
