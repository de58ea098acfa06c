using System.Globalization;

namespace AccessTracker.Web.Entries;

/// <summary>Which forms can change what they have saved to what they say now, and how their rows are those of the saved record.</summary>
internal static class EntryAmends
{
    private static readonly string[] _adding = ["log", "answer", "clearance"];
    private static readonly string[] _rows = ["lines", "stops"];

    public static bool Can(string form) =>
        form is "request" or "convoy" || Adds(form) || form.StartsWith(EntryForms.OfRecord, StringComparison.Ordinal);

    /// <summary>It adds records and changes none.</summary>
    public static bool Adds(string form) => _adding.Contains(form);

    /// <summary>The kind of record that the form is of.</summary>
    public static string KindOf(string form) =>
        form.StartsWith(EntryForms.OfRecord, StringComparison.Ordinal) ? form[EntryForms.OfRecord.Length..] : form;

    /// <summary>
    /// Says of each typed row which stored one it is: of the same place, of several the one of the same day. A stored row that is not among
    /// them is still there, and is shown.
    /// </summary>
    /// <param name="placeOf">The code of the place that a text names; null: of none.</param>
    public static void Match(EntryFields typed, EntryFields stored, Func<string, string?> placeOf)
    {
        foreach (var rows in _rows)
        {
            var taken = new HashSet<int>();
            foreach (var saved in stored.Rows(rows).Select(n => EntryFields.Row(rows, n)).Where(r => stored[$"{r}.saved"].Length > 0))
            {
                var same = typed.Rows(rows)
                    .Where(n => !taken.Contains(n)
                        && IsSamePlace(typed, $"{EntryFields.Row(rows, n)}.location", stored, $"{saved}.location", placeOf))
                    .OrderBy(n => EntryDay.Shown(typed[$"{EntryFields.Row(rows, n)}.day"]) == EntryDay.Shown(stored[$"{saved}.day"]) ? 0 : 1)
                    .Cast<int?>().FirstOrDefault();
                var row = EntryFields.Row(rows, same ?? typed.Rows(rows).DefaultIfEmpty().Max() + 1);
                taken.Add(int.Parse(row[(rows.Length + 1)..], CultureInfo.InvariantCulture));
                foreach (var (name, value) in stored.Where(f => f.Key.StartsWith($"{saved}.", StringComparison.Ordinal)).ToList())
                {
                    var rest = name[saved.Length..];
                    if (same is null || rest == ".saved" || rest.StartsWith(".location", StringComparison.Ordinal))
                    {
                        typed[row + rest] = rest == ".outcome" && value.Length == 0 ? stored["outcome"] : value;
                    }
                }
            }
        }
    }

    private static bool IsSamePlace(EntryFields typed, string field, EntryFields stored, string saved, Func<string, string?> placeOf)
    {
        var text = typed[field].Trim();
        return text == stored[saved] || (typed[$"{field}.named"].Trim() == text && typed[$"{field}.code"] == stored[$"{saved}.code"])
            || placeOf(text) == stored[$"{saved}.code"];
    }
}
