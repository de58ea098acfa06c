using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Data.Situations;

/// <summary>Loads what a report is computed from, and what has changed of it since; all in one snapshot.</summary>
public sealed class FactsStore(Db db, SensitivityRules rules)
{
    /// <summary>
    /// The records of the operation that count and <paramref name="audience"/> may read, and where its history stands with them.
    /// Severe fields are not among what is read, whoever asks: <see cref="SevereStore"/> shows them one by one.
    /// </summary>
    /// <exception cref="ArgumentException">The store holds no such operation.</exception>
    public Task<(ReportFacts Facts, HistoryPoint At)> LoadAsync(
        Id<Operation> operation, Audience audience, CancellationToken cancellation = default) =>
        db.ReadAsync(session => LoadAsync(session, operation, new Visibility(rules, audience), cancellation), cancellation);

    /// <summary>
    /// What may be otherwise since <paramref name="since"/> in what <paramref name="before"/> could read then and
    /// <paramref name="now"/> can read now, of the same ceiling, and where the history stands with it. Null when that is to be loaded anew as a
    /// whole: too much has changed, or what other records hang on, or the store's history does not lead through <paramref name="since"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The store holds no such operation.</exception>
    public Task<(FactsChange Change, HistoryPoint At)?> ChangesAsync(
        Id<Operation> operation, Audience before, Audience now, HistoryPoint since, CancellationToken cancellation = default) =>
        db.ReadAsync(session => ChangesAsync(session, operation, rules, before, now, since, cancellation), cancellation);

    internal static async Task<(ReportFacts Facts, HistoryPoint At)> LoadAsync(
        DbSession session, Id<Operation> id, Visibility visibility, CancellationToken cancellation)
    {
        var stored = await StoredAsync(session, id).ConfigureAwait(false);
        var reader = new FactReader(session, id, visibility, cancellation);
        var facts = await WithMovesAsync(reader, new ReportFacts
        {
            Operation = stored.Operation,
            Calendar = await CalendarReader.FactsAsync(session, id, visibility).ConfigureAwait(false),
            Review = await ReviewReader.FactsAsync(session, id, visibility).ConfigureAwait(false),
            Meetings = await reader.AllAsync(RecordKinds.Meetings).ConfigureAwait(false),
            Locations = await reader.AllAsync(RecordKinds.Locations).ConfigureAwait(false),
            Statuses = await reader.AllAsync(RecordKinds.Statuses).ConfigureAwait(false),
            Populations = await reader.AllAsync(RecordKinds.Populations).ConfigureAwait(false),
            Targets = await reader.AllAsync(RecordKinds.Targets).ConfigureAwait(false),
            StatedFigures = await reader.AllAsync(RecordKinds.StatedFigures).ConfigureAwait(false),
        }).ConfigureAwait(false);
        return (facts with
        {
            Targets = WithPlacesThatCount(facts.Targets, facts.Locations),
            Ceasefire = await CeasefireReader.ReadAsync(reader, facts.Locations).ConfigureAwait(false),
        }, stored.At);
    }

    /// <summary>
    /// The facts anew after very many changes, but for the lists that none of them can have touched: those are <paramref name="before"/>'s. What
    /// hangs on permits and convoys is read together, for one hides the other.
    /// </summary>
    internal static async Task<ReportFacts> AgainAsync(
        DbSession session, Id<Operation> id, Visibility visibility, ReportFacts before, Func<RecordKind, bool> isTouched,
        CancellationToken cancellation)
    {
        RecordKind[] moves =
        [
            RecordKinds.Requests, RecordKinds.RequestLines, RecordKinds.Decisions, RecordKinds.Clearances, RecordKinds.Convoys,
            RecordKinds.Deliveries, RecordKinds.ConvoyEvents, RecordKinds.Incidents,
        ];
        RecordKind[] alone = [RecordKinds.Statuses, RecordKinds.Populations, RecordKinds.StatedFigures, RecordKinds.Targets];
        var counted = session.Kinds.All.Where(k => k.IsAmongFacts || k == RecordKinds.Operations);
        if (counted.Except(moves).Except(alone).Any(isTouched))
        {
            return (await LoadAsync(session, id, visibility, cancellation).ConfigureAwait(false)).Facts;
        }

        var reader = new FactReader(session, id, visibility, cancellation);
        var facts = before with
        {
            Review = await ReviewReader.FactsAsync(session, id, visibility).ConfigureAwait(false),
            Statuses = await AnewAsync(RecordKinds.Statuses, before.Statuses).ConfigureAwait(false),
            Populations = await AnewAsync(RecordKinds.Populations, before.Populations).ConfigureAwait(false),
            StatedFigures = await AnewAsync(RecordKinds.StatedFigures, before.StatedFigures).ConfigureAwait(false),
            Targets = isTouched(RecordKinds.Targets)
                ? WithPlacesThatCount(await reader.AllAsync(RecordKinds.Targets).ConfigureAwait(false), before.Locations)
                : before.Targets,
        };
        return moves.Any(isTouched) ? await WithMovesAsync(reader, facts).ConfigureAwait(false) : facts;

        async Task<IReadOnlyList<T>> AnewAsync<T>(RecordKind<T> kind, IReadOnlyList<T> list) where T : class =>
            isTouched(kind) ? await reader.AllAsync(kind).ConfigureAwait(false) : list;
    }

    private static async Task<ReportFacts> WithMovesAsync(FactReader reader, ReportFacts facts) => facts with
    {
        Requests = await reader.AllAsync(RecordKinds.Requests).ConfigureAwait(false),
        Lines = await reader.AllAsync(RecordKinds.RequestLines).ConfigureAwait(false),
        Decisions = await reader.AllAsync(RecordKinds.Decisions).ConfigureAwait(false),
        Clearances = await reader.AllAsync(RecordKinds.Clearances).ConfigureAwait(false),
        Convoys = await reader.AllAsync(RecordKinds.Convoys).ConfigureAwait(false),
        Deliveries = await reader.AllAsync(RecordKinds.Deliveries).ConfigureAwait(false),
        ConvoyEvents = await reader.AllAsync(RecordKinds.ConvoyEvents).ConfigureAwait(false),
        Incidents = await reader.AllAsync(RecordKinds.Incidents).ConfigureAwait(false),
    };

    internal static async Task<(FactsChange Change, HistoryPoint At)?> ChangesAsync(
        DbSession session, Id<Operation> id, SensitivityRules rules, Audience before, Audience now, HistoryPoint since,
        CancellationToken cancellation)
    {
        var stored = await StoredAsync(session, id).ConfigureAwait(false);
        var touched = new TouchedRecords(session, id.ToString());
        if (since.Epoch != stored.At.Epoch
            || !await HistoryPoints.IsInAsync(session, id, since).ConfigureAwait(false)
            || !await touched.ReadAsync(since.ChangeNumber, stored.ChangeNumber, before.OpenBefore, now.OpenBefore).ConfigureAwait(false))
        {
            return null;
        }

        var visibility = new Visibility(rules, now);
        var reader = new FactReader(session, id, visibility, cancellation);
        var (requests, convoys) = (touched.Requests.Keys, touched.Convoys.Keys);
        var ceasefire = CeasefireReader.IsTouched(touched);
        var places = ceasefire || touched.Has(RecordKinds.Locations) || touched.Has(RecordKinds.Targets);
        var change = new FactsChange
        {
            Requests = touched.Requests.Values.ToHashSet(StringComparer.Ordinal),
            Convoys = touched.Convoys.Values.ToHashSet(StringComparer.Ordinal),
            Calendar = await CalendarReader.FactsAsync(session, id, visibility).ConfigureAwait(false),
            Review = await ReviewReader.FactsAsync(session, id, visibility).ConfigureAwait(false),
            Facts = new ReportFacts
            {
                Operation = stored.Operation,
                Requests = await reader.OfAsync(RecordKinds.Requests, "id", requests).ConfigureAwait(false),
                Lines = await reader.OfAsync(RecordKinds.RequestLines, "request_id", requests).ConfigureAwait(false),
                Decisions = await reader.OfAsync(RecordKinds.Decisions, "request_id", requests).ConfigureAwait(false),
                Clearances = await reader.OfAsync(RecordKinds.Clearances, "request_id", requests).ConfigureAwait(false),
                Convoys = await reader.OfAsync(RecordKinds.Convoys, "id", convoys).ConfigureAwait(false),
                Deliveries = await reader.OfAsync(RecordKinds.Deliveries, "convoy_id", convoys).ConfigureAwait(false),
                ConvoyEvents = await reader.OfAsync(RecordKinds.ConvoyEvents, "convoy_id", convoys).ConfigureAwait(false),
            },
            Meetings = await IfAsync(touched.Has(RecordKinds.Meetings), RecordKinds.Meetings).ConfigureAwait(false),
            Locations = await IfAsync(places, RecordKinds.Locations).ConfigureAwait(false),
            Statuses = await IfAsync(touched.Has(RecordKinds.Statuses), RecordKinds.Statuses).ConfigureAwait(false),
            Populations = await IfAsync(touched.Has(RecordKinds.Populations), RecordKinds.Populations).ConfigureAwait(false),

            // An incident is hidden with its convoy, a stated figure with its meeting.
            Incidents = await IfAsync(
                await touched.HaveIncidentsAsync().ConfigureAwait(false) || touched.Has(RecordKinds.Incidents),
                RecordKinds.Incidents).ConfigureAwait(false),
            Targets = await IfAsync(places, RecordKinds.Targets).ConfigureAwait(false),
            StatedFigures = await IfAsync(
                touched.Has(RecordKinds.StatedFigures) || touched.Has(RecordKinds.Meetings), RecordKinds.StatedFigures).ConfigureAwait(false),
        };
        return (places
            ? change with
            {
                Targets = WithPlacesThatCount(change.Targets!, change.Locations!),
                Ceasefire = ceasefire ? await CeasefireReader.ReadAsync(reader, change.Locations!).ConfigureAwait(false) : null,
            }
            : change, stored.At);

        async Task<IReadOnlyList<T>?> IfAsync<T>(bool isTouched, RecordKind<T> kind) where T : class =>
            isTouched ? await reader.AllAsync(kind).ConfigureAwait(false) : null;
    }

    private static async Task<StoredOperation> StoredAsync(DbSession session, Id<Operation> id) =>
        await OperationStore.FindAsync(session, id).ConfigureAwait(false) ?? throw new ArgumentException($"There is no operation {id}.", nameof(id));

    private static List<Target> WithPlacesThatCount(IReadOnlyList<Target> targets, IReadOnlyList<Location> locations)
    {
        var codes = locations.Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        return [.. targets.Select(t => t with { Locations = [.. t.Locations.Where(codes.Contains)] })];
    }
}
