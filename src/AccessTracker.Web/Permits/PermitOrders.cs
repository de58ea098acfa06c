using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Permits;

/// <summary>What the lists of <see cref="PermitBoard"/> are sorted by: days that stay as they are, where the board speaks of ages.</summary>
public static class PermitOrders
{
    public static readonly ListOrder<PendingLine> Pending = new(
        new(l => l.IsOverdue ? "overdue" : "", IsDescending: true), new(l => ListColumn.Of(l.State.Since)), new(l => l.Line.Request.Ref),
        new(l => l.Line.Line.Location));

    public static readonly ListOrder<AnswerMonth> Months = new(new(m => m.Authority), new(m => ListColumn.Of(m.Month)));

    public static readonly ListOrder<UnusedPermit> Unused = new(
        new(p => ListColumn.Of(p.EndsOn ?? DateOnly.MaxValue)), new(p => ListColumn.Of(p.State.Decision!.DecidedOn)), new(p => p.Line.Request.Ref),
        new(p => p.Line.Line.Location));

    public static readonly ListOrder<LineAnswer> Denials = Answers<LineAnswer>(a => a.Decision, a => a.Line);

    public static readonly ListOrder<PermitCondition> Conditions = Answers<PermitCondition>(c => c.Decision, c => c.Line);

    public static readonly ListOrder<RemovedItems> Removals =
        new(new(r => ListColumn.Of(r.Stop.Day), IsDescending: true), new(r => r.Stop.Delivery.Ref));

    private static ListOrder<T> Answers<T>(Func<T, Decision> decision, Func<T, PermitLine> line) => new(
        new(a => ListColumn.Of(decision(a).DecidedOn), IsDescending: true),
        new(a => line(a).Request.Ref),
        new(a => line(a).Line.Location),
        new(a => decision(a).Party ?? ""),
        new(a => decision(a).Step ?? ""));
}
