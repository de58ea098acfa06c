using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Permits;

/// <summary>A page on which something is said of several lines of one request at a time.</summary>
public abstract class LineEntryPage : EntryPage
{
    // Requests are many over the years; whoever means an older one comes from its page.
    private const int MostRequests = 200;

    private List<string> _foreign = [];

    /// <summary>Ref of the request, from the address, or from the form where that has none; empty: it is not chosen yet.</summary>
    [Parameter]
    public required string Key { get; set; }

    /// <summary>Which request it is about is said on the form, and its places by name: as a form that lay on a device has it.</summary>
    protected bool IsUnchosen => string.IsNullOrEmpty(Key);

    public override string? ChangedKey => IsUnchosen ? null : Key;

    protected override (string Kind, string Key)? About => IsUnchosen ? null : ("request", Key);

    public override string Address => Urls.EnterForm(Operation, Form, ChangedKey);

    /// <summary>The requests that can be chosen, the latest first.</summary>
    protected IReadOnlyList<FilterChoice> Requests =>
    [
        .. Situation!.Lines.Where(l => MayWrite(l, Situation!)).Select(l => l.Request).Distinct()
            .OrderByDescending(r => r.SubmittedOn).ThenBy(r => r.Ref, StringComparer.Ordinal).Take(MostRequests)
            .Select(r => new FilterChoice(r.Ref, Format.List([r.Ref, r.Authority, Format.Day(r.SubmittedOn)]))),
    ];

    /// <summary>By code of the place.</summary>
    protected IReadOnlyList<PermitLine> Lines { get; private set; } = [];

    protected EntrySuggestions? Known { get; private set; }

    /// <summary>The records of the request that are there.</summary>
    protected IReadOnlyList<StoredRecord> Stored { get; set; } = [];

    // What is said for all lines, by column.
    private Dictionary<string, string>? _more;

    /// <summary>Kind of the records that are added.</summary>
    protected abstract RecordKind Table { get; }

    /// <summary>The columns of those, on this form.</summary>
    protected abstract FormColumns Columns { get; }

    /// <summary>The field of the day on which it happened.</summary>
    protected abstract string DayField { get; }

    // A line is called after its place, which stands in no field.
    public override string LabelOf(string field) => field.Split('.') switch
    {
        ["lines", _, "on"] when !Fields.IsChecked(field) => Texts.WhichPlaces,
        ["lines", var number, var name] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && Lines.ElementAtOrDefault(n - 1) is { } line =>
            name == "on" ? ShownName.Of(Situation!.Locations[line.Line.Location])
            : $"{ShownName.Of(Situation!.Locations[line.Line.Location])}{Texts.Colon}{base.LabelOf(name)}",
        _ => base.LabelOf(field),
    };

    protected override async Task<bool> LoadAsync(Situation situation)
    {
        Key = string.IsNullOrEmpty(Key) ? await KeySentAsync() : Key;
        Lines = [.. situation.Lines.Where(l => l.Request.Ref == Key && MayWrite(l, situation))];
        Known = EntrySuggestions.Of(situation);
        return IsUnchosen ? AccessPolicy.May(Person, Verb.Write, new Subject(Operation, Table.Subject)) : Lines.Count > 0;
    }

    // Of which place each line is goes with the form: meanwhile the request may have got others.
    protected override void Understand(EntryFields sent) => _foreign = IsUnchosen ? [] : LinesByPlace.Order(
        sent, [.. Lines.Select(l => l.Line.Location)], text => Held!.Places.Exact(text)?.Code);

    // Today, and the only line where there is one.
    protected override EntryFields Prefill()
    {
        var fields = new EntryFields { [DayField] = Cell.Day(Today) };
        if (Lines.Count == 1)
        {
            fields[$"{Row(0)}.on"] = "yes";
        }

        return fields;
    }

    protected override string? SavedName(string key) => Format.With(Texts.RequestTitle, key);

    /// <summary>The beginning of the names of the fields of a line.</summary>
    protected static string Row(int index) => EntryFields.Row("lines", index + 1);

    /// <summary>The beginning of the names of the fields of each line that is ticked, or of which something is said.</summary>
    protected IReadOnlyList<string> Named => [.. Lines.Select((_, i) => Row(i)).Where(r => Fields.IsChecked($"{r}.on") || !Fields.IsBlank(r, OfRow))];

    /// <summary>What can be said of a line by itself; whoever says any of it means the line.</summary>
    protected virtual IReadOnlyList<string> OfRow => [];

    protected override void Act(string action)
    {
        base.Act(action);
        if (action == LineChoice.TickAll)
        {
            for (var i = 0; i < Lines.Count; i++)
            {
                Fields[$"{Row(i)}.on"] = "yes";
            }
        }
    }

    /// <summary>The lines that are ticked, or of which something is said, with the beginning of the names of their fields.</summary>
    protected List<(PermitLine Line, string Row)> Chosen(EntryReading reading)
    {
        var meant = Named;
        foreach (var row in meant)
        {
            Fields[$"{row}.on"] = "yes";
        }

        foreach (var text in _foreign)
        {
            reading.Problem("lines.1.on", Format.With(Texts.NotOfRequest, text, Key));
        }

        List<(PermitLine Line, string Row)> chosen = [.. Lines.Select((l, i) => (l, Row(i))).Where(p => meant.Contains(p.Item2))];
        if (IsUnchosen)
        {
            reading.Problem(OfField, Texts.EntryMissing);
        }
        else if (chosen.Count == 0 && _foreign.Count == 0)
        {
            reading.Problem("lines.1.on", Texts.ChooseLine);
        }

        return chosen;
    }

    /// <summary>A record about one line. What is there already under the same identity is not to be entered again.</summary>
    /// <param name="version">Of the record that is there and says otherwise now; 0: it is new.</param>
    /// <param name="fieldOf">The field that a column was typed into, where it is not the one of its name.</param>
    protected EntryRow RowOf(
        EntryReading reading, string row, Dictionary<string, string> cells, bool isThere, Func<string, string?>? fieldOf = null, long version = 0)
    {
        if (isThere)
        {
            reading.Problem($"{row}.on", Texts.LoggedAlready);
        }

        foreach (var (column, text) in _more ??= new ColumnReading(reading).Cells(Columns.More()))
        {
            cells[column] = version == 0 || text.Length > 0 ? text : Stored.FirstOrDefault(s => s.Key == Table.KeyOf(cells))?.Text(column) ?? "";
        }

        var key = Table.KeyOf(cells);
        return new EntryRow(
            Table, key, version, cells, cells.Keys.ToDictionary(c => c, c => fieldOf?.Invoke(c) ?? (c == "location" ? $"{row}.on" : c)));
    }

    private bool MayWrite(PermitLine line, Situation situation)
    {
        var place = situation.Locations[line.Line.Location];
        return AccessPolicy.May(
            Person, Verb.Write, new Subject(Operation, Table.Subject, Areas: [new Area(place.Governorate, place.GovernoratePcode)]));
    }
}
