using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using Microsoft.Extensions.Logging.Abstractions;

namespace AccessTracker.Tests.Support;

/// <summary>One running program over a store: it remembers nothing that another one would need.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly Db _db;

    public Node(TestStore store, TimeProvider clock)
    {
        _db = new Db(store.Options, TestStore.Severe);
        Reports = new ReportStore(_db);
        Situations = new SituationCache(new OperationStore(_db), new FactsStore(_db, new SensitivityRules()), new SensitivityRules(), clock);
        Published = new PublishedReports(Reports, new ChangesStore(_db, new SensitivityRules()), Situations);
        Ensure = new EnsureReports(Situations, new CalendarKeeper(_db), Reports, Published, Progress, clock, NullLogger<EnsureReports>.Instance);
        Reader = new ReportReader(Reports, new DraftReadings(_db), Published, Ensure, clock, NullLogger<ReportReader>.Instance);
    }

    public SituationCache Situations { get; }

    public ReportStore Reports { get; }

    public PublishedReports Published { get; }

    public EnsureReports Ensure { get; }

    public ReportReader Reader { get; }

    public JobProgress Progress { get; } = new();

    public Task RunAsync() => Ensure.RunAsync(CancellationToken.None);

    public async Task<OperationState> StateAsync() => (await Situations.FindAsync("year"))!;

    public async Task<IReadOnlyList<ReportHeader>> StoredAsync() => await Reports.ListAsync((await StateAsync()).Id);

    public async Task<IReadOnlyList<(int Number, ReportLedgerState State)>> LedgerAsync() =>
        [.. (await Reader.LedgerAsync(await StateAsync())).Select(r => (r.Period.Number, r.State))];

    public ValueTask DisposeAsync() => _db.DisposeAsync();
}
