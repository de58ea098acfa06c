using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>What is stored already is not counted a second time in silence, and what can hardly be right is not taken unanswered.</summary>
public sealed class SheetTwiceTests
{
    /// <summary>The store has convoy C1 by road, with 20 trucks: delivery D1 to Madaya on 11 March 2016, 40,000 people.</summary>
    public static TheoryData<string, string, string[], string[]> Again => new()
    {
        // Without refs: the convoy is made of day and sender.
        { "Date,Location,Outcome,People,Trucks\n2016-03-11,MAD,delivered,40000,20\n", "same", ["C1"], ["D1"] },
        { "Date,Location,Outcome,People,Trucks\n2016-03-11,MAD,delivered,40000,20\n", "another", ["2016-03-11-SARC-road", "C1"],
            ["2016-03-11-SARC-road-MAD-2016-03-11", "D1"] },
        { "Date,Location,Outcome,People,Trucks\n2016-03-11,MAD,delivered,40000,20\n", "leave", ["C1"], ["D1"] },

        // With refs of its own, and a stop that the stored one does not have.
        { "Convoy,Date,Location,Outcome,People\nX9,2016-03-11,Madaya,delivered,40000\nX9,2016-03-11,Duma,delivered,500\n", "same", ["C1"],
            ["C1-DUM-2016-03-11", "D1"] },
        { "Convoy,Date,Location,Outcome,People\nX9,2016-03-11,مضايا,partial,12000\n", "same", ["C1"], ["D1"] },
        { "Convoy,Agency,Date,Location,Outcome,People\nX9,UN; SARC,2016-03-11,MAD,delivered,39000\n", "same", ["C1"], ["D1"] },
    };

    [Theory]
    [MemberData(nameof(Again))]
    public async Task The_same_convoy_again_is_asked_about(string sheet, string answer, string[] convoys, string[] deliveries)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);

        var batch = await desk.CheckAsync(sheet);

        var question = Assert.Single(batch.Questions);
        Assert.Equal(QuestionAbout.Duplicate, question.About);
        Assert.Contains("Convoy C1", question.Text, StringComparison.Ordinal);
        Assert.Equal(sheet.Split('\n').Length - 2, question.Rows.Count);
        Assert.False(await desk.Batches.AskAsync(batch, BatchState.Running, SheetDesk.Manager, TestStore.Now));

        batch = await desk.AnswerAllAsync(batch, _ => answer);
        await desk.WorkAsync(batch.Id, BatchState.Running);
        Assert.Equal(convoys, await desk.KeysAsync("convoy"));
        Assert.Equal(deliveries, await desk.KeysAsync("delivery"));

        // The answer is remembered: the same sheet again asks nothing, unless its rows were left out.
        var again = await desk.CheckAsync(sheet);
        Assert.Equal(answer == "leave" ? 1 : 0, again.Questions.Count);
        if (answer != "leave")
        {
            await desk.WorkAsync(again.Id, BatchState.Running);
            Assert.Equal(deliveries, await desk.KeysAsync("delivery"));
        }
    }

    [Fact]
    public async Task A_stored_convoy_keeps_whose_it_is()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        await desk.ImportAsync("Convoy,Agency,Date,Location,Outcome,People,Mode\nX5,UN; ICRC,2016-03-20,Duma,delivered,2500,road\n");

        var batch = await desk.CheckAsync("Date,Location,Outcome,People,Mode\n2016-03-20,Duma,delivered,2600,road\n", "WFP");
        batch = await desk.AnswerAllAsync(batch, _ => "same");

        Assert.Equal([("convoy", 0, 1), ("delivery", 1, 0)], batch.Result!.Files.Select(f => (f.Kind, f.Changed, f.Same)));
        await desk.WorkAsync(batch.Id, BatchState.Running);
        Assert.Equal("UN; ICRC", await store.ScalarAsync<string>("select agencies from convoy where record_key = 'X5'"));
    }

    [Fact]
    public async Task Another_sender_s_figures_for_the_same_stop_are_asked_about_whatever_the_agency()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        await desk.ImportAsync("Agency,Date,Location,Outcome,People\nUNHCR,2016-03-20,Duma,delivered,2500\n");

        var same = await desk.CheckAsync("Agency,Date,Location,Outcome,People\nICRC,2016-03-20,Duma,delivered,2500\n", "ICRC");
        var other = await desk.CheckAsync("Agency,Date,Location,Outcome,People\nICRC,2016-03-20,Duma,delivered,700\n", "ICRC");

        Assert.Equal(QuestionAbout.Duplicate, Assert.Single(same.Questions).About);
        Assert.Empty(other.Questions);
    }

    [Fact]
    public async Task A_stop_by_another_ref_is_asked_about()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        const string Sheet = "Ref,Convoy,Date,Location,Outcome,People\nS-77,C1,2016-03-11,MAD,delivered,41000\n";

        var batch = await desk.CheckAsync(Sheet);

        Assert.Contains("the stop D1 at this place on this day", Assert.Single(batch.Questions).Text, StringComparison.Ordinal);
        batch = await desk.AnswerAllAsync(batch, _ => "same");
        await desk.WorkAsync(batch.Id, BatchState.Running);
        Assert.Equal(["D1"], await desk.KeysAsync("delivery"));
        Assert.Equal(41_000, await store.ScalarAsync<long>("select people_reached from delivery where record_key = 'D1'"));
    }

    public static TheoryData<string, string, string> Doubts => new()
    {
        { "2016-07-20,Duma,delivered,50,2", "Duma, 20 July 2016: Wednesday 20 July 2016 is in the future.", "" },
        { "2016-03-20,Zabadani,delivered,9000,2", "9,000 people are more than the 1,200 who live there.", "" },
        { "2016-01-20,Duma,delivered,50,2", "is before the operation began", "" },
        { "2006-03-20,Duma,delivered,50,2", "more than a year before the operation began", "" },
        { "2016-02-27,Duma,delivered,50,2", "is before the request was submitted", "R1" },
        { "2016-03-20,Duma,turned_back,500,2", "they will not be counted", "" },
    };

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task What_the_form_doubts_the_sheet_asks(string row, string asked, string request)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        await store.ImportRowsAsync(
            RecordKinds.Populations, ["location", "as_of", "people", "authority"], ["ZAB", "2016-01-01", "1200", "UN"]);
        var sheet = $"Date,Location,Outcome,People,Trucks,Request\n{row},{request}\n";

        var batch = await desk.CheckAsync(sheet);

        var question = Assert.Single(batch.Questions);
        Assert.Equal(QuestionAbout.Doubt, question.About);
        Assert.Contains(asked, question.Text, StringComparison.Ordinal);
        Assert.Equal([2], question.Rows);
        Assert.Equal(["right", "leave"], question.Choices.Select(c => c.Value));

        // Left out it comes back to be corrected; right it is taken, and not asked again.
        var left = await desk.AnswerAllAsync(batch, _ => "leave");
        Assert.Equal([(2, LeftOutWhy.Asked)], left.Result!.LeftOutRows.Select(r => (r.Row, r.Why)));
        Assert.Equal(2, SheetDesk.Cells(await desk.RefusedAsync(left)).Count);
        Assert.Equal(0, left.Result.Files.Sum(f => f.Added));

        var taken = await desk.AnswerAllAsync(await desk.CheckAsync(sheet), _ => "right");
        await desk.WorkAsync(taken.Id, BatchState.Running);
        Assert.Equal(2, (await desk.KeysAsync("delivery")).Count);
        Assert.Empty((await desk.CheckAsync(sheet)).Questions);
    }

    [Fact]
    public async Task Many_doubts_of_a_kind_are_answered_at_once_or_one_by_one()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var rows = string.Concat(Enumerable.Range(1, 28).Select(i => $"2016-08-{i:00},Duma,delivered,{50 + i}\n"));
        var sheet = $"Date,Location,Outcome,People\n{rows}2016-03-02,Duma,turned_back,5\n";

        var batch = await desk.CheckAsync(sheet);

        Assert.Equal(
            [(28, "28 days are in the future. Are they right?"), (1, null)],
            batch.Questions.Select(q => (q.Rows.Count, q.Rows.Count > 1 ? q.Text : null)));
        var each = await desk.AnswerAllAsync(batch, q => q.Rows.Count > 1 && q.Offers("each") ? "each" : q.Offers("right") ? "right" : "leave");
        Assert.Empty(each.Questions);
        var all = await desk.AnswerAllAsync(await desk.CheckAsync(sheet, "WFP"), q => q.Rows.Count > 1 ? "leave" : "right");
        Assert.Equal((28, 1), (all.Result!.LeftOutCount, all.Result.Files.First(f => f.Kind == "delivery").Added));

        // An answer for all of them is for this sheet: another day is asked about.
        var next = await desk.CheckAsync("Date,Location,Outcome,People\n2016-09-02,Duma,delivered,5\n");
        Assert.Contains("in the future", Assert.Single(next.Questions).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_asks_by_the_same_ids()
    {
        const string Sheet = "Date,Location,Outcome,People,Trucks\n2016-03-11,MAD,delivered,40000,20\n2016-08-11,DUM,delivered,5,1\n";
        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
            var desk = await SheetDesk.OpenAsync(store);
            ids.AddRange((await desk.CheckAsync(Sheet)).Questions.Select(q => q.Id));
        }

        Assert.Equal(4, ids.Count);
        Assert.Equal(ids[..2], ids[2..]);
    }
}
