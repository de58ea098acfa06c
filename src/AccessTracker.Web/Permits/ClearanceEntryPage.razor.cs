using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Doubts;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Permits;

/// <summary>One clearance for several lines of a request: asked for, obtained or refused.</summary>
public sealed partial class ClearanceEntryPage
{
    public override string Form => "clearance";

    private string Heading => IsUnchosen ? Texts.ClearanceForRequest : Format.With(Texts.ClearanceFor, Key);

    protected override RecordKind Table => RecordKinds.Clearances;

    protected override string DayField => "day";

    protected override FormColumns Columns { get; } =
        new(RecordKinds.Clearances, "request", "location", "kind", "party", "state", "on", "note", "source");

    /// <summary>What a clearance that stands out is of; the form then only waits to be saved.</summary>
    [SupplyParameterFromQuery(Name = "place")]
    private string? AskedPlace { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? AskedKind { get; set; }

    [SupplyParameterFromQuery(Name = "party")]
    private string? AskedParty { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? AskedState { get; set; }

    protected override async Task<bool> LoadAsync(Situation situation)
    {
        if (!await base.LoadAsync(situation))
        {
            return false;
        }

        Stored = IsUnchosen ? [] : await ListAsync(Table, "request", Key);
        return true;
    }

    protected override EntryFields Prefill()
    {
        var fields = base.Prefill();
        (fields["kind"], fields["party"], fields["state"]) =
            (RecordText.Written(AskedKind ?? ""), AskedParty ?? "", EnumCode.TryParse<ClearanceState>(AskedState ?? "", out _) ? AskedState! : "");
        for (var i = 0; i < Lines.Count; i++)
        {
            if (Lines[i].Line.Location == AskedPlace)
            {
                fields[$"{Row(i)}.on"] = "yes";
            }
        }

        return fields;
    }

    protected override Entry Read(EntryReading reading)
    {
        var (kind, party) =
            (Spelt(reading, "kind", Used.Select(c => c.Kind)), Spelt(reading, "party", Used.Select(c => c.Party).Concat(Known!.Parties)));
        var (state, day) = (reading.Choice<ClearanceState>("state", isRequired: true), reading.Day("day", isRequired: true));
        var (note, source) = (reading.Note("note"), reading.Text("source"));
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
                ["state"] = EnumCode.Of(stands),
                ["on"] = Cell.Day(on),
                ["note"] = note ?? "",
                ["source"] = source ?? "",
            };

            AskOfOutstanding(reading, line, kind, party, stands, on);

            // Asked for and obtained on one day is one record, which changes.
            var same = line.Clearances.LastOrDefault(c => c.On == on && FreeText.Same(c.Kind, kind) && FreeText.Same(c.Party, party));
            if (same is not null)
            {
                (cells["kind"], cells["party"], cells["note"], cells["source"]) =
                    (same.Kind, same.Party, note ?? same.Note ?? "", source ?? same.Source ?? "");
            }

            var version = same is null ? 0 : VersionOf(Table.Name, RecordKeys.Of(same));
            rows.Add(RowOf(reading, row, cells, same?.State == stands, c => c == "on" ? "day" : null, version));
        }

        return new Entry(rows, Urls.Request(Operation, Key));
    }

    // What is obtained or refused was mostly asked for before: in other words it would be another one, and that one would stand out for ever.
    private void AskOfOutstanding(EntryReading reading, PermitLine line, string kind, string party, ClearanceState state, DateOnly on)
    {
        var outstanding = line.OutstandingClearances(on).ToList();
        if (outstanding.Exists(c => FreeText.Same(c.Kind, kind) && FreeText.Same(c.Party, party)))
        {
            return;
        }

        foreach (var other in outstanding)
        {
            var (isKind, isParty) = (FreeText.Same(other.Kind, kind), FreeText.Same(other.Party, party));
            var isLikely = isKind
                ? state != ClearanceState.Pending || RecordDoubts.AreNear(other.Party, party)
                : isParty && (state != ClearanceState.Pending || RecordDoubts.AreNear(other.Kind, kind));
            if (isLikely)
            {
                var text = Format.With(
                    Texts.ClearanceNotOutstanding, party, ShownName.Of(Situation!.Locations[line.Line.Location]), EnumText.OfFree(other.Kind),
                    other.Party);
                reading.Doubt(
                    isKind ? "party" : "kind", $"{EnumCode.Of(DoubtCode.NearlyKnown)}:{other.Kind}+{other.Party}", text,
                    isKind ? other.Party : other.Kind);
            }
        }
    }

    // Those of the request first: it is one of them that is obtained.
    private IEnumerable<Clearance> Used => Lines.SelectMany(l => l.Clearances).Concat(Situation!.Facts.Clearances);

    // A kind or party that was named before keeps its spelling, however it is typed.
    private static string? Spelt(EntryReading reading, string field, IEnumerable<string> known) =>
        reading.Text(field, isRequired: true) is { } text ? FreeText.Known(text, known) : null;
}
