using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Tests.Import.Bundles;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>A sheet in the shape of a daily bulletin does what the bulletin's form does: it says what was reported, and who watched.</summary>
public sealed class BulletinSheetTests
{
    private const string Said = "allegations.arrangement";
    private const string Kind = "allegations.kind";

    [Theory, EveryStore]
    public async Task A_count_says_that_the_centre_watched_there_and_none_of_violations_is_a_day_of_calm(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await OpenAsync(store);

        var done = await BringAsync(
            desk, "Date,Centre,Governorate,Count", "2016-03-03,HME,Aleppo,3", "2016-03-03,HME,Homs,0", "2016-03-03,HME,Idlib,");

        Assert.Equal((BatchState.Done, 0), (done.State, done.Result!.RefusedRows));
        Assert.Equal(["COH-HME-20160303-Aleppo|2016-03-03|Aleppo|violation|3"], await AllegationsAsync(store));
        Assert.Equal(["HME|2016-03-03|Aleppo", "HME|2016-03-03|Homs"], await WatchedAsync(store));
    }

    [Theory]
    [InlineData("Monitored", "yes", "no")]
    [InlineData("Watched (yes/no)", "Y", "not monitored")]
    [InlineData("تمت المراقبة", "نعم", "لا")]
    [InlineData("Surveillé", "oui", "non")]
    public async Task What_is_said_of_watching_holds_and_all_of_the_country_is_watched_where_that_is_said(string heading, string yes, string no)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await OpenAsync(store);

        var done = await BringAsync(
            desk, $"Day,Centre,Governorate,Violations,{heading}", $"3 March 2016,HME,Aleppo,3,{no}", $"3 March 2016,HME,Idlib,,{yes}",
            $"3 March 2016,HME,,,{yes}", $"4 March 2016,HME,Aleppo,0,{no}", "4 March 2016,HME,Homs,1,");

        Assert.Equal((BatchState.Done, 0), (done.State, done.Result!.RefusedRows));
        Assert.Equal(
            ["COH-HME-20160303-Aleppo|2016-03-03|Aleppo|violation|3", "COH-HME-20160304-Homs|2016-03-04|Homs|violation|1"],
            await AllegationsAsync(store));
        Assert.Equal(["HME|2016-03-03|-", "HME|2016-03-03|Idlib", "HME|2016-03-04|Homs"], await WatchedAsync(store));
    }

    [Fact]
    public async Task A_row_without_a_governorate_has_its_count_and_does_not_say_that_all_was_watched()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await OpenAsync(store);

        await BringAsync(desk, "Date,Centre,Governorate,Count", "2016-03-03,HME,Aleppo,3", "2016-03-03,HME,,2");

        Assert.Equal(
            ["COH-HME-20160303|2016-03-03|-|violation|2", "COH-HME-20160303-Aleppo|2016-03-03|Aleppo|violation|3"], await AllegationsAsync(store));
        Assert.Equal(["HME|2016-03-03|Aleppo"], await WatchedAsync(store));
    }

    [Fact]
    public async Task A_total_is_no_governorate_and_two_kinds_of_violations_of_one_are_watched_once()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await OpenAsync(store);

        var done = await BringAsync(
            desk, "Date,Centre,Governorate,Violation,Count", "2016-03-03,Hmeymim centre,حلب,shelling,3", "2016-03-03,hme,ALEPPO,air strike,2",
            "2016-03-03,HME,Total,,5");

        Assert.Equal((0, 1), (done.Result!.RefusedRows, done.Result.LeftOutCount));
        Assert.Equal(
            ["COH-HME-20160303-Aleppo-air_strike|2016-03-03|Aleppo|air strike|2", "COH-HME-20160303-Aleppo-shelling|2016-03-03|Aleppo|shelling|3"],
            await AllegationsAsync(store));
        Assert.Equal(["HME|2016-03-03|Aleppo"], await WatchedAsync(store));
    }

    [Fact]
    public async Task The_same_sheet_again_changes_nothing_and_a_row_that_is_wrong_comes_back_whole()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await OpenAsync(store);
        string[] rows = ["Date,Centre,Governorate,Count", "2016-03-03,HME,Aleppo,3", "2016-03-03,NOWHERE,Homs,1", "2016-03-03,HME,Idlib,few"];

        var first = await BringAsync(desk, rows);
        var again = await BringAsync(desk, rows);

        Assert.Equal((2, 2), (first.Result!.RefusedRows, again.Result!.RefusedRows));
        Assert.Equal(0, again.Result.Files.Sum(f => f.Added + f.Changed));
        Assert.Equal(["COH-HME-20160303-Aleppo|2016-03-03|Aleppo|violation|3"], await AllegationsAsync(store));
        Assert.Equal(["HME|2016-03-03|Aleppo"], await WatchedAsync(store));
    }

    [Theory]
    [InlineData("Date,Centre,Governorate,Count", "bulletins")]
    [InlineData("Day,Centre,Governorate,Number of violations,Notes,Source", "bulletins")]
    [InlineData("التاريخ,المركز,المحافظة,عدد الخروقات", "bulletins")]
    [InlineData("Date,Centre,Governorate", "monitoring")]
    [InlineData("Date,Centre,Governorate,Notes,Source", "monitoring")]
    [InlineData("Allegation,Arrangement,Date,Received on,Centre,Governorate,Kind,Party,Count", "allegations")]
    [InlineData("Date,Received on,Arrangement,Place,Governorate,Kind,Party,Killed,Injured", "allegations")]
    public async Task Headings_tell_bulletins_from_lists_of_allegations_and_of_who_watched(string headings, string kind)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await OpenAsync(store);

        var (view, _) = await desk.Import.LookAsync(await desk.UploadAsync("b.csv", headings + "\n2016-03-03\n"));

        Assert.Equal(kind, view!.Kind.Name);
    }

    private static async Task<SheetDesk> OpenAsync(TestStore store)
    {
        var desk = await SheetDesk.OpenAsync(store);
        var bundle = new TestBundle(store.Folder.Path("ceasefire")).WithAnOperation()
            .With("locations.csv", "code,name,name_ar,governorate", "ALE,Aleppo,حلب,Aleppo")
            .With("arrangements.csv", "code,name,kind,from,scope", "COH,Cessation,cessation_of_hostilities,2016-02-27,all")
            .With("centres.csv", "code,name,name_ar,opened_on", "HME,Hmeymim centre,مركز حميميم,2016-02-27");
        Assert.Empty((await store.ImportAsync(bundle.Path)).Refused);
        return desk;
    }

    private static async Task<ImportBatch> BringAsync(SheetDesk desk, params string[] rows)
    {
        var batch = await desk.UploadAsync("bulletin.csv", string.Join('\n', rows) + "\n");
        var proposed = await desk.ProposeAsync(batch, null, (Said, "COH"));
        Assert.Same(SheetKind.Bulletins, proposed.Of);
        return await desk.BringAsync(batch, proposed with
        {
            Constants = proposed.Has(Kind) ? proposed.Constants
                : new Dictionary<string, string>(proposed.Constants) { [Kind] = SheetConstants.Default(proposed.Of.Field(Kind)!) },
        });
    }

    private static Task<IReadOnlyList<string>> AllegationsAsync(TestStore store) => store.Db.ReadAsync(s => s.QueryAsync<string>(
        "select ref || '|' || cast(received_on as text) || '|' || coalesce(governorate, '-') || '|' || kind || '|' || violations from allegation "
            + "where withdrawn_at is null order by ref"));

    private static Task<IReadOnlyList<string>> WatchedAsync(TestStore store) => store.Db.ReadAsync(s => s.QueryAsync<string>(
        $"select c.code || '|' || cast(m.day as text) || '|' || coalesce(m.governorate, '-') from {RecordKinds.Monitoring.Table} m "
            + "join centre c on c.id = m.centre_id where m.withdrawn_at is null order by m.day, coalesce(m.governorate, '-')"));
}
