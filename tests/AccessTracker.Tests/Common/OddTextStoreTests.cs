using System.Net;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Import.Bundles;
using AccessTracker.Tests.Import.Sheets;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Tests.Common;

/// <summary>Odd texts all the way: imported, brought in as a sheet, kept, searched for and shown, in both databases.</summary>
[Collection("hangfire")]
public sealed class OddTextStoreTests
{
    private const string Odd = "\U0001F642 \U0001F1F8\U0001F1FE e\u0301 \u202Eabc\u202C \uFFFE \U00020000";

    [Theory, EveryStore]
    public async Task What_is_kept_is_found_and_stops_nobody(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation()
            .With("locations.csv", "code,name,name_ar,aliases,note", $"MAD,Madaya \U0001F642,مضايا,Madaja;\U0001F642,{Odd}",
                $"DAR,\U0001F642 Darayya,داريا,Daraya,{Odd}")
            .With("convoys.csv", "ref,mode,request,departed_on,agencies,origin,note", $"C1,road,R1,2016-03-10,{Odd},{Odd},{Odd}",
                $"C-\U0001F642,road,R1,2016-03-12,,,");
        Assert.Empty((await store.ImportAsync(bundle.Path)).Refused);
        using var app = new TestApp(store: store.Options);
        var manager = app.TicketOf(DemoSignIn.Enter(Role.Manager));

        foreach (var page in new[] { "convoys", "locations", "requests", "unreached", "map", "permits", "places", "alerts" })
        {
            foreach (var typed in new[] { "\U0001F642", Odd, "madaya", "\U0001F642 Mad", string.Concat(Enumerable.Repeat("\U0001F642", 60)) })
            {
                using var answer = await app.GetAsAsync(manager, $"/o/SYR/{page}?q={Uri.EscapeDataString(typed)}");
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page}: {answer.StatusCode}");
            }
        }

        Assert.Contains(
            "/convoys/C1\"", await (await app.GetAsAsync(manager, "/o/SYR/convoys?q=madaya")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("MAD", await (await app.GetAsAsync(manager, "/o/SYR/places?q=madaya")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsAsync(manager, $"/o/SYR/convoys/{Uri.EscapeDataString("C-\U0001F642")}")).StatusCode);
        Assert.Equal(Odd.Trim(), await store.ScalarAsync<string>("select note from convoy where record_key = 'C1'"));
    }

    [Theory, EveryStore]
    public async Task What_no_database_keeps_is_refused_in_its_cell(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        Assert.Empty((await store.ImportAsync(new TestBundle(store.Folder.Path("in")).WithAnOperation().Path)).Refused);
        foreach (var (
            text, code) in new[] { ("a\0b", RefusalCode.ControlCharacter), ("a\uD83D", RefusalCode.NotUtf8), ("\uDE42b", RefusalCode.NotUtf8) })
        {
            var result = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
                BundleSource.Of(RecordKinds.Convoys, [["ref", "mode", "note"], ["C1", "road", text]]), null, new ImportOptions(), TestStore.Actor,
                TestStore.Now);

            Assert.Equal((code, "note"), (result.Refused[0].Refusal.Code, result.Refused[0].Column));
        }
    }

    [Theory, EveryStore]
    public async Task A_sheet_of_odd_texts_is_read_to_its_end(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync("\U0001F642.csv", $"Convoy,Location,Date,Outcome,People reached,\U0001F642 note,a\0b\nK1,Madaya "
            + $"\U0001F642,2016-03-10,delivered,100,{Odd},x\nK2,Madaya,2016-03-11,delivered,100,a\0b,y\nK3,{Odd},2016-03-11,delivered,100,,\n",
            "SARC \U0001F642");

        var mapping = await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road"));
        var scan = await desk.ScanAsync(batch, mapping);
        await desk.Batches.SaveMappingAsync(batch, scan, TestStore.Now);
        await desk.AnswerAsync(await desk.FindAsync(batch.Id), ("Which place", "MAD"));
        batch = await desk.WorkAsync(batch.Id, BatchState.Checking);

        Assert.Equal(BatchState.Checked, batch.State);
    }
}
