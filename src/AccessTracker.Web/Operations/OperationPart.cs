using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Operations;

/// <summary>
/// The part of a desk page that has a circuit: it shows one operation as its reader may read it, and follows the store (docs/decisions/0016). Who
/// looks, and whether the session still stands, is asked anew whenever it is read or something is done: a circuit lives for hours, and a role may be
/// taken away meanwhile.
/// </summary>
public abstract class OperationPart : ComponentBase, IDisposable
{
    private IDisposable? _watching;
    private readonly CancellationTokenSource _gone = new();

    [Inject]
    public required SituationCache Situations { get; init; }

    [Inject]
    public required OperationWatch Watch { get; init; }

    [Inject]
    public required CircuitPerson Sitting { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>Code of the operation.</summary>
    [Parameter, EditorRequired]
    public required string Operation { get; set; }

    /// <summary>Where the reader's request came from, for the audit: a circuit does not know.</summary>
    [Parameter]
    public string? Origin { get; set; }

    protected Person Person { get; private set; } = Person.Nobody;

    /// <summary>Null: the reader may read no such operation, now or any more.</summary>
    protected OperationState? Held { get; private set; }

    protected Situation? Situation => Held?.Situation;

    protected DateOnly Today { get; private set; }

    /// <summary>Is cancelled when the page was left.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>Who does what is done now.</summary>
    protected Actor Actor => Actor.Of(Person, Operation, Origin);

    public void Dispose()
    {
        _gone.Cancel();
        _watching?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected sealed override async Task OnInitializedAsync()
    {
        await LookAsync();
        if (Held is not null && !_gone.IsCancellationRequested)
        {
            _watching = Watch.Watch(Held, Today, FollowAsync);
        }
    }

    /// <summary>Takes what the part shows from what is <see cref="Held"/>; first, and whenever records changed.</summary>
    protected abstract Task ReadAsync(Situation situation);

    /// <summary>Reads who looks and what they may read now, and then the part. False: they may read nothing of it any more.</summary>
    protected async Task<bool> LookAsync()
    {
        await FindAsync();
        if (Held is null)
        {
            return false;
        }

        Today = Held.Situation.Operation.Today(Clock.GetUtcNow());
        await ReadAsync(Held.Situation);
        return true;
    }

    /// <summary>Who acts and on what, asked anew; null: they may not be here any more.</summary>
    protected async Task<(OperationState State, Actor Actor)?> AskAsync()
    {
        await FindAsync();
        return Held is { } state ? (state, Actor) : null;
    }

    private async Task FindAsync()
    {
        var user = await Sitting.FindAsync(Gone);
        Person = PersonClaims.Of(user);
        Held = user is null ? null : await Situations.FindAsync(Operation, Person);
    }

    // The watch has a thread of its own, and the page may have gone meanwhile.
    private Task FollowAsync() => _gone.IsCancellationRequested ? Task.CompletedTask : InvokeAsync(async () =>
    {
        try
        {
            await LookAsync();
            StateHasChanged();
        }
        catch (Exception e) when (e is not ObjectDisposedException and not OperationCanceledException)
        {
            await DispatchExceptionAsync(e);
        }
        catch (Exception e) when (e is ObjectDisposedException or OperationCanceledException)
        {
            // Left while it was read.
        }
    });
}
