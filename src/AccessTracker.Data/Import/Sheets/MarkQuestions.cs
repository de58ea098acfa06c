using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Asks what a comma in figures is where neither the column nor the file shows it.</summary>
internal sealed class MarkQuestions(ScanInput input) : QuestionSource
{
    private readonly List<(DecimalMarks Marks, MappedColumn Column)> _columns =
        [.. input.Columns(f => f.Column.Type == CellType.Tonnes).Select(c => (new DecimalMarks(c.Index), c.Column))];

    public override void Look(SheetLine line) => _columns.ForEach(c => c.Marks.Look(line));

    public override IEnumerable<SheetQuestion> Ask()
    {
        foreach (var (marks, column) in _columns.Where(c => c.Marks.Decide(input.Book.HasDecimalCommas) == DecimalMark.Unknown))
        {
            if (marks.Either is { } text && DecimalMarks.Readings(text) is var (small, large))
            {
                yield return new SheetQuestion
                {
                    Id = Id(column),
                    About = QuestionAbout.Figure,
                    Asks = Phrase.Of(nameof(Texts.Question_Comma), text, SheetQuestion.Said(column.Heading), small, large),
                    Rows = marks.EitherRows,
                    Choices =
                    [
                        new(EnumCode.Of(DecimalMark.Comma), Phrase.Of(nameof(Texts.Choice_Comma_decimals), small)),
                        new(EnumCode.Of(DecimalMark.Point), Phrase.Of(nameof(Texts.Choice_Comma_thousands), large)),
                        new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_LeaveRows))),
                    ],
                    Topic = Phrase.Of(nameof(Texts.TextOfText), SheetQuestion.Said(column.Heading), text),
                };
            }
        }
    }

    public override SheetMapping Apply(SheetMapping mapping, IReadOnlyList<SheetQuestion> asked, SheetAnswers answers)
    {
        MappedColumn[] columns = [.. mapping.Columns];
        var answered = asked.ToDictionary(q => q.Id, answers.Of, StringComparer.Ordinal);
        foreach (var (marks, column) in _columns)
        {
            var mark = marks.Decide(input.Book.HasDecimalCommas);
            columns[marks.Index] = columns[marks.Index] with
            {
                Mark = mark == DecimalMark.Unknown && EnumCode.TryParse<DecimalMark>(answered.GetValueOrDefault(Id(column)) ?? "", out var told)
                    ? told
                    : mark,
            };
        }

        return mapping with { Columns = columns };
    }

    private string Id(MappedColumn column) =>
        SheetQuestion.IdOf(QuestionAbout.Figure, "comma", input.Mapping.Kind, LocationName.Fold(column.Heading));
}
