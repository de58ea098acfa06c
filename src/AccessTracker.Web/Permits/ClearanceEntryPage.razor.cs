using AccessTracker.Data.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Permits;

/// <summary>One clearance for several lines of a request: asked for, obtained or refused.</summary>
public sealed partial class ClearanceEntryPage
{
    public override string Form => "clearance";

    protected override BundleTable Table => BundleSchema.Clearances;

    protected override string DayField => "day";

    protected override Entry Read(EntryReading reading)
    {
        var (kind, party) = (reading.Text("kind", isRequired: true), reading.Text("party", isRequired: true));
        var (state, day) = (reading.Choice<ClearanceState>("state", isRequired: true), reading.Day("day", isRequired: true));
        var (note, source) = (reading.Note("note"), reading.Text("source"));
        if (day > Today)
        {
            reading.Doubt("day", "future", Show.With(Texts.DoubtFuture, Show.LongDay(day.Value)));
        }

        if (day < Lines[0].Request.SubmittedOn)
        {
            reading.Doubt("day", "before-request", Show.With(Texts.DoubtBeforeRequest, Show.LongDay(day.Value), Show.LongDay(Lines[0].Request.SubmittedOn)));
        }

        var rows = new List<EntryRow>();
        foreach (var (line, row) in Chosen(reading))
        {
            if (kind is null || party is null || state is not { } stands || day is not { } on)
            {
                continue;
            }

            var cells = new Dictionary<string, string>
            {
                ["request"] = Key,
                ["location"] = line.Line.Location,
                ["kind"] = kind,
                ["party"] = party,
                ["state"] = Word.Of(stands),
                ["on"] = Cell.Day(on),
                ["note"] = note ?? "",
                ["source"] = source ?? "",
            };
            rows.Add(RowOf(reading, row, cells, line.Clearances.Any(c => RecordKeys.Of(c) == RecordKey.Of(Table.Key.Select(k => cells[k])))));
        }

        return new Entry(rows, Urls.Request(Operation, Key));
    }
}
