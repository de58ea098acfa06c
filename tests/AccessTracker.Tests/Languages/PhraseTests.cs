using System.Globalization;
using System.Text.Json;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Doubts;
using AccessTracker.Domain.Common;

namespace AccessTracker.Tests.Languages;

/// <summary>What is refused, doubted or asked is found without a language, kept without one, and worded in that of whoever reads it.</summary>
public sealed class PhraseTests
{
    private static readonly CultureInfo _arabic = Speech.Culture("ar-SY");
    private static readonly CultureInfo _french = Speech.Culture("fr");

    [Fact]
    public void A_refusal_is_worded_in_the_language_of_whoever_reads_it()
    {
        var refusal = new Refusal(RefusalCode.DeliveryBeforeDeparture, "D041", new DateOnly(2016, 6, 4), new DateOnly(2016, 6, 2));

        Assert.Equal(
            "Convoy D041 departed on 4 Jun 2016; a delivery on 2 Jun 2016 would be before it.", Speech.In(Speech.English, () => refusal.Message));
        Assert.Contains("حزيران 2016", Speech.In(_arabic, () => refusal.Message), StringComparison.Ordinal);
        Assert.DoesNotContain("Convoy", Speech.In(_arabic, () => refusal.Message), StringComparison.Ordinal);
        Assert.Contains("juin 2016", Speech.In(_french, () => refusal.Message), StringComparison.Ordinal);
    }

    [Fact]
    public void A_doubt_says_its_days_and_figures_in_the_readers_language_and_is_the_same_in_each()
    {
        var doubt = new Doubt(DoubtCode.LongAfterRequest, "decided_on", new DateOnly(2016, 6, 4), 1_200L, new DateOnly(2013, 2, 3));

        Assert.Equal(["2016-06-04", "1200", "2013-02-03"], Speech.In(_arabic, () => doubt.Arguments));
        Assert.Equal(
            "Saturday 4 June 2016 is 1,200 days after the request was submitted, on Sunday 3 February 2013.",
            Speech.In(Speech.English, () => doubt.Message));
        Assert.Contains("شباط 2013", Speech.In(_arabic, () => doubt.Message), StringComparison.Ordinal);
        Assert.Contains("samedi 4 juin 2016", Speech.In(_french, () => doubt.Message), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_has_the_separators_of_the_language()
    {
        var list = Phrase.List(nameof(Texts.ListAnd), ["Madaya", "Zabadani", "Foah"]);

        Assert.Equal("Madaya, Zabadani and Foah", Speech.In(Speech.English, list.ToString));
        Assert.Contains("\u060C", Speech.In(_arabic, list.ToString), StringComparison.Ordinal);
        Assert.Contains(" et Foah", Speech.In(_french, list.ToString), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_is_kept_is_asked_in_the_language_of_whoever_opens_it()
    {
        var question = new SheetQuestion
        {
            Id = SheetQuestion.IdOf(QuestionAbout.Name, "madya"), About = QuestionAbout.Name, Asks = Phrase.Of(nameof(Texts.Question_Place), "Madya"),
            Choices = [new("MAD", "Madaya"), new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_NoneLeaveRows)))],
        };

        // Kept by somebody who reads Arabic.
        var kept = Speech.In(_arabic, () => JsonSerializer.Serialize(question));
        var read = JsonSerializer.Deserialize<SheetQuestion>(kept)!;

        Assert.Equal(question.Asks, read.Asks);
        Assert.Equal(
            ("Which place is “Madya”?", "Madaya", "None of these: leave these rows out"),
            Speech.In(Speech.English, () => (read.Text, read.Choices[0].Text, read.Choices[1].Text)));
        Assert.DoesNotContain("Which", Speech.In(_french, () => read.Text), StringComparison.Ordinal);
    }

    // As questions and checks of a store stand there that was used before texts were worded late.
    [Fact]
    public void What_was_kept_as_a_text_is_read_as_it_was_kept()
    {
        var question = JsonSerializer.Deserialize<SheetQuestion>(
            """{"Id":"name-1","About":2,"Text":"Which place is it?","Choices":[{"Value":"MAD","Text":"Madaya"}],"Topic":"Madya"}""")!;
        var refusal = JsonSerializer.Deserialize<BatchRefusal>("""{"Row":3,"Heading":"Date","Value":"soon","Message":"No day can be read here."}""")!;
        var result = JsonSerializer.Deserialize<BatchResult>("""{"Failure":"The sheet is empty."}""")!;

        Assert.Equal(("Which place is it?", "Madaya", "Madya"), (question.Text, question.Choices[0].Text, question.Topic!.ToString()));
        Assert.Equal(("Date", "No day can be read here."), (refusal.Heading, refusal.Message));
        Assert.Equal("The sheet is empty.", result.Failure!.ToString());
        Assert.Equal("Status: done", Phrase.OfKept("Status: done").ToString());
    }

    [Fact]
    public void Every_sort_of_phrase_is_kept_whole()
    {
        var phrase = Phrase.Of(
            nameof(Texts.Question_DayOrder), "04/05/2016", "Date", new DateOnly(2016, 5, 4),
            Phrase.Sentences(Phrase.Number(4.5m), Phrase.LongList([Phrase.FirstOf(["No_such_key", "Kind_convoy"], "convoy", isWithin: true), "x"])));

        Assert.Equal(phrase, Phrase.OfKept(phrase.Kept()));
        Assert.Equal("“04/05/2016” in column “Date”: 4 May 2016 or 4.5 convoy; x? What is said is for all days of the column.",
            Speech.In(Speech.English, Phrase.OfKept(phrase.Kept()).ToString));
    }

    [Fact]
    public void The_language_of_headings_is_told_by_the_words_of_each_language()
    {
        Assert.Equal(["ar", "fr"], Speech.Languages.Select(l => l.Name).Intersect(["ar", "fr"]));
        Assert.Equal("What is wrong / ما الخطأ", SheetLanguages.Heading(Speech.English));
        Assert.All(
            Speech.Languages.Select(SheetLanguages.Heading).Append("What is wrong"), heading => Assert.True(SheetLanguages.IsWhatIsWrong(heading)));
        Assert.False(SheetLanguages.IsWhatIsWrong("What is wrong with the road"));
    }
}
