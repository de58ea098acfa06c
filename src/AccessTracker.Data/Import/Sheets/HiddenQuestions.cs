using System.Globalization;

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
            yield return Of(RowsId, _hidden, "1 row is hidden", "{0} rows are hidden or filtered out", "Hidden rows");
        }

        if (_struck.Count > 0)
        {
            yield return Of(StruckId, _struck, "1 row is struck through", "{0} rows are struck through", "Rows that are struck through");
        }
    }

    private static SheetQuestion Of(string id, List<int> rows, string one, string several, string topic) => new()
    {
        Id = id,
        About = QuestionAbout.Hidden,
        Text = $"{(rows.Count == 1 ? one : string.Format(CultureInfo.InvariantCulture, several, rows.Count))}: take "
            + $"{(rows.Count == 1 ? "it" : "them")}?",
        Rows = rows,
        Choices = [new(Take, "Yes, like the others"), new(SheetQuestion.LeaveOut, "No, leave them out")],
        LeavesOutAs = LeftOutWhy.Hidden,
        Topic = topic,
    };
}
