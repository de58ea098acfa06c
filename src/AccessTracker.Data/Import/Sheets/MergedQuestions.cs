using AccessTracker.Data.Records;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Asks whose a figure is that stands once for several rows, where they are not simply the stops of one convoy.</summary>
internal static class MergedQuestions
{
    /// <summary>The answer that it is the figure of each of the rows.</summary>
    public const string Each = "each_row";

    /// <summary>The answer that nobody knows how it divides: the rows are taken without it.</summary>
    public const string Unknown = "unknown";

    public static string Id(SheetMapping mapping, int column, string text, MergedRows rows) => SheetQuestion.IdOf(
        QuestionAbout.Figure, "merged", mapping.Kind, LocationName.Fold(mapping.Columns[column].Heading), text.Trim(), $"{rows.First}-{rows.Last}");

    /// <param name="mapping">With all that was answered about days, names and words: whose a figure is hangs on them.</param>
    public static IEnumerable<SheetQuestion> Ask(SheetBook book, SheetMapping mapping, SheetContext context)
    {
        if (!book.HasMerged(mapping.Sheet) || mapping.Missing().Count > 0)
        {
            return [];
        }

        var reader = new SheetReader(mapping, context, "", book.CountsFrom1904);
        var lines = StopRows.Of(Split, mapping, reader).Merge(Split());
        return MergedTotals.Of(lines, mapping with { Answers = new Dictionary<string, string>() }, reader, context)
            .Undivided.Select(u => new SheetQuestion
            {
                Id = Id(mapping, u.Column, u.Text, u.Rows),
                About = QuestionAbout.Figure,
                Text = $"\u201C{SheetQuestion.Said(u.Text)}\u201D in column \u201C{SheetQuestion.Said(mapping.Columns[u.Column].Heading)}\u201D "
                    + $"stands "
                    + $"once for rows {u.Rows.First} to {u.Rows.Last}. {Why(u.Why)} What is it?",
                Rows = [.. Enumerable.Range(u.Rows.First, u.Rows.Last - u.Rows.First + 1)],
                Choices =
                [
                    new(Unknown, "One total, and nobody knows how it divides: take the rows without this figure"),
                    new(Each, "The figure of each of these rows"),
                    new(SheetQuestion.LeaveOut, "Leave these rows out"),
                ],
            });

        IEnumerable<SheetLine> Split() => PlaceRows.Split(SheetContent.Lines(book, mapping), mapping, reader, context);
    }

    private static string Why(Refusal refusal) => refusal.Code == RefusalCode.ConvoyHasOtherTotal
        ? $"They are stops of convoy {refusal.Arguments[2]}, which is stored with another total."
        : "It cannot be told how it divides among them.";
}
