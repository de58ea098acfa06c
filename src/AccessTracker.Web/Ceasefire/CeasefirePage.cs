using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Ceasefire;

/// <summary>A page of the ceasefire task force: its figures at the end of a day that stands in the address.</summary>
public abstract class CeasefirePage : OperationListPage
{
    /// <summary>The day, as <c>yyyy-MM-dd</c>; null: the operation's today.</summary>
    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    /// <summary>The day that is shown.</summary>
    protected DateOnly On { get; private set; }

    /// <summary>What a report of that day would say; null before the operation begins.</summary>
    protected CeasefireReport? Report { get; private set; }

    protected CeasefireContent? Content => Report?.Content;

    /// <summary>The records that the figures were counted from.</summary>
    protected CeasefireIndex Index => Situation!.Ceasefire;

    /// <summary>The day as links from this page carry it on; null: it is today.</summary>
    protected string? DayInAddress => On == Today ? null : Format.Iso(On);

    protected sealed override Task ReadAsync(Situation situation)
    {
        if (!HasBegun)
        {
            return Task.CompletedTask;
        }

        On = IsoDay.UpTo(Today, Day);
        Report = Held!.Ceasefire(On);
        return ShowAsync(situation);
    }

    /// <summary>Takes what the page shows besides the figures.</summary>
    protected virtual Task ShowAsync(Situation situation) => Task.CompletedTask;
}
