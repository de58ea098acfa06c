using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>An import changes no figure in silence: what is sure is taken, and what is not comes back with its row.</summary>
public sealed class SheetFigureTests
{
    private static readonly DateOnly _day = new(2016, 6, 26);

    private static readonly object?[] _headings = ["Date", "Place", "Status", "People reached", "Trucks", "Tonnes"];

    public static TheoryData<string, bool, object?, long?, string?> Formulas => new()
    {
        { "a result", false, new FormulaCell("B2*2", "1200"), 1200, null },
        { "a nought that was calculated", false, new FormulaCell("B2*2", "0"), 0, null },
        { "nothing, and it says so", false, new FormulaCell("IF(TRUE,&quot;&quot;)", "", "str"), null, null },
        { "no result", false, new FormulaCell("B2*2", null), null, "D2 is a formula whose result is not in the file" },
        { "an empty result", false, new FormulaCell("B2*2", ""), null, "D2 is a formula whose result is not in the file" },
        { "a nought to be calculated", true, new FormulaCell("B2*2", "0"), null, "D2 is a formula whose result is not in the file" },
        { "a result to be calculated again", true, new FormulaCell("B2*2", "1200"), 1200, null },
        { "an error", false, new FormulaCell("B2/0", "#DIV/0!", "e"), null, "D2 shows the error #DIV/0!" },
        { "a reference that is gone", false, new FormulaCell("#REF!", "#REF!", "e"), null, "D2 shows the error #REF!" },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task A_formula_counts_by_its_result_and_without_one_its_cell_is_named(
        string what, bool mustCalculate, object? cell, long? people, string? refused)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook { MustCalculate = mustCalculate }
            .With("June", [_headings, [_day, "Madaya", "delivered", cell], [_day, "Duma", "delivered", 7]]);

        var done = await BringAsync(desk, "a.xlsx", book.ToBytes());

        var messages = (await desk.Import.RefusalsAsync(done)).Select(r => r.Message).ToList();
        Assert.True(refused is null ? messages.Count == 0 : messages.Single().StartsWith(refused, StringComparison.Ordinal), $"{what}: {messages}");
        Assert.Equal(refused is null ? 2 : 1, await CountAsync(store));
        Assert.Equal(people, await FigureAsync(store, "MAD", "people_reached"));
    }

    [Theory, EveryStore]
    public async Task A_figure_merged_over_the_stops_of_a_convoy_is_the_convoys_and_the_same_sheet_again_changes_nothing(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook().With(
            "June",
            [
                _headings,
                [_day, "Madaya", "delivered", 30_000, 12, 40.5], [null, "Duma", null, null, null, null], [null, "Darayya", null, null, null, null],
            ], false, "A2:A4", "C2:C4", "D2:D4", "E2:E4", "F2:F4").ToBytes();

        var done = await BringAsync(desk, "a.xlsx", book);

        Assert.Equal((BatchState.Done, 0), (done.State, done.Result!.RefusedRows));
        Assert.Equal(3, await CountAsync(store));
        Assert.Equal(0, await store.ScalarAsync<long>(
            "select count(*) from delivery where day = '2016-06-26' and (people_reached is not null or trucks is not null or grams is not null)"));
        Assert.Equal(
            30_000 + 12 + 40_500_000, await store.ScalarAsync<long>(
                "select people_reached + trucks + grams from convoy where record_key like '2016-06-26%'"));

        var again = await BringAsync(desk, "a.xlsx", book);
        Assert.Equal(0, again.Result!.Files.Sum(f => f.Added + f.Changed));
        Assert.Equal(0, again.Result.RefusedRows);
    }

    [Theory]
    [InlineData("a row of the cell", 3, 2)]
    [InlineData("another row", 4, 3)]
    public async Task A_total_is_not_taken_without_a_row_that_it_is_of(string what, int wrong, int refused)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        object?[][] lines = [[_day, "Madaya", "delivered", 500, 1], [_day, "Duma", "delivered", null, 1], [_day, "Darayya", "delivered", 500, 1]];
        lines[wrong - 2][4] = -5;
        var book = new TestWorkbook().With("June", [_headings, .. lines], false, "D2:D3");

        var done = await BringAsync(desk, "a.xlsx", book.ToBytes());

        Assert.Equal((what, refused), (what, done.Result!.RefusedRows));
        var expected = $"This figure is a part of its convoy's total, and row {wrong} of the convoy comes back.";
        Assert.Contains(await desk.Import.RefusalsAsync(done), r => r.Message.StartsWith(expected, StringComparison.Ordinal));
        Assert.Equal(3 - refused, await CountAsync(store));
        Assert.Null(await store.ScalarAsync<long?>("select max(people_reached) from convoy where record_key like '2016-06-26%'"));
    }

    [Fact]
    public async Task A_refusal_names_no_ref_that_was_made_of_the_row()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook().With("June", [_headings, [_day, "Madaya", "delivered", 500], [_day, "Madaya", "delivered", 600]]);

        var done = await BringAsync(desk, "a.xlsx", book.ToBytes());

        var refusal = Assert.Single(await desk.Import.RefusalsAsync(done));
        Assert.Equal((3, null, null, "Row 2 is about the same. Keep one of them."), (refusal.Row, refusal.Heading, refusal.Value, refusal.Message));
    }

    public static TheoryData<string, object?[][], string[], long?, int> Merged => new()
    {
        // Rows of two convoys: nobody can say how much is whose.
        { "days", [[26, "Madaya", 500], [27, "Duma", null]], ["D2:D3"], null, 2 },

        // The figure of the other stop is added to the total of the convoy.
        { "besides", [[26, "Madaya", 500], [26, "Duma", null], [26, "Darayya", 40]], ["D2:D3"], 540, 0 },

        // Another stop without a figure: the total is not the convoy's.
        { "unknown", [[26, "Madaya", 500], [26, "Duma", null], [26, "Darayya", null]], ["D2:D3"], null, 2 },
        { "two cells", [[26, "Madaya", 500], [26, "Duma", null], [26, "Darayya", 60], [26, "Zabadani", null]], ["D2:D3", "D4:D5"], null, 4 },

        // Over a row without anything in it, it is a figure of one row.
        { "one row", [[26, "Madaya", 500], [null, null, null]], ["D2:D3"], null, 0 },
    };

    [Theory]
    [MemberData(nameof(Merged))]
    public async Task A_figure_merged_over_other_rows_is_taken_for_none_of_them(
        string what, object?[][] rows, string[] merged, long? total, int leftOut)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var lines = rows.Select(r => (object?[])[r[0] is int day ? new DateOnly(2016, 6, day) : null, r[1], r[1] is null ? null : "delivered", r[2]]);
        var book = new TestWorkbook().With("June", [_headings, .. lines], false, merged);

        var done = await BringAsync(desk, "a.xlsx", book.ToBytes());

        Assert.Equal((what, leftOut, 0), (what, done.Result!.LeftOutRows.Count(r => r.Why == LeftOutWhy.Asked), done.Result.RefusedRows));
        Assert.Equal(rows.Count(r => r[1] is not null) - leftOut, await CountAsync(store));
        Assert.Equal(
            total, await store.ScalarAsync<long?>("select max(people_reached) from convoy where record_key like '2016-06-2%'"));
        if (leftOut > 0)
        {
            // What comes back does not say the figure of each row.
            Assert.All(SheetDesk.Cells(await desk.RefusedAsync(done)).Skip(1), r => Assert.Contains("(rows ", r[4], StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Homs", "Madaya", 1)]
    [InlineData("حمص", "Madaya", 1)]
    [InlineData("Nowhere", "Madaya", 1)]
    [InlineData("Rural Damascus", "Madaya", 0)]
    [InlineData("ريف دمشق", "مضايا", 0)]
    [InlineData("Rif Dimashq governorate", "Madaya", 0)]
    [InlineData("SY03", "Madaya", 0)]
    [InlineData("", "Madaya", 0)]
    [InlineData("", "Madaya (Rural Damascus)", 0)]
    [InlineData("", "Madaya - Rural Damascus", 0)]
    [InlineData("", "مضايا - ريف دمشق", 0)]
    [InlineData("", "Madaya / Rural Damascus", 0)]
    [InlineData("", "Madaya (Homs)", 1)]
    [InlineData("", "Madaya - Homs", 1)]
    [InlineData("Homs", "Madaya (Rural Damascus)", 1)]
    public async Task A_name_and_its_governorate_mean_a_place_together_and_what_is_left_out_stays_out(string governorate, string place, int leftOut)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync(
            "a.csv", $"Governorate,Date,Place,Status,People reached\n{governorate},2016-06-26,{place},delivered,500\n");
        var mapping = await desk.ProposeAsync(batch, null, ("convoys.mode", "road"));

        Assert.Equal(leftOut, (await desk.ScanAsync(batch, mapping)).Open.Count(q => q.About == QuestionAbout.Name));
        var done = await desk.BringAsync(batch, mapping);

        Assert.Equal(
            (leftOut, 1 - leftOut, 0),
            (done.Result!.LeftOutRows.Count(r => r.Why == LeftOutWhy.Asked), await CountAsync(store), done.Result.RefusedRows));
        Assert.Equal(leftOut == 0 ? 500 : null, await FigureAsync(store, "MAD", "people_reached"));
    }

    [Theory]

    // Of the other figures of the column, or of the separator of the file.
    [InlineData(";", "12,500", "7", 12.5, 0)]
    [InlineData(";", "12,500", "1,234.5", 12500.0, 0)]
    [InlineData(";", "12,5", "1.234,5", 12.5, 0)]
    [InlineData("\t", "12,500", "3,25", 12.5, 0)]
    [InlineData("\t", "12,500", "0,750", 12.5, 0)]
    [InlineData("\t", "1.234,5", "7", 1234.5, 0)]
    [InlineData("\t", "1,234,567", "7", 1234567.0, 0)]
    [InlineData("\t", "12,500", "12.75", 12500.0, 0)]
    [InlineData("\t", "١٢٫٥", "7", 12.5, 0)]

    // Nothing shows it, or both: asked, and answered.
    [InlineData("\t", "12,500", "7", null, 1)]
    [InlineData("\t", "12,500", "1,234.5;3,25", null, 1)]
    [InlineData("\t", "12,500", "7", 12.5, 1, "comma")]
    [InlineData("\t", "12,500", "7", 12500.0, 1, "point")]
    [InlineData("\t", "12,500", "1,234.5;3,25", 12.5, 1, "comma")]
    [InlineData("\t", "12,500", "1,234.5;3,25", 12500.0, 1, "point")]

    // What a program wrote with all its digits.
    [InlineData("\t", "42.782830000000004", "7", 42.78283, 0)]
    [InlineData("\t", "33.333333333333336", "7", 33.333333, 0)]
    public async Task A_comma_in_tonnes_is_what_its_column_and_its_file_say(
        string separator, string tonnes, string others, double? expected, int asked, string answer = "leave")
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var rows = others.Split(';').Select((t, i) => string.Join(separator, "2016-06-26", i == 0 ? "Duma" : "Darayya", "delivered", t));
        var text = string.Join(separator, "Date", "Place", "Status", "Tonnes") + "\n"
            + string.Join(separator, "2016-06-26", "Madaya", "delivered", tonnes) + "\n" + string.Join('\n', rows) + "\n";

        var batch = await desk.UploadAsync("a.csv", text);
        var mapping = await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road"));
        var questions = (await desk.ScanAsync(batch, mapping)).Open;
        var done = await desk.BringAsync(batch, mapping, false, ("12,500", answer));

        Assert.Equal(asked, questions.Count);
        Assert.All(
            questions, q => Assert.StartsWith("“12,500” in column “Tonnes”: 12.5 or 12,500?", q.Text, StringComparison.Ordinal));
        Assert.Equal(0, done.Result!.RefusedRows);
        Assert.Equal((long?)(expected * 1_000_000), await FigureAsync(store, "MAD", "grams"));
    }

    [Theory]
    [InlineData(42.782830000000004, 42.78283)]
    [InlineData(33.333333333333336, 33.333333)]
    [InlineData(0.30000000000000004, 0.3)]
    public async Task A_calculated_number_of_a_workbook_is_rounded_to_its_columns_decimals(double tonnes, double expected)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook().With("June", [_headings, [_day, "Madaya", "delivered", 11_999.999999999998, 2, tonnes]]);

        Assert.Equal(0, (await BringAsync(desk, "a.xlsx", book.ToBytes())).Result!.RefusedRows);
        Assert.Equal((long)Math.Round(expected * 1_000_000), await FigureAsync(store, "MAD", "grams"));
        Assert.Equal(12_000, await FigureAsync(store, "MAD", "people_reached"));
    }

    public static TheoryData<object, object, string?, string?> Days => new()
    {
        { new DateOnly(2016, 8, 6), "18/06/2016", "2016-08-06", "as_shown" },
        { new DateOnly(2016, 8, 6), "18/06/2016", "2016-06-08", "exchanged" },
        { new DateOnly(2016, 8, 6), "18/06/2016", null, "leave" },
        { new DateOnly(2016, 6, 6), "18/06/2016", "2016-06-06", null },
        { new DateOnly(2016, 8, 6), new DateOnly(2016, 6, 18), "2016-08-06", null },
        { new DateOnly(2016, 8, 6), "18 June 2016", "2016-08-06", null },
        { new MonthCell(new DateOnly(2016, 6, 1)), new DateOnly(2016, 6, 18), null, "This is a month" },
        { "June 2016", new DateOnly(2016, 6, 18), null, "This is a month" },
        { "حزيران 2016", new DateOnly(2016, 6, 18), null, "This is a month" },
        { "2016-06-26T22:30:00Z", new DateOnly(2016, 6, 18), "2016-06-27", null },
        { "2016-06-26T22:30:00+03:00", new DateOnly(2016, 6, 18), "2016-06-26", null },
        { "2016-06-26T22:30:00", new DateOnly(2016, 6, 18), "2016-06-26", null },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public async Task A_day_is_the_one_that_was_meant_or_none(object day, object other, string? expected, string? refused)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook().With("June", [_headings, [day, "Madaya", "delivered", 5], [other, "Duma", "delivered", 6]]);

        var batch = await desk.UploadAsync("a.xlsx", book.ToBytes());
        var mapping = await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road"));
        var isAsked = refused is "as_shown" or "exchanged" or "leave";
        Assert.Equal(
            isAsked ? ["6 August 2016 or 8 June 2016? In column “Date” row 2 shows the first; other days of the column, such as “18/06/2016”, stayed "
                + "texts, so a spreadsheet program may have exchanged day and month when the file was opened."] : [],
            (await desk.ScanAsync(batch, mapping)).Open.Select(q => q.Text));
        var done = await desk.BringAsync(batch, mapping, false, ("6 August", refused ?? ""));

        Assert.Equal(expected is null && !isAsked ? 1 : 0, done.Result!.RefusedRows);
        Assert.Equal(
            expected, (await store.ScalarAsync<string?>("select max(record_key) from delivery where record_key like '%-MAD-%'"))?[^10..]);
        Assert.All(await desk.Import.RefusalsAsync(done), r => Assert.StartsWith(refused!, r.Message, StringComparison.Ordinal));
    }

    private static async Task<ImportBatch> BringAsync(SheetDesk desk, string name, byte[] content)
    {
        var batch = await desk.UploadAsync(name, content);
        return await desk.BringAsync(batch, await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road")));
    }

    private static Task<long> CountAsync(TestStore store) => store.ScalarAsync<long>("select count(*) from delivery where record_key <> 'D1'");

    private static Task<long?> FigureAsync(TestStore store, string place, string column) => store.ScalarAsync<long?>(
        string.Create(CultureInfo.InvariantCulture, $"select max({column}) from delivery where record_key like '2016-06-2%-{place}-%'"));
}
