using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Asks which column tells a field where two may or none does, and what is the same for all rows.</summary>
internal sealed class HeadingQuestions
{
    private const string Column = "column:";
    private const string None = "none";
    private const int LongestText = 200;

    private readonly SheetView _view;
    private readonly SheetLocations _places;
    private readonly List<(SheetField Field, SheetQuestion Question)> _asked = [];

    /// <param name="answers">Where it was answered that none of the columns is the one, what they would tell is still asked.</param>
    public HeadingQuestions(SheetView view, SheetLocations places, SheetAnswers answers)
    {
        (_view, _places) = (view, places);
        var disputed = view.Columns.Where(c => c.Strength == MatchStrength.Disputed).Select(c => c.Field!).Distinct().ToList();
        _asked.AddRange(disputed.Select(f => (f, Which(f))));
        var unclear = _asked.Where(a => answers.Of(a.Question) != None).Select(a => a.Field).ToHashSet();
        var told = view.Columns.Where(c => c.IsTaken).Select(c => c.Field!).ToHashSet();
        var needed = view.Kind.Required.Concat(
            view.Kind.Fields.Where(f => f.Table == view.Kind.Tail && f.Column.Required && told.Any(t => t.Table is not null && t.Table == f.Table)))
            .ToList();
        _asked.AddRange(view.Columns.Index().Where(c => c.Item is { Strength: MatchStrength.Hidden, Field: { } f } && !needed.Contains(f))
            .Select(c => (c.Item.Field!, HiddenColumn(c.Index, c.Item))));
        _asked.AddRange(needed.Where(f => !told.Contains(f) && !unclear.Contains(f) && SheetConstants.Default(f).Length == 0)
            .Select(f => (f, Untold(f))));
    }

    public IReadOnlyList<SheetQuestion> Asked => [.. _asked.Select(a => a.Question)];

    /// <summary>How the sheet is read with what was answered so far.</summary>
    public SheetMapping Mapping(SheetAnswers answers)
    {
        MappedColumn[] columns = [.. _view.Columns.Select(c => new MappedColumn(c.Heading, c.IsTaken ? c.Field!.Name : null))];
        var constants = SheetConstants.Of(_view.Kind).Where(f => SheetConstants.Default(f).Length > 0 && columns.All(c => c.Field != f.Name))
            .ToDictionary(f => f.Name, SheetConstants.Default, StringComparer.Ordinal);
        foreach (var (field, question) in _asked)
        {
            if (answers.Of(question) is not { } answer || answer == None)
            {
                continue;
            }

            if (ColumnOf(answer) is { } index)
            {
                columns[index] = columns[index] with { Field = field.Name };
            }
            else
            {
                constants[field.Name] = answer;
            }
        }

        return new SheetMapping
        {
            Of = _view.Kind, Sheet = _view.Sheet, HeaderRow = _view.HeaderRow, Columns = columns,
            Constants = constants.Where(c => columns.All(k => k.Field != c.Key)).ToDictionary(StringComparer.Ordinal),
        };
    }

    private SheetQuestion Which(SheetField field)
    {
        var columns = _view.Columns.Index().Where(c => c.Item is { Strength: MatchStrength.Disputed } && c.Item.Field == field).ToList();
        return new SheetQuestion
        {
            Id = Id("which", field, [.. columns.Select(c => c.Item.Heading)]),
            About = QuestionAbout.Heading,
            Asks = Phrase.Of(
                nameof(Texts.Question_Which), field.Heading,
                Phrase.List(nameof(Texts.ListOr), columns.Select(c => SheetQuestion.Quoted(c.Item.Heading)))),
            Choices = [.. columns.Select(c => Choice(c.Index)), new(None, Phrase.Of(nameof(Texts.Choice_NoColumn)))],
        };
    }

    private SheetQuestion HiddenColumn(int index, ColumnMatch column) => new()
    {
        Id = SheetQuestion.IdOf(QuestionAbout.Hidden, "column", _view.Kind.Name, column.Field!.Name, LocationName.Fold(column.Heading)),
        About = QuestionAbout.Hidden,
        Asks = Phrase.Of(nameof(Texts.Question_HiddenColumn), CellAddress.Letters(index), SheetQuestion.Said(column.Heading)),
        Choices =
        [
            new($"{Column}{CellAddress.Letters(index)}", Phrase.Of(nameof(Texts.Choice_HiddenColumn_take), column.Field!.Heading)),
            new(None, Phrase.Of(nameof(Texts.Choice_HiddenColumn_none))),
        ],
    };

    private SheetQuestion Untold(SheetField field)
    {
        var canBeSaid = SheetConstants.CanBeSaid(field);
        var free = _view.Columns.Index().Where(c => !c.Item.IsTaken && c.Item.Strength != MatchStrength.Disputed
            && c.Item.Heading.Length > 0 && !SheetLanguages.IsWhatIsWrong(c.Item.Heading));
        return new SheetQuestion
        {
            Id = Id(canBeSaid ? "all" : "column", field, []),
            About = QuestionAbout.Heading,
            Asks = Phrase.Of(canBeSaid ? nameof(Texts.Question_UntoldOrSame) : nameof(Texts.Question_Untold), field.Heading),
            Choices =
            [
                .. free.OrderByDescending(c => c.Item.Field == field).Select(c => Choice(c.Index)),
                .. SheetConstants.Offers(field, _view, _places),
            ],
            Accepts = answer => canBeSaid && IsGood(field, answer),
            TakesPlaces = field.Column.Refers == RecordKinds.Locations,
        };
    }

    private QuestionChoice Choice(int column) => new(
        $"{Column}{CellAddress.Letters(column)}",
        _view.Samples[column] is [var sample, ..]
            ? Phrase.Of(
                nameof(Texts.Choice_ColumnWithSample), CellAddress.Letters(column), SheetQuestion.Said(_view.Columns[column].Heading),
                SheetQuestion.Said(sample))
            : Phrase.Of(nameof(Texts.Choice_Column), CellAddress.Letters(column), SheetQuestion.Said(_view.Columns[column].Heading)));

    private int? ColumnOf(string answer) => answer.StartsWith(Column, StringComparison.Ordinal)
        ? Enumerable.Range(0, _view.Columns.Count).Select(i => (int?)i).FirstOrDefault(i => CellAddress.Letters(i!.Value) == answer[Column.Length..])
        : null;

    private bool IsGood(SheetField field, string answer) => field.Column switch
    {
        { Type: CellType.Day } => SheetDays.Read(answer).Day is not null,
        { Type: CellType.Word } => field.Column.Words.Contains(answer),
        { Refers: { } kind } when kind == RecordKinds.Locations => _places.Has(answer),
        _ => answer.Trim().Length is > 0 and <= LongestText && !answer.StartsWith(Column, StringComparison.Ordinal),
    };

    private string Id(string what, SheetField field, IReadOnlyList<string> headings) => SheetQuestion.IdOf(
        QuestionAbout.Heading, [what, _view.Kind.Name, field.Name, .. headings.Select(LocationName.Fold)]);
}
