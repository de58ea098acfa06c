using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Asks what the rows of a sheet are about whose headings fit no kind.</summary>
internal static class KindQuestion
{
    public static SheetQuestion Of(SheetView view, SheetKinds kinds) => new()
    {
        Id = SheetQuestion.IdOf(QuestionAbout.Heading, ["kind", .. view.Columns.Select(c => LocationName.Fold(c.Heading))]),
        About = QuestionAbout.Heading,
        Asks = Phrase.Of(
            nameof(Texts.Question_Kind),
            Phrase.List(view.Columns.Select(c => c.Heading).Where(h => h.Length > 0).Select(SheetQuestion.Quoted))),
        Choices = [.. kinds.All.Select(k => new QuestionChoice(k.Name, Phrase.FirstOf([$"SheetKind_{k.Name}"], k.Name.Replace('_', ' '))))],
    };
}
