using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Boards;

public sealed partial class UnreachedPage
{
    // Totals are of all that is asked for, whatever page of it is shown.
    private BoardTotals _totals = BoardTotals.Of([]);
    private ListPage<BoardLocation> _page = ListPage<BoardLocation>.Empty;

    // Nothing but "not reached" was asked for, and there is none.
    private bool AllReached =>
        Filter.UnreachedOnly && !Filter.Pairs().Any(p => p.Name is not ("day" or "only" or "order") && !string.IsNullOrEmpty(p.Value));

    protected override Task ShowAsync(Situation situation)
    {
        _totals = BoardTotals.Of(Places);
        _page = Filter.Page(Places, At);
        return Task.CompletedTask;
    }
}
