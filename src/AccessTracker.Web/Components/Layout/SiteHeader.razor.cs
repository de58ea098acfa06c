using AccessTracker.Domain.Situations;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Components.Layout;

public sealed partial class SiteHeader
{
    private OperationState? _held;
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

    private Situation? Situation => _held?.Situation;

    private bool IsOver => Situation!.Operation.Until == _today;

    protected override async Task OnParametersSetAsync()
    {
        _held = Operation is null ? null : await Situations.FindAsync(Operation, await Current.FindAsync());
        _today = Situation?.Operation.Today(Clock.GetUtcNow()) ?? default;
    }
}
