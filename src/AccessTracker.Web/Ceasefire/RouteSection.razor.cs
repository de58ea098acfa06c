using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using Microsoft.AspNetCore.Components;
using Route = AccessTracker.Domain.Ceasefire.Route;

namespace AccessTracker.Web.Ceasefire;

public sealed partial class RouteSection
{
    private RouteState? _state;
    private DateOnly _from;
    private IReadOnlyList<Location> _serves = [];
    private IReadOnlyList<StripRun> _runs = [];

    [Parameter, EditorRequired]
    public required Situation Situation { get; set; }

    [Parameter, EditorRequired]
    public required Route Route { get; set; }

    [Parameter, EditorRequired]
    public required RouteUse Use { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<PullbackProgress> Pullbacks { get; set; }

    /// <summary>Which of the page's routes it is; ids are made of it.</summary>
    [Parameter, EditorRequired]
    public int Number { get; set; }

    /// <summary>The day that is shown.</summary>
    [Parameter, EditorRequired]
    public DateOnly On { get; set; }

    /// <summary>The same as the address has it; null: today.</summary>
    [Parameter]
    public string? Day { get; set; }

    /// <summary>What happened, to be marked.</summary>
    [Parameter]
    public IReadOnlyList<StripSign> Signs { get; set; } = [];

    private string Operation => Situation.Operation.Code;

    protected override void OnParametersSet()
    {
        var index = Situation.Ceasefire;
        _state = index.StateOn(Route.Code, On);
        _serves = [.. Route.Serves.Where(Situation.Locations.ContainsKey).Select(code => Situation.Locations[code])];
        var first = index.StatesOf(Route.Code).FirstOrDefault()?.From;
        _from = first < Situation.Operation.Since ? first.Value : Situation.Operation.Since;
        _runs = RouteStrip.Runs(Situation, Route.Code, _from, On);
    }
}
