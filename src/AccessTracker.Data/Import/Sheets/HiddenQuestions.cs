using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Asks once whether rows count that nobody sees in the sheet, and rows that are struck through.</summary>
internal sealed class HiddenQuestions : QuestionSource
{
    /// <summary>The answer that they count like the others.</summary>
    public const string Take = "take";

    private readonly List<int> _hidden = [];
    private readonly List<int> _struck = [];

    public static string RowsId { get; } = SheetQuestion.IdOf(QuestionAbout.Hidden, "rows");

    public static string StruckId { get; } = SheetQuestion.IdOf(QuestionAbout.Hidden, "struck");

    /// <summary>Whether the row does not count, so that nothing of it has to be asked about.</summary>
    public static bool IsLeftOut(SheetLine line, SheetAnswers answers) =>
        (line.IsHidden && answers.Leaves(RowsId)) || (line is { IsHidden: false, IsStruck: true } && answers.Leaves(StruckId));

    public override void Look(SheetLine line)
    {
        if (line.IsHidden)
        {
            _hidden.Add(line.Number);
        }
        else if (line.IsStruck)
        {
            _struck.Add(line.Number);
        }
    }

    public override IEnumerable<SheetQuestion> Ask()
    {
        if (_hidden.Count > 0)
        {
            yield return Of(RowsId, _hidden, nameof(Texts.Question_HiddenRows), nameof(Texts.Topic_HiddenRows));
        }

        if (_struck.Count > 0)
        {
            yield return Of(StruckId, _struck, nameof(Texts.Question_StruckRows), nameof(Texts.Topic_StruckRows));
        }
    }

    private static SheetQuestion Of(string id, List<int> rows, string asked, string topic) => new()
    {
        Id = id,
        About = QuestionAbout.Hidden,
        Asks = Phrase.Of(asked, rows.Count),
        Rows = rows,
        Choices = [new(Take, Phrase.Of(nameof(Texts.Choice_TakeRows))), new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_LeaveThem)))],
        LeavesOutAs = LeftOutWhy.Hidden,
        Topic = Phrase.Of(topic),
    };
}
