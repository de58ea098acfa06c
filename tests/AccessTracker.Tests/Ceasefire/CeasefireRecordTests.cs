using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Import.Bundles;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>The fourteen kinds of the ceasefire task force: what is refused of them, who may write and read them, what comes back of them.</summary>
public sealed class CeasefireRecordTests
{
    private const string Allegations = "ref,arrangement,day,received_on,location,governorate,kind,count";

    private static readonly Person _north = new("north@example.org", [new Grant(Role.Coordinator, null, ["North"])]);

    public static TheoryData<string, string, string, string, string, RefusalCode> BadRows => new()
    {
        { "arrangements.csv", "code,name,kind,from,until,scope", "A,A,local_truce,2016-03-02,2016-03-01,all", "until", "2016-03-01",
            RefusalCode.DayBeforeDay },
        { "arrangements.csv", "code,name,kind,from,scope", "A,A,local_truce,2016-03-02,named", "locations", "", RefusalCode.NeededWhen },
        { "arrangements.csv", "code,name,kind,from,scope", "A,A,local_truce,2016-03-02,governorate", "governorates", "",
            RefusalCode.NeededWhen },
        { "arrangements.csv", "code,name,kind,from,scope,required_days", "A,A,local_truce,2016-03-02,all,0", "required_days", "0",
            RefusalCode.NumberOutOfRange },
        { "arrangement_parties.csv", "arrangement,party,from", "COH,ZZZ,2016-03-02", "party", "ZZZ", RefusalCode.UnknownReference },
        { "arrangement_parties.csv", "arrangement,party,from,until", "COH,GOV,2016-03-02,2016-03-01", "until", "2016-03-01",
            RefusalCode.DayBeforeDay },
        { "allegations.csv", Allegations, "X,COH,2016-03-05,2016-03-04,,,shelling,", "received_on", "2016-03-04", RefusalCode.DayBeforeDay },
        { "allegations.csv", Allegations, "X,NOT,2016-03-05,2016-03-05,,,shelling,", "arrangement", "NOT", RefusalCode.UnknownReference },
        { "allegations.csv", Allegations, "X,COH,2016-03-05,2016-03-05,,,shelling,0", "count", "0", RefusalCode.NumberOutOfRange },
        { "allegations.csv", Allegations + ",killed", "X,COH,2016-03-05,2016-03-05,,,shelling,,-1", "killed", "-1", RefusalCode.Negative },
        { "allegation_steps.csv", "allegation,on,step", "A1,2016-03-04,resolved", "on", "2016-03-04", RefusalCode.StepBeforeAllegation },
        { "allegation_steps.csv", "allegation,on,step", "A9,2016-03-08,resolved", "allegation", "A9", RefusalCode.UnknownReference },
        { "allegation_steps.csv", "allegation,on,step", "A1,2016-03-08,closed", "step", "closed", RefusalCode.UnknownWord },
        { "monitoring.csv", "centre,day", "NOT,2016-03-08", "centre", "NOT", RefusalCode.UnknownReference },
        { "controls.csv", "location,party,from", "MAD,Government,2016-03-08", "party", "Government", RefusalCode.UnknownReference },
        { "route_states.csv", "route,state,from", "NOT,open,2016-03-08", "route", "NOT", RefusalCode.UnknownReference },
        { "pullbacks.csv", "route,party,what,distance_m,agreed_on,done_on", "RD,GOV,guns,500,2016-03-08,2016-03-07", "done_on", "2016-03-07",
            RefusalCode.DayBeforeDay },
        { "pullbacks.csv", "route,party,what,distance_m,agreed_on,due_on", "RD,GOV,guns,500,2016-03-08,2016-03-07", "due_on", "2016-03-07",
            RefusalCode.DayBeforeDay },
        { "pullbacks.csv", "route,party,what,distance_m,agreed_on", "RD,GOV,guns,-5,2016-03-08", "distance_m", "-5", RefusalCode.Negative },
        { "centres.csv", "code,name,opened_on,closed_on", "C,C,2016-03-08,2016-03-07", "closed_on", "2016-03-07", RefusalCode.DayBeforeDay },
        { "appeals.csv", "ref,centre,received_on,kind,handled_on", "P,HMY,2016-03-08,access,2016-03-07", "handled_on", "2016-03-07",
            RefusalCode.DayBeforeDay },
        { "appeals.csv", "ref,centre,received_on,kind,became", "P,HMY,2016-03-08,access,allegation:A9", "became", "allegation:A9",
            RefusalCode.NoSuchRecord },
        { "appeals.csv", "ref,centre,received_on,kind,became", "P,HMY,2016-03-08,access,A1", "became", "A1", RefusalCode.NoSuchRecord },
        { "commitments.csv", "code,name,made_on,scope,due_on,test", "K,K,2016-03-08,none,2016-03-07,none", "due_on", "2016-03-07",
            RefusalCode.DayBeforeDay },
        { "commitments.csv", "code,name,made_on,scope,due_on,test", "K,K,2016-03-08,named,2016-03-09,none", "locations", "",
            RefusalCode.NeededWhen },
        { "events.csv", "ref,day,kind,title", "E,2016-03-08,party,T", "kind", "party", RefusalCode.UnknownWord },
        { "operation.csv", "code,name,since,pattern_count", "SYR,Syria,2016-02-12,0", "pattern_count", "0", RefusalCode.NumberOutOfRange },
        { "convoys.csv", "ref,mode,route", "C9,road,NOT", "route", "NOT", RefusalCode.UnknownReference },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task A_bad_row_is_named_with_its_column_and_value(
        string file, string header, string row, string column, string value, RefusalCode code)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await FillAsync(store);

        var result = await store.ImportAsync(new TestBundle(store.Folder.Path("bad")).With(file, header, row).Path);

        var refused = Assert.Single(result.Refused);
        Assert.Equal((file, 2, column, code), (refused.File, refused.Row!.Value, refused.Column, refused.Refusal.Code));
        Assert.Equal(value, refused.Value ?? "");
        Assert.EndsWith(".", refused.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_states_of_a_route_from_one_day_are_refused()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await FillAsync(store);

        var result = await store.ImportAsync(new TestBundle(store.Folder.Path("bad"))
            .With("route_states.csv", "route,state,from", "RD,open,2016-03-08", "RD,closed,2016-03-08").Path);

        Assert.Equal((3, RefusalCode.SameTwice), (Assert.Single(result.Refused).Row!.Value, result.Refused[0].Refusal.Code));
    }

    [Theory, EveryStore]
    public async Task An_allegation_that_is_received_after_its_steps_is_refused_and_so_is_a_step_before_it(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await FillAsync(store);
        await store.ImportRowsAsync(RecordKinds.AllegationSteps, ["allegation", "on", "step"], ["A1", "2016-03-06", "substantiated"]);

        var result = await store.ImportAsync(new TestBundle(store.Folder.Path("late"))
            .With("allegations.csv", "ref,arrangement,day,received_on,kind", "A1,COH,2016-03-05,2016-03-07,shelling").Path);

        Assert.Equal(("received_on", RefusalCode.StepBeforeAllegation), (Assert.Single(result.Refused).Column, result.Refused[0].Refusal.Code));
    }

    [Theory, EveryStore]
    public async Task What_was_exported_comes_back_as_it_was_and_verifies(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await FillAsync(store);
        await using var other = await TestStore.CreateAsync(provider);
        var folder = store.Folder.Path("out");
        await ExportAsync(store, folder);

        var result = await other.ImportAsync(folder);

        Assert.Empty(result.Refused);
        await ExportAsync(other, store.Folder.Path("again"));
        foreach (var file in Directory.GetFiles(folder))
        {
            Assert.Equal(
                await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(Path.Combine(store.Folder.Path("again"), Path.GetFileName(file))));
        }

        Assert.All((await other.ImportAsync(folder)).Files, f => Assert.Equal((0, 0), (f.Added, f.Changed)));
        var written = await File.ReadAllTextAsync(Path.Combine(folder, "allegations.csv"));
        Assert.Contains("A1,COH,2016-03-05,2016-03-05,,MAD,,shelling,Government,1,", written, StringComparison.Ordinal);
        Assert.Empty(await new StoreVerification(other.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task An_allegation_is_low_once_somebody_has_assessed_it_and_its_source_stays_sealed(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await FillAsync(store);
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        var low = new SensitivityRules().AudienceOf(Sensitivity.Low, operation.Operation, TestStore.Now);
        var facts = new FactsStore(store.Db, new SensitivityRules());
        async Task<(int Allegations, int Steps)> SeenAsync() => (await facts.LoadAsync(operation.Id, low)).Facts.Ceasefire is var seen
            ? (seen.Allegations.Count, seen.AllegationSteps.Count)
            : default;

        await store.ImportRowsAsync(RecordKinds.AllegationSteps, ["allegation", "on", "step"], ["A1", "2016-03-06", "acknowledged"]);
        Assert.Equal((0, 0), await SeenAsync());
        await store.ImportRowsAsync(RecordKinds.AllegationSteps, ["allegation", "on", "step"], ["A1", "2016-03-07", "inconclusive"]);
        Assert.Equal((1, 2), await SeenAsync());
        await store.ImportRowsAsync(RecordKinds.AllegationSteps, ["allegation", "on", "step"], ["A1", "2016-03-08", "reopened"]);
        Assert.Equal((1, 3), await SeenAsync());

        var shown = (await store.Records.ShowAsync(operation, "allegation", "A1", TestStore.Actor, TestStore.Now))!;
        Assert.Equal(Sensitivity.Low, shown.Level);
        Assert.Equal(["informant", "source"], shown.SevereFields.Order());
        Assert.DoesNotContain("a neighbour", await store.ScalarAsync<string>("select informant from allegation where ref = 'A1'"),
            StringComparison.Ordinal);
    }

    public static TheoryData<string, string[], bool> OfNorth => new()
    {
        { "allegations.csv", [Allegations, "N,COH,2016-03-05,2016-03-05,MAD,,shelling,"], true },
        { "allegations.csv", [Allegations, "N,COH,2016-03-05,2016-03-05,,north,shelling,"], true },
        { "allegations.csv", [Allegations, "N,COH,2016-03-05,2016-03-05,DAR,,shelling,"], false },
        { "allegations.csv", [Allegations, "N,COH,2016-03-05,2016-03-05,,South,shelling,"], false },
        { "allegations.csv", [Allegations, "N,COH,2016-03-05,2016-03-05,MAD,South,shelling,"], false },
        { "allegations.csv", [Allegations, "N,COH,2016-03-05,2016-03-05,,,shelling,"], false },
        { "allegations.csv", [Allegations, "A1,COH,2016-03-05,2016-03-05,MAD,,shelling,4"], true },
        { "allegations.csv", [Allegations, "A2,COH,2016-03-05,2016-03-05,MAD,,shelling,"], false },
        { "appeals.csv", ["ref,centre,received_on,kind,governorate", "N,HMY,2016-03-05,access,North"], true },
        { "appeals.csv", ["ref,centre,received_on,kind", "N,HMY,2016-03-05,access"], false },
        { "incidents.csv", ["ref,location,day,kind", "N,MAD,2016-03-05,shelling"], true },
        { "incidents.csv", ["ref,location,day,kind", "N,,2016-03-05,shelling"], false },
        { "allegation_steps.csv", ["allegation,on,step", "A1,2016-03-06,resolved"], false },
        { "monitoring.csv", ["centre,day,governorate", "HMY,2016-03-05,North"], false },
    };

    [Theory]
    [MemberData(nameof(OfNorth))]
    public async Task Coordinators_log_what_lies_in_their_governorates(string file, string[] lines, bool may)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await FillAsync(store);
        var bundle = BundleSource.At(new TestBundle(store.Folder.Path("in")).With(file, lines).Path);

        var result = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            bundle, "SYR", new ImportOptions(), Actor.Of(_north, "SYR"), TestStore.Now);

        Assert.Equal(may, result.IsStored);
        Assert.Equal(may ? [] : [RefusalCode.NotAllowed], result.Refused.Select(r => r.Refusal.Code));
    }

    private static async Task ExportAsync(TestStore store, string folder) => await new BundleExport(store.Db, new SensitivityRules())
        .WriteAsync((await new OperationStore(store.Db).FindAsync("SYR"))!, folder, TestStore.Actor, TestStore.Now);

    // A record of each kind; MAD lies in the North, DAR in the South.
    private static async Task FillAsync(TestStore store)
    {
        var bundle = new TestBundle(store.Folder.Path("filled")).WithAnOperation()
            .With("operation.csv", "code,name,since,pattern_count", "SYR,Syria,2016-02-12,2")
            .With("locations.csv", "code,name,governorate", "MAD,Madaya,North", "DAR,Darayya,South")
            .With("parties.csv", "code,name,name_ar,kind", "GOV,Government,الحكومة,government", "OPP,Opposition groups,,opposition")
            .With("arrangements.csv", "code,name,kind,from,scope,governorates,locations,required_days",
                "COH,Cessation,cessation_of_hostilities,2016-02-27,all,,,7",
                "ROC,Calm,regime_of_calm,2016-03-01,governorate,North;South,,",
                "LOC,Truce,local_truce,2016-03-01,named,,MAD,")
            .With("arrangement_parties.csv", "arrangement,party,from,until,how_ended", "COH,GOV,2016-02-27,,",
                "COH,OPP,2016-02-27,2016-03-20,withdrew")
            .With("controls.csv", "location,party,from,basis", "MAD,OPP,2016-02-27,by area")
            .With("routes.csv", "code,name,kind,serves", "RD,Road,road,MAD;DAR")
            .With("route_states.csv", "route,state,from,by,reason", "RD,closed,2016-03-01,Government,mines")
            .With("pullbacks.csv", "route,party,what,distance_m,agreed_on,due_on,done_on", "RD,GOV,guns,3500,2016-03-01,2016-03-08,2016-03-05")
            .With("centres.csv", "code,name,opened_on,phone", "HMY,Hmeymim,2016-02-23,+963 1")
            .With("allegations.csv", Allegations + ",party,informant,source",
                "A1,COH,2016-03-05,2016-03-05,MAD,,shelling,,Government,a neighbour,a call",
                "A2,COH,2016-03-05,2016-03-06,,,air_strike,3,,,")
            .With("allegation_steps.csv", "allegation,on,step,by,to", "A2,2016-03-06,acknowledged,Task force,co-chairs")
            .With("monitoring.csv", "centre,day,governorate", "HMY,2016-03-05,", "HMY,2016-03-05,North")
            .With("appeals.csv", "ref,centre,received_on,kind,caller,handled_on,became",
                "P1,HMY,2016-03-05,violation,a caller,2016-03-06,allegation:A1",
                "P2,HMY,2016-03-05,access,,,line:R1/MAD",
                "P3,HMY,2016-03-05,other,,,meeting:ceasefire/1")
            .With("meetings.csv", "number,task_force,date", "1,ceasefire,2016-03-10")
            .With("commitments.csv", "code,name,made_on,scope,locations,due_on,test,consequence",
                "K1,Reach,2016-03-01,named,MAD,2016-03-31,reached,air drops")
            .With("events.csv", "ref,day,kind,title,title_ar,location", "E1,2015-12-18,resolution,Resolution 2254,القرار,MAD")
            .With("convoys.csv", "ref,mode,request,route,departed_on,trucks,tonnes", "C1,road,R1,RD,2016-03-10,20,200.5");
        Assert.Empty((await store.ImportAsync(bundle.Path)).Refused);
    }
}
