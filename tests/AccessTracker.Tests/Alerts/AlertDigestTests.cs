using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Reports.Mail;

namespace AccessTracker.Tests.Alerts;

/// <summary>The daily digest: at most one a person, operation and day, with what this person may see when it is sent, on both databases.</summary>
public sealed class AlertDigestTests
{
    // 22 January, 8 in the morning in Damascus. A place has waited for more than fourteen days, and a line for its answer.
    private static async Task<MailDesk> OpenAsync(StoreProvider provider)
    {
        var desk = await MailDesk.OpenAsync(provider, ("Alerts:PlaceUnreached", "14"), ("Alerts:ReportLate", "off"));
        await desk.Store.ImportRowsAsync(RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"], ["DAR", "Darayya"]);
        await desk.Store.ImportRowsAsync(RecordKinds.Statuses, ["location", "status", "from"], ["MAD", "besieged", "2016-01-01"]);
        await desk.Store.ImportRowsAsync(
            RecordKinds.Requests, ["ref", "authority", "submitted_on", "due_on"], ["R", "Government", "2016-01-05", "2016-01-10"]);
        await desk.Store.ImportRowsAsync(RecordKinds.RequestLines, ["request", "location"], ["R", "DAR"]);
        return desk;
    }

    private static async Task<Account> SubscribeAsync(MailDesk desk, string email, Role role)
    {
        var account = (await desk.Node.Accounts.AddAsync(email, "Somebody", new Grant(role, "year", []), TestStore.Actor, desk.Clock.GetUtcNow()))!;
        await desk.Node.AlertSubscriptions.SubscribeAsync(account, await desk.Node.OperationAsync(), TestStore.Actor, desk.Clock.GetUtcNow());
        return account;
    }

    [Theory, EveryStore]
    public async Task Each_gets_one_a_day_with_what_is_theirs_and_none_without_anything_new(StoreProvider provider)
    {
        await using var desk = await OpenAsync(provider);
        await SubscribeAsync(desk, "coordinator@example.org", Role.Coordinator);
        await SubscribeAsync(desk, "member@example.org", Role.Member);
        await using var another = desk.Another([.. desk.Server.Settings, ("Alerts:PlaceUnreached", "14"), ("Alerts:ReportLate", "off")]);

        await Task.WhenAll(desk.Node.RunAsync(), another.RunAsync());
        await desk.Node.RunAsync();
        var mails = desk.Server.Messages.ToDictionary(m => m.To.Mailboxes.Single().Address);
        Assert.Equal(2, desk.Server.Messages.Count);
        Assert.Equal("A year of meetings: 2 new alerts", mails["coordinator@example.org"].Subject);
        Assert.Contains(
            "Darayya: Government has not answered R; the answer was due on 10 Jan 2016, 12 days ago.", mails["coordinator@example.org"].TextBody,
            StringComparison.Ordinal);

        // What is pending is not for members, in the mail neither.
        Assert.Equal("A year of meetings: 1 new alert", mails["member@example.org"].Subject);
        Assert.Contains(
            "Madaya has never been reached: 21 days, since 1 Jan 2016; people unknown.", mails["member@example.org"].TextBody,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Darayya", mails["member@example.org"].TextBody, StringComparison.Ordinal);

        // The next day nothing is new, and the day after a place has come on the list two weeks ago.
        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new DeliveryRun(0, 0, 0, 0), await desk.Node.RunAsync());
        await desk.Store.ImportRowsAsync(RecordKinds.Statuses, ["location", "status", "from"], ["DAR", "besieged", "2016-01-09"]);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await desk.Node.RunAsync()).Accepted);
        var later = desk.Server.Messages.Last(m => m.To.Mailboxes.Single().Address == "member@example.org");
        Assert.Matches("(?s)New\n- Darayya has never.*Still open\n- Madaya", later.TextBody);
    }

    [Theory, EveryStore]
    public async Task It_waits_for_its_hour_in_the_operation_s_zone(StoreProvider provider)
    {
        await using var desk = await OpenAsync(provider);
        await SubscribeAsync(desk, "member@example.org", Role.Member);
        desk.Clock.SetUtcNow(new DateTimeOffset(2016, 1, 23, 3, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, (await desk.Node.RunAsync()).Queued);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await desk.Node.RunAsync()).Accepted);
    }

    [Theory, EveryStore]
    public async Task An_alert_that_was_gone_and_came_back_is_new_and_a_snoozed_one_is_not_named(StoreProvider provider)
    {
        await using var desk = await OpenAsync(provider);
        // That an alert was gone is known of all records together, and told to who may read them all.
        var manager = await SubscribeAsync(desk, "manager@example.org", Role.Manager);
        Assert.True(await new CredentialStore(desk.Store.Db).SetSecondFactorAsync(
            manager, TestStore.Severe.Seal(CredentialStore.PlaceOfKey(manager.Id), "KEY"), 1, [], TestStore.Actor, desk.Clock.GetUtcNow()));
        await desk.Node.Watch.RunAsync(CancellationToken.None);
        await desk.Node.RunAsync();
        var operation = await desk.Node.OperationAsync();

        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Node.Alerts.WatchAsync(operation.Id, [], desk.Clock.GetUtcNow());
        await desk.Node.Watch.RunAsync(CancellationToken.None);
        await desk.Node.Alerts.SnoozeAsync(
            operation, "answer_overdue:line:R/DAR:2016-01-05", new DateOnly(2016, 2, 1), "asked again by telephone", Sensitivity.High,
            TestStore.Actor, desk.Clock.GetUtcNow());
        await desk.Node.RunAsync();
        var digest = Assert.Single(desk.Server.Messages, m => m.Subject == "A year of meetings: 1 new alert");
        Assert.DoesNotContain("Darayya", digest.TextBody, StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task It_is_decided_when_it_is_sent_who_gets_it_and_of_which_day(StoreProvider provider)
    {
        await using var desk = await OpenAsync(provider);
        desk.Server.Answer = _ => 451;
        var gone = await SubscribeAsync(desk, "gone@example.org", Role.Member);
        await SubscribeAsync(desk, "late@example.org", Role.Member);
        Assert.Equal(2, (await desk.Node.RunAsync()).Postponed);
        desk.Server.Answer = _ => 250;

        await desk.Node.AlertSubscriptions.UnsubscribeAsync(gone, await desk.Node.OperationAsync(), TestStore.Actor, desk.Clock.GetUtcNow());
        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new DeliveryRun(1, 1, 2, 0), await desk.Node.RunAsync());
        Assert.Equal(["late@example.org"], desk.Server.Messages.Select(m => m.To.Mailboxes.Single().Address));
        Assert.All(await desk.Node.MailsAsync(20160122), m => Assert.Equal(MailState.Dropped, m.State));
        Assert.Equal(
            [(MailKind.Alerts, 20160123), (MailKind.Alerts, 20160122)],
            (await desk.Node.Outbox.TalliesAsync((await desk.Node.OperationAsync()).Id)).Select(t => (t.Kind, t.Number)));
        Assert.Equal(
            ["alerts", "alerts", "alerts"],
            await desk.Store.Db.ReadAsync(s =>
                s.QueryAsync<string>("select details from audit_event where action in ('subscribed', 'unsubscribed') order by number")));
    }

    [Theory, EveryStore]
    public async Task A_manager_without_a_second_factor_is_told_nothing_as_a_manager(StoreProvider provider)
    {
        await using var desk = await OpenAsync(provider);
        await SubscribeAsync(desk, "manager@example.org", Role.Manager);
        await desk.Node.RunAsync();
        Assert.DoesNotContain(await desk.Node.Outbox.TalliesAsync((await desk.Node.OperationAsync()).Id), t => t.Kind == MailKind.Alerts);
    }
}
