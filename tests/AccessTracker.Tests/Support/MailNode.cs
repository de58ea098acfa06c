using AccessTracker.Data.Accounts;
using AccessTracker.Data.Alerts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Tests.Hosting;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Languages;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Reports.Mail;
using AccessTracker.Web.Reports.Publish;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AccessTracker.Tests.Support;

/// <summary>One running program over a store, that sends mail.</summary>
internal sealed class MailNode : IAsyncDisposable
{
    private readonly Db _db;

    public MailNode(TestStore store, TimeProvider clock, params (string Name, string Value)[] settings)
    {
        _db = new Db(store.Options, TestStore.Severe);
        var server = new MailServer(SettingsOf.Read<MailSettings>(settings));
        Clock = clock;
        Reporting = new Node(store, clock);
        Outbox = new OutboxStore(_db);
        Subscriptions = new SubscriptionStore(_db);
        Accounts = new AccountStore(_db);
        Published = new PublicationStore(_db);
        Preferences = new PreferenceStore(_db);
        Late = new LateReports(SettingsOf.Read<PublishSettings>(settings));
        Alerts = new AlertStore(_db);
        AlertSubscriptions = new AlertSubscriptionStore(_db);
        var defaults = new AlertDefaults(SettingsOf.Read<AlertSettings>(settings), Late);
        Reader = new AlertReader(Alerts, defaults, Reporting.Reports, Late, new SensitivityRules(), clock);
        Watch = new WatchAlerts(Reporting.Situations, Reader, Alerts, clock, NullLogger<WatchAlerts>.Instance);
        var digests = new AlertDigest(Reporting.Situations, Reader, Alerts, AlertSubscriptions, Outbox, Accounts, defaults, clock);
        var writer =
            new MailWriter(
                Reporting.Situations, Accounts, new Data.Audit.AuditStore(_db), Subscriptions, Published, Reporting.Reports, new MailFiles(Published),
                new ReportMail(server, SettingsOf.Read<SiteSettings>(settings)), digests, server,
                new MailLanguage(Preferences, new ReaderLanguages(Options.Create(SettingsOf.Read<LanguageSettings>(settings)))), clock);
        Deliver = new DeliverReports(
            Reporting.Situations, Reporting.Reports, Outbox, Accounts, writer, server, Late, digests, clock, NullLogger<DeliverReports>.Instance);
    }

    public TimeProvider Clock { get; }

    public Node Reporting { get; }

    public OutboxStore Outbox { get; }

    public SubscriptionStore Subscriptions { get; }

    public AccountStore Accounts { get; }

    public CredentialStore Credentials => new(_db);

    public PublicationStore Published { get; }

    public PreferenceStore Preferences { get; }

    public LateReports Late { get; }

    public AlertStore Alerts { get; }

    public AlertSubscriptionStore AlertSubscriptions { get; }

    public AlertReader Reader { get; }

    public WatchAlerts Watch { get; }

    public DeliverReports Deliver { get; }

    public Task<DeliveryRun> RunAsync() => Deliver.DeliverAsync(CancellationToken.None);

    public async Task<StoredOperation> OperationAsync() => (await new OperationStore(_db).FindAsync("year"))!;

    /// <summary>Somebody with a role in the operation who wants its reports.</summary>
    public async Task<Account> SubscribeAsync(
        string email, Role role = Role.Member, IReadOnlyList<MailFile>? files = null, string language = "en", string name = "Somebody",
        TaskForce taskForce = TaskForce.Humanitarian)
    {
        var account = (await Accounts.AddAsync(email, name, new Grant(role, "year", []), TestStore.Actor, Clock.GetUtcNow()))!;
        await Subscriptions.SubscribeAsync(
            account, await OperationAsync(), taskForce, files ?? [], language, TestStore.Actor, Clock.GetUtcNow());
        return account;
    }

    /// <summary>Computes what is missing and publishes the draft of that number.</summary>
    public async Task PublishAsync(ReportId number, ReportAnnex? annex = null)
    {
        await Reporting.RunAsync();
        var state = await Reporting.StateAsync();
        var draft = (await Reporting.Reports.FindAsync(state.Id, number))!;
        Assert.Equal(ReportState.Draft, draft.State);
        await ReportDesk.PublishAsync(Reporting.Reports, state, number, Clock.GetUtcNow(), annex);
    }

    public async Task<IReadOnlyList<OutboxMail>> MailsAsync(ReportId number) => await Outbox.ListAsync((await OperationAsync()).Id, number);

    public async ValueTask DisposeAsync()
    {
        await Reporting.DisposeAsync();
        await _db.DisposeAsync();
    }
}
