using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Desk;
using AccessTracker.Web.Desk.Accounts;
using AngleSharp.Dom;
using Bunit;

namespace AccessTracker.Tests.Desk;

/// <summary>The accounts at their desk: by the rules of the static pages, and by nothing that these refuse.</summary>
[Collection("hangfire")]
public sealed class AccountsDeskTests : DeskUiTest
{
    private const string Chief = "chief@example.org";
    private const string Email = "amal@example.org";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Somebody_is_invited_given_a_role_until_a_day_and_disabled()
    {
        Start();
        await EnterAsync(Chief, Role.Administrator);
        var desk = Open();
        await ClickAsync(desk, "Invite somebody…");
        await TypeAsync(desk, "E-mail", Email);
        await TypeAsync(desk, "Name", "Amal");
        await ClickAsync(desk, "Invite");
        desk.WaitForAssertion(() => Assert.StartsWith("https://x.example/password#", desk.Find("code.link").TextContent, StringComparison.Ordinal));
        await ClickAsync(desk, "Close");

        await ClickAsync(desk, $"Details of {Email}");
        await ClickAsync(desk, "Give a role…");
        await TypeAsync(desk, "Role", "coordinator", "select");
        await TypeAsync(desk, "Governorates", "Homs, Idleb");
        await TypeAsync(desk, "Held until", "2016-01-01");
        await ClickAsync(desk, "Give this role");
        Assert.Equal("1 Jan 2016 has passed. Enter today or a later day.", TextOf(desk.Find(".mud-dialog [role=alert]")));
        await TypeAsync(desk, "Held until", "2026-12-31");
        await ClickAsync(desk, "Give this role");
        var given = (await FindAsync())!.Grants.Single(g => g.Role == Role.Coordinator);
        Assert.Equal((new DateOnly(2026, 12, 31), "Homs Idleb"), (given.Until, string.Join(' ', given.Areas)));
        Assert.Contains("until 31 Dec 2026", TextOf(desk.Find(".desk-detail")), StringComparison.Ordinal);

        await ClickAsync(desk, desk.FindAll("button").Select(b => b.GetAttribute("aria-label") ?? "")
            .Single(l => l.StartsWith("End this role: ", StringComparison.Ordinal) && !l.Contains("until", StringComparison.Ordinal)));
        await ClickAsync(desk, "End this role");
        Assert.Equal([Role.Coordinator], (await FindAsync())!.Grants.Select(g => g.Role));
        await ClickAsync(desk, "Disable…");
        await ClickAsync(desk, "Disable");
        Assert.NotNull((await FindAsync())!.DisabledAt);
        Assert.Equal(
            ["account_added", "role_given", "link_issued", "role_given", "role_taken", "account_disabled"],
            (await EventsAsync()).Where(e => e.Person == Chief && e.Origin == "192.0.2.7" && e.Kind == "account").Select(e => e.Action));

        // Its filters are in the address, which is the static page's too.
        await desk.InvokeAsync(() => desk.Find("select[name=state]").Change("disabled"));
        Assert.Equal([Email], desk.FindAll(".desk-grid tbody td > a").Select(TextOf));
    }

    [Fact]
    public async Task In_an_old_session_nothing_is_done_and_the_way_leads_to_sign_in_and_back()
    {
        Start();
        await AddAsync();
        await EnterAsync(Chief, Role.Administrator);
        var desk = Open();
        await ClickAsync(desk, $"Details of {Email}");
        await ClickAsync(desk, "Disable…");
        Time.Advance(SessionStore.Fresh);

        // What the browser sends is asked about, whatever the button looks like.
        await SendAsync(desk);
        Assert.Null((await FindAsync())!.DisabledAt);
        desk.WaitForAssertion(() => Assert.StartsWith(
            "/sign-in?ReturnUrl=%2Faccounts", desk.Find(".mud-dialog p.notice a").GetAttribute("href"), StringComparison.Ordinal), _patience);
        Assert.Empty(desk.FindAll(".desk-detail button"));
    }

    [Fact]
    public async Task Whoever_may_no_more_does_nothing_and_sees_nothing()
    {
        Start();
        await AddAsync();
        var chief = await EnterAsync(Chief, Role.Administrator);
        await Service<AccountStore>().AddAsync(
            "deputy@example.org", "Deputy", new Grant(Role.Administrator, null, []), TestStore.Actor, TestStore.Now);
        var desk = Open();
        await ClickAsync(desk, $"Details of {Email}");
        await ClickAsync(desk, "Disable…");

        // The right is taken away, and the session ends with it.
        Assert.Null(await Service<AccountStore>().TakeAsync(chief.Id, Role.Administrator, null, TestStore.Actor, Time.GetUtcNow()));
        var send = desk.FindComponent<AccountDialog>().Instance.Do;
        await desk.InvokeAsync(() => send.InvokeAsync(new AccountTyped(null, null, new TypedGrant(null, null, null, null))));
        Assert.Null((await FindAsync())!.DisabledAt);
        desk.WaitForAssertion(() => Assert.Contains("No access", desk.Markup, StringComparison.Ordinal), _patience);
        Assert.DoesNotContain(Email, desk.Markup, StringComparison.Ordinal);

        // In a session that stands it is refused, and that is in the audit.
        await Ui.DisposeComponentsAsync();
        await EnterAsync("deputy@example.org", Role.Administrator);
        desk = Open();
        await ClickAsync(desk, $"Details of {Email}");
        await ClickAsync(desk, "Disable…");
        send = desk.FindComponent<AccountDialog>().Instance.Do;
        await EnterAsync("manager@example.org", Role.Manager);
        await desk.InvokeAsync(() => send.InvokeAsync(new AccountTyped(null, null, new TypedGrant(null, null, null, null))));
        Assert.Null((await FindAsync())!.DisabledAt);
        Assert.Contains(await EventsAsync(), e => e is { Action: "refused", Person: "manager@example.org", RecordKey: Email });
    }

    [Fact]
    public async Task A_session_that_is_ended_from_elsewhere_is_seen_to_while_nothing_is_pressed()
    {
        Start();
        var chief = await EnterAsync(Chief, Role.Administrator);
        var desk = Open();
        Assert.Contains(Chief, desk.Markup, StringComparison.Ordinal);

        await Service<SessionStore>().EndAllAsync(chief.Id, TestStore.Actor, Time.GetUtcNow());
        desk.WaitForState(
            () =>
            {
                Time.Advance(AdministratorPart.Interval);
                return desk.Markup.Contains("No access", StringComparison.Ordinal);
            },
            _patience);
        Assert.DoesNotContain(Chief, desk.Markup, StringComparison.Ordinal);
    }

    private async Task AddAsync() =>
        await Service<AccountStore>().AddAsync(Email, "Amal", new Grant(Role.Member, null, []), TestStore.Actor, TestStore.Now);

    private Task<Account?> FindAsync() => Service<AccountStore>().FindByEmailAsync(Email);

    private Task<IReadOnlyList<StoredAuditEvent>> EventsAsync() => Service<Db>().ReadAsync(s => s.QueryAsync<StoredAuditEvent>(
        "select * from audit_event where action not in ('state_sealed', 'history_sealed', 'store_sealed') order by number"));

    private IRenderedComponent<AccountsDesk> Open()
    {
        var desk = Ui.Render<AccountsDesk>(p => p.Add(d => d.LinkStart, "https://x.example").Add(d => d.Origin, "192.0.2.7"));
        desk.WaitForState(() => desk.FindAll(".desk-grid tbody tr").Count > 0, _patience);
        return desk;
    }

    private static IElement Button(IRenderedComponent<AccountsDesk> desk, string name) =>
        desk.FindAll("button").Last(b => (b.GetAttribute("aria-label") ?? TextOf(b)) == name);

    private static async Task ClickAsync(IRenderedComponent<AccountsDesk> desk, string name)
    {
        desk.WaitForState(() => desk.FindAll("button").Any(b => (b.GetAttribute("aria-label") ?? TextOf(b)) == name), _patience);
        await desk.InvokeAsync(() => Button(desk, name).ClickAsync(new()));
    }

    private static Task SendAsync(IRenderedComponent<AccountsDesk> desk)
    {
        var dialog = desk.FindComponent<AccountDialog>();
        return dialog.InvokeAsync(() => dialog.Instance.Do.InvokeAsync(new AccountTyped(null, null, new TypedGrant(null, null, null, null))));
    }

    private static Task TypeAsync(IRenderedComponent<AccountsDesk> desk, string label, string text, string field = "input") => desk.InvokeAsync(() =>
        desk.FindAll(".mud-dialog label").Single(l => TextOf(l.QuerySelector("span")!) == label).QuerySelector(field)!.Change(text));
}
