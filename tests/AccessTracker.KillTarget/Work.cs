using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Mail;
using AccessTracker.Web.Reports.Publish;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.KillTarget;

/// <summary>Drafts are computed, a report is published, its mail is sent, and so on, until the process is killed.</summary>
internal sealed class Work(IServiceProvider services)
{
    public const string Operation = "killed";
    private const int Subscribers = 3;

    private readonly Actor _actor = new("publisher@example.org");

    /// <summary>An operation that is over, with a hundred meetings, and people who want its reports.</summary>
    public async Task SetUpAsync()
    {
        await ImportAsync(
            RecordKinds.Operations, null, ["code", "name", "since", "until"],
            [Operation, "An operation with many meetings", "2016-01-01", "2017-12-31"]);
        await ImportAsync(RecordKinds.Locations, Operation, ["code", "name"], ["MAD", "Madaya"], ["DAR", "Darayya"]);
        await ImportAsync(
            RecordKinds.Statuses, Operation, ["location", "status", "from"], ["MAD", "besieged", "2016-01-03"],
            ["DAR", "hard_to_reach", "2016-06-03"]);
        var operation = (await Get<OperationStore>().FindAsync(Operation))!;
        for (var i = 0; i < Subscribers; i++)
        {
            var account = (await Get<AccountStore>().AddAsync($"m{i}@example.org", "Member", new Grant(Role.Member, Operation, []), _actor, Now))!;
            await Get<SubscriptionStore>().SubscribeAsync(account, operation, TaskForce.Humanitarian, [], "en", _actor, Now);
        }
    }

    /// <summary>A line is printed after each step.</summary>
    public async Task RunAsync()
    {
        Console.WriteLine("working");
        while (true)
        {
            var state = (await Get<SituationCache>().FindAsync(Operation))!;
            var published = (await Get<ReportStore>().ListAsync(state.Id)).Count(r => r.State == ReportState.Published);
            if (published % 5 == 4)
            {
                // Every draft is older than the records now, and is computed anew.
                await ImportAsync(RecordKinds.Locations, Operation, ["code", "name"], [$"L{published}", $"Place {published}"]);
                Console.WriteLine("changed");
            }

            await Get<EnsureReports>().RunAsync(Operation, CancellationToken.None);
            Console.WriteLine("computed");
            if ((await Get<ReportStore>().ListAsync(state.Id)).FirstOrDefault(r => r.State == ReportState.Draft) is not { } draft)
            {
                return;
            }

            var seen = new SeenDraft(draft.ContentHash, Revision: 1, new Dictionary<string, long>(), Reason: null);
            await Get<ReportPublisher>().PublishAsync((await Get<SituationCache>().FindAsync(Operation))!, draft.Number, seen, _actor);
            Console.WriteLine("published");
            await Get<DeliverReports>().RunAsync(CancellationToken.None);
            Console.WriteLine("delivered");
        }
    }

    /// <summary>What start-up would see to.</summary>
    public async Task FinishAsync()
    {
        await Get<EnsureReports>().RunAsync(CancellationToken.None);
        await Get<DeliverReports>().RunAsync(CancellationToken.None);
    }

    private DateTimeOffset Now => Get<TimeProvider>().GetUtcNow();

    private T Get<T>() where T : notnull => services.GetRequiredService<T>();

    private async Task ImportAsync(RecordKind table, string? operation, params string[][] rows)
    {
        var result = await Get<BundleImport>().ImportAsync(BundleSource.Of(table, rows), operation, new ImportOptions(), _actor, Now);
        if (result.Refused.Count > 0)
        {
            throw new InvalidOperationException(string.Join(" ", result.Refused));
        }
    }
}
