using System.Collections;
using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Entries;

/// <summary>
/// What stands in a form, by the names of its fields, exactly as typed. A field of a row is named after the rows, the row's
/// number and itself: <c>stops.2.location</c>.
/// </summary>
public sealed class EntryFields : IEnumerable<KeyValuePair<string, string>>
{
    /// <summary>Of the fields that are the form's own and no record's.</summary>
    public const string Own = "entry.";

    private readonly OrderedDictionary<string, string> _values = new(StringComparer.Ordinal);

    public EntryFields()
    {
    }

    public EntryFields(IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (name, value) in values)
        {
            this[name] = value;
        }
    }

    /// <summary>What stands in the field; empty when it is not there.</summary>
    public string this[string name]
    {
        get => _values.GetValueOrDefault(name, "");
        set => _values[name] = value;
    }

    /// <summary>As a browser sends it, without what keeps it safe.</summary>
    public static EntryFields Of(IFormCollection form) => new(form
        .Where(f => !f.Key.StartsWith('_') && !f.Key.Contains("__", StringComparison.Ordinal))
        .Select(f => KeyValuePair.Create(f.Key, string.Join('\n', f.Value.ToArray()))));

    /// <summary>What stands in the fields of records, without the form's own.</summary>
    public IReadOnlyDictionary<string, string> OfRecords() =>
        _values.Where(v => v.Value.Length > 0 && !v.Key.StartsWith(Own, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);

    public bool Has(string name) => _values.ContainsKey(name);

    public bool IsChecked(string name) => this[name].Length > 0;

    /// <summary>The numbers of the rows that are there, in the order in which they stand.</summary>
    public IReadOnlyList<int> Rows(string rows) => [.. _values.Keys.Select(k => NumberIn(rows, k)).OfType<int>().Distinct()];

    /// <summary>The beginning of the names of one row's fields.</summary>
    public static string Row(string rows, int number) => string.Create(CultureInfo.InvariantCulture, $"{rows}.{number}");

    /// <summary>Nothing was typed into the row, in any of <paramref name="fields"/>.</summary>
    public bool IsBlank(string row, params IEnumerable<string> fields) => fields.All(f => string.IsNullOrWhiteSpace(this[$"{row}.{f}"]));

    /// <summary>A row after the others, with nothing in it.</summary>
    public void Add(string rows) => this[$"{Row(rows, Rows(rows).DefaultIfEmpty().Max() + 1)}.added"] = "";

    /// <summary>Puts a place into its field as if it had been chosen there.</summary>
    public void PutPlace(string field, string code, Situation situation)
    {
        var name = situation.Locations.TryGetValue(code, out var place) ? ShownName.Of(place) : code;
        (this[field], this[$"{field}.named"], this[$"{field}.code"]) = (name, name, code);
    }

    public void Remove(string row)
    {
        foreach (var name in _values.Keys.Where(k => k.StartsWith(row + '.', StringComparison.Ordinal)).ToList())
        {
            _values.Remove(name);
        }
    }

    /// <summary>Adds, takes out or moves a row, as the buttons of rows say it; anything else changes nothing.</summary>
    public void Act(string action)
    {
        switch (action.Split(':'))
        {
            case ["add", var rows]:
                Add(rows);
                break;
            case ["remove", var row]:
                Remove(row);
                break;
            case ["up", var row]:
                Move(row, -1);
                break;
            case ["down", var row]:
                Move(row, 1);
                break;
        }
    }

    /// <summary>Puts a row before the one above it, or after the one below it.</summary>
    /// <param name="row">The beginning of the names of its fields.</param>
    /// <param name="by">-1 or 1.</param>
    public void Move(string row, int by)
    {
        if (row.Split('.') is not [var rows, var last] || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return;
        }

        var numbers = Rows(rows).ToList();
        var (from, to) = (numbers.IndexOf(number), numbers.IndexOf(number) + by);
        if (from < 0 || to < 0 || to >= numbers.Count)
        {
            return;
        }

        // Of the two the one that is to come last is put at the end, and all that stand after it again.
        foreach (var next in new[] { numbers[Math.Max(from, to)], numbers[Math.Min(from, to)] }.Concat(numbers.Skip(Math.Max(from, to) + 1)))
        {
            foreach (var (name, value) in _values.Where(v => v.Key.StartsWith($"{Row(rows, next)}.", StringComparison.Ordinal)).ToList())
            {
                _values.Remove(name);
                _values.Add(name, value);
            }
        }
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int? NumberIn(string rows, string name)
    {
        if (!name.StartsWith(rows + '.', StringComparison.Ordinal))
        {
            return null;
        }

        var rest = name.AsSpan(rows.Length + 1);
        var end = rest.IndexOf('.');
        return end > 0 && int.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
