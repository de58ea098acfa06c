using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Entries;
using AccessTracker.Web.Locations;
using AccessTracker.Web.Permits;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace AccessTracker.Tests.Locations;

/// <summary>A coordinator proposes a place, and a manager says which it is.</summary>
public sealed class PlaceEntryTests : EntryUiTest
{
    private const string Request = "R-20160630";

    [Theory, EveryStore]
    public async Task The_records_about_a_proposed_place_become_those_of_the_known_one_and_its_spelling_is_understood(StoreProvider provider)
    {
        var code = await ProposeAsync("Madaiah", provider);
        var form = Of(code);

        await SendAsync(FieldsOf(form, ("meant", "is:MAD")), code);

        Assert.Equal("40", (await Store.ShowAsync(Stored, "line", RecordKey.Of(Request, "MAD"))).Record.Text("people_requested"));
        Assert.Contains("Madaiah", Cell.Items((await Store.ShowAsync(Stored, "location", "MAD")).Record.Text("aliases")));
        var ended = await Store.ShowAsync(Stored, "location", code);
        Assert.True(ended.Record.IsWithdrawn);
        Assert.Equal(("It is Madaya", Manager.Name), (ended.History[^1].Reason, ended.History[^1].ChangedBy));
        Assert.Contains("/places-to-confirm?saved=", Ui.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Empty(await new StoreVerification(Store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task A_new_place_comes_into_the_list_with_all_that_is_known_of_it_and_undo_takes_it_out(StoreProvider provider)
    {
        var code = await ProposeAsync("قرية جديدة", provider);
        var form = Of(code);
        Assert.Equal("قرية جديدة", form.Find("[name=name_ar]").GetAttribute("value"));

        await SendAsync(
            FieldsOf(form, ("meant", "new"), ("code", "QRJ"), ("name", "Qarya Jadida"), ("latitude", "33.5"), ("longitude", "36.25"),
                ("district", "Qatana"), ("aliases", "Qaria؛ New village")), code);

        var place = (await Store.ShowAsync(Stored, "location", "QRJ")).Record;
        Assert.Equal(
            ("Qarya Jadida", "قرية جديدة", "Rural Damascus", "Qaria;New village", "33.5"),
            (place.Text("name"), place.Text("name_ar"), place.Text("governorate"), place.Text("aliases"), place.Text("latitude")));
        Assert.Equal((await Store.ShowAsync(Stored, "location", "MAD")).Record.Text("governorate_pcode"), place.Text("governorate_pcode"));
        Assert.False((await Store.ShowAsync(Stored, "line", RecordKey.Of(Request, "QRJ"))).Record.IsWithdrawn);

        var change = (await Store.ShowAsync(Stored, "location", "QRJ")).History[^1].ChangeNumber;
        Assert.Empty(await Ui.Services.GetRequiredService<ChangeUndo>().UndoAsync(Stored, change, "no", Actor.Of(Manager, Operation), TestStore.Now));
        Assert.False((await Store.ShowAsync(Stored, "line", RecordKey.Of(Request, code))).Record.IsWithdrawn);
        Assert.True((await Store.ShowAsync(Stored, "location", "QRJ")).Record.IsWithdrawn);
    }

    [Theory, EveryStore]
    public async Task A_mistake_is_withdrawn_with_its_reason_but_not_while_a_record_is_about_it(StoreProvider provider)
    {
        var code = await ProposeAsync("Xyz", provider);
        var fields = FieldsOf(Of(code), ("meant", "mistake"));
        Assert.Contains("This field is required", TextOf((await SendAsync(new(fields), code)).Find(".refusal")), StringComparison.Ordinal);
        fields["reason"] = "mistyped";
        Assert.Contains(
            $"The request line {Request} {code}", TextOf((await SendAsync(new(fields), code)).Find(".refusal")), StringComparison.Ordinal);
        Assert.False((await Store.ShowAsync(Stored, "location", code)).Record.IsWithdrawn);

        var line = (await Store.ShowAsync(Stored, "line", RecordKey.Of(Request, code))).Record;
        Assert.Null(await Store.Records.WithdrawAsync(Stored, "line", line.Key, line.Version, "wrong", TestStore.Actor, TestStore.Now));
        await SendAsync(new(fields), code);

        var ended = await Store.ShowAsync(Stored, "location", code);
        Assert.True(ended.Record.IsWithdrawn);
        Assert.Equal("mistyped", ended.History[^1].Reason);
    }

    [Fact]
    public async Task Sent_twice_it_is_done_once_and_answered_alike()
    {
        var code = await ProposeAsync("Madaiah");
        var fields = FieldsOf(Of(code), ("meant", "new"), ("code", "MDI"), ("name", "Madaiah"));
        await SendAsync(new(fields), code);
        var first = Ui.Services.GetRequiredService<NavigationManager>().Uri;

        await SendAsync(new(fields), code);

        Assert.Equal(first, Ui.Services.GetRequiredService<NavigationManager>().Uri);
        Assert.Equal(2, (await Store.ShowAsync(Stored, "location", code)).History.Count);
        Assert.Contains("has already been dealt with", TextOf(Of(code).Find(".notice-box")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_managers_the_second_is_told_and_nothing_is_done_twice()
    {
        var code = await ProposeAsync("Madaiah");
        var second = FieldsOf(Of(code), ("meant", "is:DUM"));
        await SendAsync(FieldsOf(Of(code), ("meant", "is:MAD")), code);

        var late = await SendAsync(second, code);

        Assert.Contains("already been withdrawn", TextOf(late.Find(".message")), StringComparison.Ordinal);
        Assert.DoesNotContain("Madaiah", (await Store.ShowAsync(Stored, "location", "DUM")).Record.Text("aliases"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_that_was_changed_meanwhile_is_shown_anew_before_anything_is_done()
    {
        var code = await ProposeAsync("Madaiah");
        var fields = FieldsOf(Of(code), ("meant", "is:MAD"));
        await Ui.Services.GetRequiredService<BundleImport>().ImportAsync(
            BundleSource.Of(RecordKinds.Locations, ["code", "name"], [code, "Madaiah the upper"]), Operation, new ImportOptions(), TestStore.Actor,
            TestStore.Now);

        var asked = await SendAsync(fields, code);

        Assert.Contains("Somebody else has changed it", TextOf(asked.Find(".refusal")), StringComparison.Ordinal);
        Assert.Contains("Madaiah the upper", TextOf(asked.Find("h1")), StringComparison.Ordinal);
        await SendAsync(FieldsOf(asked), code);
        Assert.True((await Store.ShowAsync(Stored, "location", code)).Record.IsWithdrawn);
    }

    [Fact]
    public async Task A_spelling_that_means_another_place_too_becomes_no_alias()
    {
        var code = await ProposeAsync("Madaiah");
        await Ui.Services.GetRequiredService<BundleImport>().ImportAsync(
            BundleSource.Of(RecordKinds.Locations, ["code", "name", "governorate"], ["MDX", "Madaiah", "Homs"]), Operation, new ImportOptions(),
            TestStore.Actor, TestStore.Now);

        await SendAsync(FieldsOf(Of(code), ("meant", "known"), ("place", "مضايا")), code);

        Assert.True((await Store.ShowAsync(Stored, "location", code)).Record.IsWithdrawn);
        Assert.DoesNotContain("Madaiah", (await Store.ShowAsync(Stored, "location", "MAD")).Record.Text("aliases"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_or_no_place_of_the_list_is_said_at_its_field()
    {
        var code = await ProposeAsync("Madaiah");
        Assert.Equal("Say which place it is.", TextOf((await SendAsync(FieldsOf(Of(code)), code)).Find(".field-problem")));
        Assert.Contains(
            "not itself waiting", TextOf((await SendAsync(FieldsOf(Of(code), ("meant", "known"), ("place", code)), code)).Find(".field-problem")),
            StringComparison.Ordinal);
        Assert.Contains(
            "begin with NEW-",
            TextOf((await SendAsync(FieldsOf(Of(code), ("meant", "new"), ("code", "NEW-1"), ("name", "A")), code)).Find(".field-problem")),
            StringComparison.Ordinal);
        Assert.Contains(
            "already", TextOf(
                (await SendAsync(FieldsOf(Of(code), ("meant", "new"), ("code", "MAD"), ("name", "Elsewhere")), code)).Find("#f-code-problem")),
                StringComparison.Ordinal);
        Assert.Contains(
            "Expected degrees",
            TextOf((await SendAsync(FieldsOf(Of(code), ("meant", "new"), ("code", "A"), ("name", "A"), ("latitude", "133")), code))
                .Find("#f-latitude-problem")), StringComparison.Ordinal);
        Assert.Contains(
            "already exists",
            TextOf((await SendAsync(FieldsOf(Of(code), ("meant", "new"), ("code", "A"), ("name", "Madaya")), code)).Find(".question")),
            StringComparison.Ordinal);
        Assert.False((await Store.ShowAsync(Stored, "location", code)).Record.IsWithdrawn);
    }

    [Fact]
    public async Task The_list_says_who_proposed_what_uses_it_and_what_it_may_be()
    {
        await ProposeAsync("Madaiah");

        // The page without its part that has a circuit, as it answers a form.
        var asked = new DefaultHttpContext { Request = { Method = HttpMethods.Post } };
        var card = Ui.Render<LocationsToConfirmPage>(p => p.Add(c => c.Operation, Operation).AddCascadingValue<HttpContext>(asked))
            .WaitForElement(".proposal", TimeSpan.FromSeconds(30));

        var text = TextOf(card);
        Assert.StartsWith($"Madaiah Proposed by {Coordinator.Name}, 1 Jul 2016", text, StringComparison.Ordinal);
        Assert.Contains("Governorate: Rural Damascus.", text, StringComparison.Ordinal);
        Assert.Contains($"Request {Request}", text, StringComparison.Ordinal);
        Assert.Contains("Madaya", text, StringComparison.Ordinal);
        Assert.Contains("MAD · Rural Damascus", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_whoever_may_not_write_places_there_are_no_such_pages()
    {
        var code = await ProposeAsync("Madaiah", confirms: Coordinator);
        Assert.Contains("Ask a manager", Denied<LocationEntryPage>(p => p.Add(c => c.Key, code)), StringComparison.Ordinal);
        var list = Ui.Render<LocationsToConfirmPage>(p => p.Add(c => c.Operation, Operation));
        Assert.Empty(list.FindAll(".proposal"));
    }

    // The code of a place that a coordinator proposed with a request for it; afterwards somebody else is signed in.
    private async Task<string> ProposeAsync(string name, StoreProvider provider = StoreProvider.Sqlite, Person? confirms = null)
    {
        var visitor = await SignInAsVisitorAsync(Coordinator, provider);
        var fields = FieldsOf(
            Open<RequestEntryPage>(), ("authority", "Local council"), ("ref", Request), ("lines.1.location", name), ("lines.1.location.named", name),
                ("lines.1.location.code", "+"),
            ("lines.1.location.governorate", "Rural Damascus"), ("lines.1.people", "40"));
        await SendAsync<RequestEntryPage>(fields);
        visitor.Become(confirms ?? Manager);
        return (await Ui.Services.GetRequiredService<LocationProposals>().ListAsync(Stored)).Single().Code;
    }

    private IRenderedComponent<LocationEntryPage> Of(string code) => Open<LocationEntryPage>(more: p => p.Add(c => c.Key, code));

    private Task<IRenderedComponent<LocationEntryPage>> SendAsync(Dictionary<string, StringValues> fields, string code) =>
        SendAsync<LocationEntryPage>(fields, more: p => p.Add(c => c.Key, code));
}
