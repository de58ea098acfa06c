using AccessTracker.Data.Records.Doubts;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <summary>
/// Asks of whatever a form would save what the preview of an import asks too (<see cref="RecordDoubts"/>), at the field that shows it. What
/// the form has asked in its own words is not asked again.
/// </summary>
internal static class EntryDoubts
{
    public static void Ask(Entry entry, EntryReading reading)
    {
        var doubts = new RecordDoubts(reading.Situation, reading.Today, reading.Kinds);
        List<(EntryRow Row, DoubtRow Read)> rows = [.. entry.Rows.Select(r => (r, DoubtRow.Of(r.Table, r.Cells)))];
        var found = rows.SelectMany(r => doubts.Of(r.Read).Select(d => (r.Row, Doubt: d))).ToList();
        found.AddRange(doubts.OfWholes().Select(w => (rows.First(r => r.Read == w.Row).Row, w.Doubt)));
        foreach (var (row, doubt) in found)
        {
            // A figure that cannot be seen in this form cannot be put right in it; records that are there already the form shows itself.
            if (doubt.Code is not (DoubtCode.SameRequest or DoubtCode.SameConvoy or DoubtCode.SameStop)
                && row.Fields.TryGetValue(doubt.Column, out var field))
            {
                var kind = EnumCode.Of(doubt.Code);
                if (!reading.Doubts.Any(
                    d => d.Text == doubt.Message
                    || (d.Id.StartsWith($"{kind}:", StringComparison.Ordinal) && (d.Field == field || IsSameDay(d, doubt)))))
                {
                    // Held against something else it is another question.
                    reading.Doubt(field, $"{kind}:{string.Join('+', doubt.Arguments).ReplaceLineEndings(" ")}", doubt.Message, doubt.Instead);
                }
            }
        }
    }

    // Of a convoy that would leave in the future its stops were asked about.
    private static bool IsSameDay(EntryDoubt asked, Doubt doubt) =>
        doubt.Code == DoubtCode.InTheFuture && IsoDay.Of(doubt.Arguments[0]) is { } day
        && asked.Text.Contains(Format.LongDay(day), StringComparison.Ordinal);
}
