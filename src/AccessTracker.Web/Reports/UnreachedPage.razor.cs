using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports;

public sealed partial class UnreachedPage
{
    private ReportContent? _content;
    private int _never;

    protected override async Task ReadAsync(Situation situation)
    {
        _content = (await Situations.TodayAsync(situation, Today)).Content;
        _never = _content.Unreached.Count(p => p.LastReachedOn is null);
    }
}
