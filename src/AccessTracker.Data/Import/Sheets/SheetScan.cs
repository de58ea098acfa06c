namespace AccessTracker.Data.Import.Sheets;

/// <summary>A scan is what a first reading of all rows has found.</summary>
/// <param name="Mapping">As the rows show it and the answers have it.</param>
/// <param name="Rows">How many there are, with those that are left out.</param>
/// <param name="Questions">All that is not certain, whether it was answered or not.</param>
/// <param name="Open">What has not been answered: nothing is imported before it is.</param>
public sealed record SheetScan(SheetMapping Mapping, int Rows, IReadOnlyList<SheetQuestion> Questions, IReadOnlyList<SheetQuestion> Open)
{
    /// <param name="remembered">By the keys of headings: asked last, after what was chosen and what the rows show.</param>
    internal static SheetScan Run(
        SheetBook book, SheetMapping mapping, SheetContext context, IReadOnlyDictionary<string, RememberedColumn> remembered, SheetAnswers answers)
    {
        mapping = mapping with { LeftOut = new SortedDictionary<int, LeftOutWhy>(), Proposed = [] };
        var input = new ScanInput(book, mapping, context, new SheetReader(mapping, context, "", book.CountsFrom1904), remembered);
        var sources = QuestionSource.All.Select(make => make(input)).ToList();
        var rows = 0;
        foreach (var line in SheetContent.Lines(book, mapping))
        {
            rows++;

            // What does not count raises no questions of its own.
            var isLeftOut = HiddenQuestions.IsLeftOut(line, answers);
            sources.ForEach(s =>
            {
                if (!isLeftOut || s is HiddenQuestions)
                {
                    s.Look(line);
                }
            });
        }

        var questions = new List<SheetQuestion>();
        foreach (var source in sources)
        {
            List<SheetQuestion> asked = [.. source.Ask()];
            questions.AddRange(asked);
            mapping = source.Apply(mapping, asked, answers);
        }

        // While it is open whether rows count, nothing is asked of which they alone know.
        var inDoubt = answers.Open(questions).Where(q => q.About == QuestionAbout.Hidden).SelectMany(q => q.Rows).ToHashSet();
        questions.RemoveAll(q => q.About != QuestionAbout.Hidden && q.Rows.Count > 0 && q.Rows.All(inDoubt.Contains));

        // Whose a figure is hangs on days and names that were answered.
        questions.AddRange(MergedQuestions.Ask(book, mapping.With(questions, answers), context));
        return new SheetScan(mapping.With(questions, answers), rows, questions, answers.Open(questions));
    }
}
