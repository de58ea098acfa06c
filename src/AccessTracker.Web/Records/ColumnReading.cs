using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Targets;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Records;

/// <summary>Understands what was typed into the fields of columns, by what each column may hold; written as the bundle has it.</summary>
/// <param name="reading">Of the form.</param>
/// <param name="stored">The record that is changed; null: a new one.</param>
internal sealed class ColumnReading(EntryReading reading, StoredRecord? stored = null)
{
    private EntryFields Typed => reading.Fields;

    /// <summary>
    /// The cells of a record, or of one row of a form. What severe columns hold is sealed: they are among the cells only where something is typed.
    /// </summary>
    /// <param name="fields">Those that the form has.</param>
    public Dictionary<string, string> Cells(IEnumerable<RecordField> fields)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);

        // The words around figures go into the note: it comes last.
        foreach (var field in fields.OrderBy(f => f.Column.Name == f.Table.WordingColumn))
        {
            if (!(field.Column.Severe && string.IsNullOrWhiteSpace(Typed[field.Name])))
            {
                cells[field.Column.Name] = TextOf(field) ?? field.Column.Default ?? "";
            }
        }

        return cells;
    }

    private string? TextOf(RecordField field) => field.Input switch
    {
        RecordInput.Day => Cell.Write(reading.Day(field.Name, field.IsRequired)),
        RecordInput.Number => NumberOf(field),
        RecordInput.Tonnes => Cell.Write(reading.Tonnes(field.Name)),
        RecordInput.Choice => reading.OneOf(field.Name, [.. field.Choices(reading.Situation).Select(c => c.Value)], field.IsRequired),
        RecordInput.Ticks => TicksOf(field),
        RecordInput.Place => reading.Place(field.Name, field.IsRequired),
        RecordInput.Places => PlacesOf(field),
        _ when field.Column.Refers == RecordKinds.Convoys => ConvoyOf(field),
        _ when field.Column.Type == CellType.List => Cell.Join(Items(field.Name)),
        _ when field.Column.Name == field.Table.WordingColumn => reading.Note(field.Name, field.Row),
        _ => reading.Text(field.Name, field.IsRequired) is { } text ? Spelt(field, text) : null,
    };

    // A free word that is kept as a code was shown with blanks: it is the same word.
    private string Spelt(RecordField field, string text) =>
        new[] { stored?.Text(field.Column.Name) }.Concat(field.Suggestions(reading.Situation, reading.Kinds) ?? [])
        .FirstOrDefault(known => known is not null && RecordText.Written(known) == text) ?? text;

    private string NumberOf(RecordField field)
    {
        // A number that is a name, or a setting, is not about so much.
        if ((field.Table.Key.Contains(field.Column.Name) || field.Table == RecordKinds.Operations)
            && TypedFigure.Whole(Typed[field.Name], field.Column.Most) is { Wording: not null })
        {
            reading.Problem(field.Name, Texts.FigureExact);
            return "";
        }

        var number = reading.Number(field.Name, field.Row, field.Label, field.IsRequired, field.Column.Noun);
        if (number > field.Column.Most)
        {
            reading.Problem(field.Name, Format.With(Texts.EntryMost, Format.Number(field.Column.Most)));
            return "";
        }

        return Cell.Write(number);
    }

    private string TicksOf(RecordField field)
    {
        var ticked = Items(field.Name);
        if (ticked.Length == 0)
        {
            reading.Problem(field.Name, Texts.EntryMissing);
        }

        return Cell.Join(ticked) ?? "";
    }

    private string? ConvoyOf(RecordField field)
    {
        var convoy = reading.Text(field.Name, field.IsRequired);
        if (convoy is not null && !reading.Situation.Convoys.ContainsKey(convoy))
        {
            reading.Problem(field.Name, Format.With(Texts.ConvoyUnknown, convoy));
        }

        return convoy;
    }

    private string PlacesOf(RecordField field)
    {
        List<string> places =
            [.. Typed.Rows(RecordField.PlaceRows).Select(n => EntryFields.Row(RecordField.PlaceRows, n)).Select(r => reading.Place($"{r}.location"))
                .OfType<string>().Distinct()];
        if (places.Count == 0 && field.Column.NeededWhen is null && Typed["scope"] == EnumCode.Of(TargetScope.Named))
        {
            reading.Doubt("scope", "no-places", Texts.DoubtNoPlaces);
        }

        return Cell.Join(places) ?? "";
    }

    private string[] Items(string field) =>
        Typed[field].Split(['\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
