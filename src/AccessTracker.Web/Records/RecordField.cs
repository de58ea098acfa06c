using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Records;

/// <summary>How a column is typed in.</summary>
public enum RecordInput
{
    Text,
    Lines,
    Number,

    /// <summary>Metric tonnes.</summary>
    Tonnes,
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

    /// <summary>The beginning of the names of the fields of its row; empty: of the record itself.</summary>
    public string Row { get; init; } = "";

    /// <summary>The records that a reference may name; null: they are typed.</summary>
    public IReadOnlyList<FilterChoice>? Offered { get; init; }

    /// <summary>What was written there, or where the same things are named, in records that the rules do not count with.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];

    /// <summary>The field's name; of several places the one that stands for all of them.</summary>
    public string Name => Row.Length == 0 ? Column.Name : $"{Row}.{Column.Name}";

    public string Label => EntryLabels.OfColumn(Table, Column);

    /// <summary>What is expected; null: the label says it.</summary>
    public string? Hint => Column switch
    {
        { Severe: true } => IsNew ? Texts.SevereHint : Texts.SevereKeptHint,
        { Type: CellType.Key } => Texts.KeyHint,
        _ => EnumText.Find($"Hint_{Table.Name}_{Column.Name}") ?? EnumText.Find($"Hint_{Column.Name}"),
    };

    /// <summary>Something must be typed: a key is made where none is, and a default stands where one is.</summary>
    public bool IsRequired => Column is { Required: true, Type: not CellType.Key };

    /// <summary>It is read from left to right in every language: a key, a code, degrees, an address of mail.</summary>
    public bool IsCode => Column.Type is CellType.Key or CellType.Degrees || Column.Name is "code" or "phone" or "email"
        || Column.Name.EndsWith("pcode", StringComparison.Ordinal);

    public RecordInput Input => Offered is not null ? RecordInput.Choice : Column.Type switch
    {
        CellType.Day => RecordInput.Day,
        CellType.Number => RecordInput.Number,
        CellType.Tonnes => RecordInput.Tonnes,
        CellType.Word => RecordInput.Choice,
        CellType.Words => RecordInput.Ticks,
        CellType.Places => RecordInput.Places,
        CellType.Reference when Column.Refers == RecordKinds.Locations => RecordInput.Place,
        CellType.Reference when Column.Refers == RecordKinds.Meetings => RecordInput.Choice,
        _ => Column.IsLong ? RecordInput.Lines : RecordInput.Text,
    };

    /// <summary>
    /// The fields of a form in the order of the bundle. What identifies a record that is there stays as it is; a key that can be made comes last.
    /// </summary>
    public static IReadOnlyList<RecordField> Of(RecordKind table, bool isNew) =>
        [.. table.Columns.Where(c => c.NotOnForm is null && (isNew || !table.Key.Contains(c.Name))).Select(c => new RecordField(table, c, isNew))
            .OrderBy(f => f.Column.Type == CellType.Key)];

    /// <summary>What there is to choose from.</summary>
    public IReadOnlyList<FilterChoice> Choices(Situation situation) => Offered ?? Column switch
    {
        { Refers: { } kind } when kind == RecordKinds.Meetings =>
            [.. situation.Facts.Meetings.OrderBy(m => m.TaskForce).ThenByDescending(m => m.Number)
                .Select(m =>
                    new FilterChoice(m.Report.ToString(), Format.With(Texts.MeetingOn, ReportName.OfMeeting(m.Report), Format.Day(m.Date))))],
        _ => [.. Column.Words.Select(w => new FilterChoice(w, EnumText.OfWordIn(Column, w)))],
    };

    /// <summary>What was written there before; null: nothing that is offered again.</summary>
    public IReadOnlyList<string>? Suggestions(Situation situation, RecordKinds kinds) => Column switch
    {
        { Severe: true } => null,
        { Refers: { } kind } when kind == RecordKinds.Convoys =>
            [.. situation.Facts.Convoys.OrderByDescending(c => c.DepartedOn).Select(c => c.Ref).Take(MostOffered)],
        { Name: "governorate" } when Table != RecordKinds.Locations => EntrySuggestions.Of(situation).Governorates,
        { Name: "source" } => EntrySuggestions.Of(situation).Sources,
        { Names: not null } or { IsOffered: true } => Merged(EntrySuggestions.Of(situation).For(kinds, Table, Column)),
        _ => null,
    };

    private IReadOnlyList<string> Merged(IReadOnlyList<string> counted) =>
        
        [.. counted, .. FreeText.Spellings(Written).Concat(Column.Usual).Where(w => !counted.Any(c => FreeText.Same(c, w)))];
}
