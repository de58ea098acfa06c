using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Reports;

/// <summary>
/// How far the records have moved away from what is published (counting-rules.md section 10), for a reader as they may read them.
/// A published report never changes: each is compared once with the records of a change number, however many people look.
/// </summary>
public sealed class PublishedReports(ReportStore reports, ChangesStore changes, SituationCache situations)
{
    private readonly ConditionalWeakTable<OperationState, Compared> _compared = [];

    /// <summary>The revision that was published last among those of one number; 0: none was.</summary>
    public static int LatestRevision(IEnumerable<ReportHeader> ofNumber) => ofNumber.Max(r => (int?)r.Revision) ?? 0;

    /// <summary>A published revision, with what became of the records of <paramref name="state"/> since; null for revision 0.</summary>
    public async Task<PublishedReport?> FindAsync(OperationState state, ReportId report, int revision, CancellationToken cancellation = default) =>
        revision > 0 && await reports.FindAsync(state.Id, report, revision, cancellation) is { } stored
            ? await ReadAsync(state, state.Audience, stored, cancellation)
            : null;

    /// <summary>The same of the report before <paramref name="report"/> in the calendar; null too where there is none.</summary>
    public async Task<PublishedReport?> BeforeAsync(OperationState state, ReportId report, int revision, CancellationToken cancellation = default) =>
        state.Situation.Before(report) is { } before ? await FindAsync(state, before.Report, revision, cancellation) : null;

    /// <summary>
    /// What a draft of <paramref name="period"/> says to the readers of <paramref name="state"/>, compared with a revision of the report before.
    /// </summary>
    public async Task<IReport> ComputeAsync(
        OperationState state, ReportPeriod period, int revisionBefore, CancellationToken cancellation = default)
    {
        if (revisionBefore == 0)
        {
            return state.Count(period);
        }

        var drafts = _compared.GetOrCreateValue(state).Drafts;
        if (!drafts.TryGetValue((period, revisionBefore), out var draft))
        {
            draft = ReportRules.Of(period.TaskForce)
                .Compute(state.Situation, period, await BeforeAsync(state, period.Report, revisionBefore, cancellation));
            drafts[(period, revisionBefore)] = draft;
        }

        return draft;
    }

    /// <summary>How far <paramref name="published"/> is from the records of today, as <paramref name="person"/> may know it.</summary>
    public async Task<ReportMovement> SinceAsync(
        OperationState state, Person person, StoredReport published, CancellationToken cancellation = default)
    {
        var audience = situations.AudienceOf(person, state);
        var movements = _compared.GetOrCreateValue(state).Movements;
        var key = (published.Report, published.Revision, audience);
        if (!movements.TryGetValue(key, out var movement))
        {
            var report = await ReadAsync(state, audience, published, cancellation);
            var today = state.Count(report.Period);
            var figures = RevisionCount.Compare(report, today, state.Situation);
            movements[key] = movement =
                new ReportMovement(
                    figures, SumsOf(figures, report, today, state),
                    audience == Audience.Everything ? Named(report.Changes, figures) : Fallen(report, today, state));
        }

        return movement;
    }

    /// <summary>
    /// The records that the <em>Revisions</em> of <paramref name="report"/> name and <paramref name="person"/> may read, with who changed them. To
    /// somebody who may not read everything, a draft names all that fell into the report before.
    /// </summary>
    public async Task<IReadOnlyList<RecordChange>> RevisedAsync(
        OperationState state, Person person, ReportView report, CancellationToken cancellation = default)
    {
        var audience = situations.AudienceOf(person, state);
        var isOfAll = report.IsPublished || audience == Audience.Everything;
        if ((isOfAll && report.Moved.Count == 0) || report.Header.ComparedRevision == 0)
        {
            return [];
        }

        var revised = _compared.GetOrCreateValue(state).Revised;
        var key = (report.Header.Report, report.Header.Revision, report.Header.ComparedRevision, audience);
        if (!revised.TryGetValue(key, out var records))
        {
            // The content names the report that it was compared with, whatever the calendar says today; one that names none is a draft, which goes by
            // the calendar.
            var named = report.Moved is [var moved, ..]
                ? new ReportId(report.Header.TaskForce, moved.Report)
                : state.Situation.Before(report.Header.Report)?.Report ?? default;
            var before = await reports.FindAsync(state.Id, named, report.Header.ComparedRevision, cancellation);
            var all = before is null ? []
                : await changes.BetweenAsync(state.Id, audience, before.ChangeNumber, report.Header.ChangeNumber, cancellation);
            revised[key] = records = isOfAll || before is null ? Named(all, report.Moved)
                : Fallen(await ThenAsync(state, audience, Of(before, all) with { IsWhole = false }, before, cancellation),
                    state.Count(PeriodOf(before)), state);
        }

        return records;
    }

    private async Task<PublishedReport> ReadAsync(OperationState state, Audience audience, StoredReport stored, CancellationToken cancellation)
    {
        var changed = await changes.BetweenAsync(state.Id, audience, stored.ChangeNumber, state.ChangeNumber, cancellation);
        return await ThenAsync(state, audience, Of(stored, changed) with { IsWhole = audience == Audience.Everything }, stored, cancellation);
    }

    // With the records that it was made of, as far as the audience may read them.
    private async Task<PublishedReport> ThenAsync(
        OperationState state, Audience audience, PublishedReport report, ReportHeader stored, CancellationToken cancellation) =>
        report.Changes.Count == 0
            ? report
            : report with { Then = await changes.ThenAsync(state.Id, audience, stored.ChangeNumber, state.ChangeNumber, cancellation) };

    private static PublishedReport Of(StoredReport stored, IReadOnlyList<RecordChange> changed) =>
        new(PeriodOf(stored), stored.Revision, ReportRules.Of(stored.TaskForce).Read(stored.Content), RecordsJson.Deserialize(stored.Records),
            changed);

    private static ReportSums SumsOf(IReadOnlyList<ReportRevision> figures, PublishedReport published, IReport today, OperationState state)
    {
        var unknown = new Dictionary<string, int>();
        foreach (var figure in figures)
        {
            unknown[UnknownParts.Published(figure)] = UnknownParts.Behind(published.Content, published.Records, figure.Figure).Count;
            unknown[UnknownParts.Now(figure)] = UnknownParts.Behind(today.Content, today.Records, figure.Figure).Count;
        }

        if (published.Changes.Count > 0 && !ChangeEffects.CanBe(published, state.Situation))
        {
            unknown[UnknownParts.Causes] = 1;
        }

        return new ReportSums(published.Content, unknown);
    }

    private static ReportPeriod PeriodOf(StoredReport stored) => new(stored.Report, stored.PeriodStart, stored.PeriodEnd);

    // To somebody who may not read everything: all that they may read and that would make the report another to them, whether they are told of a
    // figure or not. Where that cannot be told apart, all that counted in it, or counts in it today.
    private static List<RecordChange> Fallen(PublishedReport published, IReport today, OperationState state)
    {
        if (ChangeEffects.Of(published, today, state.Situation) is { } effects)
        {
            var touched = effects.Touched().ToHashSet(StringComparer.Ordinal);
            return InOrder(published.Changes.Where(c => touched.Contains(c.Ref)));
        }

        var counted = published.Records.Values.Concat(today.Records.Values).SelectMany(r => r).ToHashSet(StringComparer.Ordinal);
        return InOrder(published.Changes.Where(c => counted.Contains(c.Ref) || c.Dependents.Any(counted.Contains)));
    }

    // In the order in which they were changed last.
    private static List<RecordChange> Named(IEnumerable<RecordChange> changes, IReadOnlyList<ReportRevision> figures)
    {
        var named = figures.SelectMany(f => f.Records).ToHashSet(StringComparer.Ordinal);
        return InOrder(changes.Where(c => named.Contains(c.Ref)));
    }

    private static List<RecordChange> InOrder(IEnumerable<RecordChange> changes) =>
        [.. changes.OrderBy(c => c.Edits[^1].At).ThenBy(c => c.Ref, StringComparer.Ordinal).ThenBy(c => c.Key, StringComparer.Ordinal)];

    private sealed class Compared
    {
        public ConcurrentDictionary<(ReportPeriod Period, int Before), IReport> Drafts { get; } = new();

        public ConcurrentDictionary<(ReportId Report, int Revision, Audience Audience), ReportMovement> Movements { get; } = new();

        public ConcurrentDictionary<(ReportId Report, int Revision, int Before, Audience Audience), IReadOnlyList<RecordChange>> Revised { get; } =
            new();
    }
}
