using AccessTracker.Data.Accounts;
using AccessTracker.Data.Alerts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Alerts;
using AngleSharp.Dom;
using Bunit;

namespace AccessTracker.Tests.Alerts;

/// <summary>The alerts by place at the desk: chosen, snoozed together, taken back, in a circuit.</summary>
[Collection("hangfire")]
public sealed class AlertDeskTests : DeskUiTest
{
    private const string AllOfDuma = "input[aria-label='Choose all alerts: Duma']";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Alerts_are_snoozed_together_and_taken_back_and_a_colleague_s_decision_stays()
    {
        var module = Ui.JSInterop.SetupModule("./desk.js");
        module.Mode = JSRuntimeMode.Loose;
        Start();
        var desk = Open("?kind=answer_overdue");
        var places = desk.FindAll(".group-head").Count;
        Assert.True(places > 1);

        // It follows the filter, and the address says it.
        await desk.InvokeAsync(() => desk.Find("select[name=place]").Change("DUM"));
        desk.WaitForAssertion(() => Assert.Single(desk.FindAll(".group-head")), _patience);
        Assert.EndsWith("/alerts/desk?kind=answer_overdue&place=DUM", (string)module.Invocations["keepAddress"][^1].Arguments[0]!,
            StringComparison.Ordinal);
        await desk.InvokeAsync(() => desk.Find("button[aria-label^='Details of Duma']").Click());
        Assert.Contains("passed since the due day. Here that is 1 day.", TextOf(desk.Find(".alert-why")), StringComparison.Ordinal);
        Assert.NotNull(desk.Find(".alert-why a[href$='/requests/UN-2016-04']"));

        await SendAsync(desk);
        Assert.Equal("Choose at least one alert first.", Fault(desk));
        await desk.InvokeAsync(() => desk.Find(AllOfDuma).Change(true));
        await SendAsync(desk);
        Assert.StartsWith("Choose a day after 1 Jul 2016", Fault(desk), StringComparison.Ordinal);
        await TypeAsync(desk, "2016-08-01", " asked by telephone ");
        await SendAsync(desk);
        desk.WaitForAssertion(() => Assert.Equal("1 alert snoozed until 1 Aug 2016.", TextOf(desk.Find(".done-line p"))), _patience);
        Assert.Empty(desk.FindAll(".group-head"));
        Assert.Equal("asked by telephone", Assert.Single(await SnoozesAsync()).Reason);
        await desk.InvokeAsync(() => desk.Find(".done-line button").Click());
        desk.WaitForAssertion(() => Assert.Single(desk.FindAll(".group-head")), _patience);
        Assert.Empty(await SnoozesAsync());

        // A colleague snoozes it while it is chosen here.
        await desk.InvokeAsync(() => desk.Find(AllOfDuma).Change(true));
        var key = (await Service<AlertReader>().ReadAsync(await StateAsync(), Reader.Person)).All
            .Single(a => a.Alert.Location == "DUM" && a.Alert.Request == "UN-2016-04").Alert.Key;
        await Service<AlertStore>().SnoozeAsync(
            (await OperationAsync())!, key, new DateOnly(2016, 7, 9), "theirs", Sensitivity.High, TestStore.Actor, TestStore.Now);
        await TypeAsync(desk, "2016-08-01", "mine");
        await SendAsync(desk);
        desk.WaitForAssertion(
            () => Assert.Contains("Somebody else has decided on 1 alert meanwhile", Fault(desk), StringComparison.Ordinal), _patience);
        Assert.Equal("theirs", Assert.Single(await SnoozesAsync()).Reason);
        await SendAsync(desk);
        desk.WaitForAssertion(() => Assert.Equal("1 alert snoozed until 1 Aug 2016.", TextOf(desk.Find(".done-line p"))), _patience);
        Assert.Equal("mine", Assert.Single(await SnoozesAsync()).Reason);
        await desk.InvokeAsync(() => desk.Find("select[name=state]").Change("snoozed"));
        desk.WaitForAssertion(() => Assert.Single(desk.FindAll(".group-head")), _patience);

        await desk.InvokeAsync(() => desk.Find(AllOfDuma).Change(true));
        Reader.Become(Role.Member);
        await desk.InvokeAsync(() => desk.FindAll("button").Single(b => TextOf(b) == "Wake now").Click());
        desk.WaitForAssertion(() => Assert.Contains("No access", desk.Markup, StringComparison.Ordinal), _patience);
        Assert.Single(await SnoozesAsync());
    }

    [Fact]
    public async Task Whose_session_has_ended_decides_nothing_more()
    {
        Start();
        var account = await EnterAsync("boss@example.org", Role.Manager);
        var desk = Open("?kind=answer_overdue");
        await desk.InvokeAsync(() => desk.Find(AllOfDuma).Change(true));
        await TypeAsync(desk, "2016-08-01", "mine");

        await Service<SessionStore>().EndAllAsync(account.Id, TestStore.Actor, Time.GetUtcNow());
        await SendAsync(desk);
        desk.WaitForAssertion(() => Assert.Contains("No access", desk.Markup, StringComparison.Ordinal), _patience);
        Assert.Empty(await SnoozesAsync());
    }

    private IRenderedComponent<AlertDesk> Open(string said)
    {
        var desk = Ui.Render<AlertDesk>(p => p.Add(d => d.Operation, Operation).Add(d => d.Said, said));
        desk.WaitForState(() => desk.FindAll(".group-head").Count > 0, _patience);
        return desk;
    }

    private static async Task TypeAsync(IRenderedComponent<AlertDesk> desk, string until, string reason)
    {
        await desk.InvokeAsync(() => desk.Find("form.desk-fields input[type=date]").Change(until));
        await desk.InvokeAsync(() => desk.Find("form.desk-fields input[maxlength]").Change(reason));
    }

    private static Task SendAsync(IRenderedComponent<AlertDesk> desk) => desk.InvokeAsync(() => desk.Find("form.desk-fields").SubmitAsync());

    private static string Fault(IRenderedComponent<AlertDesk> desk) => TextOf(desk.Find("#alert-desk-fault [role=alert]"));

    private Task<StoredOperation?> OperationAsync() => Service<OperationStore>().FindAsync(Operation);

    private async Task<AccessTracker.Web.Operations.OperationState> StateAsync() =>
        (await Service<AccessTracker.Web.Operations.SituationCache>().FindAsync(Operation))!;

    private async Task<IReadOnlyList<Snooze>> SnoozesAsync() =>
        [.. (await Service<AlertStore>().NotesAsync((await OperationAsync())!.Id)).Snoozes.Values];
}
