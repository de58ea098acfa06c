using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Publish;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using IComponent = Microsoft.AspNetCore.Components.IComponent;

namespace AccessTracker.Tests.Reports;

/// <summary>A report looked through, written about and published at the desk, in a circuit.</summary>
[Collection("hangfire")]
public sealed class PublishDeskTests : DeskUiTest
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_list_mends_itself_as_records_change_and_nothing_is_published_unseen()
    {
        Start();
        var desk = Open();
        var question = "Delivery D014-KAF to Kafraya on 17 Mar 2016: the number of people reached is not known.";
        Assert.Contains(question, Lines(desk, "look"));
        await ClickAsync(desk, "Publish…");
        Assert.Contains("Nobody has asked to get it by e-mail.", TextOf(desk.Find(".mud-dialog")), StringComparison.Ordinal);

        var operation = (await Service<OperationStore>().FindAsync(Operation))!;
        Assert.Null(await Service<RecordStore>()
            .WithdrawAsync(operation, "delivery", "D014-KAF", 1, "entered twice", TestStore.Actor, TestStore.Now));
        Look();

        desk.WaitForAssertion(() => Assert.Contains(question, Lines(desk, "good")), _patience);
        Assert.DoesNotContain(question, Lines(desk, "look"));

        // The dialog is drawn by its provider, in its own time.
        desk.WaitForAssertion(
            () => Assert.Contains("have changed since you opened this", TextOf(desk.Find(".mud-dialog [role=alert]")), StringComparison.Ordinal),
            _patience);
        Assert.True(Button(desk, "Publish report 5").HasAttribute("disabled"));
        await ClickAsync(desk, "Not yet");
        Assert.Equal(0, await CountAsync("select count(*) from report where state = 'published'"));

        await ClickAsync(desk, "Publish…");
        await ClickAsync(desk, "Publish report 5");
        desk.WaitForAssertion(
            () => Assert.EndsWith(Urls.Publish(Operation, 5, done: 1), Ui.Services.GetRequiredService<NavigationManager>().Uri,
                StringComparison.Ordinal), _patience);
        Assert.Equal(1, await CountAsync("select count(*) from report where state = 'published' and number = 5"));
    }

    [Fact]
    public async Task Words_are_shown_as_they_will_be_read_kept_while_they_are_typed_and_saved()
    {
        Start();
        var desk = Open();
        await TypeAsync(desk, "English", "Two **convoys** <b>reached</b> Madaya.");

        Assert.Equal("convoys", desk.Find(".preview strong").TextContent);
        Assert.Null(desk.Find(".preview").QuerySelector("b"));
        Assert.Equal(0, await CountAsync("select count(*) from report_narrative"));
        var draft = await Service<Db>().ReadAsync(s => s.FirstOrDefaultAsync<string>("select id from draft where form = 'narrative'"));
        await ClickAsync(desk, "Publish…");
        Assert.Contains("What you typed above and have not saved", TextOf(desk.Find(".mud-dialog")), StringComparison.Ordinal);
        await ClickAsync(desk, "Not yet");

        // The line went away, and the page was loaded again by the address that it had kept.
        await Ui.DisposeComponentsAsync();
        desk = Open(draft);
        Assert.Equal("Two **convoys** <b>reached</b> Madaya.", Field(desk, "English").Find("textarea").GetAttribute("value"));
        await ClickAsync(desk, "Save the narrative");
        desk.WaitForAssertion(() => Assert.Contains("English: the chair’s words are not written.", Lines(desk, "good")), _patience);
        Assert.Equal(
            (1, 0), (await CountAsync("select count(*) from report_narrative"), await CountAsync("select count(*) from draft")));
    }

    [Fact]
    public async Task Whoever_may_publish_no_more_is_refused_and_then_sees_nothing()
    {
        Start();
        var desk = Open();
        await ClickAsync(desk, "Publish…");
        Reader.Become(Role.Member);

        await ClickAsync(desk, "Publish report 5");
        Assert.Contains("You may not publish reports for this operation.", TextOf(desk.Find(".mud-dialog [role=alert]")), StringComparison.Ordinal);
        await TypeAsync(desk, "English", "Mine");
        Assert.Equal(
            (0, 0), (await CountAsync("select count(*) from report where state = 'published'"),
                await CountAsync("select count(*) from report_narrative")));

        var operation = (await Service<OperationStore>().FindAsync(Operation))!;
        await Service<RecordStore>().WithdrawAsync(operation, "delivery", "D014-KAF", 1, "entered twice", TestStore.Actor, TestStore.Now);
        Look();
        desk.WaitForAssertion(() => Assert.Contains("No access", desk.Markup, StringComparison.Ordinal), _patience);
    }

    [Fact]
    public void What_somebody_has_begun_to_write_in_the_page_is_not_taken_away()
    {
        Ui.JSInterop.SetupModule("./desk.js").Setup<bool>("isHeldBack").SetResult(true);
        Start();
        var desk = Ui.Render<PublishDesk>(p => p.Add(d => d.Operation, Operation).Add(d => d.Id, "5"));

        desk.WaitForAssertion(() => Assert.Contains("You have begun to write here", desk.Markup, StringComparison.Ordinal), _patience);
        Assert.Empty(desk.FindAll(".checklist"));
    }

    private IRenderedComponent<PublishDesk> Open(string? draft = null)
    {
        var desk = Ui.Render<PublishDesk>(p => p.Add(d => d.Operation, Operation).Add(d => d.Id, "5").Add(d => d.DraftId, draft));
        desk.WaitForAssertion(() => Assert.Equal(3, desk.FindComponents<MudTextField<string>>().Count), _patience);
        return desk;
    }

    private static IReadOnlyList<string> Lines(IRenderedComponent<IComponent> desk, string state) =>
        [.. desk.FindAll($".checklist li.{state} > span").Select(TextOf)];

    private static IElement Button(IRenderedComponent<IComponent> desk, string name) => desk.FindAll("button").Single(b => TextOf(b) == name);

    private static Task ClickAsync(IRenderedComponent<IComponent> desk, string name) => desk.InvokeAsync(() => Button(desk, name).ClickAsync(new()));

    private static IRenderedComponent<MudTextField<string>> Field(IRenderedComponent<IComponent> desk, string label) =>
        desk.FindComponents<MudTextField<string>>().Single(f => f.Instance.Label == label);

    private static Task TypeAsync(IRenderedComponent<IComponent> desk, string label, string text)
    {
        var field = Field(desk, label);
        return field.InvokeAsync(() => field.Instance.ValueChanged.InvokeAsync(text));
    }

    private Task<long> CountAsync(string sql) => Service<Db>().ReadAsync(s => s.FirstOrDefaultAsync<long>(sql));
}
