namespace AccessTracker.Data.Records.Kinds;

/// <summary>Columns that kinds of several subjects have, and that mean the same in each.</summary>
internal static class SharedColumns
{
    public static readonly RecordColumn Note =
        new("note", CellType.Text, "#description+note") { IsCounted = false, IsLong = true, Headings = Headings.Note };

    public static readonly RecordColumn Source =
        new("source", CellType.Text, "#meta+source") { IsCounted = false, Headings = Headings.Source };
}
