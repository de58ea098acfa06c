using AccessTracker.Data.Mail;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Review;

namespace AccessTracker.Web.Components;

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
        AccessStatus.Besieged => New(status.Value, Icons.Block, Bad),
        AccessStatus.HardToReach => New(status.Value, Icons.Terrain, Warning),
        AccessStatus.Accessible => New(status.Value, Icons.Check, Good),
        null => new StatusView(Texts.Untracked, Icons.Remove, Plain),
    };

    /// <summary>The status that a report names by its word; null: untracked.</summary>
    public static StatusView OfStatus(string? word) => Of(word is null ? null : EnumCode.Parse<AccessStatus>(word));

    public static StatusView Of(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Delivered => New(outcome, Icons.CheckCircle, Good),
        DeliveryOutcome.Partial => New(outcome, Icons.Rule, Good),
        DeliveryOutcome.TurnedBack => New(outcome, Icons.UTurnLeft, Bad),
        DeliveryOutcome.Attacked => New(outcome, Icons.Warning, Bad),
        DeliveryOutcome.Failed => New(outcome, Icons.Cancel, Bad),
        DeliveryOutcome.Planned => New(outcome, Icons.Event, Notice),
        DeliveryOutcome.Postponed => New(outcome, Icons.Update, Warning),
        DeliveryOutcome.Cancelled => New(outcome, Icons.EventBusy, Plain),
    };

    /// <summary>How the review of a record stands.</summary>
    public static StatusView Of(ReviewState state) => state switch
    {
        ReviewState.New => New(state, Icons.HourglassEmpty, Notice),
        ReviewState.Checked => New(state, Icons.Verified, Good),
        ReviewState.Questioned => New(state, Icons.HelpOutline, Warning),
    };

    /// <summary>A line's state on <paramref name="day"/>, overdue, oral and conditional ones told apart.</summary>
    public static StatusView Of(LineState state, DateOnly day) => state.Kind switch
    {
        LineStateKind.Pending when state.IsOverdueOn(day) => new StatusView(
            state.IsVerbal ? Texts.PendingVerbalOverdue : Texts.PendingOverdue, Icons.AlarmOn, Bad),
        LineStateKind.Pending => new StatusView(
            state.IsVerbal ? Texts.PendingVerbal : EnumText.Of(state.Kind), Icons.HourglassEmpty, Warning),
        LineStateKind.Granted when !state.IsValidOn(day) => new StatusView(Texts.GrantedNotYetValid, Icons.Schedule, Notice),
        LineStateKind.Granted => new StatusView(
            state.IsConditional ? Texts.GrantedConditional : EnumText.Of(state.Kind), Icons.CheckCircle, Good),
        LineStateKind.Denied => New(state.Kind, Icons.Cancel, Bad),
        LineStateKind.Lapsed => New(state.Kind, Icons.EventBusy, Plain),
        LineStateKind.Closed => New(state.Kind, Icons.Archive, Plain),
    };

    public static StatusView Of(Blocking blocking) => blocking switch
    {
        Blocking.AwaitingClearance => New(blocking, Icons.Approval, Warning),
        Blocking.TurnedBack => New(blocking, Icons.UTurnLeft, Bad),
        Blocking.NotDispatched => New(blocking, Icons.LocalShipping, Warning),
        Blocking.PermitNotYetValid => New(blocking, Icons.Schedule, Notice),
        Blocking.PermitPending => New(blocking, Icons.HourglassEmpty, Warning),
        Blocking.Denied => New(blocking, Icons.Cancel, Bad),
        Blocking.PermitEnded => New(blocking, Icons.EventBusy, Plain),
        Blocking.NoRequest => New(blocking, Icons.HelpOutline, Plain),
    };

    /// <summary>Why a place is not reached, or that it was reached in time.</summary>
    public static StatusView Of(BoardLocation place) =>
        place.WhyUnreached is { } why ? Of(why) : new StatusView(Texts.ReachedInTime, Icons.CheckCircle, Good);

    public static StatusView Of(TargetOutlook outlook) => outlook switch
    {
        TargetOutlook.Reached => New(outlook, Icons.CheckCircle, Good),
        TargetOutlook.InTime => New(outlook, Icons.TrendingUp, Good),
        TargetOutlook.Late => New(outlook, Icons.TrendingDown, Warning),
        TargetOutlook.Standstill => New(outlook, Icons.TrendingFlat, Bad),
        TargetOutlook.PastDue => New(outlook, Icons.EventBusy, Bad),
        TargetOutlook.NoNumber => New(outlook, Icons.Place, Plain),
    };

    /// <summary>The reason that a report names by its word.</summary>
    public static StatusView OfBlocking(string word) => Of(EnumCode.Parse<Blocking>(word));

    public static StatusView Of(ClearanceState state) => state switch
    {
        ClearanceState.Pending => New(state, Icons.HourglassEmpty, Warning),
        ClearanceState.Obtained => New(state, Icons.CheckCircle, Good),
        ClearanceState.Refused => New(state, Icons.Cancel, Bad),
    };

    public static StatusView Of(IncidentState state) => state switch
    {
        IncidentState.Open => New(state, Icons.Warning, Bad),
        IncidentState.Referred => New(state, Icons.Forward, Warning),
        IncidentState.Resolved => New(state, Icons.CheckCircle, Good),
    };

    public static StatusView OfIncident(string word) => Of(EnumCode.Parse<IncidentState>(word));

    public static StatusView OfDecision(DecisionKind kind) => kind switch
    {
        DecisionKind.Verbal => New(kind, Icons.RecordVoiceOver, Warning),
        DecisionKind.Granted => New(kind, Icons.CheckCircle, Good),
        DecisionKind.GrantedWithConditions => New(kind, Icons.Rule, Good),
        DecisionKind.Denied => New(kind, Icons.Cancel, Bad),
        DecisionKind.Withdrawn or DecisionKind.Expired => New(kind, Icons.Archive, Plain),
        DecisionKind.Reopened => New(kind, Icons.Replay, Notice),
    };

    public static StatusView Of(Sensitivity level) => level switch
    {
        Sensitivity.Low => New(level, Icons.LockOpen, Plain),
        Sensitivity.Moderate => New(level, Icons.Groups, Notice),
        Sensitivity.High => New(level, Icons.Lock, Warning),
        Sensitivity.Severe => New(level, Icons.Warning, Bad),
    };

    public static StatusView OfReport(ReportLedgerState state) => state switch
    {
        ReportLedgerState.Missing => New(state, Icons.HourglassEmpty, Warning),
        ReportLedgerState.Draft => New(state, Icons.EditNote, Notice),
        ReportLedgerState.Published => New(state, Icons.Verified, Good),
        ReportLedgerState.Failed => New(state, Icons.Error, Bad),
    };

    public static StatusView Of(AlertKind kind) => kind switch
    {
        AlertKind.PermitLapses => New(kind, Icons.EventBusy, Bad),
        AlertKind.PlaceUnreached => New(kind, Icons.Block, Bad),
        AlertKind.AnswerOverdue => New(kind, Icons.AlarmOn, Warning),
        AlertKind.PermitUnused => New(kind, Icons.LocalShipping, Warning),
        AlertKind.TargetBehind => New(kind, Icons.TrendingDown, Warning),
        AlertKind.ReportLate => New(kind, Icons.EditNote, Notice),
        AlertKind.RouteClosed => New(kind, Icons.Route, Bad),
        AlertKind.RunBroken => New(kind, Icons.Error, Bad),
        AlertKind.PatternFound => New(kind, Icons.Rule, Bad),
        AlertKind.CommitmentMissed => New(kind, Icons.Cancel, Warning),
        AlertKind.CommitmentDue => New(kind, Icons.Schedule, Warning),
        AlertKind.AllegationOpen => New(kind, Icons.RecordVoiceOver, Warning),
        AlertKind.RequiredReached => New(kind, Icons.CheckCircle, Notice),
    };

    public static StatusView Of(MailState state) => state switch
    {
        MailState.Queued => New(state, Icons.HourglassEmpty, Warning),
        MailState.Accepted => New(state, Icons.CheckCircle, Good),
        MailState.Failed => New(state, Icons.Error, Bad),
        MailState.Dropped => New(state, Icons.Block, Plain),
    };

    private static StatusView New<T>(T value, string icon, string css) where T : struct, Enum => new(EnumText.Of(value), icon, css);
}

/// <summary>How far the report of one meeting is.</summary>
public enum ReportLedgerState
{
    Missing,
    Draft,
    Published,
    Failed,
}
