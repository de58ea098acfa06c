using AccessTracker.Data.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Shared;
using AccessTracker.Domain.Targets;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Records;

/// <summary>
/// A record of any kind as it was typed, written as the bundle has it. What identifies a record that is there is taken from the
/// store, whatever was sent.
/// </summary>
/// <param name="table">Its kind.</param>
/// <param name="stored">The record that is changed; null: a new one.</param>
/// <param name="reading">What was typed, and what is wrong with it.</param>
internal sealed class TypedRecord(RecordKind table, StoredRecord? stored, EntryReading reading)
{
    private readonly Dictionary<string, string> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private EntryFields Typed => reading.Fields;

    // Where the words around a figure are kept.
    private string? NoteColumn => table.Find("note") is not null ? "note" : table.Find("people") is not null ? "source" : null;

    /// <summary>By column; a severe column only when something is typed into it: what is sealed stays.</summary>
    public IReadOnlyDictionary<string, string> Cells => _cells;

    /// <summary>Understands all fields.</summary>
    /// <param name="versionOf">The version that was read of the record with that key.</param>
    public EntryRow Read(Func<string, long> versionOf)
    {
        if (stored is not null)
        {
            foreach (var column in table.Key)
            {
                _cells[column] = stored.Text(column);
            }
        }

        // The words around figures go into the note: it comes last.
        foreach (var field in RecordField.Of(table, stored is null).OrderBy(f => f.Name == NoteColumn))
        {
            if (!(field.Column.Severe && string.IsNullOrWhiteSpace(Typed[field.Name])))
            {
                _cells[field.Name] = TextOf(field) ?? field.Column.Default ?? "";
                _fields[field.Name] = field.Name;
            }
        }

        Complete();
        var key = RecordKey.Of(table.Key.Select(c => _cells[c]));
        return new EntryRow(table, key, versionOf(key), _cells, _fields);
    }

    private string? TextOf(RecordField field) => field.Input switch
    {
        RecordInput.Day => Cell.Write(reading.Day(field.Name, field.IsRequired)),
        RecordInput.Number => NumberOf(field),
        RecordInput.Choice => reading.OneOf(field.Name, [.. field.Choices(reading.Situation).Select(c => c.Value)], field.IsRequired),
        RecordInput.Ticks => TicksOf(field),
        RecordInput.Place => reading.Place(field.Name, field.IsRequired),
        RecordInput.Places => PlacesOf(),
        _ when field.Column.Refers == RecordKinds.Convoys => ConvoyOf(field),
        _ when field.Column.Type == CellType.List => Cell.Join(Items(field.Name)),
        _ when field.Name == NoteColumn => reading.Note(field.Name),
        _ => reading.Text(field.Name, field.IsRequired) is { } text ? Spelt(field, text) : null,
    };

    // A free word that is kept as a code was shown with blanks: it is the same word.
    private string Spelt(RecordField field, string text) =>
        new[] { stored?.Text(field.Name) }.Concat(field.Suggestions(reading.Situation) ?? []).FirstOrDefault(known => known is not null && RecordText.Spoken(known) == text) ?? text;

    private string NumberOf(RecordField field)
    {
        // A number that is a name, or a setting, is not about so much.
        if ((table.Key.Contains(field.Name) || table == RecordKinds.Operations) && TypedFigure.Whole(Typed[field.Name], field.Column.Most) is { Wording: not null })
        {
            reading.Problem(field.Name, Texts.FigureExact);
            return "";
        }

        return Cell.Write(reading.Number(field.Name, label: field.Label, isRequired: field.IsRequired));
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
            reading.Problem(field.Name, Show.With(Texts.ConvoyUnknown, convoy));
        }

        return convoy;
    }

    private string PlacesOf()
    {
        List<string> places = [.. Typed.Rows(RecordField.PlaceRows).Select(n => EntryFields.Row(RecordField.PlaceRows, n)).Select(r => reading.Place($"{r}.location")).OfType<string>().Distinct()];
        if (places.Count == 0 && Typed["scope"] == Word.Of(TargetScope.Named))
        {
            reading.Doubt("scope", "no-places", Texts.DoubtNoPlaces);
        }

        return Cell.Join(places) ?? "";
    }

    private string[] Items(string field) => Typed[field].Split(['\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // What was not typed and follows from what was.
    private void Complete()
    {
        if (table == RecordKinds.StatedFigures && TypedFigure.Whole(Typed["low"], long.MaxValue) is { } figure)
        {
            Fill("high", Cell.Write(figure.High));
            Fill("wording", figure.Wording ?? TypedFigure.Whole(Typed["high"], long.MaxValue)?.Wording ?? "");
        }

        if (table == RecordKinds.Locations && _cells["governorate"] is { Length: > 0 } governorate)
        {
            Fill("governorate_pcode", reading.Situation.Locations.Values.FirstOrDefault(l => l.Governorate == governorate)?.GovernoratePcode ?? "");
        }

        if (stored is null && table.Find(table.Key[0]) is { Type: CellType.Key })
        {
            Fill(table.Key[0], OwnKey());
        }
    }

    private void Fill(string column, string text)
    {
        if (_cells[column].Length == 0)
        {
            _cells[column] = text;
        }
    }

    private string OwnKey() => table.Name switch
    {
        "location" => _cells["community_pcode"] is { Length: > 0 and <= Cell.LongestKey } pcode ? pcode : reading.OwnKey("L"),
        "incident" => reading.OwnKey($"I-{_cells["day"].Replace("-", "", StringComparison.Ordinal)}"),
        _ => reading.OwnKey(table.Name[..1].ToUpperInvariant()),
    };
}
