using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Asks what the rows of a sheet are about whose headings fit no kind.</summary>
internal static class KindQuestion
{
    public static SheetQuestion Of(SheetView view, SheetKinds kinds) => new()
    {
        Id = SheetQuestion.IdOf(QuestionAbout.Heading, ["kind", .. view.Columns.Select(c => LocationName.Fold(c.Heading))]),
        About = QuestionAbout.Heading,
        Text = $"What is each row of this sheet about? Its headings do not say it: {string.Join(", ", view.Columns.Select(c => c.Heading)
            .Where(h => h.Length > 0).Select(h => $"\u201C{SheetQuestion.Said(h)}\u201D"))}.",
        Choices = [.. kinds.All.Select(k => new QuestionChoice(k.Name, k.Name.Replace('_', ' ')))],
    };
}
