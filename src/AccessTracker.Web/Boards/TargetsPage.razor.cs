using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Boards;

public sealed partial class TargetsPage
{
    private DateOnly _day;
    private IReadOnlyList<TargetPace> _targets = [];

    /// <summary>As <c>yyyy-MM-dd</c>; null, and whatever is no day up to today: the operation's today.</summary>
    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    protected override Task ReadAsync(Situation situation)
    {
        if (HasBegun)
        {
            _day = IsoDay.UpTo(Today, Day);
            _targets = TargetPace.Of(situation, _day, Held!.Board);
        }

        return Task.CompletedTask;
    }
}
