using System.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>A record as it stands in the store, withdrawn or not, its values in the order of the bundle's columns.</summary>
public sealed class StoredRecord
{
    public required RecordKind Table { get; init; }

    public required Id<StoredRecord> Id { get; init; }

    /// <summary>The natural identity (<see cref="RecordKey"/>).</summary>
    public required string Key { get; init; }

    /// <summary>A change must have read this version (optimistic concurrency).</summary>
    public required long Version { get; init; }

    public required bool IsWithdrawn { get; init; }

    /// <summary>The level it was given; null: the one it has of itself.</summary>
    public Sensitivity? GivenLevel { get; private init; }

    /// <summary>See <see cref="Cell"/> for the types. Severe texts are sealed.</summary>
    internal object?[] Values { get; private init; } = [];

    /// <summary>The text of a column as the bundle would have it; empty when unknown.</summary>
    public string Text(string column) => Cell.Write(Values[Table.Position(column)]);

    /// <summary>Reads a record from a row of <see cref="RecordSql.Stored"/> or <see cref="RecordSql.Counting"/>.</summary>
    internal static StoredRecord Read(RecordKind table, DbDataReader reader) => new()
    {
        Table = table,
        Id = new Id<StoredRecord>(Guid.Parse(reader.GetString(0))),
        Key = reader.GetString(1),
        Version = reader.GetInt64(2),
        IsWithdrawn = !reader.IsDBNull(3),
        GivenLevel = reader.IsDBNull(4) ? null : EnumCode.Parse<Sensitivity>(reader.GetString(4)),
        Values = RecordSql.Values(table, reader),
    };
}
