namespace AccessTracker.Data.Records.Kinds;

/// <summary>The values of a row by the names of their columns, for a rule about it.</summary>
internal readonly struct RecordValues(RecordKind kind, object?[] values)
{
    public DateOnly? Day(string column) => (DateOnly?)values[kind.Position(column)];

    public long? Number(string column) => (long?)values[kind.Position(column)];

    public string Text(string column) => (string)values[kind.Position(column)]!;
}
