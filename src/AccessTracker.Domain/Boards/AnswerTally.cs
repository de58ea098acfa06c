using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Boards;

/// <summary>
/// The tally counts what lines were first answered, and how fast. Each line counts once, under the kind of its first yes or no: a denial that was
/// turned into a grant afterwards stays a denial here, so that the three add up to the lines (counting rules, section 6).
/// </summary>
/// <param name="Granted">Without conditions.</param>
/// <param name="Conditional">Granted with conditions.</param>
/// <param name="Days">Over the same lines.</param>
public sealed record AnswerTally(int Granted, int Conditional, int Denied, DecisionDays Days)
{
    /// <summary>Lines answered: what each share is of.</summary>
    public int Lines => Granted + Conditional + Denied;

    /// <summary>The part of <see cref="Lines"/> that <paramref name="count"/> is, to four decimals; null: nothing was answered.</summary>
    public decimal? ShareOf(int count) => Lines == 0 ? null : Math.Round((decimal)count / Lines, 4, MidpointRounding.AwayFromZero);

    public static AnswerTally Of(IReadOnlyCollection<AnsweredLine> lines) => new(
        lines.Count(l => l.First.Kind == DecisionKind.Granted),
        lines.Count(l => l.First.Kind == DecisionKind.GrantedWithConditions),
        lines.Count(l => l.First.Kind == DecisionKind.Denied),
        PermitCount.DaysToDecide(lines.Select(l => l.Line)));
}
