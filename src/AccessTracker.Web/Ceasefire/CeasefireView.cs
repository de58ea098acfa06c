using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Ceasefire;

/// <summary>How states of the ceasefire task force's records are shown: their words, an icon and a tone.</summary>
public static class CeasefireView
{
    private const string Bad = "tone-bad";
    private const string Warning = "tone-warning";
    private const string Good = "tone-good";
    private const string Plain = "tone-plain";
    private const string Notice = "tone-notice";

    /// <summary>Whether an arrangement is in force.</summary>
    public static StatusView InForce(bool inForce) => inForce
        ? new StatusView(Texts.InForce, Icons.CheckCircle, Good)
        : new StatusView(Texts.NotInForce, Icons.Archive, Plain);

    public static StatusView Of(AllegationState state) => state switch
    {
        AllegationState.UnderReview => New(state, Icons.HourglassEmpty, Warning),
        AllegationState.Substantiated => New(state, Icons.Warning, Bad),
        AllegationState.NotSubstantiated => New(state, Icons.Cancel, Plain),
        AllegationState.Inconclusive => New(state, Icons.HelpOutline, Plain),
        AllegationState.Resolved => New(state, Icons.CheckCircle, Good),
        AllegationState.Referred => New(state, Icons.Forward, Warning),
        AllegationState.Closed => New(state, Icons.Archive, Plain),
    };

    public static StatusView Of(AllegationStepKind step) => step switch
    {
        AllegationStepKind.Acknowledged => New(step, Icons.Inbox, Notice),
        AllegationStepKind.Substantiated => New(step, Icons.Warning, Bad),
        AllegationStepKind.NotSubstantiated => New(step, Icons.Cancel, Plain),
        AllegationStepKind.Inconclusive => New(step, Icons.HelpOutline, Plain),
        AllegationStepKind.Resolved => New(step, Icons.CheckCircle, Good),
        AllegationStepKind.Referred => New(step, Icons.Forward, Warning),
        AllegationStepKind.ActionTaken => New(step, Icons.Archive, Plain),
        AllegationStepKind.Reopened => New(step, Icons.Replay, Notice),
    };

    /// <summary>The state of a route; null: nobody knows it.</summary>
    public static StatusView Of(RouteCondition? state) => state switch
    {
        RouteCondition.Open => New(state.Value, Icons.CheckCircle, Good),
        RouteCondition.Restricted => New(state.Value, Icons.Warning, Warning),
        RouteCondition.Closed => New(state.Value, Icons.Block, Bad),
        null => new StatusView(Texts.RouteUnknown, Icons.HelpOutline, Plain),
    };

    /// <summary>The state of a commitment, by its word.</summary>
    public static StatusView OfCommitment(string word) => EnumCode.Parse<CommitmentState>(word) switch
    {
        CommitmentState.Open and var open => New(open, Icons.HourglassEmpty, Warning),
        CommitmentState.Fulfilled and var fulfilled => New(fulfilled, Icons.CheckCircle, Good),
        CommitmentState.Missed and var missed => New(missed, Icons.EventBusy, Bad),
    };

    /// <summary>Whether a pattern was referred, or is ready to be.</summary>
    public static StatusView OfPattern(bool isReferred) => isReferred
        ? new StatusView(Texts.PatternReferred, Icons.Forward, Notice)
        : new StatusView(Texts.PatternReady, Icons.Warning, Bad);

    /// <summary>Where a pull-back stands.</summary>
    public static StatusView Of(PullbackProgress pullback) => pullback switch
    {
        { DoneOn: not null } => new StatusView(Texts.PullbackDone, Icons.CheckCircle, Good),
        { Late: true } => new StatusView(Texts.PullbackLate, Icons.AlarmOn, Bad),
        _ => new StatusView(Texts.PullbackOpen, Icons.HourglassEmpty, Warning),
    };

    /// <summary>Whether what was to happen otherwise is due, or happens.</summary>
    public static StatusView OfConsequence(CommitmentProgress commitment) => commitment switch
    {
        { ConsequenceOn: { } on } => new StatusView(Format.With(Texts.ConsequenceCarriedOut, Format.Day(on)), Icons.CheckCircle, Notice),
        { ConsequenceDue: true } => new StatusView(Texts.ConsequenceDue, Icons.AlarmOn, Bad),
        _ => new StatusView(Texts.ConsequenceNotDue, Icons.Remove, Plain),
    };

    public static StatusView Of(OperationEventKind kind) => kind switch
    {
        OperationEventKind.Meeting => New(kind, Icons.Groups, Notice),
        OperationEventKind.Resolution => New(kind, Icons.Approval, Notice),
        OperationEventKind.Statement => New(kind, Icons.RecordVoiceOver, Notice),
        OperationEventKind.Agreement => New(kind, Icons.CheckCircle, Notice),
        OperationEventKind.Other => New(kind, Icons.Event, Plain),
    };

    private static StatusView New<T>(T value, string icon, string css) where T : struct, Enum => new(EnumText.Of(value), icon, css);
}
