using System.Text.RegularExpressions;
using AccessTracker.Domain.Messages;

namespace AccessTracker.Tests.Messages;

/// <summary>What is read in messages as people send them, and what docs/messages.md says of it.</summary>
public sealed class MessageReaderTests
{
    [Fact]
    public void Messages_are_read_as_the_table_says() => Assert.Equal("", Wrong(MessageTable.Of("first.tsv")));

    // Written after the rules, by the same kinds of people: those that are read otherwise are told, and may not become more.
    [Fact]
    public void Messages_that_the_rules_were_not_written_for_are_mostly_read_too()
    {
        var messages = MessageTable.Of("second.tsv").Concat(MessageTable.Of("third.tsv")).ToList();
        var read = messages.Count(m => Read(m.Message, m.Expected) == m.Expected);
        Assert.True(read >= messages.Count * 3 / 4, $"{read} of {messages.Count}\n{Wrong(messages)}");
    }

    [Fact]
    public void The_examples_of_the_manual_are_read_as_it_says() => Assert.Equal("", Wrong(Rows("## Examples").Skip(1)
        .Select(r => (r[0], Regex.Replace(r[1].Trim('`'), " /(?= |$)", " |").Trim()))));

    [Fact]
    public void The_words_of_the_manual_mean_what_it_says()
    {
        var wrong = Rows("## What the words mean").Skip(1).SelectMany(row => $"{row[2]};{row[3]}".Split(';', StringSplitOptions.TrimEntries)
            .Where(w => w.Length > 0).Select(word => (Field: row[0], Value: row[1], Message: row[0] switch
            {
                "Answer" or "Incident" => $"Madaya: {word}",
                "Outcome" => $"convoy Madaya: {word}",
                _ => $"convoy delivered Madaya {word}",
            }))).Where(w => MessageTable.Reader.ReadAll(w.Message).Messages is not [var only]
                || only.Guesses.FirstOrDefault(g => $"{g.Field}" == w.Field)?.Value != w.Value).Select(w => $"{w.Field}={w.Value}: {w.Message}");
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public void Heads_part_messages_give_their_day_and_lose_their_name()
    {
        const string pasted = """
            [12/05/2016, 14:03:11] Abu Ahmad: Madaya 40 trucks delivered
            all fine
            [13/05/2016, 9:00] ~ Sara: convoy to Duma turned back today
            [13/05/2016, 9:01] Sara: <Media omitted>
            """;

        var (messages, fault) = MessageTable.Reader.ReadAll(pasted);

        Assert.Null(fault);
        Assert.Equal(["2016-05-12", "2016-05-13"], messages.Select(m => m.Of(MessageField.Day)!.Value));
        Assert.DoesNotContain(messages, m => m.Text.Contains("Ahmad", StringComparison.Ordinal) || m.Text.Contains("Sara", StringComparison.Ordinal));

        // What waits is read again from what is handed on.
        var again = MessageTable.Reader.ReadAll(MessageText.Join([.. messages.Select(m => new SentMessage(m.Text, m.SentOn))])).Messages;
        Assert.Equal(messages.Select(m => MessageTable.Write(m, true)), again.Select(m => MessageTable.Write(m, true)));
        Assert.Equal(new DateOnly(2016, 12, 5),
            MessageTable.Reader.ReadAll("12/5/16, 2:03 PM - A: Madaya reached\n12/25/16, 2:03 PM - A: Duma reached").Messages[0].SentOn);
    }

    [Theory]
    [InlineData("Madaya 40 trucks delivered\nDuma turned back at Wafideen checkpoint", 2)]
    [InlineData("Today 23/5:\nMadaya 40 trucks delivered\nDuma convoy cancelled", 2)]
    [InlineData("Madaya: 20 trucks\nZabadani: 10 trucks\nall delivered", 1)]
    [InlineData("Delivered today:\n- Madaya delivered 20 trucks\n- Zabadani delivered 10 trucks", 1)]
    public void Lines_that_each_tell_of_something_are_messages_of_their_own(string pasted, int count) =>
        Assert.Equal(count, MessageTable.Reader.ReadAll(pasted).Messages.Count);

    [Fact]
    public void A_day_with_two_readings_is_left_for_the_form_to_ask_about() =>
        Assert.Equal("4/3/2016", MessageTable.Reader.ReadAll("Madaya delivered 4/3").Messages[0].Of(MessageField.Day)!.Value);

    [Fact]
    public void What_nothing_was_made_of_is_told()
    {
        var reading = MessageTable.Reader.ReadAll("Madaya 40 trucks delivered, 12 goats escaped, 17").Messages[0];

        Assert.Equal(["12 goats escaped, 17"], reading.NotUnderstood.Select(r => reading.Text[r]));
    }

    [Fact]
    public void Hostile_texts_are_bounded_and_read_in_no_time()
    {
        Assert.Equal(PasteFault.TooLong, MessageTable.Reader.ReadAll(new string('9', 1_000_000)).Fault);
        Assert.Equal(PasteFault.Empty, MessageTable.Reader.ReadAll("\u202E\u200F \u2066\n\0").Fault);
        Assert.Equal(PasteFault.TooMany, MessageTable.Reader.ReadAll(string.Concat(Enumerable.Repeat("[12/05/2016, 14:03] A: Duma\n", 40))).Fault);
        foreach (var text in new[]
        {
            new string('9', MessageText.MostCharacters), string.Concat(Enumerable.Repeat("to ", 6_000)),
            string.Concat(Enumerable.Repeat("40-", 6_000)),
            string.Concat(Enumerable.Repeat("madayo ", 2_800)), string.Concat(Enumerable.Repeat("الوو", 5_000)), new string('(', 19_000) + "a",
            string.Concat(Enumerable.Repeat("\uD800x", 9_000)), string.Concat(Enumerable.Repeat("12/5 ", 4_000)),
        })
        {
            Assert.Single(MessageTable.Reader.ReadAll(text).Messages);
        }

        // Marks of direction change nothing.
        Assert.Equal(
            MessageTable.Write(MessageTable.Reader.ReadAll("Madaya 40 trucks delivered").Messages[0], true),
            MessageTable.Write(MessageTable.Reader.ReadAll("\u202EMad\u200Faya\u202C 4\u206A0 tru\u00ADcks deliv\u2069ered").Messages[0], true));
    }

    [Fact]
    public void What_is_near_is_found_in_each_message_of_a_paste_and_not_without_end()
    {
        var messages = Paste(30, message => $"[12/05/2016, 14:03] A: Madiya got 1{message} trucks");
        Assert.Equal(30, messages.Count);
        Assert.All(messages, m => Assert.Equal("MAD", m.Stops[0].Place.Candidates[0].Code));

        // Each of these words is another one, and is compared with all names.
        messages = Paste(15, message => $"[12/05/2016, 14:03] A: {string.Join(' ', Enumerable.Range(0, 30).Select(word => Word(message, word)))}\n"
            + "[12/05/2016, 14:03] A: Madaya got 10 trucks");
        Assert.Equal("MAD", messages[^1].Stops[0].Place.Location!.Code);

        static IReadOnlyList<MessageReading> Paste(int count, Func<int, string> message) =>
            MessageTable.Reader.ReadAll(string.Join('\n', Enumerable.Range(0, count).Select(message))).Messages;

        static string Word(int message, int word) => $"qxzw{(char)('a' + message)}{(char)('a' + (word % 26))}{(char)('a' + (word / 26))}";
    }

    private static string Wrong(IEnumerable<(string Message, string Expected)> messages) => string.Join('\n', messages
        .Select(m => (m.Message, m.Expected, Read: Read(m.Message, m.Expected))).Where(m => m.Read != m.Expected)
        .Select(m => $"{m.Message.Replace('\n', ' ')}\n  expected {m.Expected}\n  read     {m.Read}"));

    private static string Read(string message, string expected) =>
        MessageTable.Reader.ReadAll(message) is ([var only], _) ? MessageTable.Write(only, expected.Count(c => c == '|') > 2) : "several";

    // Of the table below a heading, without the line under its head.
    private static IEnumerable<string[]> Rows(string heading) => File.ReadAllText(Repository.Path("docs", "messages.md")).Split(heading + "\n")[1]
        .Split('\n').SkipWhile(l => !l.StartsWith('|')).TakeWhile(l => l.StartsWith('|')).Where((_, i) => i != 1)
        .Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries));
}
