using System.Globalization;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Asks what the forms ask about figures: how many people a family is, and what a point among three digits separates.</summary>
internal sealed class FigureQuestions(ScanInput input) : QuestionSource
{
    /// <summary>The answer that a point separates thousands: there are no parts of people.</summary>
    public const string Thousands = "thousands";

    private readonly List<FigureColumn> _columns =
        [.. input.Columns(f => f.Column.Type is CellType.Number or CellType.Tonnes).Select(c => new FigureColumn(c.Index, c.Field))];
    private readonly List<int> _families = [];
    private readonly PeopleParts? _parts = input.Reader.Parts;
    private readonly bool _tellsSize = input.Mapping.Has(HelperFields.FamilySize);

    /// <summary>One for each sender: families are as large in the next sheet.</summary>
    public static string FamilySizeId { get; } = SheetQuestion.IdOf(QuestionAbout.Figure, "family-size");

    public static string PointId(RecordColumn column) => SheetQuestion.IdOf(QuestionAbout.Figure, "point", column.Name);

    public override void Look(SheetLine line)
    {
        var isFamilies = false;
        foreach (var column in _columns)
        {
            var cell = line[column.Index];
            if (cell.IsBlank || cell.Kind == CellKind.Broken)
            {
                continue;
            }

            if (column.Field.Name == HelperFields.Families)
            {
                isFamilies |= _parts?.Columns.Contains(column.Index) == true && !SheetFigures.IsNone(SheetReader.Trim(cell.Text));
                continue;
            }

            if (cell.Kind != CellKind.Text || cell.Text.All(c => char.IsDigit(c) || c is ',' or ' ' or '\u00A0')
                || Read(column.Field.Column, SheetReader.Trim(cell.Text)) is not { } figure)
            {
                continue;
            }

            isFamilies |= figure.Families is not null;
            column.HasWordings |= figure.Wording is not null;
            if (figure.Fault == FigureFault.PointOrGroup)
            {
                column.Pointed ??= cell.Text.Trim();
                column.Rows.Add(line.Number);
            }
        }

        if (isFamilies)
        {
            _families.Add(line.Number);
        }
    }

    public override IEnumerable<SheetQuestion> Ask()
    {
        if (_families.Count > 0 && !_tellsSize)
        {
            yield return new SheetQuestion
            {
                Id = FamilySizeId,
                About = QuestionAbout.Figure,
                Asks = Phrase.Of(nameof(Texts.Question_FamilySize)),
                Rows = _families,
                Choices =
                [
                    .. new[] { 4, 4.5m, 5, 5.5m, 6, 6.5m, 7, 8 }.Select(size => new QuestionChoice(
                        size.ToString(CultureInfo.InvariantCulture), Phrase.Of(nameof(Texts.CountOf_people), Phrase.Number(size)))),
                    new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_FamilySize_leave))),
                ],
                Accepts = text => SheetFigures.Size(text) is not null,
                Topic = Phrase.Of(nameof(Texts.Topic_FamilySize)),
            };
        }

        foreach (var column in _columns.Where(c => c.Pointed is not null))
        {
            var heading = SheetQuestion.Said(input.Mapping.Columns[column.Index].Heading);
            var said = SheetQuestion.Said(column.Pointed!);
            yield return new SheetQuestion
            {
                Id = PointId(column.Field.Column),
                About = QuestionAbout.Figure,
                Asks = Phrase.Of(nameof(Texts.Question_Point), said, heading),
                Rows = column.Rows,
                Choices =
                [
                    new(Thousands, Phrase.Of(nameof(Texts.Choice_Point_thousands), said.Replace(".", ",", StringComparison.Ordinal))),
                    new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_Point_leave))),
                ],
                Topic = Phrase.Of(nameof(Texts.TextOfText), heading, said),
            };
        }
    }

    public override SheetMapping Apply(SheetMapping mapping, IReadOnlyList<SheetQuestion> asked, SheetAnswers answers)
    {
        MappedColumn[] columns = [.. mapping.Columns];
        foreach (var column in _columns)
        {
            columns[column.Index] = columns[column.Index] with { HasWordings = column.HasWordings };
        }

        if (_families.Count > 0 && _parts is not null && mapping.Columns[_parts.Columns.First()].Field == HelperFields.Families)
        {
            columns[_parts.Columns.First()] = columns[_parts.Columns.First()] with { HasWordings = true };
        }

        return mapping with { Columns = columns };
    }

    private static TypedFigure? Read(RecordColumn column, string text) => column.Type == CellType.Tonnes
        ? TypedFigure.Tonnes(text, column.Most)
        : TypedFigure.Whole(text, column.Most, column.Noun);

    private sealed class FigureColumn(int index, SheetField field)
    {
        public int Index { get; } = index;

        public SheetField Field { get; } = field;

        public bool HasWordings { get; set; }

        public string? Pointed { get; set; }

        public List<int> Rows { get; } = [];
    }
}
