using System.Globalization;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>How rows become records: words in figures, columns and rows that add up, several places in one row, answers beside requests.</summary>
public sealed class SheetRowTests
{
    [Theory]
    [InlineData("about 500", 500, "People reached: “about 500”")]
    [InlineData("20.5k", 20500, "People reached: “20.5k”")]
    [InlineData("300 people", 300, "People reached: “300 people”")]
    [InlineData("200-250", 200, "People reached: “200-250”")]
    [InlineData("حوالي ٣٠٠ شخص", 300, "People reached: “حوالي ٣٠٠ شخص”")]
    [InlineData("50 families", 250, "People reached: “50 families × 5”")]
    [InlineData("50 families (260 people)", 260, "People reached: “50 families (260 people)”")]
    [InlineData("12.000", 12000, null)]
    [InlineData("1,200", 1200, null)]
    [InlineData("-", null, null)]
    [InlineData("20 trucks", null, null, 1)]
    public async Task A_cell_takes_what_the_form_takes_and_keeps_its_words(string cell, int? people, string? note, int refused = 0)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);

        var done = await BringAsync(
            desk, $"Date,Place,Status,People reached\n2016-06-26,Madaya,delivered,\"{cell}\"\n2016-06-26,Duma,delivered,7\n",
            ("How many people are in a family", "5"), ("does the point separate", "thousands"));

        Assert.Equal((cell, refused), (cell, done.Result!.RefusedRows));
        Assert.Equal(people, await FigureAsync(store, "MAD", "people_reached"));
        Assert.Equal(note, await store.ScalarAsync<string?>("select max(note) from delivery where record_key like '2016-06-26%'"));
    }

    [Fact]
    public async Task Words_are_added_to_a_note_and_a_note_that_the_sheet_does_not_tell_stays()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        await BringAsync(
            desk, "Date,Place,Status,People reached,Notes\n2016-06-26,Madaya,delivered,about 500,late\n2016-06-26,Duma,delivered,7,rain\n");
        Assert.Equal("late; People reached: “about 500”", await NoteAsync(store, "MAD"));

        var done = await BringAsync(desk, "Date,Place,Status,People reached\n2016-06-26,Madaya,delivered,about 600\n2016-06-26,Duma,delivered,8\n");

        Assert.Equal(0, done.Result!.RefusedRows);
        Assert.Equal("rain", await NoteAsync(store, "DUM"));
        Assert.Contains("People reached: “about 600”", await NoteAsync(store, "MAD"), StringComparison.Ordinal);

        var again = await BringAsync(desk, "Date,Place,Status,People reached\n2016-06-26,Madaya,delivered,about 600\n2016-06-26,Duma,delivered,8\n");
        Assert.Equal(0, again.Result!.Files.Sum(f => f.Added + f.Changed));
    }

    [Fact]
    public async Task The_size_of_families_is_asked_once_for_a_sender()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        await BringAsync(desk, "Date,Place,Status,Families\n2016-06-26,Madaya,delivered,100\n", ("How many people are in a family", "6"));
        Assert.Equal(600, await FigureAsync(store, "MAD", "people_reached"));

        var batch = await desk.UploadAsync("b.csv", "Date,Place,Status,Families\n2016-06-27,Madaya,delivered,200\n");
        var scan = await desk.ScanAsync(batch, await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road")));

        Assert.Empty(scan.Open);
        Assert.Contains(scan.Questions, q => q.Id == SheetQuestion.IdOf(QuestionAbout.Figure, "family-size"));
    }

    public static TheoryData<string, string, long?, int> Parts => new()
    {
        { "Men,Women,Boys,Girls", "100,200,30,40", 370, 0 },
        { "Men,Women,Boys,Girls", "100,200,-,", 300, 0 },
        { "Men,Women,Boys,Girls", "100,200,unknown,40", null, 1 },
        { "Men,Women,Boys,Girls", "100,200,many,40", null, 1 },
        { "Men,Women,Boys,Girls", ",,,", null, 0 },
        { "Male,Female", "100,200", 300, 0 },
        { "Men,Women,Children", "100,200,50", 350, 0 },
        { "Adults,Children", "100,200", 300, 0 },
        { "Hommes,Femmes,Garçons,Filles", "1,2,3,4", 10, 0 },
        { "رجال,نساء,فتيان,فتيات", "1,2,3,4", 10, 0 },

        // The total stands beside its parts, or what stands there is no whole.
        { "People reached,Men,Women", "500,100,200", 500, 0 },
        { "People reached,Families", "500,100", 500, 0 },
        { "Women,Girls", "100,200", null, 0 },
        { "Men,Women,Families", "100,200,50", 300, 0 },
        { "Families,Family size", "100,4.5", 450, 0 },
        { "Families,Family size", "100,many", null, 1 },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Columns_that_make_people_together_are_added_up(string headings, string cells, long? people, int refused)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);

        var done = await BringAsync(desk, $"Date,Place,Status,{headings}\n2016-06-26,Madaya,delivered,{cells}\n");

        Assert.Equal((headings, refused), (headings, done.Result!.RefusedRows));
        Assert.Equal((headings, people), (headings, await FigureAsync(store, "MAD", "people_reached")));
    }

    public static TheoryData<string, string, string?> Split => new()
    {
        { "People reached,Female,Male", "500,260,240", "260 240 - -" },
        { "People reached,Women,Girls,Men,Boys", "500,200,60,150,90", "260 240 150 -" },
        { "Women,Girls,Men,Boys", "200,60,150,90", "260 240 150 -" },
        { "Female,Male", "260,240", "260 240 - -" },
        { "المستفيدون,إناث,ذكور,كبار السن", "500,260,240,30", "260 240 - 30" },
        { "People reached,Children,60+", "500,300,20", "- - 300 20" },
        { "People reached,Female,Male", "500,260,", "260 - - -" },
        { "People reached,Women,Men", "500,260,200", null },
        { "People reached,Female,Male", "500,,", null },
        { "People reached,Female,Male", "500,260,241", null },
    };

    [Theory]
    [MemberData(nameof(Split))]
    public async Task Columns_of_who_received_are_kept_with_the_stop(string headings, string cells, string? expected)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var text = $"Date,Place,Status,{headings}\n2016-06-26,Madaya,delivered,{cells}\n";

        await BringAsync(desk, text);

        Assert.Equal((headings, 500L), (headings, await FigureAsync(store, "MAD", "people_reached")));
        Assert.Equal((headings, expected), (headings, await store.ScalarAsync<string?>("""
            select coalesce(female, '-') || ' ' || coalesce(male, '-') || ' ' || coalesce(age_0_17, '-') || ' ' || coalesce(age_60_over, '-')
            from disaggregation
            """)));
        Assert.Equal((headings, 0), (headings, (await BringAsync(desk, text)).Result!.Files.Sum(f => f.Added + f.Changed)));
    }

    public static TheoryData<string, string[], string[], int> Stops => new()
    {
        {
            "sectors", ["Madaya,delivered,500,3,12.5,Food", "Madaya,delivered,300,2,1.5,NFI", "Duma,delivered,40,1,1,Food"],
            ["DUM 40 1 1 Food", "MAD 500 5 14 Food; NFI"], 0
        },
        {
            "spellings of one place", ["Madaya,delivered,500,3,,Food", "مضايا,delivered,300,2,,NFI"], ["MAD 500 5  Food; NFI"], 0
        },
        { "an unknown figure", ["Madaya,delivered,500,3,,Food", "Madaya,delivered,,,,NFI"], ["MAD 500 3  Food; NFI"], 0 },
        { "another outcome", ["Madaya,delivered,500,3,,Food", "Madaya,partial,300,2,,NFI"], [], 2 },
        { "the same row twice", ["Madaya,delivered,500,3,,Food", "Madaya,delivered,500,3,,Food"], ["MAD 500 3  Food"], 1 },
        { "a bad figure", ["Madaya,delivered,500,3,,Food", "Madaya,delivered,300,many,,NFI"], [], 2 },
        { "words", ["Madaya,delivered,about 500,3,,Food", "Madaya,delivered,300,2,,NFI"], ["MAD 500 5  Food; NFI"], 0 },
    };

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task Rows_of_one_stop_by_sector_make_one_stop(string what, string[] rows, string[] expected, int refused)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var text = "Date,Place,Status,People reached,Trucks,Tonnes,Sector\n" + string.Concat(rows.Select(r => $"2016-06-26,{r}\n"));

        var done = await BringAsync(desk, text);

        Assert.Equal((what, refused), (what, done.Result!.RefusedRows));
        Assert.Equal(expected, await StopsAsync(store));
        var again = await BringAsync(desk, text);
        Assert.Equal((what, 0), (what, again.Result!.Files.Sum(f => f.Added + f.Changed)));
        if (refused == 2)
        {
            Assert.Equal(rows.Length + 1, SheetDesk.Cells(await desk.RefusedAsync(done)).Count);
        }
    }

    [Fact]
    public async Task People_of_several_rows_are_added_where_the_sender_says_so_and_nobody_has_to()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        const string text = "Date,Place,Status,Men,Women,Item\n2016-06-26,Madaya,delivered,100,200,Flour\n2016-06-26,Madaya,delivered,90,220,Kits\n";
        var batch = await desk.UploadAsync("a.csv", text);
        var mapping = await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road"));

        var scan = await desk.ScanAsync(batch, mapping);

        Assert.Empty(scan.Open);
        var question = Assert.Single(scan.Questions);
        Assert.Equal([2, 3], question.Rows);
        await desk.BringAsync(batch, mapping);
        Assert.Equal(310, await FigureAsync(store, "MAD", "people_reached"));

        var other = await desk.UploadAsync("b.csv", text.Replace("06-26", "06-27", StringComparison.Ordinal));
        await desk.Batches.SaveMappingAsync(other, await desk.ScanAsync(other, mapping), TestStore.Now);
        other = await desk.FindAsync(other.Id);
        await desk.Batches.SaveAnswersAsync(
            other, [question], new Dictionary<string, string> { [question.Id] = "added" }, TestStore.Now);
        other = await desk.WorkAsync(other.Id, BatchState.Checking);
        await desk.WorkAsync(other.Id, BatchState.Running);
        Assert.Equal(610, await store.ScalarAsync<long>("select people_reached from delivery where record_key like '2016-06-27%'"));
    }

    [Theory]
    [InlineData("Madaya, Zabadani")]
    [InlineData("Madaya/Zabadani")]
    [InlineData("Madaya and Zabadani")]
    [InlineData("Madaya et Zabadani")]
    [InlineData("Madaya & Az-Zabadani")]
    [InlineData("مضايا والزبداني")]
    [InlineData("مضايا، الزبداني")]
    public async Task A_row_of_two_places_is_two_stops_of_one_convoy_that_share_its_figures(string places)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var text = $"Date,Place,Status,People reached,Trucks\n2016-06-26,\"{places}\",delivered,30000,12\n";

        var done = await BringAsync(desk, text, ("Which place is", "MAD;ZAB"));

        Assert.Equal((places, 0), (places, done.Result!.RefusedRows));
        Assert.Equal(["MAD    ", "ZAB    "], (await StopsAsync(store)).Select(s => s.PadRight(7)));
        Assert.Equal(30_012, await store.ScalarAsync<long>("select people_reached + trucks from convoy where record_key like '2016-06-26%'"));

        var again = await BringAsync(desk, text);
        Assert.Equal((0, 0), (again.Result!.RefusedRows, again.Result.Files.Sum(f => f.Added + f.Changed)));
    }

    [Theory]
    [InlineData("Duma town", "DUM")]
    [InlineData("Douma city", "DUM")]
    [InlineData("City of Douma", "DUM")]
    [InlineData("مدينة دوما", "DUM")]
    [InlineData("Madaya camp", "MAD")]
    [InlineData("Zabadani area", "ZAB")]
    [InlineData("Duma - Homs", "DUM")]
    public async Task The_place_that_is_meant_is_offered_first(string name, string code)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync("a.csv", $"Date,Place,Status,People reached\n2016-06-26,{name},delivered,5\n");

        var scan = await desk.ScanAsync(batch, await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road")));

        Assert.Equal((name, code), (name, Assert.Single(scan.Open).Choices[0].Value));
    }

    private const string Plan =
        "Plan,Governorate,Location,People requested,Submitted on,Submitted to,Approval,Approved beneficiaries,Date of approval,"
        + "Conditions\n";

    [Theory]
    [InlineData(Plan)]
    [InlineData("Plan,Gouvernorat,Lieu,Personnes demandées,Soumis le,Soumis à,Approbation,Bénéficiaires approuvés,Date d'approbation,Conditions\n")]
    [InlineData("الخطة,المحافظة,المكان,عدد الأشخاص المطلوب,تاريخ التقديم,مقدم إلى,الموافقة,العدد الموافق عليه,تاريخ الموافقة,الشروط\n")]
    public async Task One_sheet_with_requests_and_answers_gives_requests_lines_and_decisions(string headings)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var text = headings
            + "June,Rural Damascus,Madaya,20000,2016-05-20,MoFA,approved,15000,2016-06-01,no medicines\n"
            + "June,Rural Damascus,Duma,30000,2016-05-20,MoFA,rejected,,2016-06-01,\n"
            + "June,Rural Damascus,Darayya,8000,2016-05-20,MoFA,pending,,,\n"
            + "July,Rural Damascus,Madaya,9000,2016-06-20,MoFA,,,,\n";

        var batch = await desk.UploadAsync("a.csv", text);
        var mapping = await desk.ProposeAsync(batch);
        Assert.Equal("requests", mapping.Kind);
        var done = await desk.BringAsync(batch, mapping);

        Assert.Equal((0, BatchState.Done), (done.Result!.RefusedRows, done.State));
        Assert.Equal(
            (2, 4), (await CountAsync(store, "access_request", "plan is not null"),
                await CountAsync(store, "request_line", "people_requested in (20000, 30000, 8000, 9000)")));
        Assert.Equal(
            (1, 1), (await CountAsync(store, "decision", "decision = 'granted' and people_approved = 15000 and conditions = 'no medicines'"),
                await CountAsync(store, "decision", "decision = 'denied'")));
        Assert.Equal(2, await CountAsync(store, "decision", "decided_on = '2016-06-01'"));

        var next = await desk.UploadAsync("b.csv", text);
        var again = await desk.BringAsync(next, await desk.ProposeAsync(next));
        Assert.Equal((0, 0), (again.Result!.RefusedRows, again.Result.Files.Sum(f => f.Added + f.Changed)));
    }

    [Fact]
    public async Task An_answer_without_its_day_comes_back_and_its_request_is_stored()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync("a.csv", Plan + "June,Rural Damascus,Madaya,20000,2016-05-20,MoFA,approved,15000,,\n");

        var done = await desk.BringAsync(batch, await desk.ProposeAsync(batch));

        Assert.Equal(1, done.Result!.RefusedRows);
        var refusal = Assert.Single(await desk.Import.RefusalsAsync(done));
        Assert.Equal((2, "Date of approval"), (refusal.Row, refusal.Heading));
        Assert.Equal(1, await CountAsync(store, "request_line", "people_requested = 20000"));
    }

    private static async Task<ImportBatch> BringAsync(SheetDesk desk, string text, params (string About, string Answer)[] answers)
    {
        var batch = await desk.UploadAsync("a.csv", Encoding.UTF8.GetBytes(text));
        return await desk.BringAsync(batch, await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road")), false, answers);
    }

    private static Task<long> CountAsync(TestStore store, string table, string where) =>
        store.ScalarAsync<long>($"select count(*) from {table} where {where}");

    private static Task<string?> NoteAsync(TestStore store, string place) =>
        store.ScalarAsync<string?>($"select note from delivery where record_key like '2016-06-26%-{place}-%'");

    private static Task<IReadOnlyList<string>> StopsAsync(TestStore store) => store.Db.ReadAsync(s => s.QueryAsync<string>("""
        select l.record_key || ' ' || coalesce(cast(d.people_reached as text), '') || ' ' || coalesce(cast(d.trucks as text), '') || ' '
            || coalesce(cast(d.grams / 1000000 as text), '') || ' ' || coalesce(d.sectors, '')
        from delivery d join location l on l.id = d.location_id where d.record_key like '2016-06-26%' order by l.record_key
        """));

    private static Task<long?> FigureAsync(TestStore store, string place, string column) => store.ScalarAsync<long?>(
        string.Create(CultureInfo.InvariantCulture, $"select max({column}) from delivery where record_key like '2016-06-2%-{place}-%'"));
}
