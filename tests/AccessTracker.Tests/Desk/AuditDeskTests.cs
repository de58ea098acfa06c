using AccessTracker.Data.Audit;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Desk;
using AccessTracker.Web.Desk.Audit;
using Bunit;

namespace AccessTracker.Tests.Desk;

/// <summary>The audit at its desk: a page after an entry, what an entry changed, and new entries that wait to be asked for.</summary>
[Collection("hangfire")]
public sealed class AuditDeskTests : DeskUiTest
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Pages_lead_back_and_on_and_filters_stand_in_the_address()
    {
        var module = Ui.JSInterop.SetupModule("./desk.js");
        module.Mode = JSRuntimeMode.Loose;
        Start();
        await EnterAsync("chief@example.org", Role.Administrator);
        var desk = Open("?action=added&operation=issg-2016");
        var first = Whens(desk);
        Assert.Equal(AuditQuery.MostRows, first.Count);

        await ClickAsync(desk, "Older");
        desk.WaitForAssertion(() => Assert.NotEqual(first, Whens(desk)), _patience);
        Assert.Contains("after=", Kept(), StringComparison.Ordinal);
        await ClickAsync(desk, "Newer");
        desk.WaitForAssertion(() => Assert.Equal(first, Whens(desk)), _patience);

        await desk.InvokeAsync(() => desk.Find("input[name=record]").Change("D002-MAD"));
        await desk.InvokeAsync(() => desk.Find("select[name=kind]").Change("delivery"));
        desk.WaitForAssertion(() => Assert.Single(Whens(desk)), _patience);
        Assert.EndsWith("/audit?action=added&kind=delivery&record=D002-MAD&operation=issg-2016", Kept(), StringComparison.Ordinal);
        await desk.InvokeAsync(() => desk.Find("button.opener").Click());
        Assert.Contains("MAD", TextOf(desk.Find(".desk-detail .changes")), StringComparison.Ordinal);

        string Kept() => (string)module.Invocations["keepAddress"][^1].Arguments[0]!;
    }

    [Fact]
    public async Task What_is_new_is_told_and_shown_when_it_is_asked_for()
    {
        Start();
        await EnterAsync("chief@example.org", Role.Administrator);
        var desk = Open("?action=withdrawn");
        Assert.Empty(Whens(desk));

        var operation = (await Service<OperationStore>().FindAsync(Operation))!;
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await Service<RecordStore>()
            .WithdrawAsync(operation, "delivery", "D014-KAF", 1, "entered twice", TestStore.Actor, Time.GetUtcNow()));
        desk.WaitForState(
            () =>
            {
                Time.Advance(AdministratorPart.Interval);
                return TextOf(desk.Find("[role=status]")) == "1 new entry since you opened this list.";
            },
            _patience);
        Assert.Empty(Whens(desk));

        await ClickAsync(desk, "Show the new entries");
        desk.WaitForAssertion(() => Assert.Single(Whens(desk)), _patience);
        Assert.Equal("", TextOf(desk.Find("[role=status]")));
    }

    [Fact]
    public async Task Whoever_is_no_administrator_sees_nothing()
    {
        Start();
        await EnterAsync("boss@example.org", Role.Manager);
        var desk = Ui.Render<AuditDesk>();
        desk.WaitForAssertion(() => Assert.Contains("No access", desk.Markup, StringComparison.Ordinal), _patience);
        Assert.Empty(desk.FindAll("td"));
    }

    private IRenderedComponent<AuditDesk> Open(string asked)
    {
        var desk = Ui.Render<AuditDesk>(p => p.Add(d => d.Asked, asked));
        desk.WaitForState(() => desk.FindAll(".desk-grid .mud-table-root").Count > 0, _patience);
        return desk;
    }

    private static IReadOnlyList<string> Whens(IRenderedComponent<AuditDesk> desk) =>
        [.. desk.FindAll(".desk-grid td:has(> time)").Select(c => TextOf(c.ParentElement!))];

    private static Task ClickAsync(IRenderedComponent<AuditDesk> desk, string name) =>
        desk.InvokeAsync(() => desk.FindAll("button").Single(b => TextOf(b) == name).ClickAsync(new()));
}
