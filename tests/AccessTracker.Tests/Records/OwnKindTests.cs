using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Entries;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Records;

/// <summary>A kind of record is one thing: who declares its columns and makes its table has it everywhere.</summary>
public sealed class OwnKindTests : EntryUiTest
{
    private const string Posts = """
        code,name,location,opened_on,closed_on,state,staff,stock,informant,note,serves
        P1,Bridge,Madaya,2016-05-01,,open_by_day,12,2.5,A driver,,MAD;DUM
        P2,Mill,DUM,2016-05-03,2016-06-01,closed,,,,Washed away,

        """;

    private const string Visits = """
        post,on,passed,source
        P1,2016-06-02,3,WFP

        """;

    private int _bundles;

    [Theory, EveryStore]
    public async Task It_is_imported_and_the_same_again_changes_nothing(StoreProvider provider)
    {
        await BringAsync(provider);

        var again = await ImportAsync();

        Assert.Equal([("posts.csv", 0, 0, 2), ("post_visits.csv", 0, 0, 1)], again.Files.Select(f => (f.File, f.Added, f.Changed, f.Same)));
        var post = (await Store.ShowAsync(Stored, "post", "P1")).Record;
        Assert.Equal(("Bridge", "MAD", "open_by_day", "2.5"), (post.Text("name"), post.Text("location"), post.Text("state"), post.Text("stock")));
        Assert.DoesNotContain("driver", post.Text("informant"), StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task Bad_rows_are_refused_by_its_columns(StoreProvider provider)
    {
        await BringAsync(provider);

        var result = await ImportAsync(
            ("posts.csv", "code,name,location,opened_on,state,staff\nP3,,Nowhere,soon,half,501\n"),
            ("post_visits.csv", "post,on\nP9,2016-06-01\nP1,2016-06-03\nP1,2016-06-03\n"));

        Assert.False(result.IsStored);
        Assert.Equal(
            ["posts.csv:name", "posts.csv:location", "posts.csv:opened_on", "posts.csv:state", "posts.csv:staff", "post_visits.csv:post",
                "post_visits.csv:post"],
            result.Refused.Select(r => $"{r.File}:{r.Column}"));
    }

    [Theory, EveryStore]
    public async Task It_is_entered_and_changed_on_a_form_made_of_its_columns(StoreProvider provider)
    {
        await BringAsync(provider);
        var form = Open<RecordEntryPage>(more: p => p.Add(r => r.Kind, "post"));
        Assert.NotEmpty(form.FindAll("[name='places.1.location']"));
        Assert.Equal(
            OwnKinds.Posts.Columns.Where(c => c.Type != CellType.Places).Select(c => c.Name).Order(),
            form.FindAll("form.entry label[for]").Select(l => l.GetAttribute("for")![2..]).Intersect(OwnKinds.Posts.Columns.Select(c => c.Name))
            .Order());

        var sent = await SendAsync<RecordEntryPage>(
            FieldsOf(form, ("name", "Gate"), ("location", "\u0645\u0636\u0627\u064a\u0627"), ("opened_on", "3 June 2016"), ("state", "open"),
                ("staff", "about 20"), ("stock", "1.5"), ("code", "P3")),
            more: p => p.Add(r => r.Kind, "post"));
        Assert.Empty(sent.FindAll(".refusal, .question").Select(TextOf));
        var changed = FieldsOf(Open<RecordEntryPage>(more: Of("post", "P1")), ("staff", "13"));
        await SendAsync(changed, more: Of("post", "P1"));
        var visit = Open<RecordEntryPage>(more: p => p.Add(r => r.Kind, "post_visit"));
        Assert.Equal(["", "P1", "P2", "P3"], visit.FindAll("select[name=post] option").Select(o => o.GetAttribute("value")).Order());
        await SendAsync<RecordEntryPage>(FieldsOf(visit, ("post", "P3"), ("on", "2016-06-04"), ("passed", "7")), more: p =>
            p.Add(r => r.Kind, "post_visit"));

        var (gate, bridge) = ((await Store.ShowAsync(Stored, "post", "P3")).Record, (await Store.ShowAsync(Stored, "post", "P1")).Record);
        Assert.Equal(("MAD", "2016-06-03", "20", "1.5"), (gate.Text("location"), gate.Text("opened_on"), gate.Text("staff"), gate.Text("stock")));
        Assert.Contains("about 20", gate.Text("note"), StringComparison.Ordinal);
        Assert.Equal(("13", "2.5", "MAD;DUM", 2L), (bridge.Text("staff"), bridge.Text("stock"), bridge.Text("serves"), bridge.Version));
        Assert.Equal("7", (await Store.ShowAsync(Stored, "post_visit", RecordKey.Of("P3", "2016-06-04"))).Record.Text("passed"));
    }

    [Theory, EveryStore]
    public async Task What_is_sealed_stays_when_the_form_changes_something_else(StoreProvider provider)
    {
        await BringAsync(provider);

        await SendAsync(FieldsOf(Open<RecordEntryPage>(more: Of("post", "P1")), ("name", "Old bridge")), more: Of("post", "P1"));

        Assert.Equal(
            "A driver", await Store.Records.ReadSevereAsync(Stored, "post", "P1", "informant", "To warn them", TestStore.Actor, TestStore.Now));
    }

    [Theory, EveryStore]
    public async Task A_form_that_is_wrong_or_doubtful_says_so_at_its_fields(StoreProvider provider)
    {
        await BringAsync(provider);
        var form = FieldsOf(
            Open<RecordEntryPage>(more: p => p.Add(r => r.Kind, "post")), ("name", " "), ("location", "DUM"), ("opened_on", "2016-06-03"),
            ("state", "open"), ("staff", "501"));

        var wrong = await SendAsync<RecordEntryPage>(form, more: p => p.Add(r => r.Kind, "post"));
        (form["name"], form["staff"], form["closed_on"]) = ("Gate", "5", "2016-06-01");
        var doubtful = await SendAsync<RecordEntryPage>(form, more: p => p.Add(r => r.Kind, "post"));

        Assert.NotEmpty(wrong.FindAll("#f-name-problem"));
        Assert.NotEmpty(wrong.FindAll("#f-staff-problem"));
        Assert.Contains("Closed on", doubtful.Find(".question").TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task It_is_exported_as_it_was_imported(StoreProvider provider)
    {
        await BringAsync(provider);
        var folder = Store.Folder.Path("out");

        await new BundleExport(Store.Db, new SensitivityRules()).WriteAsync(Stored, folder, TestStore.Actor, TestStore.Now);

        var rows = (await File.ReadAllLinesAsync(Path.Combine(folder, "posts.csv"))).ToList();
        Assert.Equal("#loc+post+code", rows[1].Split(',')[0]);
        rows.RemoveAt(1);
        Assert.Equal(Posts.Replace("Madaya", "MAD", StringComparison.Ordinal).TrimEnd().Split('\n').Select(r => r.TrimEnd('\r')), rows);
        Assert.Contains("P1,2016-06-02,3,WFP", await File.ReadAllTextAsync(Path.Combine(folder, "post_visits.csv")), StringComparison.Ordinal);
        Assert.Equal(0, (await Store.ImportAsync(folder)).Files.Sum(f => f.Added + f.Changed));
    }

    [Theory, EveryStore]
    public async Task It_is_found_by_its_texts_and_by_its_place(StoreProvider provider)
    {
        await BringAsync(provider);

        Assert.Equal(["P2", "P1"], await FoundAsync(OwnKinds.Posts, null));
        Assert.Equal(["P1"], await FoundAsync(OwnKinds.Posts, "bRIDGE"));
        Assert.Equal(["P1"], await FoundAsync(OwnKinds.Posts, "madaya"));
        Assert.Equal(["P2"], await FoundAsync(OwnKinds.Posts, "washed"));
        Assert.Empty(await FoundAsync(OwnKinds.Posts, "driver"));
        Assert.Empty(await FoundAsync(OwnKinds.Posts, "%"));
        Assert.Equal([RecordKey.Of("P1", "2016-06-02")], await FoundAsync(OwnKinds.Visits, "p1"));

        var list = Ui.Render<RecordListPage>(p =>
            p.Add(l => l.Operation, Operation).Add(l => l.Kind, "post").AddCascadingValue<HttpContext>(new DefaultHttpContext()));
        list.WaitForElement("tbody tr");
        Assert.Equal("Posts", list.Find("h1").TextContent);
        Assert.Contains(list.FindAll("tbody a"), a => a.GetAttribute("href") == Urls.Record(Operation, "post", "P1"));
        Assert.Contains("Madaya (MAD)", list.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("driver", list.Markup, StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task It_is_withdrawn_after_what_refers_to_it_and_restored_before(StoreProvider provider)
    {
        await BringAsync(provider);
        var visit = RecordKey.Of("P1", "2016-06-02");

        Assert.Equal(RefusalCode.NeededBy, (await WithdrawAsync("post", "P1", 1))!.Code);
        Assert.Null(await WithdrawAsync("post_visit", visit, 1));
        Assert.Null(await WithdrawAsync("post", "P1", 1));
        Assert.Equal(["P2"], await FoundAsync(OwnKinds.Posts, null));
        Assert.Equal(
            2, (await new WithdrawnRecords(Store.Db, new SensitivityRules()).ListAsync(Stored, null, 0, TestStore.Actor, TestStore.Now)).Rows.Count);
        Assert.Equal(RefusalCode.CannotBeWithout, (await RestoreAsync("post_visit", visit, 2))!.Code);
        Assert.Null(await RestoreAsync("post", "P1", 2));
        Assert.Null(await RestoreAsync("post_visit", visit, 2));

        Assert.Equal(["P2", "P1"], await FoundAsync(OwnKinds.Posts, null));
        Assert.Equal(
            ["added", "withdrawn", "restored"],
            (await Store.ShowAsync(Stored, "post", "P1")).History.Select(h => Domain.Common.EnumCode.Of(h.Action)));
    }

    [Theory, EveryStore]
    public async Task A_change_of_it_is_undone(StoreProvider provider)
    {
        await BringAsync(provider);
        var brought = (await Store.ShowAsync(Stored, "post", "P1")).History[^1].ChangeNumber;

        var refused = await new ChangeUndo(Store.Db, new SensitivityRules()).UndoAsync(Stored, brought, "Not ours", TestStore.Actor, TestStore.Now);

        Assert.Empty(refused);
        Assert.Empty(await FoundAsync(OwnKinds.Posts, null));
    }

    [Theory, EveryStore]
    public async Task The_place_it_names_cannot_go_and_is_another_when_it_is_replaced(StoreProvider provider)
    {
        await BringAsync(provider);

        await Store.ImportRowsAsync(RecordKinds.Locations, ["code", "name"], ["KFR", "Kafr Nowhere"]);
        await Store.ImportRowsAsync(OwnKinds.Posts, ["code", "name", "location", "opened_on", "state"], ["P4", "Ford", "KFR", "2016-06-01", "open"]);
        await Store.ImportRowsAsync(
            OwnKinds.Posts, ["code", "name", "location", "opened_on", "state", "serves"], ["P5", "Pass", "MAD", "2016-06-01", "open", "MAD;KFR"]);

        Assert.Contains("post P4; post P5", (await WithdrawAsync("location", "KFR", 1))!.Message, StringComparison.Ordinal);
        var result = await new BundleImport(Store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(new Dictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>>()), Operation,
            new ImportOptions { Replaces = new("KFR", "DUM", "The same") }, TestStore.Actor, TestStore.Now);

        Assert.True(result.IsStored, string.Join('\n', result.Refused));
        Assert.Equal("DUM", (await Store.ShowAsync(Stored, "post", "P4")).Record.Text("location"));
        Assert.Equal("MAD;DUM", (await Store.ShowAsync(Stored, "post", "P5")).Record.Text("serves"));
    }

    [Theory, EveryStore]
    public async Task It_is_for_those_whom_it_names(StoreProvider provider)
    {
        await BringAsync(provider);
        var (member, coordinator) =
            (Actor.Of(new Person("m@example.org", [new Grant(Role.Member, null, [])]), Operation), Actor.Of(Coordinator, Operation));

        Assert.False((await Store.Records.ShowAsync(Stored, "post", "P1", coordinator, TestStore.Now))!.MayWrite);
        Assert.Equal(RefusalCode.NotAllowed, (await Store.Records.WithdrawAsync(Stored, "post", "P2", 1, "no", coordinator, TestStore.Now))!.Code);
        Assert.Null(await Store.Records.ClassifyAsync(Stored, "post", "P1", 1, Sensitivity.High, "A person", TestStore.Actor, TestStore.Now));
        Assert.Null(await Store.Records.ShowAsync(Stored, "post", "P1", member, TestStore.Now));
        Assert.Equal(["P2"], (await Search.ListAsync(Stored, OwnKinds.Posts, null, 0, member, TestStore.Now)).Rows.Select(r => r.Key));
        Assert.Empty((await Search.ListAsync(Stored, OwnKinds.Visits, null, 0, member, TestStore.Now)).Rows);
        var audit = await new AuditReader(Store.Db, new OperationStore(Store.Db), new SensitivityRules())
            .ReadAsync(new Person("a@example.org", [new Grant(Role.Administrator, null, [])]), new AuditQuery(), TestStore.Now);
        Assert.Contains(audit.Rows, r => r is { Kind: "post", Key: "P2" });
        Assert.DoesNotContain(audit.Rows, r => r is { Kind: "post", Key: "P1" });
    }

    [Theory, EveryStore]
    public async Task A_store_with_it_is_verified_and_what_was_tampered_with_is_named(StoreProvider provider)
    {
        await BringAsync(provider);
        Assert.Empty(await new StoreVerification(Store.Db).RunAsync());

        await Store.ExecuteAsync("update road_post set staff = 99 where code = 'P1'");

        Assert.Equal(["post P1"], (await new StoreVerification(Store.Db).RunAsync()).Select(f => f.Place));
    }

    private RecordSearch Search => Ui.Services.GetRequiredService<RecordSearch>();

    private static Action<ComponentParameterCollectionBuilder<RecordEntryPage>> Of(string kind, string key) =>
        p => p.Add(r => r.Kind, kind).Add(r => r.Key, RecordAddress.Of(key));

    private async Task BringAsync(StoreProvider provider)
    {
        await SignInAsync(Manager, provider, OwnKinds.All);
        await OwnKinds.MakeTablesAsync(Store);
        Assert.Empty((await ImportAsync()).Refused);
    }

    private Task<ImportResult> ImportAsync(params (string File, string Text)[] files)
    {
        var folder = Store.Folder.Path($"bundle-{++_bundles}");
        Directory.CreateDirectory(folder);
        foreach (var (file, text) in files.Length > 0 ? files : [("posts.csv", Posts), ("post_visits.csv", Visits)])
        {
            File.WriteAllText(Path.Combine(folder, file), text);
        }

        return Store.ImportAsync(folder, operation: Operation);
    }

    private async Task<IEnumerable<string>> FoundAsync(RecordKind kind, string? text) =>
        (await Search.ListAsync(Stored, kind, text, 0, TestStore.Actor, TestStore.Now)).Rows.Select(r => r.Key);

    private Task<Refusal?> WithdrawAsync(string kind, string key, long version) =>
        Store.Records.WithdrawAsync(Stored, kind, key, version, "Entered by mistake", TestStore.Actor, TestStore.Now);

    private Task<Refusal?> RestoreAsync(string kind, string key, long version) =>
        Store.Records.RestoreAsync(Stored, kind, key, version, "It was right", TestStore.Actor, TestStore.Now);
}
