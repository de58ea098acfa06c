using System.Globalization;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Ceasefire;

/// <summary>What the fields of a bulletin mean: who watched what on a day, and how many violations were reported where.</summary>
internal sealed class TypedBulletin
{
    private readonly DateOnly _day;
    private readonly string _centre;
    private readonly string _arrangement;
    private readonly bool _isWhole;
    private readonly Dictionary<string, string> _said;

    // Null: no governorate is named. In the order of the form.
    private readonly List<(string? Governorate, long Count, string Field, string Note)> _counts;

    private TypedBulletin(
        DateOnly day, string centre, string arrangement, bool isWhole, Dictionary<string, string> said,
        List<(string? Governorate, long Count, string Field, string Note)> counts) =>
        (_day, _centre, _arrangement, _isWhole, _said, _counts) = (day, centre, arrangement, isWhole, said, counts);

    /// <summary>The bulletin is null where something is missing, or cannot be understood: it is said in <paramref name="reading"/>.</summary>
    public static TypedBulletin? Read(
        EntryReading reading, IReadOnlyList<string> centres, IReadOnlyList<string> arrangements, params IEnumerable<string> lists)
    {
        var day = reading.Day("day", isRequired: true);
        var centre = reading.OneOf("centre", centres, isRequired: true);
        var arrangement = reading.OneOf("arrangement", arrangements, isRequired: true);
        var said = new Dictionary<string, string>
        {
            ["kind"] = reading.Text("kind", isRequired: true) ?? "",
            ["party"] = reading.Text("party") ?? "",
            ["source"] = reading.Text("source") ?? "",
        };
        var counts = CountsOf(reading, lists);
        if (counts.Count == 0 && reading.Fields["total"].Length == 0 && !reading.Fields.IsChecked("whole"))
        {
            reading.Problem("total", Texts.BulletinEmpty);
        }

        AddRest(reading, counts);
        if (reading.Problems.Count > 0 || day is null || centre is null || arrangement is null)
        {
            return null;
        }

        Ask(reading, day.Value, arrangement);
        return new TypedBulletin(day.Value, centre, arrangement, reading.Fields.IsChecked("whole"), said, counts);
    }

    /// <summary>The records to be added: those that are there and say the same already are not.</summary>
    /// <param name="facts">What there is.</param>
    /// <param name="versionOf">The version of a record, by kind and key, that the form has shown.</param>
    public IEnumerable<EntryRow> Rows(CeasefireFacts facts, Func<string, string, long> versionOf)
    {
        var watched = facts.Monitoring.Select(RecordKinds.Monitoring.KeyOf).ToHashSet(StringComparer.Ordinal);
        var known = facts.Allegations.ToDictionary(a => a.Ref, a => a.Count, StringComparer.Ordinal);
        var areas = _counts.Select(c => (c.Governorate, c.Field)).Where(c => c.Governorate is not null);
        foreach (var (governorate, field) in _isWhole ? areas.Prepend((null, "whole")) : areas)
        {
            var cells = new Dictionary<string, string>
            {
                ["centre"] = _centre, ["day"] = Cell.Day(_day), ["governorate"] = governorate ?? "", ["source"] = _said["source"],
            };
            var key = RecordKinds.Monitoring.KeyOf(cells);
            if (!watched.Contains(key))
            {
                yield return new EntryRow(
                    RecordKinds.Monitoring, key, versionOf(RecordKinds.Monitoring.Name, key), cells,
                    new Dictionary<string, string> { ["centre"] = "centre", ["day"] = "day", ["governorate"] = field, ["source"] = "source" });
            }
        }

        foreach (var (governorate, count, field, note) in _counts.Where(c => c.Count > 0))
        {
            var reference = SheetRefs.Bulletin(_arrangement, _centre, Cell.Day(_day), governorate ?? "");
            if (known.GetValueOrDefault(reference) != count)
            {
                yield return new EntryRow(
                    RecordKinds.Allegations, reference, versionOf(RecordKinds.Allegations.Name, reference),
                    Cells(reference, governorate, count, note),
                    new Dictionary<string, string>
                    {
                        ["arrangement"] = "arrangement", ["day"] = "day", ["centre"] = "centre", ["count"] = field, ["kind"] = "kind",
                        ["party"] = "party", ["source"] = "source",
                    });
            }
        }
    }

    private Dictionary<string, string> Cells(string reference, string? governorate, long count, string note)
    {
        var cells = new Dictionary<string, string>
        {
            ["ref"] = reference, ["arrangement"] = _arrangement, ["day"] = Cell.Day(_day), ["received_on"] = Cell.Day(_day), ["centre"] = _centre,
            ["governorate"] = governorate ?? "", ["kind"] = _said["kind"], ["party"] = _said["party"], ["count"] = Cell.Write(count),
            ["description"] = note,
        };

        // What is sealed is written only where something is typed.
        if (_said["source"].Length > 0)
        {
            cells["source"] = _said["source"];
        }

        return cells;
    }

    private static List<(string? Governorate, long Count, string Field, string Note)> CountsOf(EntryReading reading, IEnumerable<string> lists)
    {
        var counts = new List<(string? Governorate, long Count, string Field, string Note)>();
        foreach (var row in lists.SelectMany(l => reading.Fields.Rows(l).Select(n => EntryFields.Row(l, n))))
        {
            var field = $"{row}.count";
            var named = reading.Fields[$"{row}.governorate"].Trim();
            var governorate = reading.Situation.Ceasefire.Governorate(named.Length > 0 ? named : null);
            if (reading.Number(field, row, Texts.Column_count) is not { } count)
            {
                continue;
            }

            if (governorate is null)
            {
                reading.Problem($"{row}.governorate", Texts.EntryMissing);
            }
            else if (counts.Exists(c => string.Equals(c.Governorate, governorate, StringComparison.OrdinalIgnoreCase)))
            {
                reading.Problem(field, Texts.BulletinTwice);
            }
            else
            {
                counts.Add((governorate, count, field, reading.Note($"{row}.note", row) ?? ""));
            }
        }

        return counts;
    }

    // What the printed total has more than the rows is entered without a governorate; a smaller total is asked about, and the rows stand.
    private static void AddRest(EntryReading reading, List<(string? Governorate, long Count, string Field, string Note)> counts)
    {
        if (reading.Number("total", "total", Texts.BulletinTotal) is not { } total)
        {
            return;
        }

        var sum = counts.Sum(c => c.Count);
        var rest = Math.Max(0, total - sum);
        if (sum > 0 && total != sum)
        {
            reading.Doubt("total", $"sum-{sum.ToString(CultureInfo.InvariantCulture)}", rest > 0
                ? Format.With(Texts.BulletinRest, Format.Number(total), Format.Number(sum), Format.Number(rest))
                : Format.With(Texts.BulletinBelow, Format.Number(total), Format.Number(sum)));
        }

        if (rest > 0)
        {
            counts.Add((null, rest, "total", reading.Note("total.note", "total") ?? ""));
        }
    }

    private static void Ask(EntryReading reading, DateOnly day, string code)
    {
        var arrangement = reading.Situation.Facts.Ceasefire.Arrangements.First(a => a.Code == code);
        if (day > reading.Today)
        {
            reading.Doubt("day", "future", Format.With(Texts.BulletinFuture, Format.LongDay(day)));
        }

        if (!arrangement.IsInForceOn(day))
        {
            reading.Doubt("arrangement", "outside", Format.With(Texts.BulletinOutside, ShownName.Of(arrangement), Format.LongDay(day)));
        }
    }
}
