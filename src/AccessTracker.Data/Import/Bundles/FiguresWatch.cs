using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>The records of an operation before an import, as whoever imports may read them, to tell what it does to the figures of reports.</summary>
internal sealed class FiguresWatch
{
    private readonly DbSession _session;
    private readonly Id<Operation> _operation;
    private readonly SensitivityRules _rules;
    private readonly Audience _audience;
    private readonly HistoryPoint _at;

    private FiguresWatch(DbSession session, Id<Operation> operation, SensitivityRules rules, Audience audience, ReportFacts facts, HistoryPoint at)
    {
        (_session, _operation, _rules, _audience, _at) = (session, operation, rules, audience, at);
        Before = new Situation(facts);
    }

    public Situation Before { get; }

    /// <summary>To be called before anything is stored.</summary>
    public static async Task<FiguresWatch> BeginAsync(
        DbSession session, Id<Operation> operation, SensitivityRules rules, Audience audience, CancellationToken cancellation)
    {
        var (facts, at) = await FactsStore.LoadAsync(session, operation, new Visibility(rules, audience), cancellation).ConfigureAwait(false);
        return new FiguresWatch(session, operation, rules, audience, facts, at);
    }

    /// <summary>What moves, once everything is stored in the same transaction.</summary>
    /// <param name="isTouched">Whether records of the kind were added, changed or withdrawn.</param>
    /// <param name="today">The operation's today.</param>
    public async Task<IReadOnlyList<MovedReport>> EndAsync(Func<RecordKind, bool> isTouched, DateOnly today, CancellationToken cancellation)
    {
        var change =
            await FactsStore.ChangesAsync(_session, _operation, _rules, _audience, _audience, _at, cancellation).ConfigureAwait(false);
        var after = change is { } found
            ? Before.With(found.Change)
            : new Situation(
                await FactsStore.AgainAsync(_session, _operation, new Visibility(_rules, _audience), Before.Facts, isTouched, cancellation)
                    .ConfigureAwait(false),
                Before);
        return MovedReport.Between(Before, after, today);
    }
}
