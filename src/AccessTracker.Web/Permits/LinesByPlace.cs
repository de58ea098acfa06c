using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Permits;

/// <summary>
/// The lines of a request on a form are numbered, and the request may get or lose places while the form lies somewhere: each line says which place it
/// is of, and what was sent is put under the number that the place has now.
/// </summary>
public static class LinesByPlace
{
    private const string Rows = "lines";

    // Of each line: the field that says which place it is of.
    private const string Place = "location";

    /// <summary>Puts the lines that were sent in order. Returns the places that are not among them.</summary>
    /// <param name="sent">What stands in the form. What is said of a place that is not there stays out.</param>
    /// <param name="places">Codes of the places in the order of the form.</param>
    /// <param name="codeOf">The code of the place that a text names; null: of none.</param>
    public static List<string> Order(EntryFields sent, IReadOnlyList<string> places, Func<string, string?> codeOf)
    {
        var foreign = new List<string>();
        var moved = new List<KeyValuePair<string, string>>();
        foreach (var number in sent.Rows(Rows).ToList())
        {
            var row = EntryFields.Row(Rows, number);
            var (text, code) = (sent[$"{row}.{Place}"].Trim(), sent[$"{row}.{Place}.code"]);
            if (text.Length + code.Length == 0)
            {
                // Nothing is said of which place; a form without script has empty rows, and an old one is by number.
                continue;
            }

            var at = places.ToList().IndexOf(code.Length > 0 ? code : codeOf(text) ?? "");
            var fields = sent.Where(f => f.Key.StartsWith($"{row}.", StringComparison.Ordinal)).ToList();
            sent.Remove(row);
            if (at < 0)
            {
                // Of a line that nobody ticked nothing is lost.
                foreign.AddRange(text.Length > 0 || fields.Any(f => f.Key == $"{row}.on") ? [text.Length > 0 ? text : code] : []);
                continue;
            }

            var now = EntryFields.Row(Rows, at + 1);
            moved.AddRange(fields.Where(f => !f.Key.StartsWith($"{row}.{Place}", StringComparison.Ordinal))
                .Select(f => KeyValuePair.Create(now + f.Key[row.Length..], f.Value)));
            moved.AddRange(text.Length > 0 ? [KeyValuePair.Create($"{now}.on", "yes")] : []);
        }

        foreach (var (name, value) in moved)
        {
            sent[name] = value;
        }

        return foreign;
    }
}
