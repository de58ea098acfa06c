using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>
/// The kinds of record that a store keeps. Each is declared once (<see cref="RecordKind"/>) and stands here after those it refers to;
/// reading, checking, storing, exporting, forms, histories and verification go through them all.
/// </summary>
public sealed class RecordKinds(IReadOnlyList<RecordKind> all)
{
    public static readonly RecordKind Operations = OperationKinds.Operations;
    public static readonly RecordKind<Meeting> Meetings = OperationKinds.Meetings;
    public static readonly RecordKind<Location> Locations = PlaceKinds.Locations;
    public static readonly RecordKind<StatusEntry> Statuses = PlaceKinds.Statuses;
    public static readonly RecordKind<PopulationEstimate> Populations = PlaceKinds.Populations;
    public static readonly RecordKind<AccessRequest> Requests = PermitKinds.Requests;
    public static readonly RecordKind<RequestLine> RequestLines = PermitKinds.RequestLines;
    public static readonly RecordKind<Decision> Decisions = PermitKinds.Decisions;
    public static readonly RecordKind<Clearance> Clearances = PermitKinds.Clearances;
    public static readonly RecordKind<Convoy> Convoys = ConvoyKinds.Convoys;
    public static readonly RecordKind<Delivery> Deliveries = ConvoyKinds.Deliveries;
    public static readonly RecordKind<ConvoyEvent> ConvoyEvents = ConvoyKinds.ConvoyEvents;
    public static readonly RecordKind Disaggregations = ReceptionKinds.Disaggregations;
    public static readonly RecordKind Items = ReceptionKinds.Items;
    public static readonly RecordKind<Incident> Incidents = ConvoyKinds.Incidents;
    public static readonly RecordKind<Target> Targets = TargetKinds.Targets;
    public static readonly RecordKind<StatedFigure> StatedFigures = TargetKinds.StatedFigures;
    public static readonly RecordKind<Party> Parties = PartyKinds.Parties;
    public static readonly RecordKind<Arrangement> Arrangements = PartyKinds.Arrangements;
    public static readonly RecordKind<ArrangementParty> ArrangementParties = PartyKinds.ArrangementParties;
    public static readonly RecordKind<ControlEntry> Controls = PartyKinds.Controls;
    public static readonly RecordKind<Route> Routes = RouteKinds.Routes;
    public static readonly RecordKind<RouteState> RouteStates = RouteKinds.RouteStates;
    public static readonly RecordKind<Pullback> Pullbacks = RouteKinds.Pullbacks;
    public static readonly RecordKind<Centre> Centres = AllegationKinds.Centres;
    public static readonly RecordKind<Allegation> Allegations = AllegationKinds.Allegations;
    public static readonly RecordKind<AllegationStep> AllegationSteps = AllegationKinds.AllegationSteps;
    public static readonly RecordKind<MonitoringEntry> Monitoring = AllegationKinds.Monitoring;
    public static readonly RecordKind<Appeal> Appeals = AllegationKinds.Appeals;
    public static readonly RecordKind<Commitment> Commitments = FrameKinds.Commitments;
    public static readonly RecordKind<OperationEvent> Events = FrameKinds.Events;

    /// <summary>Those of this program.</summary>
    public static readonly RecordKinds Standard = new(
    [
        Operations, Meetings, Locations, Statuses, Populations, Routes,
        Requests, RequestLines, Decisions, Clearances, Convoys,
        Deliveries, ConvoyEvents, Disaggregations, Items, Incidents, Targets, StatedFigures,
        Parties, Arrangements, ArrangementParties, Controls, RouteStates, Pullbacks,
        Centres, Allegations, AllegationSteps, Monitoring, Commitments, Events,

        // An appeal may have become any of them.
        Appeals,
    ]);

    /// <summary>Those of the ceasefire task force, in the order in which they are entered.</summary>
    public static readonly IReadOnlyList<RecordKind> OfCeasefire =
    [
        Allegations, AllegationSteps, Monitoring, Appeals, Arrangements, ArrangementParties, Parties, Centres, Controls, Routes, RouteStates,
        Pullbacks, Commitments, Events,
    ];

    private readonly Dictionary<string, RecordKind> _byName = all.ToDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>All of them, each after the kinds it refers to.</summary>
    public IReadOnlyList<RecordKind> All { get; } = all;

    /// <summary>Those whose records belong to an operation: all but the operation itself.</summary>
    public IEnumerable<RecordKind> Records => All.Where(k => k != Operations);

    /// <summary>The kind of that name; null: there is none.</summary>
    public RecordKind? Find(string? name) => name is not null && _byName.TryGetValue(name, out var kind) ? kind : null;

    /// <summary>The kind of that name.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public RecordKind Of(string name) => Find(name) ?? throw new ArgumentException($"'{name}' is no kind of record.", nameof(name));

    /// <summary>The same, without the operation, which is not withdrawn and belongs to no other.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public RecordKind RecordOf(string name) => Of(name) is var kind && kind != Operations
        ? kind
        : throw new ArgumentException("An operation is no record of an operation.", nameof(name));

    /// <summary>The kind that a file of the bundle holds; null: none.</summary>
    public RecordKind? OfFile(string file) => All.FirstOrDefault(k => k.File == file);

    public static DayOfWeek Weekday(string word) => (DayOfWeek)OperationKinds.Weekdays.ToList().IndexOf(word);

    public static string WordOf(DayOfWeek day) => OperationKinds.Weekdays[(int)day];
}
