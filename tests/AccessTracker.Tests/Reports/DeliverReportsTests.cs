using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Reports.Mail;

namespace AccessTracker.Tests.Reports;

/// <summary>Everybody who asked for it gets each published revision, once: on both databases, by a real mail server.</summary>
public sealed class DeliverReportsTests
{
    [Theory, EveryStore]
    public async Task A_published_report_is_sent_once_to_who_had_subscribed_before(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await desk.Node.PublishAsync(1);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var account = await desk.Node.SubscribeAsync("member@example.org");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(2);

        Assert.Equal(new DeliveryRun(1, 1, 0, 0), await desk.Node.RunAsync());
        Assert.Equal(new DeliveryRun(0, 0, 0, 0), await desk.Node.RunAsync());

        var message = Assert.Single(desk.Server.Messages);
        Assert.Equal("member@example.org", Assert.Single(message.To.Mailboxes).Address);
        Assert.Equal("A year of meetings: Report 2", message.Subject);
        var mail = Assert.Single(await desk.Node.MailsAsync(2));
        Assert.Equal(
            (MailState.Accepted, 1, "member@example.org", desk.Clock.GetUtcNow()), (mail.State, mail.Attempts, mail.SentTo, mail.EndedAt!.Value));
        Assert.Equal($"{mail.ReportId}.{account.Id}@example.org", message.MessageId);
        Assert.Empty(await desk.Node.MailsAsync(1));
    }

    [Theory, EveryStore]
    public async Task Who_gets_the_reports_of_one_task_force_gets_none_of_the_other(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await desk.Store.ImportRowsAsync(RecordKinds.Meetings, ["number", "task_force", "date"], ["2", "ceasefire", "2016-01-14"]);
        await desk.Node.SubscribeAsync("aid@example.org");
        await desk.Node.SubscribeAsync("truce@example.org", taskForce: TaskForce.Ceasefire);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var ceasefire = new ReportId(TaskForce.Ceasefire, 2);
        await desk.Node.PublishAsync(2);
        await desk.Node.PublishAsync(ceasefire);

        Assert.Equal(2, (await desk.Node.RunAsync()).Accepted);

        Assert.Equal(
            [("aid@example.org", "A year of meetings: Report 2"), ("truce@example.org", "A year of meetings: Ceasefire report 2")],
            desk.Server.Messages.Select(m => (Assert.Single(m.To.Mailboxes).Address, m.Subject)).Order());
        Assert.Contains(
            "Allegations received this period: 0",
            desk.Server.Messages.Single(m => m.Subject == "A year of meetings: Ceasefire report 2").TextBody, StringComparison.Ordinal);
        Assert.Equal("truce@example.org", Assert.Single(await desk.Node.MailsAsync(ceasefire)).SentTo);
        Assert.Equal("aid@example.org", Assert.Single(await desk.Node.MailsAsync(2)).SentTo);
    }

    [Theory, EveryStore]
    public async Task Whose_account_was_changed_is_told_once_also_of_its_end_and_not_of_what_was_long_ago(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        var now = desk.Clock.GetUtcNow();
        var account = (await desk.Node.Accounts.AddAsync("ann@example.org", "Ann", new Grant(Role.Member, "year", []), TestStore.Actor, now))!;
        await desk.Node.Credentials.SetPasswordAsync(account, "a hash", TestStore.Actor, now);
        desk.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Null(await desk.Node.Accounts.GiveAsync(account.Id, new Grant(Role.Coordinator, "year", []), TestStore.Actor, desk.Clock.GetUtcNow()));
        Assert.Null(await desk.Node.Accounts.DisableAsync(account.Id, TestStore.Actor, desk.Clock.GetUtcNow()));

        Assert.Equal((2, 1), await desk.Node.RunAsync() is var run ? (run.Accepted, run.Ended) : default);
        await desk.Node.RunAsync();

        Assert.Equal(
            ["Your account: Account disabled", "Your account: Role given"],
            desk.Server.Messages.Select(m => m.Subject).Order(StringComparer.Ordinal));
        Assert.All(desk.Server.Messages, m => Assert.Equal("ann@example.org", Assert.Single(m.To.Mailboxes).Address));
        Assert.Contains(TestStore.Actor.Name, desk.Server.Messages[0].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("a hash", desk.Server.Messages[0].TextBody, StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task A_revision_is_another_mail(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await desk.Node.SubscribeAsync("member@example.org");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(1);
        await desk.Node.RunAsync();
        var state = await desk.Node.Reporting.StateAsync();
        var first = (await desk.Node.Reporting.Reports.FindAsync(state.Id, 1))!;
        await desk.Node.Reporting.Reports.SaveDraftAsync(
            state.Id, new Data.Reports.ComputedReport(1, first.PeriodStart, first.PeriodEnd, first.Content, first.Records, state.Stored.At, 0),
            desk.Clock.GetUtcNow());
        await ReportDesk.PublishAsync(desk.Node.Reporting.Reports, state, 1, desk.Clock.GetUtcNow());

        await desk.Node.RunAsync();
        await desk.Node.RunAsync();

        Assert.Equal(["A year of meetings: Report 1", "A year of meetings: Report 1, revision 2"], desk.Server.Messages.Select(m => m.Subject));
        Assert.Equal(2, desk.Server.Counts.Count);
    }

    [Theory, EveryStore]
    public async Task What_the_server_does_not_take_now_is_tried_again_with_growing_pauses(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await desk.Node.SubscribeAsync("member@example.org");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(1);
        desk.Server.Answer = _ => 451;
        var tries = new List<TimeSpan>();
        var last = desk.Clock.GetUtcNow();
        for (var i = 0; i < DeliverReports.MostTries; i++)
        {
            Assert.Equal(0, (await desk.Node.RunAsync()).Accepted);
            var waiting = Assert.Single(await desk.Node.MailsAsync(1));
            Assert.Contains("451", waiting.LastError, StringComparison.Ordinal);
            Assert.Equal(i + 1, waiting.Attempts);

            // Not before its time.
            await desk.Node.RunAsync();
            Assert.Equal(i + 1, Assert.Single(await desk.Node.MailsAsync(1)).Attempts);
            if (waiting.State == MailState.Queued)
            {
                tries.Add(waiting.NextTryAt - desk.Clock.GetUtcNow());
                desk.Clock.SetUtcNow(waiting.NextTryAt);
            }
        }

        Assert.Equal(tries.Order(), tries);
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)), (tries[0], tries[^1]));
        var failed = Assert.Single(await desk.Node.MailsAsync(1));
        Assert.Equal(MailState.Failed, failed.State);

        desk.Server.Answer = _ => 250;
        await desk.Node.RunAsync();
        Assert.Empty(desk.Server.Messages);
        Assert.Equal(1, await desk.Node.Outbox.RetryAsync(failed.OperationId, "year", failed.Id, 1, 1, TestStore.Actor, desk.Clock.GetUtcNow()));
        Assert.Equal(1, (await desk.Node.RunAsync()).Accepted);
        Assert.Equal(0, await desk.Node.Outbox.RetryAsync(failed.OperationId, "year", failed.Id, 1, 1, TestStore.Actor, desk.Clock.GetUtcNow()));
        Assert.Single(desk.Server.Messages);
        Assert.Equal(1, await desk.Store.ScalarAsync<long>("select count(*) from audit_event where action = 'mail_retried'"));
    }

    [Theory, EveryStore]
    public async Task What_the_server_refuses_fails_for_good_and_holds_up_nobody(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await desk.Node.SubscribeAsync("gone@example.org");
        await desk.Node.SubscribeAsync("large@example.org");
        await desk.Node.SubscribeAsync("member@example.org");
        desk.Server.Unknown.Add("gone@example.org");
        desk.Server.Answer = m => m.To.Mailboxes.First().Address.StartsWith("large", StringComparison.Ordinal) ? 552 : 250;
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(1);

        Assert.Equal(new DeliveryRun(3, 1, 2, 0), await desk.Node.RunAsync());

        Assert.Equal(
            [("gone@example.org", MailState.Failed), ("large@example.org", MailState.Failed), ("member@example.org", MailState.Accepted)],
            (await desk.Node.MailsAsync(1)).Select(m => (m.Email, m.State)));
        Assert.All((await desk.Node.MailsAsync(1)).Take(2), m => Assert.StartsWith("55", m.LastError, StringComparison.Ordinal));
        var tally = Assert.Single(await desk.Node.Outbox.TalliesAsync((await desk.Node.OperationAsync()).Id));
        Assert.Equal((1, 2, 3), (tally.Accepted, tally.Failed, tally.Wanted));
    }

    // It was the mails that had failed for good after some tries, and nobody sent them when the server was back.
    [Theory, EveryStore]
    public async Task A_server_may_be_away_for_a_week_and_gets_all_when_it_is_back(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await desk.Node.SubscribeAsync("one@example.org");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(1);
        await using var lost =
            desk.Another([.. desk.Server.Settings.Where(s => s.Name != "Mail:Port"), ("Mail:Port", $"{TestMailServer.FreePort()}")]);
        for (var i = 0; i < 7 * 4; i++)
        {
            Assert.Equal(1, (await lost.RunAsync()).Postponed);
            desk.Clock.Advance(TimeSpan.FromHours(6));
        }

        var waiting = Assert.Single(await desk.Node.MailsAsync(1));
        Assert.Equal((MailState.Queued, 0), (waiting.State, waiting.Attempts));
        Assert.NotNull(waiting.LastError);
        Assert.Equal(1, (await desk.Node.RunAsync()).Accepted);
    }

    [Theory, EveryStore]
    public async Task A_server_that_is_away_is_asked_once_a_run_and_loses_nothing(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await desk.Node.SubscribeAsync("one@example.org");
        await desk.Node.SubscribeAsync("two@example.org");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(1);
        await using var lost =
            desk.Another([.. desk.Server.Settings.Where(s => s.Name != "Mail:Port"), ("Mail:Port", $"{TestMailServer.FreePort()}")]);

        Assert.Equal(new DeliveryRun(2, 0, 0, 1), await lost.RunAsync());
        Assert.Equal([0, 0], (await desk.Node.MailsAsync(1)).Select(m => m.Attempts));

        desk.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(2, (await desk.Node.RunAsync()).Accepted);
    }

    [Theory, EveryStore]
    public async Task What_a_process_left_behind_is_sent_when_its_lease_is_over_and_not_before(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await desk.Node.SubscribeAsync("member@example.org");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(1);
        await desk.Node.Outbox.QueueReportsAsync(desk.Clock.GetUtcNow());
        var id = Assert.Single(await desk.Node.Outbox.DueAsync(desk.Clock.GetUtcNow()));
        Assert.NotNull(await desk.Node.Outbox.ClaimAsync(id, "of a process that ended", desk.Clock.GetUtcNow()));

        await using var restarted = desk.Another();
        Assert.Equal(0, (await restarted.RunAsync()).Accepted);
        desk.Clock.Advance(OutboxStore.Lease);
        Assert.Equal(1, (await restarted.RunAsync()).Accepted);

        // Should the one that was thought dead speak up after all, it can neither fail nor postpone what was accepted.
        await desk.Node.Outbox.PostponeAsync(id, "of a process that ended", "late", desk.Clock.GetUtcNow());
        await desk.Node.Outbox.EndAsync(id, "of a process that ended", MailState.Failed, "late", null, desk.Clock.GetUtcNow());
        Assert.Equal(MailState.Accepted, Assert.Single(await desk.Node.MailsAsync(1)).State);
        await desk.Node.RunAsync();
        Assert.Single(desk.Server.Messages);
    }

    [Theory, EveryStore]
    public async Task Several_nodes_at_once_send_each_mail_once(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        for (var i = 0; i < 12; i++)
        {
            await desk.Node.SubscribeAsync($"m{i}@example.org");
        }

        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(1);
        await desk.Node.PublishAsync(2);
        await using var two = desk.Another();
        await using var three = desk.Another();

        var runs = await Task.WhenAll(Task.Run(desk.Node.RunAsync), Task.Run(two.RunAsync), Task.Run(three.RunAsync), Task.Run(two.RunAsync));

        Assert.Equal((24, 24), (runs.Sum(r => r.Queued), runs.Sum(r => r.Accepted)));
        Assert.Equal(24, desk.Server.Counts.Count);
        Assert.All(desk.Server.Counts, c => Assert.Equal(1, c.Value));
    }

    [Theory, EveryStore]
    public async Task Whoever_may_not_have_it_any_more_gets_none_and_the_row_says_why(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        var disabled = await desk.Node.SubscribeAsync("a-disabled@example.org");
        var ended = await desk.Node.SubscribeAsync("b-ended@example.org");
        var without = await desk.Node.SubscribeAsync("c-without@example.org");
        await desk.Node.SubscribeAsync("not an address");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(1);
        await desk.Node.Outbox.QueueReportsAsync(desk.Clock.GetUtcNow());
        Assert.Null(await desk.Node.Accounts.DisableAsync(disabled.Id, TestStore.Actor, desk.Clock.GetUtcNow()));
        await desk.Node.Subscriptions.UnsubscribeAsync(
            ended, await desk.Node.OperationAsync(), TaskForce.Humanitarian, TestStore.Actor, desk.Clock.GetUtcNow());
        Assert.Null(await desk.Node.Accounts.TakeAsync(without.Id, Role.Member, "year", TestStore.Actor, desk.Clock.GetUtcNow()));

        Assert.Equal(new DeliveryRun(0, 0, 4, 0), await desk.Node.RunAsync());

        Assert.Empty(desk.Server.Messages);
        var mails = await desk.Node.MailsAsync(1);
        Assert.All(mails, m => Assert.Equal(MailState.Dropped, m.State));
        string[] reasons = ["disabled", "ended", "no longer has a role", "E-mail cannot be sent"];
        Assert.All(mails.Zip(reasons), p => Assert.Contains(p.Second, p.First.LastError, StringComparison.Ordinal));
    }

    [Theory, EveryStore]
    public async Task Without_a_mail_server_everything_waits_until_there_is_one(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await using var off = desk.Another(("PublicUrl", "https://access.example.org"));
        await off.SubscribeAsync("member@example.org");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await off.PublishAsync(1);

        Assert.Equal(new DeliveryRun(1, 0, 0, 0), await off.RunAsync());
        Assert.Equal((MailState.Queued, 0), ((await off.MailsAsync(1))[0].State, (await off.MailsAsync(1))[0].Attempts));

        Assert.Equal(new DeliveryRun(0, 1, 0, 0), await desk.Node.RunAsync());
    }

    [Theory, EveryStore]
    public async Task Nobody_sends_again_what_was_accepted_nor_forgets_it(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await desk.Node.SubscribeAsync("member@example.org");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(1);
        await desk.Node.RunAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => desk.Store.ExecuteAsync("update mail_outbox set state = 'queued', ended_at = null"));
        await Assert.ThrowsAnyAsync<Exception>(() => desk.Store.ExecuteAsync("delete from mail_outbox"));
        Assert.Equal(1, await desk.Store.ScalarAsync<long>("select count(*) from mail_outbox where state = 'accepted'"));
    }

    [Theory, EveryStore]
    public async Task A_manager_is_reminded_once_of_a_report_that_is_late(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await desk.Node.Accounts.AddAsync(
            "member@example.org", "Member", new Grant(Role.Member, "year", []), TestStore.Actor, desk.Clock.GetUtcNow());
        await desk.Node.Accounts.AddAsync(
            "manager@example.org", "Manager", new Grant(Role.Manager, "year", []), TestStore.Actor, desk.Clock.GetUtcNow());
        await desk.Node.Accounts.AddAsync(
            "elsewhere@example.org", "Other", new Grant(Role.Manager, "other", []), TestStore.Actor, desk.Clock.GetUtcNow());
        await desk.Node.PublishAsync(1);

        // The third meeting was yesterday; the second more than a week ago.
        await desk.Node.RunAsync();
        await desk.Node.RunAsync();
        Assert.Equal(["A year of meetings: Report 2 waits to be published"], desk.Server.Messages.Select(m => m.Subject));
        Assert.Equal(["manager@example.org"], desk.Server.Messages.SelectMany(m => m.To.Mailboxes).Select(m => m.Address));
        Assert.Contains("https://access.example.org/o/year/reports/2", desk.Server.Messages[0].TextBody, StringComparison.Ordinal);

        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Node.RunAsync();
        Assert.Equal(2, desk.Server.Messages.Count);

        // What is published between queueing and sending needs no reminder.
        desk.Clock.Advance(TimeSpan.FromDays(7));
        desk.Server.Answer = _ => 451;
        await desk.Node.RunAsync();
        await desk.Node.PublishAsync(4);
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        desk.Server.Answer = _ => 250;
        await desk.Node.RunAsync();
        Assert.Equal(2, desk.Server.Messages.Count);
        Assert.Equal(MailState.Dropped, Assert.Single(await desk.Node.MailsAsync(4)).State);
    }

    [Fact]
    public async Task Records_of_years_ago_remind_nobody()
    {
        await using var desk = await MailDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.Node.Accounts.AddAsync(
            "manager@example.org", "Manager", new Grant(Role.Manager, null, []), TestStore.Actor, desk.Clock.GetUtcNow());
        desk.Clock.SetUtcNow(new DateTimeOffset(2017, 6, 1, 6, 0, 0, TimeSpan.Zero));

        await desk.Node.RunAsync();

        Assert.Equal(
            ["Report 72", "Report 73"],
            desk.Server.Messages.Select(m => m.Subject!.Split(": ")[1].Replace(" waits to be published", "", StringComparison.Ordinal)).Order());
    }
}
