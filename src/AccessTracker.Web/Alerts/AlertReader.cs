using AccessTracker.Data.Alerts;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Mail;

namespace AccessTracker.Web.Alerts;

/// <summary>An alert as somebody sees it.</summary>
/// <param name="Snooze">Null: it is awake.</param>
public sealed record SeenAlert(Alert Alert, Snooze? Snooze);

/// <summary>The alerts that somebody sees, the most pressing first.</summary>
/// <param name="All">Awake or not.</param>
/// <param name="Rules">The thresholds that made them.</param>
/// <param name="MaySeeSnoozes">Snoozes are in force for this reader.</param>
public sealed record SeenAlerts(IReadOnlyList<SeenAlert> All, AlertRules Rules, bool MaySeeSnoozes)
{
    public IEnumerable<Alert> Awake => All.Where(a => a.Snooze is null).Select(a => a.Alert);
}

/// <summary>
/// Which alerts somebody sees: those that the records make which this person may read, and nothing that the store knows of others
/// (docs/access.md, Alerts).
/// </summary>
public sealed class AlertReader(
    AlertStore store, AlertDefaults defaults, ReportStore reports, LateReports late, SensitivityRules levels, TimeProvider clock)
{
    /// <summary>Those of <paramref name="person"/>, whose state <paramref name="state"/> is.</summary>
    public async Task<SeenAlerts> ReadAsync(OperationState state, Person person, CancellationToken cancellation = default)
    {
        var operation = state.Situation.Operation;
        var notes = await store.NotesAsync(state.Id, cancellation);
        var rules = RulesOf(operation, notes);
        var alerts = await StandingAsync(state, rules, AccessPolicy.May(person, Verb.Publish, new Subject(operation.Code)), cancellation);

        // Why an alert is quiet may tell of what is planned; and so may that it is, and until when.
        var maySee = AccessPolicy.Ceiling(person, operation.Code) >= levels.Planned;
        var day = operation.DayOf(clock.GetUtcNow());
        return new SeenAlerts(
            [.. alerts.Select(a =>
                new SeenAlert(a, maySee && notes.Snoozes.GetValueOrDefault(a.Key) is { } snooze && day < snooze.Until ? snooze : null))], rules,
                maySee);
    }

    /// <summary>All that stand by all records, for the job that keeps their story.</summary>
    public async Task<IReadOnlyList<Alert>> AllAsync(OperationState whole, CancellationToken cancellation = default) =>
        await StandingAsync(
            whole, RulesOf(whole.Situation.Operation, await store.NotesAsync(whole.Id, cancellation)), withReports: true, cancellation);

    /// <summary>The thresholds that hold in <paramref name="operation"/>.</summary>
    public AlertRules RulesOf(Domain.Operations.Operation operation, AlertNotes notes) =>
        notes.Rules.Aggregate(defaults.Of(operation), (rules, own) => rules.With(own.Kind, own.Days));

    private async Task<IReadOnlyList<Alert>> StandingAsync(OperationState state, AlertRules rules, bool withReports, CancellationToken cancellation)
    {
        var operation = state.Situation.Operation;
        var now = clock.GetUtcNow();
        var today = operation.Today(now);
        if (today < operation.Since)
        {
            return [];
        }

        var alerts = state.Alerts(today, rules);
        if (!withReports || rules.ReportLate is not { } after)
        {
            return alerts;
        }

        var overdue = late.Of(state, await reports.ListAsync(state.Id, cancellation), now, after);
        return [.. alerts, .. AlertList.Late(overdue, rules, operation.DayOf(now))];
    }
}
