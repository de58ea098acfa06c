using AccessTracker.Data.Entries;
using AccessTracker.Data.Records;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Permits;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Entries;

public sealed class RequestEntryTests : EntryUiTest
{
    [Fact]
    public async Task A_request_is_saved_with_its_places_in_any_spelling_and_people_as_written()
    {
        await SignInAsync(Coordinator);
        var form = Open<RequestEntryPage>();

        await SendAsync<RequestEntryPage>(
            FieldsOf(form, ("authority", "Government of Syria"), ("ref", "R-20160629"), ("submitted_on", "29 June 2016"),
                ("lines.1.location", "مضايا"), ("lines.1.people", "about ٤٠٬٠٠٠"), ("lines.2.location", "DUM"), ("lines.2.people", "5 000")));

        var request = (await Store.ShowAsync(Stored, "request", "R-20160629")).Record;
        Assert.Equal(
            ("Government of Syria", "2016-06-29", "cross_line"), (request.Text("authority"), request.Text("submitted_on"), request.Text("line")));
        Assert.Equal("People asked for, مضايا: “about ٤٠٬٠٠٠”", request.Text("note"));
        Assert.Equal("40000", (await Store.ShowAsync(Stored, "line", RecordKey.Of("R-20160629", "MAD"))).Record.Text("people_requested"));
        Assert.Equal("5000", (await Store.ShowAsync(Stored, "line", RecordKey.Of("R-20160629", "DUM"))).Record.Text("people_requested"));
        Assert.Contains("/requests/R-20160629?saved=", Ui.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("submitted_on", "5 March 1916", "Sunday 5 March 1916 is more than a year before the operation began")]
    [InlineData("due_on", "1 June 2100", "The answer would be due on Tuesday 1 June 2100")]
    [InlineData("due_on", "1 June 2016", "Due on, Wednesday 1 June 2016, is before Submitted on, Wednesday 29 June 2016.")]
    [InlineData("lines.1.people", "1.200", "\u201C1.200\u201D may be 1,200 or 1.2. It is read as 1,200.")]
    public async Task What_can_hardly_be_right_is_asked_once_and_kept_if_meant(string field, string value, string question)
    {
        await SignInAsync(Coordinator);
        (string, string)[] typed =
            [("authority", "Council"), ("ref", "R-ODD"), ("submitted_on", "29 June 2016"), ("lines.1.location", "MAD"), (field, value)];

        var asked = await SendAsync<RequestEntryPage>(FieldsOf(Open<RequestEntryPage>(), typed));
        Assert.StartsWith(question, TextOf(Assert.Single(asked.FindAll(".question a"))), StringComparison.Ordinal);
        Assert.Equal(0, await Store.ScalarAsync<long>("select count(*) from access_request where ref = 'R-ODD'"));

        await SendAsync<RequestEntryPage>(FieldsOf(asked));
        Assert.Equal(1, await Store.ScalarAsync<long>("select count(*) from access_request where ref = 'R-ODD'"));
    }

    [Fact]
    public async Task The_request_of_yesterday_is_not_entered_again_unasked()
    {
        await SignInAsync(Coordinator);
        await SendAsync<RequestEntryPage>(
            FieldsOf(Open<RequestEntryPage>(), ("authority", "Council"), ("ref", "R-1"), ("submitted_on", "28 June 2016"),
                ("lines.1.location", "MAD"), ("lines.1.people", "200")));

        var asked = await SendAsync<RequestEntryPage>(
            FieldsOf(Open<RequestEntryPage>(), ("authority", "Council"), ("ref", "R-2"), ("submitted_on", "29 June 2016"),
                ("lines.1.location", "Madaya"), ("lines.1.people", "200")));

        Assert.Equal(
            "Request R-1, submitted on Tuesday 28 June 2016, asks the same authority for the same places and people.",
            TextOf(Assert.Single(asked.FindAll(".question a"))));
        await SendAsync<RequestEntryPage>(FieldsOf(asked));
        Assert.Equal(2, await Store.ScalarAsync<long>("select count(*) from access_request where ref in ('R-1', 'R-2')"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        await SignInAsync(Coordinator);
        var form = Open<RequestEntryPage>();

        var answer =
            await SendAsync<RequestEntryPage>(
                FieldsOf(form, ("authority", ""), ("submitted_on", "31 February"), ("lines.1.location", "Nowhere at all"),
                    ("lines.1.people", "many")));

        Assert.Equal("31 February", answer.Find("[name=submitted_on]").GetAttribute("value"));
        Assert.Equal("many", answer.Find("[name='lines.1.people']").GetAttribute("value"));
        Assert.Equal(
            ["There is no such date.", "This cannot be read as a number. Write it like 1200, 1,200 or about 200.", "This field is required."],
            answer.FindAll(".field-problem").Select(TextOf).Where(t => !t.StartsWith("No place", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
        Assert.Equal("true", answer.Find("[name=authority]").GetAttribute("aria-invalid"));
        var draft = Assert.Single(await new DraftStore(Store.Db).ListAsync(Stored, Coordinator.Name));
        Assert.Equal("Nowhere at all", draft.Fields["lines.1.location"]);
        Assert.Equal(0, await Store.ScalarAsync<long>("select count(*) from access_request where ref like 'R-%'"));
    }

    [Fact]
    public async Task A_name_of_several_places_is_asked_about_and_the_choice_holds_for_those_words_only()
    {
        await SignInAsync(Coordinator);
        var form = Open<RequestEntryPage>();
        var asked = await SendAsync<RequestEntryPage>(
            FieldsOf(form, ("authority", "Local council"), ("ref", "R-20160630"), ("lines.1.location", "Madaja"), ("lines.1.people", "10")));

        var choices = asked.FindAll("input[type=radio][name='lines.1.location.code']").Select(i => i.GetAttribute("value")).ToList();
        Assert.Contains("MAD", choices);
        Assert.Equal("+", choices[^1]);

        await SendAsync<RequestEntryPage>(FieldsOf(asked, ("lines.1.location.code", "MAD")));
        Assert.Equal("10", (await Store.ShowAsync(Stored, "line", RecordKey.Of("R-20160630", "MAD"))).Record.Text("people_requested"));

        var stale = FieldsOf(
            form, ("authority", "Local council"), ("ref", "R-20160630-2"), ("lines.1.location", "Duma"), ("lines.1.location.named", "Madaja"),
            ("lines.1.location.code", "MAD"));
        stale["entry.id"] = Guid.CreateVersion7(TestStore.Now).ToString();
        await SendAsync<RequestEntryPage>(stale);
        Assert.False((await Store.ShowAsync(Stored, "line", RecordKey.Of("R-20160630-2", "DUM"))).Record.IsWithdrawn);
    }

    [Fact]
    public async Task More_people_than_live_there_are_asked_about_once_and_kept_if_meant()
    {
        await SignInAsync(Coordinator);
        var form = Open<RequestEntryPage>();

        var asked = await SendAsync<RequestEntryPage>(
            FieldsOf(form, ("authority", "Local council"), ("ref", "R-20160630"), ("lines.1.location", "MAD"), ("lines.1.people", "9,000,000")));
        Assert.Contains("are more than the", TextOf(asked.Find(".question")), StringComparison.Ordinal);

        await SendAsync<RequestEntryPage>(FieldsOf(asked));
        Assert.Equal("9000000", (await Store.ShowAsync(Stored, "line", RecordKey.Of("R-20160630", "MAD"))).Record.Text("people_requested"));
    }

    [Fact]
    public async Task Sent_twice_it_is_one_request()
    {
        await SignInAsync(Coordinator);
        var fields = FieldsOf(Open<RequestEntryPage>(), ("authority", "Local council"), ("ref", "R-20160630"), ("lines.1.location", "MAD"));

        await SendAsync<RequestEntryPage>(new(fields));
        await SendAsync<RequestEntryPage>(new(fields));

        Assert.Equal(1, await Store.ScalarAsync<long>("select count(*) from access_request where authority = 'Local council'"));
    }

    [Fact]
    public async Task Who_changed_the_same_meanwhile_is_shown_field_by_field_and_the_person_chooses()
    {
        await SignInAsync(Coordinator);
        await SendAsync<RequestEntryPage>(
            FieldsOf(Open<RequestEntryPage>(), ("authority", "Local council"), ("ref", "R-20160630"), ("lines.1.location", "MAD"),
                ("lines.1.people", "10")));
        var first = FieldsOf(OpenOne(), ("lines.1.people", "20"), ("plan", "July"));
        var second = FieldsOf(OpenOne(), ("lines.1.people", "30"));
        await SendAsync<RequestEntryPage>(first, more: One);

        var asked = await SendAsync<RequestEntryPage>(second, more: One);

        var labels = asked.FindAll(".question fieldset").Select(TextOf).ToList();
        Assert.Equal(2, labels.Count);
        Assert.Contains(labels, l =>
            l.Contains("When you opened it: 10", StringComparison.Ordinal) && l.Contains("Yours: 30", StringComparison.Ordinal)
            && l.Contains("Stored now: 20", StringComparison.Ordinal));

        // The plan that only the other one wrote is theirs unless said otherwise.
        await SendAsync<RequestEntryPage>(FieldsOf(asked, ("entry.choice.lines.1.people", "mine")), more: One);
        Assert.Equal("30", (await Store.ShowAsync(Stored, "line", RecordKey.Of("R-20160630", "MAD"))).Record.Text("people_requested"));
        Assert.Equal("July", (await Store.ShowAsync(Stored, "request", "R-20160630")).Record.Text("plan"));

        IRenderedComponent<RequestEntryPage> OpenOne() => Open<RequestEntryPage>(more: One);
        static void One(ComponentParameterCollectionBuilder<RequestEntryPage> p) => p.Add(c => c.Key, "R-20160630");
    }

    [Fact]
    public async Task A_draft_is_listed_by_what_stands_in_it_and_not_above_the_form()
    {
        await SignInAsync(Coordinator);
        await SendAsync<RequestEntryPage>(FieldsOf(Open<RequestEntryPage>(), ("authority", "half a na")), "keep");

        Assert.Equal("Government of Syria", Open<RequestEntryPage>().Find("[name=authority]").GetAttribute("value"));
        var list = Ui.Render<EnterPage>(p =>
            p.Add(e => e.Operation, Operation).AddCascadingValue<HttpContext>(new DefaultHttpContext { Request = { Method = HttpMethods.Get } }));
        list.WaitForElement(".drafts");
        var link = Assert.Single(list.FindAll(".drafts a"));
        Assert.Contains("half a na", TextOf(list.Find(".drafts li")), StringComparison.Ordinal);

        var draft = Open<RequestEntryPage>(link.GetAttribute("href")![link.GetAttribute("href")!.IndexOf('?', StringComparison.Ordinal)..]);
        Assert.Equal("half a na", draft.Find("[name=authority]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_place_in_another_area_than_ones_own_is_refused_with_the_reason()
    {
        await SignInAsync(Coordinator with { Grants = [new(Domain.Access.Role.Coordinator, null, ["Homs"])] });

        var answer =
            await SendAsync<RequestEntryPage>(
                FieldsOf(Open<RequestEntryPage>(), ("authority", "Local council"), ("ref", "R-20160630"), ("lines.1.location", "MAD")));

        Assert.Contains("Madaya (MAD), outside your governorates", TextOf(answer.Find(".refusal")), StringComparison.Ordinal);
        Assert.Equal(0, await Store.ScalarAsync<long>("select count(*) from access_request where authority = 'Local council'"));
    }
}
