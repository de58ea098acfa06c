using System.Globalization;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The people of a row that several columns tell: men and women, boys and girls; or families of a size that was said.</summary>
internal sealed class PeopleParts
{
    private readonly SheetMapping _mapping;
    private readonly SheetFigures _figures;
    private readonly (int Index, SheetField Field)[] _parts;
    private readonly int _size;

    private PeopleParts(SheetMapping mapping, SheetFigures figures, (int, SheetField)[] parts)
    {
        (_mapping, _figures, _parts) = (mapping, figures, parts);
        _size = mapping.IndexOf(HelperFields.FamilySize);
    }

    /// <summary>Columns of the parts.</summary>
    public IEnumerable<int> Columns => _parts.Select(p => p.Index);

    /// <summary>Null: a column tells the people, or none does.</summary>
    public static PeopleParts? Of(SheetMapping mapping, SheetFigures figures)
    {
        if (mapping.Of.People is not { } people || mapping.Has(people.Name))
        {
            return null;
        }

        (int, SheetField)[] told = [.. mapping.Told.Where(c => HelperFields.IsPart(c.Field.Name)).Select(c => (c.Index, c.Field))];
        (int, SheetField)[] whole = [.. told.Where(t => t.Item2.Name != HelperFields.Families)];
        return told.Length == 0 ? null : new PeopleParts(mapping, figures, whole.Length > 0 ? whole : told);
    }

    /// <summary>The people, as the bundle writes them; empty: nothing is told of them.</summary>
    public string Text(SheetLine line)
    {
        var sum = 0m;
        var isTold = false;
        foreach (var (index, field) in _parts)
        {
            if (Number(line, index, field) is { } number)
            {
                (sum, isTold) = (sum + number, true);
            }
        }

        return !isTold ? "" : IsFamilies ? SizeOf(line) is { } size ? SheetFigures.OfFamilies(sum, size) : "" : Cell.Write(sum);
    }

    /// <summary>How families became people; null: the sheet tells people.</summary>
    public string? Wording(SheetLine line)
    {
        if (!IsFamilies || SizeOf(line) is not { } size || Number(line, _parts[0].Index, _parts[0].Field) is null)
        {
            return null;
        }

        var said = SheetReader.Trim(line[_parts[0].Index].Text);
        var families = TypedFigure.Whole(said, _parts[0].Field.Column.Most, FigureNoun.People)?.Families is null ? $"{said} families" : said;
        return $"{families} \u00D7 {Cell.Write(size)}";
    }

    /// <summary>Why its parts do not make the people of the row.</summary>
    public IEnumerable<SheetFault> Faults(SheetLine line)
    {
        foreach (var (index, field) in _parts)
        {
            var cell = line[index];
            var text = SheetReader.Trim(cell.Text);
            if (cell.Kind == CellKind.Broken || SheetFigures.IsNone(text))
            {
                continue;
            }

            if (cell.Merged is { } rows && rows.Last > rows.First)
            {
                yield return Fault(index, text, new Refusal(RefusalCode.SeveralRowsOneFigure, rows.First, rows.Last));
            }
            else if (Number(line, index, field) is null)
            {
                yield return Fault(
                    index, text,
                    _figures.Read(field.Column, cell, index).Text.Length == 0
                        ? new Refusal(RefusalCode.PartUnknown)
                        : new Refusal(RefusalCode.NotANumber));
            }
        }

        if (IsFamilies && SizeOf(line) is null && Number(line, _parts[0].Index, _parts[0].Field) is { } families)
        {
            yield return Fault(_size < 0 ? _parts[0].Index : _size, Cell.Write(families), new Refusal(RefusalCode.FamiliesWithoutSize));
        }
    }

    private bool IsFamilies => _parts[0].Field.Name == HelperFields.Families;

    private decimal? SizeOf(SheetLine line) => _size >= 0 && !line[_size].IsBlank ? SheetFigures.Size(line[_size].Text) : _figures.FamilySize;

    private decimal? Number(SheetLine line, int index, SheetField field)
    {
        var cell = line[index];
        var text = _figures.Read(field.Column, cell, index).Text;
        return decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number

            // "50 families" in the column of families; "300 people" in one of women.
            : TypedFigure.Whole(SheetReader.Trim(cell.Text), field.Column.Most, FigureNoun.People) is { } typed
                ? field.Name == HelperFields.Families ? typed.Families : typed.Value
                : null;
    }

    private SheetFault Fault(int index, string value, Refusal refusal) => new(_mapping.Columns[index].Heading, value, refusal);
}
