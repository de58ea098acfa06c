using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Boards.Live;

/// <summary>
/// The part of a page that follows the records: where there is a circuit it tells the page that they have changed. Whose session has ended
/// meanwhile, or who may not read the operation any more, is shown nothing: the page is asked for anew, and the door answers.
/// </summary>
public sealed class LiveUpdates : ComponentBase, IDisposable
{
    private IDisposable? _watching;

    [Inject]
    public required OperationWatch Watch { get; init; }

    [Inject]
    public required SituationCache Situations { get; init; }

    [Inject]
    public required CircuitPerson Sitting { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What the page shows at first.</summary>
    [Parameter, EditorRequired]
    public required OperationState Held { get; set; }

    /// <summary>The operation's day as it shows it.</summary>
    [Parameter, EditorRequired]
    public required DateOnly Today { get; set; }

    /// <summary>Told within a second or two of a change, by whoever and on whichever node.</summary>
    [Parameter, EditorRequired]
    public required Func<Task> Changed { get; set; }

    public void Dispose() => _watching?.Dispose();

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _watching = Watch.Watch(Held, Today, () => InvokeAsync(TellAsync));
        }
    }

    private async Task TellAsync()
    {
        if (await Sitting.FindAsync(CancellationToken.None) is not { } user
            || await Situations.FindAsync(Held.Stored.Operation.Code, PersonClaims.Of(user)) is null)
        {
            _watching?.Dispose();
            Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
            return;
        }

        await Changed();
    }
}
