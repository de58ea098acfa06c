using System.Collections;
using System.Globalization;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Entries;

/// <summary>
/// What stands in a form, by the names of its fields, exactly as typed. A field of a row is named after the rows, the row's
/// number and itself: <c>stops.2.location</c>.
/// </summary>
public sealed class EntryFields : IEnumerable<KeyValuePair<string, string>>
{
    /// <summary>Of the fields that are the form's own and no record's.</summary>
    public const string Own = "entry.";

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

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

    /// <summary>The numbers of the rows that are there, in their order.</summary>
    public IReadOnlyList<int> Rows(string rows) => [.. _values.Keys.Select(k => NumberIn(rows, k)).OfType<int>().Distinct().Order()];

    /// <summary>The beginning of the names of one row's fields.</summary>
    public static string Row(string rows, int number) => string.Create(CultureInfo.InvariantCulture, $"{rows}.{number}");

    /// <summary>Nothing was typed into the row, in any of <paramref name="fields"/>.</summary>
    public bool IsBlank(string row, params IEnumerable<string> fields) => fields.All(f => string.IsNullOrWhiteSpace(this[$"{row}.{f}"]));

    /// <summary>A row after the others, with nothing in it.</summary>
    public void Add(string rows) => this[$"{Row(rows, Rows(rows) is [.., var last] ? last + 1 : 1)}.added"] = "";

    /// <summary>Puts a place into its field as if it had been chosen there.</summary>
    public void PutPlace(string field, string code, Situation situation)
    {
        var name = situation.Locations.TryGetValue(code, out var place) ? place.Name : code;
        (this[field], this[$"{field}.named"], this[$"{field}.code"]) = (name, name, code);
    }

    public void Remove(string row)
    {
        foreach (var name in _values.Keys.Where(k => k.StartsWith(row + '.', StringComparison.Ordinal)).ToList())
        {
            _values.Remove(name);
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
