using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>The shapes of sheets that partners really send become the right records, in each of three languages.</summary>
public sealed class PartnerSheetTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    public async Task A_4W_with_three_rows_of_headings(string language)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var account = await TakeAsync(store, PartnerSheets.FourWs(language));

        Assert.Equal((language, ""), (language, Open(account)));
        Assert.Equal([3, 4, 5], account.View!.HeaderRows);
        Assert.Equal(
            (language, "location=MAD day=2016-06-26 outcome=delivered people_targeted=1000 people_reached=370 sectors=Food"),
            (language, Stop(account.Records, "MAD")));
        Assert.Equal("SARC", Convoy(account)["agencies"]);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    public async Task A_tracker_with_a_tab_for_each_month(string language)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var book = PartnerSheets.Tracker(language);
        var question = Assert.Single((await TakeAsync(store, book)).Questions);
        Assert.Equal(["all", "May", "June"], question.Choices.Select(c => c.Value));
        Assert.StartsWith("2 sheets of this workbook look alike: \u201CMay\u201D, \u201CJune\u201D.", question.Text, StringComparison.Ordinal);

        var account = await TakeAsync(store, book, import: true, (question.Id, "all"));

        Assert.Equal((language, "", 0), (language, Open(account), account.RefusedRows));
        Assert.Equal(
            (string[])["May location=MAD day=2016-05-03 outcome=delivered people_reached=20000 trucks=12 tonnes=40.5",
                "June location=DUM day=2016-06-26 outcome=delivered people_reached=9000 trucks=7 tonnes=21",
                "June location=ZAB day=2016-06-26 outcome=postponed"],
            account.Records.Where(r => r.Kind == "deliveries").Select(r => $"{r.Sheet} {Values(r)}").ToArray());
        Assert.Equal(2, account.Batches.Count);
        Assert.All(account.Batches, b => Assert.Equal(BatchState.Done, b.State));
        Assert.Equal(19, await store.ScalarAsync<long>("select sum(trucks) from delivery where record_key like 'C-%'"));
        Assert.Equal(LeftOutColumn.Money, account.View!.LeftOut(7));

        var only = await TakeAsync(store, book, false, (question.Id, "June"));
        Assert.All(only.Records, r => Assert.Equal(SeenState.Same, r.State));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    public async Task Trucks_by_crossing(string language)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var account = await TakeAsync(store, PartnerSheets.Crossings(language), import: true);

        Assert.Equal((language, "convoys", ""), (language, account.View!.Kind.Name, Open(account)));
        Assert.Equal(
            ["Bab al-Hawa 20 300.5", "Bab al-Salam 11 150"],
            account.Records.Select(r => $"{r.Current["origin"]} {r.Current["trucks"]} {r.Current["tonnes"]}"));
        var again = await TakeAsync(store, PartnerSheets.Crossings(language));
        Assert.All(again.Records, r => Assert.Equal(SeenState.Same, r.State));
    }

    [Theory]
    [InlineData("en", "Rankus", "Rural Damascus")]
    [InlineData("fr", "Rankus", "Rif Damas")]
    [InlineData("ar", "رنكوس", "ريف دمشق")]
    public async Task A_published_list_of_places(string language, string name, string governorate)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var account = await TakeAsync(store, PartnerSheets.Places(language));

        Assert.Equal((language, "locations", ""), (language, account.View!.Kind.Name, Open(account)));
        var place = Assert.Single(account.Records).Current;
        Assert.Equal(
            ("SY030207", name, governorate, "SY03"), (place["code"], place["name"], place["governorate"], place["governorate_pcode"]));
        Assert.DoesNotContain(place.Values, v => v is "Syria" or "Syrie" or "سوريا");
        Assert.Equal(language != "ar", place.ContainsKey("name_ar"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    public async Task A_plan_with_its_answers(string language)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var account = await TakeAsync(store, PartnerSheets.PlanAndAnswer(language), import: true);

        Assert.Equal((language, "requests", ""), (language, account.View!.Kind.Name, Open(account)));
        Assert.Equal(
            (1, 3, 2), (account.Records.Count(r => r.Kind == "requests"), account.Records.Count(r => r.Kind == "request_lines"),
                account.Records.Count(r => r.Kind == "decisions")));
        Assert.Equal(
            ["MAD granted 15000", "DUM denied "],
            account.Records.Where(r => r.Kind == "decisions").OrderBy(r => r.Rows[0])
                .Select(r => $"{r.Current["location"]} {r.Current["decision"]} {r.Current.GetValueOrDefault("people_approved")}"));
        var again = await TakeAsync(store, PartnerSheets.PlanAndAnswer(language));
        Assert.All(again.Records, r => Assert.Equal(SeenState.Same, r.State));
    }

    private static async Task<SheetAccount> TakeAsync(
        TestStore store, TestWorkbook book, bool import = false, params (string Id, string Answer)[] answers)
    {
        var operation = await new Data.Operations.OperationStore(store.Db).FindAsync("SYR");
        var desk = operation is null ? await SheetDesk.OpenAsync(store) : new SheetDesk(store, operation);
        var path = book.Save(store.Folder.Path("partner.xlsx"));
        return await new SheetIntake(desk.Import, desk.Batches).TakeAsync(
            new SheetOrder(new SheetUpload(path, "partner.xlsx", "SARC", desk.Operation, SheetDesk.Manager))
            {
                Import = import, Answers = answers.ToDictionary(a => a.Id, a => a.Answer),
            }, TestStore.Now);
    }

    private static string Open(SheetAccount account) => string.Join("; ", account.Questions.Select(q => q.Text)
        .Concat(account.Refused.Select(r => $"{r.Row} {r.Heading} {r.Value} {r.Message}")).Append(account.Failure?.ToString() ?? "")
        .Where(t => t.Length > 0));

    private static string Stop(IEnumerable<AccountRecord> records, string place) =>
        Values(records.Single(r => r.Kind == "deliveries" && r.Current["location"] == place));

    private static string Values(AccountRecord record) => string.Join(
        ' ', record.Current.Where(v => v.Key is not ("ref" or "convoy")).Select(v => $"{v.Key}={v.Value}"));

    private static IReadOnlyDictionary<string, string> Convoy(SheetAccount account) => account.Records.Single(r => r.Kind == "convoys").Current;
}
