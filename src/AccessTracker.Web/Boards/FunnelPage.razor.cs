using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Boards;

public sealed partial class FunnelPage
{
    private const string Month = "month";
    private const string NoKey = "-";

    private static readonly ListOrder<PermitLine> _order = new(new(l => l.Request.Ref), new(l => l.Line.Location));

    private static IReadOnlyList<FilterChoice> Groupings => [new FilterChoice(Month, Texts.MonthAsked)];

    private DateOnly _day;
    private IReadOnlyList<FunnelGroup> _groups = [];
    private FunnelStep? _shown;
    private ListPage<PermitLine> _lines = ListPage<PermitLine>.Empty;

    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    /// <summary><c>month</c>; anything else is by plan.</summary>
    [SupplyParameterFromQuery(Name = "by")]
    public string? By { get; set; }

    /// <summary>The group whose lines are listed; <c>-</c>: those of no plan.</summary>
    [SupplyParameterFromQuery(Name = "key")]
    public string? Key { get; set; }

    /// <summary>Word of the <see cref="FunnelStage"/> whose lines are listed.</summary>
    [SupplyParameterFromQuery(Name = "stage")]
    public string? Stage { get; set; }

    private bool IsByMonth => By == Month;

    private string? KeyName => Key == NoKey ? Texts.NoPlan : Key;

    protected override Task ReadAsync(Situation situation)
    {
        _day = IsoDay.UpTo(Today, Day);
        _groups = IsByMonth ? AccessFunnel.ByMonth(situation, _day) : AccessFunnel.ByPlan(situation, _day);
        _shown = EnumCode.TryParse<FunnelStage>(Stage ?? "", out var stage) && _groups.FirstOrDefault(g => (g.Key ?? NoKey) == Key) is { } group
            ? group.Steps[(int)stage]
            : null;
        _lines = _order.Page(_shown?.Lines ?? [], At);
        return Task.CompletedTask;
    }

    private string Link(PageAt page) => $"{Urls.Funnel(Operation, Day, By, Key, Stage, page)}#lines";

    private string Link(FunnelGroup group, FunnelStage stage) => $"{Urls.Funnel(Operation, Day, By, group.Key ?? NoKey, EnumCode.Of(stage))}#lines";

    private bool IsShown(FunnelGroup group, FunnelStep step) => _shown == step && (group.Key ?? NoKey) == Key;
}
