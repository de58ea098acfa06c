using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Common;
using AccessTracker.Tests.Entries;
using AccessTracker.Web.Locations;
using AccessTracker.Web.Permits;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace AccessTracker.Tests.Locations;

/// <summary>A spelling that somebody means for a place is proposed with the record, and a manager takes or rejects it.</summary>
public sealed class AliasProposalTests : EntryUiTest
{
    private Visitor? _visitor;

    private AliasProposals Aliases => Ui.Services.GetRequiredService<AliasProposals>();

    [Theory, EveryStore]
    public async Task A_spelling_is_proposed_with_the_record_and_taken_as_another_name(StoreProvider provider)
    {
        await ProposeAsync(provider);
        var proposal = Assert.Single(await Aliases.ListAsync(Stored));
        Assert.Equal(
            (new ProposedAlias("MAD", "Madaja"), Coordinator.Name, TestStore.Now), (proposal.Alias, proposal.ProposedBy, proposal.ProposedAt));
        Assert.DoesNotContain("Madaja", (await Store.ShowAsync(Stored, "location", "MAD")).Record.Text("aliases"), StringComparison.Ordinal);
        Assert.Equal("10", (await Store.ShowAsync(Stored, "line", RecordKey.Of("R-1", "MAD"))).Record.Text("people_requested"));

        var page = await AnswerAsync("take", proposal.Id);

        Assert.Empty(page.FindAll("[role=alert]"));
        var place = await Store.ShowAsync(Stored, "location", "MAD");
        Assert.Contains("Madaja", Cell.Items(place.Record.Text("aliases")));
        Assert.Equal(Manager.Name, place.History[^1].ChangedBy);
        Assert.Empty(await Aliases.ListAsync(Stored));
        var saved = Ui.Services.GetRequiredService<NavigationManager>().Uri;
        Assert.EndsWith($"?saved={place.History[^1].ChangeNumber}", saved, StringComparison.Ordinal);

        // Sent twice.
        await AnswerAsync("take", proposal.Id);
        Assert.Equal(saved, Ui.Services.GetRequiredService<NavigationManager>().Uri);
        Assert.Equal(place.Record.Version, (await Store.ShowAsync(Stored, "location", "MAD")).Record.Version);
        Assert.Empty(
            await Ui.Services.GetRequiredService<ChangeUndo>()
            .UndoAsync(Stored, place.History[^1].ChangeNumber, "no", Actor.Of(Manager, Operation), TestStore.Now));
        Assert.Empty(await new StoreVerification(Store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task What_was_rejected_is_not_asked_about_again(StoreProvider provider)
    {
        await ProposeAsync(provider);
        await AnswerAsync("reject", (await Aliases.ListAsync(Stored)).Single().Id);
        Assert.Empty(await Aliases.ListAsync(Stored));

        await ProposeAsync(reference: "R-2");

        Assert.Empty(await Aliases.ListAsync(Stored));
        Assert.DoesNotContain("Madaja", (await Store.ShowAsync(Stored, "location", "MAD")).Record.Text("aliases"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_means_another_place_by_now_is_not_added_to_this_one()
    {
        await ProposeAsync();
        await Ui.Services.GetRequiredService<BundleImport>().ImportAsync(
            BundleSource.Of(RecordKinds.Locations, ["code", "name", "governorate"], ["MDJ", "Madaja", "Homs"]), Operation, new ImportOptions(),
            TestStore.Actor, TestStore.Now);

        await AnswerAsync("take", (await Aliases.ListAsync(Stored)).Single().Id);

        Assert.DoesNotContain("Madaja", (await Store.ShowAsync(Stored, "location", "MAD")).Record.Text("aliases"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_for_a_spelling_that_was_not_said_to_be_one()
    {
        await ProposeAsync(isTicked: false);
        Assert.Empty(await Aliases.ListAsync(Stored));
    }

    // A request for Madaya, written otherwise; afterwards a manager is signed in.
    private async Task ProposeAsync(StoreProvider provider = StoreProvider.Sqlite, string reference = "R-1", bool isTicked = true)
    {
        _visitor ??= await SignInAsVisitorAsync(Coordinator, provider);
        _visitor.Become(Coordinator);
        var asked = await SendAsync<RequestEntryPage>(
            FieldsOf(Open<RequestEntryPage>(), ("authority", "Local council"), ("ref", reference), ("lines.1.location", "Madaja"),
                ("lines.1.people", "10")));
        Assert.NotNull(asked.Find("input[type=checkbox][name='lines.1.location.alias']"));
        var fields = FieldsOf(asked, ("lines.1.location.code", "MAD"));
        if (isTicked)
        {
            fields["lines.1.location.alias"] = "true";
        }

        await SendAsync<RequestEntryPage>(fields);
        _visitor.Become(Manager);
    }

    private async Task<IRenderedComponent<LocationsToConfirmPage>> AnswerAsync(string answer, Id<AliasProposal> id)
    {
        var context =
            new DefaultHttpContext { Request =
                { Method = HttpMethods.Post, Form = new FormCollection(new Dictionary<string, StringValues> { [answer] = id.ToString() }) } };
        var page = Ui.Render<LocationsToConfirmPage>(p => p.Add(c => c.Operation, Operation).AddCascadingValue<HttpContext>(context));
        await page.WaitForElement("form[action='/o/issg-2016/places-to-confirm']", TimeSpan.FromSeconds(30)).SubmitAsync();
        return page;
    }
}
