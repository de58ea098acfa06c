using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Asks how the letters of a text file are written, with a sample in each reading, where the file itself does not show it.</summary>
public static class LettersQuestion
{
    public const string Arabic = "windows-1256";
    public const string Western = "windows-1252";

    /// <summary>The same for every file of a sender: their program goes on writing letters as it does.</summary>
    public static string Id { get; } = SheetQuestion.IdOf(QuestionAbout.Word, "letters");

    /// <summary>The question, where that is why a file was refused; null: it was refused for something else, or not at all.</summary>
    public static SheetQuestion? Of(RefusedRow? refused) =>
        refused?.Refusal is not { Code: RefusalCode.LettersInDoubt, Arguments: [var arabic, var western, ..] } ? null : new SheetQuestion
        {
            Id = Id,
            About = QuestionAbout.Word,
            Asks = Phrase.Of(nameof(Texts.Question_Letters)),
            Choices =
            [
                new(Arabic, SheetQuestion.Quoted(arabic)), new(Western, SheetQuestion.Quoted(western)),
            ],
            Topic = Phrase.Of(nameof(Texts.Topic_Letters)),
        };
}
