using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>A sender's next sheet says something else of the same things: what changed and what is gone is asked about.</summary>
public sealed class CorrectedSheetTests
{
    private const string Headings = "Date,Location,Outcome,People,Trucks\n";
    private const string Madaya = "2016-06-05,Madaya,delivered,20000,10\n";
    private const string Zabadani = "2016-06-06,Zabadani,delivered,3000,4\n";
    private const string Duma = "2016-06-07,Duma,delivered,900,2\n";

    /// <summary>The next sheet; what is asked; what is answered; how many deliveries and how many people there are then.</summary>
    public static TheoryData<string, string, string, int, long> Next => new()
    {
        // The same, and a row more: nothing is gone.
        { Madaya + Zabadani + Duma + "2016-06-08,Darayya,delivered,50,1\n", "", "", 4, 23_950 },

        // Another day, another place, another spelling of the agency.
        { "2016-06-06,Madaya,delivered,20000,10\n" + Zabadani + Duma, "replaced", "change", 3, 23_900 },
        { "2016-06-06,Madaya,delivered,20000,10\n" + Zabadani + Duma, "replaced", "keep", 4, 43_900 },
        { "2016-06-06,Madaya,delivered,20000,10\n" + Zabadani + Duma, "replaced", "leave", 3, 23_900 },
        { Madaya + "2016-06-06,Darayya,delivered,3000,4\n" + Duma, "replaced", "change", 3, 23_900 },
        { Madaya + Zabadani + "2016-06-17,دوما,delivered,900,2\n", "replaced", "change", 3, 23_900 },

        // Gone from the middle, from the end.
        { Madaya + Duma, "missing", "withdraw", 2, 20_900 },
        { Madaya + Duma, "missing", "withdraw:it never left", 2, 20_900 },
        { Madaya + Duma, "missing", "keep", 3, 23_900 },
        { Madaya + Zabadani, "missing", "withdraw", 2, 23_000 },

        // One row of another day: a correction of one, and nothing about the others.
        { "2016-06-04,Madaya,delivered,20000,10\n", "replaced", "change", 3, 23_900 },

        // The next month is another sheet.
        { "2016-06-27,Madaya,delivered,20000,10\n2016-06-28,Zabadani,delivered,50,1\n", "", "", 5, 43_950 },

        // A row that is refused is there.
        { Madaya + "2016-06-06,Zabadani,delivered,many,4\n" + Duma, "", "", 3, 23_900 },
        { Madaya + "soon,Zabadani,delivered,3000,4\n" + Duma, "", "", 3, 23_900 },
    };

    [Theory]
    [MemberData(nameof(Next))]
    public async Task What_is_gone_or_changed_is_asked(string rows, string asked, string answer, int deliveries, long people)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        await desk.ImportAsync(Headings + Madaya + Zabadani + Duma);
        var before = await StateAsync(store);

        var batch = await desk.CheckAsync(Headings + rows);

        Assert.Equal(
            asked.Length == 0 ? [] : [asked], batch.Questions.Select(q => Domain.Common.EnumCode.Of(q.About)));
        var shown = await desk.AnswerAllAsync(batch, _ => answer);
        var done = await desk.WorkAsync(shown.Id, BatchState.Running);
        Assert.Equal(BatchState.Done, done.State);
        Assert.Equal((deliveries, people), await StateAsync(store));

        // No convoy is left without a stop, and the whole goes back as it came.
        Assert.Equal(0, await store.ScalarAsync<long>("""
            select count(*) from convoy c where c.withdrawn_at is null
                and not exists (select 1 from delivery d where d.convoy_id = c.id and d.withdrawn_at is null)
            """));
        if (done.ChangeNumber is not null)
        {
            Assert.Empty(await desk.UndoAsync(done));
            Assert.Equal(before, await StateAsync(store));
        }
    }

    [Theory]
    [EveryStore]
    public async Task A_withdrawal_is_shown_before_it_is_done_with_its_reason(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        await desk.ImportAsync(Headings + Madaya + Zabadani);

        var batch = await desk.CheckAsync(Headings + Madaya);
        Assert.StartsWith(
            "Zabadani, 6 June 2016, delivered, 3,000 people, 4 trucks: this was in the last sheet of SARC", Assert.Single(batch.Questions).Text,
            StringComparison.Ordinal);
        batch = await desk.AnswerAllAsync(batch, _ => "withdraw:turned back at the gate");

        var sums = batch.Result!.Sums.ToDictionary(s => s.Name, s => (s.Before, s.After));
        Assert.Equal(((2m, 1m), (23_000m, 20_000m)), (sums["stops"], sums["people"]));
        Assert.Contains((await desk.Previews.MovedAsync(batch)).SelectMany(m => m.Numbers), n =>
            n is { Path: "people.cumulative.total.distinct", Before: 43_000, After: 40_000 });
        await desk.WorkAsync(batch.Id, BatchState.Running);
        Assert.Equal(
            "turned back at the gate",
            await store.ScalarAsync<string>("select withdrawn_reason from delivery where record_key like '%ZAB%'"));
    }

    [Theory]
    [EveryStore]
    public async Task Rows_that_came_back_corrected_are_part_of_their_sheet(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var first = await desk.ImportAsync(Headings + Madaya + "2016-06-06,Zabadani,delivered,many,4\n");
        Assert.Equal(1, first.Result!.RefusedRows);

        // Only the corrected row: nothing is gone.
        await desk.ImportAsync($"{SheetLanguages.WhatIsWrong},{Headings}wrong,{Zabadani}");

        // The whole again, without the row that came back: now it is.
        var next = await desk.CheckAsync(Headings + Madaya + Duma);
        Assert.Equal(QuestionAbout.Missing, Assert.Single(next.Questions).About);
    }

    [Fact]
    public async Task A_sheet_of_somebody_else_or_one_that_was_undone_is_not_the_last_one()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var first = await desk.ImportAsync(Headings + Madaya + Zabadani);

        Assert.Empty((await desk.CheckAsync("Date,Location,Outcome,People\n2016-06-06,Duma,delivered,7\n", "WFP")).Questions);
        Assert.Empty(await desk.UndoAsync(first));
        Assert.Empty((await desk.CheckAsync(Headings + Madaya)).Questions);
    }

    [Theory]
    [InlineData("location,status,from\nMAD,besieged,2016-06-01\nDAR,besieged,2016-06-02\n",
        "location,status,from\nMAD,besieged,2016-06-03\nDAR,besieged,2016-06-02\n", "status", "replaced")]
    [InlineData("location,as_of,people\nMAD,2016-06-01,40000\nDAR,2016-06-01,8000\n", "location,as_of,people\nMAD,2016-06-01,40000\n", "population",
        "missing")]
    public async Task Other_kinds_are_asked_about_likewise(string first, string next, string table, string asked)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var kind = SheetKinds.Of(store.Db.Kinds).All.First(k => k.Table.Table.Contains(table, StringComparison.Ordinal));
        var batch = await desk.CheckAsync(first, kind: kind);
        await desk.WorkAsync((await desk.AnswerAllAsync(batch, _ => "right")).Id, BatchState.Running);

        var corrected = await desk.CheckAsync(next, kind: kind);

        Assert.Equal(asked, Domain.Common.EnumCode.Of(Assert.Single(corrected.Questions).About));
        corrected = await desk.AnswerAllAsync(corrected, q => q.Choices.First(c => c.Value is "change" or "withdraw").Value);
        Assert.Equal(BatchState.Done, (await desk.WorkAsync(corrected.Id, BatchState.Running)).State);
        Assert.Equal(next.Split('\n').Length - 2, (await desk.KeysAsync(kind.Table.Table)).Count);
    }

    private static async Task<(int, long)> StateAsync(TestStore store) => (
        (int)await store.ScalarAsync<long>("select count(*) from delivery where withdrawn_at is null and record_key <> 'D1'"),
        await store.ScalarAsync<long>(
            "select cast(coalesce(sum(people_reached), 0) as bigint) from delivery where withdrawn_at is null and record_key <> 'D1'"));
}
