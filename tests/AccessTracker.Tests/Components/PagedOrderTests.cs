using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Reports;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Components;
using AccessTracker.Web.Permits;
using CsCheck;

namespace AccessTracker.Tests.Components;

/// <summary>Lists that the rules sort are paged by key: what a page is found by must be what they are sorted by.</summary>
public sealed class PagedOrderTests
{
    private static readonly AlertRules _rules =
        new() { PermitLapses = 400, PlaceUnreached = 1, AnswerOverdue = 1, PermitUnused = 1, TargetBehind = 1 };

    [Fact]
    public void Alerts_and_the_permits_board_are_sorted_as_their_pages_say() => FactsGen.Any.Sample(
        facts =>
        {
            // The store has each answer once.
            var situation =
                new Situation(
                    facts with { Decisions = [.. facts.Decisions.DistinctBy(d => (d.Request, d.Location, d.DecidedOn, d.Kind, d.Party, d.Step))] });
            foreach (var day in FactsGen.Reports(facts).Select(r => r.Period.End).Where(d => d >= facts.Operation.Since))
            {
                var board = PermitBoard.Of(situation, day);
                InOrder(AlertOrder.Instance,
                    [.. AlertList.Of(situation, UnreachedBoard.Of(situation, day), _rules, day).Select(a => new SeenAlert(a, null))]);
                InOrder(PermitOrders.Pending, board.Pending);
                InOrder(PermitOrders.Unused, board.Unused);
                InOrder(PermitOrders.Months, board.ByMonth());
                InOrder(PermitOrders.Denials, board.Denials);
                InOrder(PermitOrders.Conditions, board.Conditions);
                InOrder(PermitOrders.Removals, board.Removals);
            }
        },
        iter: 200);

    private static void InOrder<T>(ListOrder<T> order, IReadOnlyList<T> rows) =>
        Assert.All(rows.Zip(rows.Skip(1)), pair =>
            Assert.True(order.Compare(pair.First, pair.Second) < 0, $"{order.KeyOf(pair.First)} before {order.KeyOf(pair.Second)}"));
}
