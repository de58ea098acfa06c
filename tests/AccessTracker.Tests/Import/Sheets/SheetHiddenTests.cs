using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>Rows and columns that nobody sees, and workbooks of several sheets.</summary>
public sealed class SheetHiddenTests
{
    private static readonly DateOnly _day = new(2016, 6, 26);

    private static readonly object?[] _headings = ["Date", "Place", "Status", "People reached"];

    [Theory]
    [InlineData("take", 3, 600)]
    [InlineData("leave", 1, 100)]
    public async Task Hidden_and_struck_rows_are_counted_and_asked_about_once(string answer, int stored, long people)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook { HiddenRows = [3] }.With("June",
        [
            _headings, [_day, "Madaya", "delivered", 100], [_day, "Duma", "delivered", 200],
            [new StruckCell("2016-06-26"), new StruckCell("Zabadani"), new StruckCell("delivered"), new StruckCell("300")],
        ]);
        var batch = await desk.UploadAsync("a.xlsx", book.ToBytes());
        var mapping = await desk.ProposeAsync(batch, null, ("convoys.mode", "road"));

        var scan = await desk.ScanAsync(batch, mapping);

        Assert.Equal(
            [("1 row is hidden: take it?", 3), ("1 row is struck through: take it?", 4)],
            scan.Open.Select(q => (q.Text, Assert.Single(q.Rows))));
        Assert.All(scan.Open, q => Assert.Equal(QuestionAbout.Hidden, q.About));

        var done = await desk.BringAsync(batch, mapping, false, ("take it?", answer));
        Assert.Equal(stored, await store.ScalarAsync<long>("select count(*) from delivery where record_key like '2016-06-26%'"));
        Assert.Equal(people, await store.ScalarAsync<long>("select sum(people_reached) from delivery where record_key like '2016-06-26%'"));
        Assert.Equal(3 - stored, done.Result!.LeftOutRows.Count(r => r.Why == LeftOutWhy.Hidden));
    }

    [Fact]
    public async Task What_is_left_out_as_hidden_is_asked_nothing_else()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook { HiddenRows = [3, 4] }.With(
            "June", [_headings, [_day, "Madaya", "delivered", 100], [_day, "Nowhere", "perhaps", 5], [_day, "Somewhere", "maybe", 5]]);
        var batch = await desk.UploadAsync("a.xlsx", book.ToBytes());
        await desk.Batches.SaveMappingAsync(
            batch, await desk.ScanAsync(batch, await desk.ProposeAsync(batch, null, ("convoys.mode", "road"))), TestStore.Now);
        batch = await desk.FindAsync(batch.Id);
        Assert.Equal("2 rows are hidden or filtered out: take them?", Assert.Single(batch.Questions).Text);

        await desk.Batches.SaveAnswersAsync(
            batch, batch.Questions, new Dictionary<string, string> { [SheetQuestion.IdOf(QuestionAbout.Hidden, "rows")] = "leave" }, TestStore.Now);
        batch = await desk.WorkAsync(batch.Id, BatchState.Checking);

        Assert.Equal((BatchState.Checked, 0), (batch.State, batch.Questions.Count));
    }

    [Fact]
    public async Task Of_two_columns_of_one_meaning_the_visible_one_is_taken_and_a_hidden_one_alone_is_asked_about()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook { HiddenColumns = [4, 6] }.With(
            "June", [["Date", "Place", "Status", "People reached", "Beneficiaries", "Trucks"], [_day, "Madaya", "delivered", 1, 2, 3]]);

        var columns = (await desk.Import.LookAsync(await desk.UploadAsync("a.xlsx", book.ToBytes()))).View!.Columns;

        Assert.Equal((MatchStrength.None, null), (columns[3].Strength, columns[3].Field));
        Assert.Equal((MatchStrength.Known, "deliveries.people_reached"), (columns[4].Strength, columns[4].Field!.Name));
        Assert.Equal((MatchStrength.Hidden, "deliveries.trucks"), (columns[5].Strength, columns[5].Field!.Name));
    }

    [Fact]
    public async Task A_hidden_column_is_asked_about_once()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook { HiddenColumns = [5] }.With(
            "June", [["Date", "Place", "Status", "People reached", "Trucks"], [_day, "Madaya", "delivered", 1, 2]]);
        await File.WriteAllBytesAsync(store.Folder.Path("a.xlsx"), book.ToBytes());
        var upload = new SheetUpload(store.Folder.Path("a.xlsx"), "a.xlsx", "SARC", desk.Operation, SheetDesk.Manager);

        var account = await new SheetIntake(desk.Import, desk.Batches).TakeAsync(new SheetOrder(upload), TestStore.Now);

        var question = Assert.Single(account.Questions);
        Assert.Equal("Column E, \u201CTrucks\u201D, is hidden in the sheet: take it?", question.Text);
        Assert.Equal(["column:E", "none"], question.Choices.Select(c => c.Value));
    }

    [Fact]
    public async Task A_cover_is_not_taken_for_data()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook()
            .With("Read me", [["Monthly report", null], ["Prepared by", "Information management"], ["Date", "30 June 2016"], ["Status", "final"]])
            .With("Lists", [["Status"], ["delivered"], ["cancelled"]])
            .With("June", [_headings, [_day, "Madaya", "delivered", 100]]);

        var view = (await desk.Import.LookAsync(await desk.UploadAsync("a.xlsx", book.ToBytes()))).View!;

        Assert.Equal(("June", "deliveries"), (view.Sheets[view.Sheet], view.Kind.Name));
    }
}
