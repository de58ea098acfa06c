using System.Globalization;
using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Domain.Targets;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Records;

/// <summary>How a column is typed in.</summary>
public enum RecordInput
{
    Text,
    Lines,
    Number,
    Day,
    Choice,

    /// <summary>Any of a few.</summary>
    Ticks,

    /// <summary>The picker of places.</summary>
    Place,

    /// <summary>Several places.</summary>
    Places,
}

/// <summary>One column of the bundle as a field of a form: the catalogue says what it may hold, the texts what it is called.</summary>
/// <param name="Table">The kind of record.</param>
/// <param name="Column">Of it.</param>
/// <param name="IsNew">The form adds a record, and does not change one.</param>
public sealed record RecordField(RecordKind Table, RecordColumn Column, bool IsNew)
{
    /// <summary>The beginning of the names of the fields of several places.</summary>
    public const string PlaceRows = "places";

    private const int MostOffered = 50;

    private static readonly HashSet<string> _long = new(StringComparer.Ordinal) { "note", "reason", "description", "resolution", "conditions", "wording", "aliases" };

    /// <summary>The field's name; of several places the one that stands for all of them.</summary>
    public string Name => Column.Name;

    public string Label => Wording.Find($"Field_{Table.Name}_{Name}") ?? RecordText.Column(Name);

    /// <summary>What is expected; null: the label says it.</summary>
    public string? Hint => Column switch
    {
        { Severe: true } => IsNew ? Texts.SevereHint : Texts.SevereKeptHint,
        { Type: CellType.Key } => Texts.KeyHint,
        _ => Wording.Find($"Hint_{Table.Name}_{Name}") ?? Wording.Find($"Hint_{Name}"),
    };

    /// <summary>Something must be typed: a key is made where none is, and a default stands where one is.</summary>
    public bool IsRequired => Column is { Required: true, Type: not CellType.Key };

    public RecordInput Input => Column.Type switch
    {
        CellType.Day => RecordInput.Day,
        CellType.Number => RecordInput.Number,
        CellType.Word => RecordInput.Choice,
        CellType.Words => RecordInput.Ticks,
        CellType.Places => RecordInput.Places,
        CellType.Reference when Column.Refers == RecordKinds.Locations => RecordInput.Place,
        CellType.Reference when Column.Refers == RecordKinds.Meetings => RecordInput.Choice,
        _ => _long.Contains(Name) ? RecordInput.Lines : RecordInput.Text,
    };

    /// <summary>The fields of a form. What identifies a record that is there stays as it is; a key that can be made comes last.</summary>
    public static IReadOnlyList<RecordField> Of(RecordKind table, bool isNew) =>
        [.. table.Columns.Where(c => isNew || !table.Key.Contains(c.Name)).Select(c => new RecordField(table, c, isNew)).OrderBy(f => f.Column.Type == CellType.Key)];

    /// <summary>What there is to choose from.</summary>
    public IReadOnlyList<FilterChoice> Choices(Situation situation) => (Table.Name, Name) switch
    {
        (_, "meeting") => [.. situation.Facts.Meetings.OrderByDescending(m => m.Number).Select(m => new FilterChoice(Cell.Write((long)m.Number), Show.With(Texts.MeetingOn, m.Number, Show.Day(m.Date))))],
        ("status", "status") => FilterChoice.All<AccessStatus>(),
        ("target", "scope") => FilterChoice.All<TargetScope>(),
        ("stated_figure", "measure") => FilterChoice.All<StatedMeasure>(),
        ("stated_figure", "window") => FilterChoice.All<StatedWindow>(),
        ("decision", "decision") => FilterChoice.All<DecisionKind>(),
        ("clearance", "state") => FilterChoice.All<ClearanceState>(),
        ("convoy_event", "kind") => FilterChoice.All<ConvoyEventKind>(),
        ("operation", _) => [.. Column.Words.Select(w => new FilterChoice(w, CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(RecordKinds.Weekday(w))))],
        _ => [.. Column.Words.Select(w => new FilterChoice(w, Wording.OfFree(w)))],
    };

    /// <summary>What was written there before; null: nothing that is offered again.</summary>
    public IReadOnlyList<string>? Suggestions(Situation situation)
    {
        var (facts, known) = (situation.Facts, EntrySuggestions.Of(situation));
        return (Table.Name, Name) switch
        {
            ("status" or "population", "authority") => Used(facts.Statuses.Select(s => s.Authority).Concat(facts.Populations.Select(p => p.Authority))),
            (_, "governorate") => Used(facts.Locations.Select(l => l.Governorate)),
            (_, "governorate_pcode") => Used(facts.Locations.Select(l => l.GovernoratePcode)),
            (_, "district") => Used(facts.Locations.Select(l => l.District)),
            (_, "sub_district") => Used(facts.Locations.Select(l => l.SubDistrict)),
            (_, "besieged_by") => Used(facts.Statuses.Select(s => s.BesiegedBy)),
            ("incident", "kind") => Used(facts.Incidents.Select(i => i.Kind)),
            ("incident", "referred_to") => Used(facts.Incidents.Select(i => i.ReferredTo)),
            (_, "convoy") => [.. facts.Convoys.OrderByDescending(c => c.DepartedOn).Select(c => c.Ref).Take(MostOffered)],
            (_, "party") => known.Parties,
            (_, "source") when !Column.Severe => known.Sources,
            _ => null,
        };
    }

    private static List<string> Used(IEnumerable<string?> texts) => [.. FreeText.Spellings(texts).Take(MostOffered)];
}
