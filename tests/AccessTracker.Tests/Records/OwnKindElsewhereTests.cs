using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Entries;
using AccessTracker.Tests.Hosting;
using AccessTracker.Tests.Import.Sheets;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Records;
using AccessTracker.Web.SignIn;
using Bunit;

namespace AccessTracker.Tests.Records;

/// <summary>What is not about one record goes by the kinds of the store too: sheets, the settings of levels, what forms offer.</summary>
public sealed class OwnKindElsewhereTests : EntryUiTest
{
    [Theory, EveryStore]
    public async Task It_is_imported_from_somebody_s_sheet(StoreProvider provider)
    {
        await BeginAsync(provider);
        var desk = new SheetDesk(Store, Stored);
        var batch = await desk.UploadAsync("posts.csv", "Code,Name,Location,Opened on,State,Staff\nP7,Ridge,Madaya,2016-06-05,open,4\n");

        var (view, _) = await desk.Import.LookAsync(batch);
        var done = await desk.BringAsync(batch, await desk.ProposeAsync(batch));

        Assert.Equal("posts", view!.Kind.Name);
        Assert.Equal(BatchState.Done, done.State);
        Assert.Equal(("posts", new BatchCount("post", 1, 0, 0)), (done.Mapping!.Kind, Assert.Single(done.Result!.Files)));
        var post = (await Store.ShowAsync(Stored, "post", "P7")).Record;
        Assert.Equal(("Ridge", "MAD", "open", "4"), (post.Text("name"), post.Text("location"), post.Text("state"), post.Text("staff")));
    }

    [Theory, EveryStore]
    public async Task Rows_of_a_sheet_that_its_columns_refuse_come_back(StoreProvider provider)
    {
        await BeginAsync(provider);
        var desk = new SheetDesk(Store, Stored);
        var batch = await desk.UploadAsync("posts.csv", "Code,Name,Location,Opened on,State,Staff\nP7,Ridge,Madaya,2016-06-05,open,501\n");

        var done = await desk.BringAsync(batch, await desk.ProposeAsync(batch));

        Assert.Equal(1, done.Result!.RefusedRows);
        Assert.Equal(["Staff"], (await desk.Import.RefusalsAsync(done)).Select(r => r.Heading));
        Assert.Contains("Ridge", SheetDesk.Cells(await desk.RefusedAsync(done)).SelectMany(r => r));
    }

    [Fact]
    public void It_has_a_template() => Assert.Equal(
        ["Code", "Name", "Place"],
        SheetDesk.Cells(SheetTemplate.Write(SheetKinds.Of(OwnKinds.All).Find("posts")!, CultureInfo.GetCultureInfo("en"), ["Madaya"]))[0].Take(3)
        .Select(h => h.Split(' ')[0]), StringComparer.OrdinalIgnoreCase);

    [Theory, EveryStore]
    public async Task The_settings_name_its_level(StoreProvider provider)
    {
        await BeginAsync(provider);
        await Store.ImportRowsAsync(OwnKinds.Posts, ["code", "name", "location", "opened_on", "state"], ["P7", "Ridge", "MAD", "2016-06-05", "open"]);
        var member = Actor.Of(new Person("m@example.org", [new Grant(Role.Member, null, [])]), Operation);
        var setting = ("Sensitivity:Defaults:post", "high");

        var rules = SettingsOf.ReadIn<SensitivitySettings>("Production", OwnKinds.All, setting).Rules;

        Assert.Empty(UnknownSettings.Of(SettingsOf.Configuration(setting), [new SettingsClass(typeof(SensitivitySettings))], OwnKinds.All));
        Assert.Single(UnknownSettings.Of(
            SettingsOf.Configuration(setting), [new SettingsClass(typeof(SensitivitySettings))], Data.Records.Kinds.RecordKinds.Standard));
        Assert.Single(await FoundAsync(new SensitivityRules()));
        Assert.Empty(await FoundAsync(rules));

        async Task<IEnumerable<string>> FoundAsync(SensitivityRules by) =>
            (await new RecordSearch(Store.Db, by).ListAsync(Stored, OwnKinds.Posts, null, 0, member, TestStore.Now)).Rows.Select(r => r.Key);
    }

    [Theory, EveryStore]
    public async Task What_it_names_is_offered_wherever_the_same_is_named(StoreProvider provider)
    {
        await BeginAsync(provider);
        await Store.ImportRowsAsync(OwnKinds.Posts, ["code", "name", "location", "opened_on", "state"], ["P7", "Ridge", "MAD", "2016-06-05", "open"]);
        await Store.ImportRowsAsync(OwnKinds.Visits, ["post", "on", "party"], ["P7", "2016-06-05", "The ridge watch"]);

        Assert.Contains("The ridge watch", Offered("post_visit"));
        Assert.Contains("The ridge watch", Offered("incident"));
    }

    private IEnumerable<string?> Offered(string kind) =>
        Open<RecordEntryPage>(more: p => p.Add(r => r.Kind, kind)).FindAll("#f-party-list option").Select(o => o.GetAttribute("value"));

    private async Task BeginAsync(StoreProvider provider)
    {
        await SignInAsync(Manager, provider, OwnKinds.All);
        await OwnKinds.MakeTablesAsync(Store);
    }
}
