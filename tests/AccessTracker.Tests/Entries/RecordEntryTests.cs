using AccessTracker.Data.Backup;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Entries;

public sealed class RecordEntryTests : EntryUiTest
{
    /// <summary>Of each kind: what is typed, the key that comes of it, and what is stored.</summary>
    public static TheoryData<string, string[], string, string[]> Kinds => new()
    {
        {
            "location", ["name=Kafr Nowhere", "name_ar=كفر", "aliases=Kafar\nKfar; Kfr", "governorate=Rural Damascus", "latitude=33.5", "code=KNW"],
                "KNW",
            ["name=Kafr Nowhere", "name_ar=كفر", "aliases=Kafar;Kfar;Kfr", "governorate=Rural Damascus", "latitude=33.5"]
        },
        {
            "status", ["location=مضايا", "status=hard_to_reach", "from=29 June 2016", "reason=The road is open", "besieged_by="],
                RecordKey.Of("MAD", "2016-06-29", "UN"),
            ["status=hard_to_reach", "authority=UN", "reason=The road is open"]
        },
        {
            "population", ["location=DUM", "as_of=1/6/2016", "people=about ١٣٠٬٠٠٠", "source=OCHA", "entry.meant=day:as_of:1/6/2016"],
                RecordKey.Of("DUM", "2016-06-01", "UN"),
            ["people=130000", "source=OCHA; People: “about ١٣٠٬٠٠٠”"]
        },
        { "meeting", ["number=21", "date=7 July 2016", "note=In Geneva"], "21", ["date=2016-07-07", "note=In Geneva"] },
        {
            "target", ["name=Two places", "people=1 000", "scope=named", "places.1.location=Madaya", "places.2.location=DUM", "start_on=2016-06-01",
                "due_on=2016-07-31", "code=TWO"], "TWO",
            ["people=1000", "scope=named", "locations=MAD;DUM", "due_on=2016-07-31"]
        },
        {
            "stated_figure", ["meeting=20", "measure=trucks", "window=period", "low=200 to 250", "source=press"],
                RecordKey.Of("20", "trucks", "period", "press"),
            ["low=200", "high=250", "wording=200 to 250"]
        },
        {
            "incident", ["location=MAD", "day=28 June 2016", "kind=shelling", "description=At the gate", "source=A neighbour", "ref=I-900"], "I-900",
            ["location=MAD", "day=2016-06-28", "kind=shelling", "description=At the gate"]
        },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_record_of_each_kind_is_entered_as_people_write_it(string kind, string[] typed, string key, string[] stored)
    {
        await SignInAsync(Manager);

        await SendAsync(FieldsOf(Open(kind), Pairs(typed)), Of(kind));

        var record = (await Store.ShowAsync(Stored, kind, key)).Record;
        Assert.All(Pairs(stored), s => Assert.Equal(s.Value, record.Text(s.Name)));
        Assert.Contains("?saved=", Ui.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_missing_or_wrong_is_said_at_its_field_and_nothing_is_lost(string kind, string[] typed, string key, string[] stored)
    {
        await SignInAsync(Manager);
        var fields = FieldsOf(Open(kind));
        List<string> broken = [.. RecordField.Of(RecordKinds.Standard.Of(kind), isNew: true).Where(f => f.IsRequired).Select(f => f.Name)];
        foreach (var name in broken)
        {
            fields[name] = RecordKinds.Standard.Of(kind).Find(name)!.Type == CellType.Text ? " " : "% nothing %";
        }

        var answer = await SendAsync(fields, Of(kind));

        Assert.All(broken, name => Assert.NotEmpty(answer.FindAll($"#f-{name}-problem")));
        var draft = Assert.Single(await new DraftStore(Store.Db).ListAsync(Stored, Manager.Name));
        Assert.All(broken, name => Assert.Equal(fields[name].ToString(), draft.Fields[name]));
        Assert.Equal((EntryForms.OfRecord + kind, null), (draft.Form, draft.RecordKey));
        Assert.Null(await new RecordStore(Store.Db, new SensitivityRules()).ShowAsync(Stored, kind, key, TestStore.Actor, TestStore.Now));
        Assert.NotEmpty(typed.Concat(stored));
    }

    [Fact]
    public async Task What_identifies_a_record_stays_whatever_is_sent()
    {
        await SignInAsync(Manager);
        var key = RecordKey.Of("MAD", "2016-06-29", "UN");
        await SendAsync(FieldsOf(Open("status"), Pairs("location=MAD", "status=besieged", "from=2016-06-29")), Of("status"));

        var form = Open("status", key);
        Assert.Empty(form.FindAll("form.entry [name=location]"));
        var fields = FieldsOf(form, Pairs("status=accessible"));
        (fields["location"], fields["from"], fields["authority"], fields["withdrawn_at"], fields["version"]) =
            ("DUM", "2016-01-01", "me", "now", "9");
        await SendAsync(fields, Of("status", key));

        Assert.Equal("accessible", (await Store.ShowAsync(Stored, "status", key)).Record.Text("status"));
        Assert.Equal(0, await Store.ScalarAsync<long>("select count(*) from status_entry where authority = 'me'"));
    }

    [Fact]
    public async Task Two_who_change_the_same_record_are_shown_both_and_the_second_chooses()
    {
        await SignInAsync(Manager);
        var first = FieldsOf(Open("location", "MAD"), Pairs("name_ar=مضايا الأولى", "note=First"));
        var second = FieldsOf(Open("location", "MAD"), Pairs("name_ar=مضايا الثانية"));
        await SendAsync(first, Of("location", "MAD"));

        var asked = await SendAsync(second, Of("location", "MAD"));

        var labels = asked.FindAll(".question fieldset").Select(TextOf).ToList();
        Assert.Equal(2, labels.Count);
        Assert.Contains(labels, l =>
            l.Contains("Stored now: مضايا الأولى", StringComparison.Ordinal) && l.Contains("Yours: مضايا الثانية", StringComparison.Ordinal));
        await SendAsync(FieldsOf(asked, Pairs("entry.choice.name_ar=theirs")), Of("location", "MAD"));
        var place = (await Store.ShowAsync(Stored, "location", "MAD")).Record;
        Assert.Equal(("مضايا الأولى", "First", 2L), (place.Text("name_ar"), place.Text("note"), place.Version));
    }

    [Theory, EveryStore]
    public async Task A_form_from_before_a_restore_does_not_write_over_what_has_the_same_version_since(StoreProvider provider)
    {
        await SignInAsync(Manager, provider);
        var backup = new StoreBackup(Store.Options);
        await backup.BackupAsync(Store.Folder.Path("copy"));
        await SendAsync(FieldsOf(Open("location", "MAD"), Pairs("note=What is lost")), Of("location", "MAD"));
        var opened = FieldsOf(Open("location", "MAD"), Pairs("name_ar=مضايا"));
        await backup.RestoreAsync(Store.Folder.Path("copy"), TestStore.Now);
        await SendAsync(FieldsOf(Open("location", "MAD"), Pairs("note=What came after")), Of("location", "MAD"));

        var asked = await SendAsync(opened, Of("location", "MAD"));

        Assert.Contains(asked.FindAll(".question fieldset").Select(TextOf), l => l.Contains("Stored now: What came after", StringComparison.Ordinal));
        var place = (await Store.ShowAsync(Stored, "location", "MAD")).Record;
        Assert.Equal(("What came after", 2L), (place.Text("note"), place.Version));
    }

    [Fact]
    public async Task The_places_of_a_target_that_somebody_else_changed_can_be_chosen()
    {
        await SignInAsync(Manager);
        await SendAsync(
            FieldsOf(Open("target"),
                Pairs("name=Two", "people=1", "scope=named", "places.1.location=MAD", "start_on=2016-06-01", "due_on=2016-06-30", "code=TWO")),
                Of("target"));
        var first = FieldsOf(Open("target", "TWO"), Pairs("places.1.location=DUM", "places.2.location=DAR"));
        var second = FieldsOf(Open("target", "TWO"), Pairs("people=5"));
        await SendAsync(first, Of("target", "TWO"));

        var asked = await SendAsync(second, Of("target", "TWO"));
        await SendAsync(FieldsOf(asked), Of("target", "TWO"));

        var target = (await Store.ShowAsync(Stored, "target", "TWO")).Record;
        Assert.Equal(("5", "DUM;DAR"), (target.Text("people"), target.Text("locations")));
    }

    [Fact]
    public async Task A_source_that_is_sealed_is_not_on_the_form_and_stays_unless_another_is_typed()
    {
        await SignInAsync(Manager);
        var before = await SourceAsync();
        var form = Open("incident", "I001");
        Assert.Equal("", form.Find("[name=source]").GetAttribute("value"));

        await SendAsync(FieldsOf(form, Pairs("party=Somebody")), Of("incident", "I001"));
        Assert.Equal(before, await SourceAsync());

        await SendAsync(FieldsOf(Open("incident", "I001"), Pairs("source=Another neighbour")), Of("incident", "I001"));
        var after = await SourceAsync();
        Assert.NotEqual(before, after);
        Assert.DoesNotContain("neighbour", after, StringComparison.Ordinal);

        async Task<string> SourceAsync() => (await Store.ScalarAsync<string>("select source from incident where ref = 'I001'"))!;
    }

    [Fact]
    public async Task The_operation_itself_is_changed_with_the_days_of_its_weekend()
    {
        await SignInAsync(Manager);
        var form = Open("operation", Operation);
        Assert.Equal(["fri", "sat"], form.FindAll("[name=weekend][checked]").Select(i => i.GetAttribute("value")!).Order(StringComparer.Ordinal));

        await SendAsync(FieldsOf(form, Pairs("overdue_days=45", "weekend=sat")), Of("operation", Operation));
        Assert.Equal(("45", "sat"), (await TextAsync("overdue_days"), await TextAsync("weekend")));

        var about = await SendAsync(
            FieldsOf(Open("operation", Operation), Pairs("overdue_days=about 40", "until=2016-01-01")), Of("operation", Operation));
        Assert.Equal("Write only the number.", TextOf(about.Find("#f-overdue_days-problem")));
        about = await SendAsync(FieldsOf(Open("operation", Operation), Pairs("until=2016-01-01")), Of("operation", Operation));
        Assert.Contains("before the first day", TextOf(about.Find("#f-until-problem")), StringComparison.Ordinal);

        async Task<string> TextAsync(string column) => (await Store.ShowAsync(Stored, "operation", Operation)).Record.Text(column);
    }

    [Fact]
    public async Task An_answer_and_an_entry_of_a_log_are_changed_by_those_who_write_there_and_by_nobody_else()
    {
        await SignInAsync(Coordinator with { Grants = [new(Role.Coordinator, null, ["Homs"])] });
        var mine = await KeyAsync("decision", "Homs");
        var other = await KeyAsync("decision", "Rural Damascus");
        await SendAsync(FieldsOf(Open("decision", mine), Pairs("note=Said again")), Of("decision", mine));
        Assert.Contains("Said again", (await Store.ShowAsync(Stored, "decision", mine)).Record.Text("note"), StringComparison.Ordinal);

        Assert.NotEmpty(Denied(Of("decision", other)));
        Assert.NotEmpty(Denied(Of("location", "MAD")));
        await NotFoundAsync(Of("location"));
        await NotFoundAsync(Of("decision"));
        await NotFoundAsync(Of("operation"));
        await NotFoundAsync(Of("nothing"));

        async Task<string> KeyAsync(string table, string governorate) => (await Store.ScalarAsync<string>(
            $"select t.record_key from {table} t join location l on l.id = t.location_id where l.governorate = '{governorate}' order by "
                + $"t.recorded limit 1"))!;
    }

    [Fact]
    public async Task A_withdrawn_record_is_not_taken_for_saved_and_what_was_undone_can_be_entered_again()
    {
        await SignInAsync(Manager);
        var (key, actor) = (RecordKey.Of("MAD", "2016-06-29", "UN"), Actor.Of(Manager, Operation));
        await SendAsync(FieldsOf(Open("status"), Pairs("location=MAD", "status=besieged", "from=2016-06-29")), Of("status"));
        var change = (await Store.ShowAsync(Stored, "status", key)).History[^1].ChangeNumber;
        Assert.Empty(await new ChangeUndo(Store.Db, new SensitivityRules()).UndoAsync(Stored, change, "too soon", actor, TestStore.Now));

        await SendAsync(FieldsOf(Open("status"), Pairs("location=MAD", "status=accessible", "from=2016-06-29")), Of("status"));
        var status = (await Store.ShowAsync(Stored, "status", key)).Record;
        Assert.Equal((false, "accessible"), (status.IsWithdrawn, status.Text("status")));

        Assert.Null(await Store.Records.WithdrawAsync(Stored, "status", key, status.Version, "wrong", actor, TestStore.Now));
        var answer = await SendAsync(FieldsOf(Open("status"), Pairs("location=MAD", "status=besieged", "from=2016-06-29")), Of("status"));
        Assert.Contains("has been withdrawn", TextOf(answer.Find(".refusal")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_taken_and_a_name_that_a_place_has_are_said()
    {
        await SignInAsync(Manager);
        var refused = await SendAsync(FieldsOf(Open("location"), Pairs("name=Medaya", "code=MAD")), Of("location"));
        Assert.Contains("already a record with this key", TextOf(refused.Find("#f-code-problem")), StringComparison.Ordinal);

        var asked = await SendAsync(FieldsOf(refused, Pairs("code=")), Of("location"));
        Assert.Contains("MAD", TextOf(asked.Find(".question")), StringComparison.Ordinal);

        await SendAsync(FieldsOf(asked), Of("location"));
        Assert.Equal(1, await Store.ScalarAsync<long>("select count(*) from location where code like 'L-%' and name = 'Medaya'"));
    }

    [Fact]
    public async Task A_place_that_was_entered_twice_goes_into_the_other_one()
    {
        await SignInAsync(Manager);
        await SendAsync(FieldsOf(Open("location"), Pairs("name=Al Nowhere", "code=NOW", "governorate=Homs")), Of("location"));
        await SendAsync(FieldsOf(Open("status"), Pairs("location=NOW", "status=besieged", "from=2016-06-29")), Of("status"));

        var itself = await SendAsync(FieldsOf(Open("location", "NOW"), Pairs("same_as=NOW")), Of("location", "NOW"));
        Assert.Equal("Name a place other than this one.", TextOf(itself.Find("#f-same_as-problem")));
        await SendAsync(FieldsOf(itself, Pairs("same_as=MAD")), Of("location", "NOW"));

        Assert.True((await Store.ShowAsync(Stored, "location", "NOW")).Record.IsWithdrawn);
        Assert.Contains("Al Nowhere", (await Store.ShowAsync(Stored, "location", "MAD")).Record.Text("aliases"), StringComparison.Ordinal);
        Assert.Equal("besieged", (await Store.ShowAsync(Stored, "status", RecordKey.Of("MAD", "2016-06-29", "UN"))).Record.Text("status"));
    }

    [Fact]
    public async Task What_a_proposed_place_is_is_not_said_on_this_form()
    {
        await SignInAsync(Manager);
        await SendAsync(
            FieldsOf(Open("status"),
                Pairs("location=Al Nowhere", "location.named=Al Nowhere", "location.code=+", "location.governorate=Homs", "status=besieged",
                    "from=2016-06-29")), Of("status"));
        var proposed = (await Store.ScalarAsync<string>("select code from location where code like 'NEW-%'"))!;

        Assert.Empty(Open("location", proposed).FindAll("[name=same_as]"));
        Assert.NotEmpty(Open("location", "MAD").FindAll("[name=same_as]"));
    }

    [Theory]
    [InlineData("?location=MAD", "status", "location", "Madaya")]
    [InlineData("?convoy=D007", "incident", "convoy", "D007")]
    [InlineData("?convoy=NOPE", "incident", "convoy", "")]
    public async Task A_form_begins_with_what_it_was_opened_for(string query, string kind, string field, string value)
    {
        await SignInAsync(Manager);
        Assert.Equal(value, Open<RecordEntryPage>(query, Of(kind)).Find($"[name={field}]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_draft_is_found_again_under_the_records_own_form()
    {
        await SignInAsync(Manager);
        var key = RecordKey.Of("MAD", "2016-06-29", "UN");
        await SendAsync(FieldsOf(Open("status"), Pairs("location=MAD", "status=besieged", "from=2016-06-29")), Of("status"));
        await SendAsync(FieldsOf(Open("status", key), Pairs("reason=half a sent")), Of("status", key), "keep");

        var draft = Assert.Single(await new DraftStore(Store.Db).ListAsync(Stored, Manager.Name));
        Assert.Equal($"/o/issg-2016/enter/record/status/MAD~2016-06-29~UN?draft={draft.Id}", EntryForms.Address(Operation, draft));
        Assert.Equal("Status MAD \u00B7 29 Jun 2016 \u00B7 UN", EntryForms.Name(draft, RecordKinds.Standard));
        var again = Open<RecordEntryPage>($"?draft={draft.Id}", Of("status", key));
        Assert.Equal("half a sent", again.Find("[name=reason]").TextContent);
    }

    private IRenderedComponent<RecordEntryPage> Open(string kind, string? key = null) => Open(more: Of(kind, key));

    private Task<IRenderedComponent<RecordEntryPage>> SendAsync(
        Dictionary<string, Microsoft.Extensions.Primitives.StringValues> fields, Action<ComponentParameterCollectionBuilder<RecordEntryPage>> of,
        string action = "save") => SendAsync(fields, action, of);

    private static Action<ComponentParameterCollectionBuilder<RecordEntryPage>> Of(string kind, string? key = null) =>
        p => p.Add(c => c.Kind, kind).Add(c => c.Key, key is null ? null : RecordAddress.Of(key));

    private static (string Name, string Value)[] Pairs(params string[] texts) => [.. texts.Select(t => (t.Split('=', 2)[0], t.Split('=', 2)[1]))];
}
