using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports;

public sealed partial class UnreachedPage
{
    private ReportContent? _content;
    private int _never;

    protected override Task ReadAsync(Situation situation)
    {
        if (HasBegun)
        {
            _content = TodaysFigures().Content;
            _never = _content.Unreached.Count(p => p.LastReachedOn is null);
        }

        return Task.CompletedTask;
    }
}
