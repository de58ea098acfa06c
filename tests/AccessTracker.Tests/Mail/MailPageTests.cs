using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Tests.Reports;
using AccessTracker.Tests.SignIn;
using AccessTracker.Web.Reports.Mail;
using AccessTracker.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Mail;

/// <summary>The pages: what one chooses on one's account, and what managers and administrators see of the mail.</summary>
[Collection("hangfire")]
public sealed class MailPageTests
{
    [Fact]
    public async Task One_chooses_on_the_page_of_one_s_account_and_it_is_put_down()
    {
        using var site = new AccountSite();
        await site.App.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        await site.App.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["other", "Another", "2016-01-01"]);
        var account = (await site.Accounts.AddAsync("m@example.org", "M", new Grant(Role.Member, "year", []), TestStore.Actor, site.Now))!;
        await site.Service<LinkStore>()
            .SetPasswordAsync(await site.LinkAsync(account), site.Service<SignInService>().Hash(AccountSite.Password), null, site.Now);
        var browser = await site.Browse().SignInAsync("m@example.org");
        await browser.OpenAsync("/account");
        Assert.Contains("E-mail is off", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("report-mail-other", browser.Page, StringComparison.Ordinal);

        await browser.SendAsync("report-mail-year", ("wanted", "true"), ("files", "pdf"), ("language", "ar"));
        Assert.Contains("has been saved", browser.Page, StringComparison.Ordinal);
        var subscription = Assert.Single(await site.Service<SubscriptionStore>().ListAsync(account.Id));
        Assert.Equal([MailFile.Pdf], subscription.Files);
        Assert.Equal(("ar", site.Now), (subscription.Language, subscription.Since));

        // Another choice does not begin anew; what is no choice of the form is not taken.
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.SendAsync("report-mail-year", ("wanted", "true"), ("files", "exe"), ("language", "xx"));
        var changed = Assert.Single(await site.Service<SubscriptionStore>().ListAsync(account.Id));
        Assert.Empty(changed.Files);
        Assert.Equal(("en", subscription.Since), (changed.Language, changed.Since));
        await browser.SendAsync("report-mail-year");
        Assert.Empty(await site.Service<SubscriptionStore>().ListAsync(account.Id));

        await browser.SendAsync("make-feed-key");
        var address = WebUtility.HtmlDecode(Regex.Match(browser.Page, "<code[^>]*>(http[^<]*reports\\.atom[^<]*)</code>").Groups[1].Value);
        site.Secrets.Add(address.Split("key=")[1].Split('&')[0]);
        using var reader = site.App.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address)).StatusCode);
        await browser.OpenAsync("/account");
        Assert.DoesNotContain("reports.atom", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync("revoke-feed-key");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).StatusCode);

        await site.AssertAuditedAsync(AuditAction.Subscribed, AuditAction.Unsubscribed, AuditAction.FeedKeyMade, AuditAction.FeedKeyRevoked);
    }

    [Fact]
    public async Task Managers_and_administrators_see_who_got_what_and_send_again_what_failed()
    {
        await using var server = new TestMailServer();
        server.Unknown.Add("gone@example.org");
        using var app = new TestApp(settings: server.Settings);
        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        foreach (var email in new[] { "m@example.org", "gone@example.org" })
        {
            var account = (await Get<AccountStore>(app).AddAsync(email, "M", new Grant(Role.Member, "year", []), TestStore.Actor, TestStore.Now))!;
            await Get<SubscriptionStore>(app)
                .SubscribeAsync(
                    account, (await Get<OperationStore>(app).FindAsync("year"))!, TaskForce.Humanitarian, [], "en", TestStore.Actor, TestStore.Now);
        }

        await ReportFeedTests.PublishAsync(app, 1);
        await Get<DeliverReports>(app).RunAsync(CancellationToken.None);

        foreach (var role in new[] { Role.Member, Role.Coordinator })
        {
            var refused = await app.GetAsAsync(app.TicketOf(TestApp.Somebody(role, $"{role}")), "/o/year/mail");
            Assert.Equal((HttpStatusCode.Redirect, "/access-denied"), (refused.StatusCode, refused.Headers.Location!.AbsolutePath));
        }

        var administrator =
            await (await app.GetAsAsync(app.TicketOf(TestApp.Somebody(Role.Administrator, "administrator")), "/o/year/mail"))
            .Content.ReadAsStringAsync();
        Assert.Contains("gone@example.org", administrator, StringComparison.Ordinal);
        await app.EnterAsync("manager");
        var page = await app.Client.GetStringAsync("/o/year/mail");
        Assert.Contains("m@example.org", page, StringComparison.Ordinal);
        Assert.Contains("1 of 2", page, StringComparison.Ordinal);
        Assert.Contains("550 ", page, StringComparison.Ordinal);
        var ledger = await app.Client.GetStringAsync("/o/year/jobs?page=last");
        Assert.Contains("1 of 2 delivered; 1 failed", ledger, StringComparison.Ordinal);

        server.Unknown.Clear();
        var form = Regex.Matches(page, "<form.*?</form>", RegexOptions.Singleline)
            .Single(f => f.Value.Contains("value=\"retry-all-1\"", StringComparison.Ordinal)).Value;
        var sent = await app.Client.PostAsync("/o/year/mail", TestApp.Form(("_handler", "retry-all-1"), TestApp.Token(form)));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await Get<DeliverReports>(app).RunAsync(CancellationToken.None);
        Assert.Contains(await Get<OutboxStore>(app).ListAsync((await Get<OperationStore>(app).FindAsync("year"))!.Id, 1), m =>
            m is { Email: "gone@example.org", State: not MailState.Failed });
        Assert.Equal(
            1, await Get<Db>(app).ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from audit_event where action = 'mail_retried'")));
    }

    [Fact]
    public async Task A_manager_s_overview_tells_of_late_reports_and_a_member_s_does_not()
    {
        using var app =
            new TestApp(clock: new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2016, 1, 16, 6, 0, 0, TimeSpan.Zero)));
        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        await app.EnterAsync("member");
        Assert.DoesNotContain(" late", await app.Client.GetStringAsync("/o/year"), StringComparison.Ordinal);
        await app.EnterAsync("manager");
        Assert.Contains("2 reports are late", await app.Client.GetStringAsync("/o/year"), StringComparison.Ordinal);

        await ReportFeedTests.PublishAsync(app, 1);
        Assert.Contains("A report is late", await app.Client.GetStringAsync("/o/year"), StringComparison.Ordinal);
        Assert.Contains("2 days since the meeting", await app.Client.GetStringAsync("/o/year/jobs"), StringComparison.Ordinal);
        await ReportFeedTests.PublishAsync(app, 2);
        Assert.DoesNotContain("is late", await app.Client.GetStringAsync("/o/year"), StringComparison.Ordinal);
    }

    private static T Get<T>(TestApp app) where T : notnull => app.Services.GetRequiredService<T>();
}
