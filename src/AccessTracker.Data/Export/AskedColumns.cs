using System.Data.Common;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Export;

/// <summary>
/// Tells which of what a record names is left out when it goes out: references that it can be without, and places of a list.
/// </summary>
internal sealed class AskedColumns(RecordKind kind, Visibility visibility, ListedPlaces places)
{
    private readonly int[] _asked =
    [
        .. Enumerable.Range(0, kind.Columns.Count)
            .Where(i => kind.Columns[i] is { Refers: not null, Required: false } or { Type: CellType.Places }),
    ];

    /// <summary>What <see cref="LeftOut"/> reads, a column or two for each.</summary>
    public IEnumerable<string> Selected => _asked.SelectMany(i => kind.Columns[i].Type == CellType.Places
        ? new[] { $"t.{kind.Columns[i].Stored}" }
        : [$"r{i}.record_key", $"case when {RecordSql.Names(kind, i, visibility)} then 1 else 0 end"]);

    /// <summary>Conditions of which one holds where something may be left out.</summary>
    public IEnumerable<string> Conditions(Dialect dialect) => _asked.Select(i => kind.Columns[i] switch
    {
        { Type: CellType.Places, Stored: var stored } => $"t.{stored} is not null",
        { Refers: { } refers, Stored: var stored } when places.LeftOf(refers).Count > 0 => $"t.{stored} is not null",
        { Stored: var stored } => $"(t.{stored} is not null and not ({RecordSql.Names(kind, i, visibility)}))",
    });

    /// <summary>The names of columns with something left out, and what remains of a list; empty: nothing is left out.</summary>
    public string LeftOut(DbDataReader reader, int first)
    {
        var left = new List<string>();
        foreach (var i in _asked)
        {
            var column = kind.Columns[i];
            var text = reader.IsDBNull(first) ? null : reader.GetString(first);
            if (column.Type == CellType.Places)
            {
                var known = places.Known(text);
                if (text is not null && Cell.Items(text).Count != Cell.Items(known).Count)
                {
                    left.Add($"{column.Name}={known}");
                }

                first++;
            }
            else
            {
                if (text is not null && (reader.GetInt64(first + 1) == 0 || places.LeftOf(column.Refers!).Contains(text)))
                {
                    left.Add(column.Name);
                }

                first += 2;
            }
        }

        return string.Join(' ', left);
    }
}
