using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Records;

/// <summary>
/// A record of any kind as it was typed, written as the bundle has it. What identifies a record that is there is taken from the
/// store, whatever was sent.
/// </summary>
/// <param name="table">Its kind.</param>
/// <param name="stored">The record that is changed; null: a new one.</param>
/// <param name="reading">What was typed, and what is wrong with it.</param>
internal sealed class TypedRecord(RecordKind table, StoredRecord? stored, EntryReading reading)
{
    private Dictionary<string, string> _cells = [];

    private EntryFields Typed => reading.Fields;

    /// <summary>By column; a severe column only when something is typed into it: what is sealed stays.</summary>
    public IReadOnlyDictionary<string, string> Cells => _cells;

    /// <summary>Understands all fields.</summary>
    /// <param name="fields">Of the form.</param>
    /// <param name="versionOf">The version that was read of the record with that key.</param>
    public EntryRow Read(IReadOnlyList<RecordField> fields, Func<string, long> versionOf)
    {
        _cells = new ColumnReading(reading, stored).Cells(fields);
        var typedInto = _cells.Keys.ToDictionary(c => c);
        foreach (var column in stored is null ? [] : table.Key)
        {
            _cells[column] = stored!.Text(column);
        }

        Complete();
        var key = table.KeyOf(_cells);
        return new EntryRow(table, key, versionOf(key), _cells, typedInto);
    }

    // What was not typed and follows from what was.
    private void Complete()
    {
        if (table == RecordKinds.StatedFigures && TypedFigure.Whole(Typed["low"], long.MaxValue) is { } figure)
        {
            Fill("high", Cell.Write(figure.High));
            Fill("wording", figure.Wording ?? TypedFigure.Whole(Typed["high"], long.MaxValue)?.Wording ?? "");
        }

        if (table == RecordKinds.Locations && _cells["governorate"] is { Length: > 0 } governorate)
        {
            Fill("governorate_pcode", reading.Situation.Locations.Values.FirstOrDefault(l => l.Governorate == governorate)?.GovernoratePcode ?? "");
        }

        if (stored is null && table.Find(table.Key[0]) is { Type: CellType.Key })
        {
            Fill(table.Key[0], OwnKey());
        }
    }

    private void Fill(string column, string text)
    {
        if (_cells[column].Length == 0)
        {
            _cells[column] = text;
        }
    }

    private string OwnKey() => OwnKeys.Of(table, c => _cells[c]) is (var text, var isWhole) && isWhole ? text : reading.OwnKey(text);
}
