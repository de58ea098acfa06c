namespace AccessTracker.Data.Import.Sheets;

/// <summary>What a source of questions is given: the sheet as it is read so far.</summary>
/// <param name="Mapping">What the columns were said to tell.</param>
/// <param name="Context">What of the store the rows are read against.</param>
/// <param name="Reader">Reads rows as the mapping says.</param>
/// <param name="Remembered">What the sender's columns told before, by the keys of headings.</param>
internal sealed record ScanInput(
    SheetBook Book, SheetMapping Mapping, SheetContext Context, SheetReader Reader, IReadOnlyDictionary<string, RememberedColumn> Remembered)
{
    /// <summary>The columns of fields that <paramref name="isOfInterest"/>, with their places.</summary>
    public IEnumerable<(int Index, MappedColumn Column, SheetField Field)> Columns(Func<SheetField, bool> isOfInterest) =>
        Mapping.Told.Where(c => isOfInterest(c.Field));
}

/// <summary>
/// Finds what is not certain about a sheet while all its rows are read once, and says what answers change of how it is read. A new one is a line
/// in <see cref="All"/>.
/// </summary>
internal abstract class QuestionSource
{
    /// <summary>In the order in which people are asked.</summary>
    public static IReadOnlyList<Func<ScanInput, QuestionSource>> All { get; } =
    [
        _ => new HiddenQuestions(),
        input => new DayQuestions(input),
        input => new MarkQuestions(input),
        input => new FigureQuestions(input),
        input => new WordQuestions(input),
        input => new NameQuestions(input),
        input => new StopQuestions(input),
    ];

    /// <summary>Is told of each row of the table in order, without rows of totals.</summary>
    public abstract void Look(SheetLine line);

    /// <summary>
    /// What is not certain, whether it was answered before or not; after the last row. A choice <see cref="SheetQuestion.LeaveOut"/> leaves the
    /// rows of its question out without further help.
    /// </summary>
    public abstract IEnumerable<SheetQuestion> Ask();

    /// <summary>
    /// The mapping as the answers have it. Answers are also in <see cref="SheetMapping.Answers"/>, where whatever reads the rows later finds them
    /// by the ids of questions.
    /// </summary>
    /// <param name="asked">What <see cref="Ask"/> told: to find what a name may mean is dear, and is done once.</param>
    public virtual SheetMapping Apply(SheetMapping mapping, IReadOnlyList<SheetQuestion> asked, SheetAnswers answers) => mapping;
}
