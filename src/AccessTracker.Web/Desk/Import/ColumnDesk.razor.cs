using System.Globalization;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;

namespace AccessTracker.Web.Desk.Import;

public sealed partial class ColumnDesk
{
    [Inject]
    public required RecordKinds Kinds { get; init; }

    [Parameter, EditorRequired]
    public required ColumnChoice Choice { get; set; }

    /// <summary>The first rows; null: they cannot be read so.</summary>
    [Parameter, EditorRequired]
    public required SheetSample? Sample { get; set; }

    /// <summary>They are being read.</summary>
    [Parameter]
    public bool IsReading { get; set; }

    [Parameter, EditorRequired]
    public required Situation Situation { get; set; }

    /// <summary>Asks for another sheet, another kind or other headings.</summary>
    [Parameter]
    public EventCallback<Dictionary<string, StringValues>> Look { get; set; }

    /// <summary>A field of the form is another one now.</summary>
    [Parameter]
    public EventCallback<(string Name, StringValues Value)> Say { get; set; }

    private SheetKind Kind => Choice.View.Kind;

    private IEnumerable<string> Problems => new[]
    {
        Choice.MissingConstants.Count > 0 ? Format.With(Texts.SheetMissing, Fields(Choice.MissingConstants)) : null,
        Choice.MissingColumns.Count > 0 ? Format.With(Texts.SheetMissingColumn, Fields(Choice.MissingColumns)) : null,
        Choice.Twice.Count > 0 ? Format.With(Texts.SheetTwice, Fields(Choice.Twice)) : null,
    }.OfType<string>();

    private static bool IsShown(ColumnMatch column) => column.Heading.Length > 0 && !SheetImport.IsComment(column.Heading);

    private string Fields(IEnumerable<SheetField> fields) => Format.List(fields.Select(f => SheetText.Field(Kind, f)));

    private string NotUsed(int column) => Choice.IsDisputed(column) ? ColumnChoice.NotUsed : "";

    // Null where it has to be said first.
    private string? ValueOf(int column) =>
        Choice.Field(column) ?? (Choice.IsDisputed(column) && !Choice.IsNotUsed(column) ? null : NotUsed(column));

    private string NameOf(string? value) => value is null ? ""
        : Kind.Field(value) is { } field ? $"{SheetText.Field(Kind, field)}{(Kind.Required.Contains(field) ? " *" : "")}"
        : Texts.SheetNotUsed;

    // What was typed stands in the field's name, or begins one of its words; with nothing typed, or with what is chosen, all are offered.
    private IEnumerable<string> Search(string? text, int column)
    {
        var all = Kind.Fields.Select(f => f.Name).Prepend(NotUsed(column));
        return string.IsNullOrWhiteSpace(text) || text == NameOf(ValueOf(column))
            ? all
            : all.Where(v => LocationName.Fold(NameOf(v)).Contains(LocationName.Fold(text), StringComparison.Ordinal));
    }

    private string? Note(ColumnMatch column, int index) => column switch
    {
        { Strength: MatchStrength.Weak, Field: { } near } when Choice.Field(index) is null => Format.With(Texts.SheetPerhaps, Named(near)),
        { Strength: MatchStrength.Disputed, Field: { } asked } when Choice.Field(index) is null => Format.With(Texts.SheetDisputed, Named(asked)),
        { Strength: MatchStrength.Hidden, Field: { } unseen } when Choice.Field(index) is null =>
            Format.With(Texts.SheetHiddenColumn, Named(unseen)),
        _ when !Choice.IsDisputed(index) && SheetText.LeftOut(Choice.View, index, Choice.Field(index)) is { } left => left,
        { Strength: MatchStrength.Remembered } => Texts.SheetRemembered,
        _ => null,
    };

    private string Named(SheetField field) => SheetText.Field(Kind, field);

    private Task SayAsync(string name, StringValues value) => Say.InvokeAsync((name, value));

    private Task SayAlikeAsync(int sheet, bool isToo) => SayAsync(
        ColumnChoice.AlikeName,
        new StringValues([.. Choice.Alike.Where(s => s != sheet).Concat(isToo ? [sheet] : []).Order().Select(Text)]));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Task LookAsync(object? sheet = null, object? kind = null, object? header = null) => Look.InvokeAsync(
        new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["sheet"] = sheet as string ?? Text(Choice.View.Sheet),
            ["kind"] = kind as string ?? (Choice.View.Fits && sheet is null ? Kind.Name : ""),
            ["header"] = header as string ?? (sheet is null ? Text(Choice.View.HeaderRow) : ""),
        });
}
