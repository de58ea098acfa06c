using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Board;

public sealed partial class UnreachedPage
{
    private BoardTotals _totals = BoardTotals.Of([]);

    protected override Task ShowAsync(Situation situation)
    {
        _totals = BoardTotals.Of(Places);
        return Task.CompletedTask;
    }
}
