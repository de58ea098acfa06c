using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Alerts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using AccessTracker.Tests.Access;
using AccessTracker.Tests.SignIn;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Alerts;

/// <summary>The pages and the bell: what stands for whom, snoozed, woken, and the thresholds of an operation.</summary>
[Collection("hangfire")]
public sealed class AlertPageTests
{
    private const string Alerts = "/o/issg-2016/alerts";

    [Fact]
    public async Task The_page_lists_what_stands_and_its_address_filters()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        var page = await app.Client.GetStringAsync(Alerts);
        Assert.Equal(Bell(page), Sentences(page).Count);
        Assert.Contains("Duma: Government of Syria has not answered UN-2016-04; the answer was due on 28 Mar 2016, 94 days ago.", Sentences(page));
        var overdue = Sentences(await app.Client.GetStringAsync($"{Alerts}?kind=answer_overdue"));
        Assert.Equal(4, overdue.Count);
        Assert.Subset(Sentences(page).ToHashSet(), overdue.ToHashSet());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{Alerts}/one?key=answer_overdue:line:NEVER/NEVER:2016-03-17")).StatusCode);
    }

    [Fact]
    public async Task A_snoozed_alert_is_quiet_until_its_day_and_woken_before()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("coordinator");
        var before = Bell(await app.Client.GetStringAsync(Alerts));
        var key = await KeyAsync(app, "Duma: Government of Syria has not answered");

        Assert.Contains(
            "Give the reason", await (await SnoozeAsync(app, key, Tomorrow(app), " ")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(
            "Choose a day after", await (await SnoozeAsync(app, key, "2016-01-01", "why")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, Bell(await app.Client.GetStringAsync(Alerts)));

        Assert.Equal(HttpStatusCode.Found, (await SnoozeAsync(app, key, Tomorrow(app), "asked again <by> telephone")).StatusCode);
        var page = await app.Client.GetStringAsync(Alerts);
        Assert.Equal(before - 1, Bell(page));
        Assert.Contains("Snoozed (1)", page, StringComparison.Ordinal);
        Assert.Contains("asked again &lt;by&gt; telephone", page, StringComparison.Ordinal);

        var one = await app.Client.GetStringAsync($"{Alerts}/one?key={Uri.EscapeDataString(key)}");
        Assert.Equal(
            HttpStatusCode.Found,
            (await app.Client.PostAsync($"{Alerts}/one?key={Uri.EscapeDataString(key)}", TestApp.Form(("_handler", "wake"), TestApp.Token(one))))
            .StatusCode);
        Assert.Equal(before, Bell(await app.Client.GetStringAsync(Alerts)));
        Assert.Equal(
            ["alert_snoozed", "alert_woken"],
            await app.Services.GetRequiredService<Db>()
            .ReadAsync(s => s.QueryAsync<string>("select action from audit_event where kind = 'alert' order by number")));
    }

    // Why it is quiet may tell of what is planned; so neither the reason nor the snooze is for who may not read that.
    [Fact]
    public async Task A_snooze_changes_nothing_for_who_may_not_read_what_is_planned()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("member");
        var before = await app.Client.GetStringAsync(Alerts);
        var sentence = Sentences(before).First(s => s.Contains("has never been reached", StringComparison.Ordinal));
        await app.EnterAsync("manager");
        Assert.Equal(HttpStatusCode.Found, (await SnoozeAsync(app, await KeyAsync(app, sentence), Tomorrow(app), "a convoy on Thursday")).StatusCode);
        Assert.DoesNotContain(
            sentence, Regex.Match(await app.Client.GetStringAsync(Alerts), "^.*?<details class=\"fold\">", RegexOptions.Singleline).Value,
            StringComparison.Ordinal);

        await app.EnterAsync("member");
        var after = await app.Client.GetStringAsync(Alerts);
        Assert.Equal(Bell(before), Bell(after));
        Assert.Equal(Sentences(before), Sentences(after));
        Assert.DoesNotContain("Thursday", after, StringComparison.Ordinal);
        Assert.DoesNotContain(">Snooze", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cleared_is_for_who_may_read_all_records()
    {
        using var app = new TestApp(seed: true);
        var state = (await app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!;
        await app.Services.GetRequiredService<WatchAlerts>().RunAsync(CancellationToken.None);
        await app.Services.GetRequiredService<AlertStore>().WatchAsync(state.Id, [], DateTimeOffset.UnixEpoch.AddYears(100));
        foreach (var (role, sees) in new[] { ("member", false), ("coordinator", false), ("manager", true), ("administrator", false) })
        {
            await app.EnterAsync(role);
            Assert.Equal(sees, (await app.Client.GetStringAsync(Alerts)).Contains("Recently cleared", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_manager_sets_thresholds_and_others_read_them()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("member");
        Assert.DoesNotContain("name=\"on\"", await app.Client.GetStringAsync($"{Alerts}/rules"), StringComparison.Ordinal);
        Assert.NotEqual(
            HttpStatusCode.Found,
            (await app.Client.PostAsync(
                $"{Alerts}/rules",
                TestApp.Form(("_handler", "rules"), TestApp.Token(await app.Client.GetStringAsync($"{Alerts}/rules"))))).StatusCode);

        await app.EnterAsync("manager");
        Assert.Contains(
            "A place is not reached: write whole days, 1 to 999.",
            await (await RulesAsync(app, ("on", "place_unreached"), ("days-place_unreached", "0"))).Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await RulesAsync(app, ("on", "place_unreached"), ("days-place_unreached", "130"))).StatusCode);
        var page = await app.Client.GetStringAsync(Alerts);
        Assert.Equal(6, Bell(page));
        Assert.All(Sentences(page), s => Assert.Contains("has never been reached", s, StringComparison.Ordinal));
        Assert.Contains("value=\"130\"", await app.Client.GetStringAsync($"{Alerts}/rules"), StringComparison.Ordinal);

        // As configured is not an operation's own.
        await RulesAsync(
            app, ("on", "permit_lapses"), ("days-permit_lapses", "7"), ("on", "place_unreached"), ("days-place_unreached", "30"),
            ("on", "answer_overdue"), ("days-answer_overdue", "1"),
            ("on", "permit_unused"), ("days-permit_unused", "14"), ("on", "target_behind"), ("days-target_behind", "14"), ("on", "report_late"),
            ("days-report_late", "2"), ("on", "route_closed"), ("days-route_closed", "14"), ("on", "run_broken"), ("days-run_broken", "3"),
            ("on", "pattern_found"), ("days-pattern_found", "1"), ("on", "commitment_missed"), ("days-commitment_missed", "1"),
            ("on", "commitment_due"), ("days-commitment_due", "7"), ("on", "allegation_open"), ("days-allegation_open", "14"),
            ("on", "required_reached"), ("days-required_reached", "7"));
        Assert.Equal(0, await app.Services.GetRequiredService<Db>().ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from alert_rule")));
    }

    [Fact]
    public async Task One_asks_for_the_mail_on_the_page_of_one_s_account()
    {
        using var site = new AccountSite();
        await site.App.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        await site.App.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["other", "Another", "2016-01-01"]);
        var account = (await site.Accounts.AddAsync("m@example.org", "M", new Grant(Role.Member, "year", []), TestStore.Actor, site.Now))!;
        await site.Service<LinkStore>()
            .SetPasswordAsync(await site.LinkAsync(account), site.Service<SignInService>().Hash(AccountSite.Password), null, site.Now);
        var browser = await site.Browse().SignInAsync("m@example.org");
        await browser.OpenAsync("/account");
        Assert.DoesNotContain("alert-mail-other", browser.Page, StringComparison.Ordinal);

        await browser.SendAsync("alert-mail-year", ("wanted", "true"));
        Assert.Contains("Your choice of alerts has been saved", browser.Page, StringComparison.Ordinal);
        var year = (await site.Service<OperationStore>().FindAsync("year"))!.Id;
        Assert.Equal([year], await site.Service<AlertSubscriptionStore>().OfAsync(account.Id));
        await browser.SendAsync("alert-mail-year");
        Assert.Empty(await site.Service<AlertSubscriptionStore>().OfAsync(account.Id));
        Assert.Empty(await site.Service<AlertSubscriptionStore>().AccountsAsync(year));
    }

    [Fact]
    public async Task Nobody_s_bell_counts_what_is_hidden_from_them()
    {
        using var site = await SiteAsync();
        var counts = new Dictionary<string, int>();
        foreach (var person in AccessMatrixTests.People.Where(p => p.In(AccessWorld.Operation).Any()))
        {
            var (_, page) = await site.GetAsync(person, $"/o/{AccessWorld.Operation}/alerts");
            Assert.Equal(Bell(page), Sentences(page).Count);
            counts[person.Name] = Bell(page);
            var may = AccessMatrixTests.MayRead(person, Sensitivity.High);
            Assert.Equal(may, page.Contains("RP-North", StringComparison.Ordinal));
        }

        Assert.Equal(counts["member"], counts["administrator"]);
    }

    [Fact]
    public async Task A_coordinator_snoozes_in_the_area_alone()
    {
        using var site = await SiteAsync();
        var north = AccessMatrixTests.People.Single(p => p.Name == "coordinator of the North");
        var (_, page) = await site.GetAsync(north, $"/o/{AccessWorld.Operation}/alerts");
        foreach (Match item in Regex.Matches(page, "<li>\\s*<p>.*?</li>", RegexOptions.Singleline))
        {
            Assert.Equal(item.Value.Contains("North", StringComparison.Ordinal), item.Value.Contains("Snooze", StringComparison.Ordinal));
        }

        Assert.Contains("North", page, StringComparison.Ordinal);
        Assert.Contains("South", page, StringComparison.Ordinal);
    }

    // A permit that is for coordinators, and stands unused.
    private static async Task<AccessSite> SiteAsync()
    {
        var site = await AccessSite.CreateAsync();
        var operation = (await site.App.Services.GetRequiredService<OperationStore>().FindAsync(AccessWorld.Operation))!;
        await site.App.Services.GetRequiredService<AlertStore>()
            .SaveRulesAsync(operation, [new OwnThreshold(AlertKind.PermitUnused, 3)], TestStore.Actor, AccessWorld.Now);
        return site;
    }

    private static int Bell(string page) =>
        int.Parse(Regex.Match(page, "class=\"bell\"[^>]*aria-label=\"(\\d+) alert").Groups[1].Value,
            System.Globalization.CultureInfo.InvariantCulture);

    // Of the alerts that stand: which have cleared by now depends on when the job ran.
    private static List<string> Sentences(string page) =>
        [.. Regex.Matches(page.Split("Recently cleared")[0], "<li>\\s*<p>([^<]*)</p>")
            .Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];

    private static string Tomorrow(TestApp app) =>
        DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(2))
        .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> KeyAsync(TestApp app, string sentence)
    {
        var page = WebUtility.HtmlDecode(await app.Client.GetStringAsync(Alerts));
        return Uri.UnescapeDataString(Regex.Match(page, $"one\\?key=([^\"]+)\" aria-label=\"Snooze: {Regex.Escape(sentence)}").Groups[1].Value);
    }

    private static async Task<HttpResponseMessage> SnoozeAsync(TestApp app, string key, string until, string reason)
    {
        var address = $"{Alerts}/one?key={Uri.EscapeDataString(key)}";
        return await app.Client.PostAsync(
            address, TestApp.Form(
                ("_handler", "snooze"), TestApp.Token(await app.Client.GetStringAsync(address)), ("until", until), ("reason", reason)));
    }

    private static async Task<HttpResponseMessage> RulesAsync(TestApp app, params (string, string)[] fields) => await app.Client.PostAsync(
        $"{Alerts}/rules", TestApp.Form([("_handler", "rules"), TestApp.Token(await app.Client.GetStringAsync($"{Alerts}/rules")), .. fields]));
}
