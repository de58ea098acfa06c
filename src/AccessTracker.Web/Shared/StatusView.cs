using AccessTracker.Data.Mail;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using MudBlazor;

namespace AccessTracker.Web.Shared;

/// <summary>How a state is shown: its words, an icon, and a tone. The words alone must do; tone and icon help the eye.</summary>
public sealed record StatusView(string Text, string Icon, string Css)
{
    private const string Bad = "tone-bad";
    private const string Warning = "tone-warning";
    private const string Good = "tone-good";
    private const string Plain = "tone-plain";
    private const string Notice = "tone-notice";

    /// <summary>A place's status; null: it is on no list.</summary>
    public static StatusView Of(AccessStatus? status) => status switch
    {
        AccessStatus.Besieged => New(status.Value, Icons.Material.Filled.Block, Bad),
        AccessStatus.HardToReach => New(status.Value, Icons.Material.Filled.Terrain, Warning),
        AccessStatus.Accessible => New(status.Value, Icons.Material.Filled.Check, Good),
        null => new StatusView(Texts.Untracked, Icons.Material.Filled.Remove, Plain),
    };

    /// <summary>The status that a report names by its word; null: untracked.</summary>
    public static StatusView OfStatus(string? word) => Of(word is null ? null : Word.Parse<AccessStatus>(word));

    public static StatusView Of(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Delivered => New(outcome, Icons.Material.Filled.CheckCircle, Good),
        DeliveryOutcome.Partial => New(outcome, Icons.Material.Filled.Rule, Good),
        DeliveryOutcome.TurnedBack => New(outcome, Icons.Material.Filled.UTurnLeft, Bad),
        DeliveryOutcome.Attacked => New(outcome, Icons.Material.Filled.Warning, Bad),
        DeliveryOutcome.Failed => New(outcome, Icons.Material.Filled.Cancel, Bad),
        DeliveryOutcome.Planned => New(outcome, Icons.Material.Filled.Event, Notice),
        DeliveryOutcome.Postponed => New(outcome, Icons.Material.Filled.Update, Warning),
        DeliveryOutcome.Cancelled => New(outcome, Icons.Material.Filled.EventBusy, Plain),
    };

    /// <summary>A line's state on <paramref name="day"/>, overdue, oral and conditional ones told apart.</summary>
    public static StatusView Of(LineState state, DateOnly day) => state.Kind switch
    {
        LineStateKind.Pending when state.IsOverdueOn(day) => new StatusView(
            state.IsVerbal ? Texts.PendingVerbalOverdue : Texts.PendingOverdue, Icons.Material.Filled.AlarmOn, Bad),
        LineStateKind.Pending => new StatusView(
            state.IsVerbal ? Texts.PendingVerbal : Wording.Of(state.Kind), Icons.Material.Filled.HourglassEmpty, Warning),
        LineStateKind.Granted when !state.IsValidOn(day) => new StatusView(Texts.GrantedNotYetValid, Icons.Material.Filled.Schedule, Notice),
        LineStateKind.Granted => new StatusView(
            state.IsConditional ? Texts.GrantedConditional : Wording.Of(state.Kind), Icons.Material.Filled.CheckCircle, Good),
        LineStateKind.Denied => New(state.Kind, Icons.Material.Filled.Cancel, Bad),
        LineStateKind.Lapsed => New(state.Kind, Icons.Material.Filled.EventBusy, Plain),
        LineStateKind.Closed => New(state.Kind, Icons.Material.Filled.Archive, Plain),
    };

    public static StatusView Of(Blocking blocking) => blocking switch
    {
        Blocking.AwaitingClearance => New(blocking, Icons.Material.Filled.Approval, Warning),
        Blocking.TurnedBack => New(blocking, Icons.Material.Filled.UTurnLeft, Bad),
        Blocking.NotDispatched => New(blocking, Icons.Material.Filled.LocalShipping, Warning),
        Blocking.PermitNotYetValid => New(blocking, Icons.Material.Filled.Schedule, Notice),
        Blocking.PermitPending => New(blocking, Icons.Material.Filled.HourglassEmpty, Warning),
        Blocking.Denied => New(blocking, Icons.Material.Filled.Cancel, Bad),
        Blocking.PermitEnded => New(blocking, Icons.Material.Filled.EventBusy, Plain),
        Blocking.NoRequest => New(blocking, Icons.Material.Filled.HelpOutline, Plain),
    };

    /// <summary>Why a place is not reached, or that it was reached in time.</summary>
    public static StatusView Of(BoardPlace place) =>
        place.WhyUnreached is { } why ? Of(why) : new StatusView(Texts.ReachedInTime, Icons.Material.Filled.CheckCircle, Good);

    public static StatusView Of(TargetOutlook outlook) => outlook switch
    {
        TargetOutlook.Reached => New(outlook, Icons.Material.Filled.CheckCircle, Good),
        TargetOutlook.InTime => New(outlook, Icons.Material.Filled.TrendingUp, Good),
        TargetOutlook.Late => New(outlook, Icons.Material.Filled.TrendingDown, Warning),
        TargetOutlook.Standstill => New(outlook, Icons.Material.Filled.TrendingFlat, Bad),
        TargetOutlook.PastDue => New(outlook, Icons.Material.Filled.EventBusy, Bad),
        TargetOutlook.NoNumber => New(outlook, Icons.Material.Filled.Place, Plain),
    };

    /// <summary>The reason that a report names by its word.</summary>
    public static StatusView OfBlocking(string word) => Of(Word.Parse<Blocking>(word));

    public static StatusView Of(ClearanceState state) => state switch
    {
        ClearanceState.Pending => New(state, Icons.Material.Filled.HourglassEmpty, Warning),
        ClearanceState.Obtained => New(state, Icons.Material.Filled.CheckCircle, Good),
        ClearanceState.Refused => New(state, Icons.Material.Filled.Cancel, Bad),
    };

    public static StatusView Of(IncidentState state) => state switch
    {
        IncidentState.Open => New(state, Icons.Material.Filled.Warning, Bad),
        IncidentState.Referred => New(state, Icons.Material.Filled.Forward, Warning),
        IncidentState.Resolved => New(state, Icons.Material.Filled.CheckCircle, Good),
    };

    public static StatusView OfIncident(string word) => Of(Word.Parse<IncidentState>(word));

    public static StatusView OfDecision(DecisionKind kind) => kind switch
    {
        DecisionKind.Verbal => New(kind, Icons.Material.Filled.RecordVoiceOver, Warning),
        DecisionKind.Granted => New(kind, Icons.Material.Filled.CheckCircle, Good),
        DecisionKind.GrantedWithConditions => New(kind, Icons.Material.Filled.Rule, Good),
        DecisionKind.Denied => New(kind, Icons.Material.Filled.Cancel, Bad),
        DecisionKind.Withdrawn or DecisionKind.Expired => New(kind, Icons.Material.Filled.Archive, Plain),
        DecisionKind.Reopened => New(kind, Icons.Material.Filled.Replay, Notice),
    };

    public static StatusView Of(Sensitivity level) => level switch
    {
        Sensitivity.Low => New(level, Icons.Material.Filled.LockOpen, Plain),
        Sensitivity.Moderate => New(level, Icons.Material.Filled.Groups, Notice),
        Sensitivity.High => New(level, Icons.Material.Filled.Lock, Warning),
        Sensitivity.Severe => New(level, Icons.Material.Filled.Warning, Bad),
    };

    public static StatusView OfReport(ReportLedgerState state) => state switch
    {
        ReportLedgerState.Missing => New(state, Icons.Material.Filled.HourglassEmpty, Warning),
        ReportLedgerState.Draft => New(state, Icons.Material.Filled.EditNote, Notice),
        ReportLedgerState.Published => New(state, Icons.Material.Filled.Verified, Good),
        ReportLedgerState.Failed => New(state, Icons.Material.Filled.Error, Bad),
    };

    public static StatusView Of(AlertKind kind) => kind switch
    {
        AlertKind.PermitLapses => New(kind, Icons.Material.Filled.EventBusy, Bad),
        AlertKind.PlaceUnreached => New(kind, Icons.Material.Filled.Block, Bad),
        AlertKind.AnswerOverdue => New(kind, Icons.Material.Filled.AlarmOn, Warning),
        AlertKind.PermitUnused => New(kind, Icons.Material.Filled.LocalShipping, Warning),
        AlertKind.TargetBehind => New(kind, Icons.Material.Filled.TrendingDown, Warning),
        AlertKind.ReportLate => New(kind, Icons.Material.Filled.EditNote, Notice),
    };

    public static StatusView Of(MailState state) => state switch
    {
        MailState.Queued => New(state, Icons.Material.Filled.HourglassEmpty, Warning),
        MailState.Accepted => New(state, Icons.Material.Filled.CheckCircle, Good),
        MailState.Failed => New(state, Icons.Material.Filled.Error, Bad),
        MailState.Dropped => New(state, Icons.Material.Filled.Block, Plain),
    };

    private static StatusView New<T>(T value, string icon, string css) where T : struct, Enum => new(Wording.Of(value), icon, css);
}

/// <summary>How far the report of one meeting is.</summary>
public enum ReportLedgerState
{
    Missing,
    Draft,
    Published,
    Failed,
}
