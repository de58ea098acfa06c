using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
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
                Asks = Phrase.Of(
                    u.Why.Code == RefusalCode.ConvoyHasOtherTotal ? nameof(Texts.Question_MergedOfConvoy) : nameof(Texts.Question_Merged),
                    [
                        SheetQuestion.Said(u.Text), SheetQuestion.Said(mapping.Columns[u.Column].Heading), $"{u.Rows.First}", $"{u.Rows.Last}",
                        .. u.Why.Arguments.Skip(2).Select(Phrase.Typed),
                    ]),
                Rows = [.. Enumerable.Range(u.Rows.First, u.Rows.Last - u.Rows.First + 1)],
                Choices =
                [
                    new(Unknown, Phrase.Of(nameof(Texts.Choice_Merged_unknown))),
                    new(Each, Phrase.Of(nameof(Texts.Choice_Merged_each))),
                    new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_LeaveRows))),
                ],
            });

        IEnumerable<SheetLine> Split() => PlaceRows.Split(SheetContent.Lines(book, mapping), mapping, reader, context);
    }
}
