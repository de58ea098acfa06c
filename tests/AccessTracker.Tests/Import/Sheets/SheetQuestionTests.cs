using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>What is not certain is asked once, in words of the sheet; the answer is what is stored, and holds for the sender's next sheet.</summary>
public sealed class SheetQuestionTests
{
    private static readonly object?[] _headings = ["Date", "Place", "Status", "People reached"];

    [Theory]
    [InlineData(LettersQuestion.Arabic, "ا\u0644 \u00E9t\u00E9")]
    [InlineData(LettersQuestion.Western, "Çá été")]
    public async Task Letters_that_can_be_read_in_two_ways_are_asked_about_and_remembered(string answer, string note)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        byte[] content = [.. "Date,Place,Status,Notes\n2016-06-26,Madaya,delivered,"u8, 0xC7, 0xE1, (byte)' ', 0xE9, (byte)'t', 0xE9, (byte)'\n'];
        var batch = await desk.UploadAsync("a.csv", content);
        var question = LettersQuestion.Of((await desk.Import.LookAsync(batch)).Refused)!;
        Assert.Equal(2, question.Choices.Count);

        await desk.Batches.SaveAnswersAsync(batch, [question], new Dictionary<string, string> { [question.Id] = answer }, TestStore.Now);
        batch = await desk.FindAsync(batch.Id);
        var done = await desk.BringAsync(batch, await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road")));

        Assert.Equal((BatchState.Done, 0), (done.State, done.Result!.RefusedRows));
        Assert.Equal(note, await store.ScalarAsync<string>("select note from delivery where record_key <> 'D1'"));
        Assert.Null((await desk.Import.LookAsync(await desk.UploadAsync("b.csv", content))).Refused);
        Assert.NotNull((await desk.Import.LookAsync(await desk.UploadAsync("c.csv", content, "another"))).Refused);
    }

    [Theory]
    [InlineData(MergedQuestions.Each, 500L, 2)]
    [InlineData(MergedQuestions.Unknown, null, 2)]
    [InlineData(SheetQuestion.LeaveOut, null, 0)]
    public async Task A_figure_for_rows_of_two_convoys_is_what_was_answered(string answer, long? each, int stored)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook().With(
            "June",
            [
                _headings, [new DateOnly(2016, 6, 26), "Madaya", "delivered", 500], [new DateOnly(2016, 6, 27), "Duma", "delivered", null],
                [new DateOnly(2016, 6, 27), "Darayya", "delivered", 7],
            ], false, "D2:D3");
        var batch = await desk.UploadAsync("a.xlsx", book.ToBytes());
        var mapping = await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road"));

        var question = Assert.Single((await desk.ScanAsync(batch, mapping)).Open);
        Assert.Equal(
            "\u201C500\u201D in column \u201CPeople reached\u201D stands once for rows 2 to 3. It cannot be told how it divides among them. What "
                + "is it?",
            question.Text);
        Assert.Equal([2, 3], question.Rows);

        var done = await desk.BringAsync(batch, mapping, false, ("500", answer));
        Assert.Equal((BatchState.Done, 0), (done.State, done.Result!.RefusedRows));
        const string rows = "from delivery where day >= '2016-06-26' and record_key not like '%-DAR-%'";
        Assert.Equal(stored, await store.ScalarAsync<long>($"select count(*) {rows}"));
        Assert.Equal(each * 2, await store.ScalarAsync<long?>($"select sum(people_reached) {rows}"));
    }

    [Theory, EveryStore]
    public async Task A_name_that_is_a_new_place_is_proposed_with_the_import_and_gone_with_its_undoing(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        const string text =
            "Date,Governorate,Place,Status,People reached\n2016-06-26,ريف دمشق,عين الفيجة,تم التسليم,500\n2016-06-27,,Qudsaya,done,7\n";
        var batch = await desk.UploadAsync("a.csv", text);
        var mapping = await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road"));

        var open = (await desk.ScanAsync(batch, mapping)).Open;
        Assert.Equal(2, open.Count);
        Assert.All(open, q => Assert.Equal(["new:Rural Damascus", "leave"], q.Choices.Select(c => c.Value).TakeLast(2)));

        var done = await desk.BringAsync(batch, mapping, false, ("عين الفيجة", "new:Rural Damascus"), ("Qudsaya", "new:Rural Damascus"));
        Assert.Equal((BatchState.Done, 0), (done.State, done.Result!.RefusedRows));
        Assert.Equal(
            ["Qudsaya, Rural Damascus, 7", "عين الفيجة, Rural Damascus, 500"], await store.Db.ReadAsync(s => s.QueryAsync<string>("""
                select l.name || ', ' || l.governorate || ', ' || d.people_reached from delivery d join location l on l.id = d.location_id
                where l.code like 'NEW-%' and l.withdrawn_at is null and d.withdrawn_at is null order by d.people_reached
                """)));

        // It is a place now: the next sheet asks nothing.
        var next = await desk.UploadAsync("b.csv", text.Replace("2016-06", "2016-07", StringComparison.Ordinal));
        Assert.Empty((await desk.ScanAsync(next, await desk.ProposeAsync(next, SheetKind.Deliveries, ("convoys.mode", "road")))).Open);
        Assert.Empty(await desk.UndoAsync(done));
        Assert.Equal(["DAR", "DUM", "MAD", "ZAB"], await desk.KeysAsync("location"));
    }

    [Theory, EveryStore]
    public async Task What_was_answered_is_shown_and_once_forgotten_is_asked_again(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        const string text = "Date,Place,Status,Tonnes\n04/05/2016,Madya,Handed out,\"12,500\"\n05/06/2016,Duma,Handed out,7\n";
        var batch = await desk.UploadAsync("a.csv", text);
        var mapping = await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road"));
        await desk.BringAsync(
            batch, mapping, false, ("Madya", "MAD"), ("Handed out", "delivered"), ("12,500", "comma"), ("04/05/2016", "day_first"));
        var memory = new SheetMemory(store.Db);

        var known = await memory.ListAsync(desk.Operation, "sarc");
        Assert.Equal(
            [
                (QuestionAbout.Heading, "Date", "deliveries.day"), (QuestionAbout.Heading, "Place", "deliveries.location"),
                (QuestionAbout.Heading, "Status", "deliveries.outcome"), (QuestionAbout.Heading, "Tonnes", "deliveries.tonnes"),
                (QuestionAbout.Word, "Status: Handed out", "delivered"), (QuestionAbout.Name, "Madya", "MAD"),
                (QuestionAbout.Days, "Date: 04/05/2016", "4 May 2016: the day comes first"),
                (QuestionAbout.Figure, "Tonnes: 12,500", "12.5: the comma begins the decimals"),
            ],
            known.Select(k => (k.About, k.Topic, k.Answer)));
        Assert.Empty(await OpenAsync());

        Assert.True(await memory.ForgetAsync(desk.Operation, "SARC", QuestionAbout.Word, known.First(k => k.About == QuestionAbout.Word).Key));
        Assert.Equal([QuestionAbout.Word], await OpenAsync());
        Assert.True(await memory.ForgetAsync(desk.Operation, "SARC", QuestionAbout.Name, known.First(k => k.About == QuestionAbout.Name).Key));
        Assert.True(await memory.ForgetAsync(desk.Operation, "SARC", QuestionAbout.Figure, known.First(k => k.About == QuestionAbout.Figure).Key));
        Assert.Equal([QuestionAbout.Figure, QuestionAbout.Word, QuestionAbout.Name], await OpenAsync());

        async Task<IEnumerable<QuestionAbout>> OpenAsync()
        {
            var next = await desk.UploadAsync("b.csv", text);
            return (await desk.ScanAsync(next, await desk.ProposeAsync(next, SheetKind.Deliveries, ("convoys.mode", "road"))))
                .Open.Select(q => q.About);
        }
    }

    [Theory]
    [InlineData(10, null, 10)]
    [InlineData(11, null, 1)]
    [InlineData(300, null, 1)]
    [InlineData(300, "right", 0)]
    [InlineData(300, "each", 300)]
    public void Many_questions_of_a_kind_are_answered_as_one_or_one_by_one(int count, string? answer, int open)
    {
        var questions = Enumerable.Range(0, count).Select(i => new SheetQuestion
        {
            Id = SheetQuestion.IdOf(QuestionAbout.Doubt, $"{i}"), About = QuestionAbout.Doubt, Asks = $"{i}?", Rows = [i + 2],
            Choices = [new("right", "It is right"), new("leave", "Leave it out")],
            Group = new QuestionGroup("above_population", "{0} figures. Right?"),
        }).ToList();
        var given = new Dictionary<string, string>();
        if (answer is not null)
        {
            given[SheetQuestion.IdOfGroup(QuestionAbout.Doubt, "above_population")] = answer;
        }

        var asked = new SheetAnswers(given, new Dictionary<string, string>()).Open(questions);

        Assert.Equal(open, asked.Count);
        if (open == 1)
        {
            Assert.Equal(($"{count} figures. Right?", count), (asked[0].Text, asked[0].Rows.Count));
            Assert.Equal(["right", "leave", "each"], asked[0].Choices.Select(c => c.Value));
        }
    }
}
