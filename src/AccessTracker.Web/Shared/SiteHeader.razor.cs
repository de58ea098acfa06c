using AccessTracker.Domain.Reports;
using AccessTracker.Web.Identity;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Shared;

public sealed partial class SiteHeader
{
    private Situation? _situation;
    private DateOnly _today;

    [Inject]
    public required SituationCache Situations { get; init; }

    [Inject]
    public required CurrentPerson Current { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>Code of the operation whose pages are linked; null on pages that belong to none.</summary>
    [Parameter]
    public string? Operation { get; set; }

    private bool IsOver => _situation!.Operation.Until == _today;

    protected override async Task OnParametersSetAsync()
    {
        _situation = Operation is null ? null : (await Situations.FindAsync(Operation, await Current.FindAsync()))?.Situation;
        _today = _situation?.Operation.Today(Clock.GetUtcNow()) ?? default;
    }
}
