using System.Security.Claims;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk;

/// <summary>
/// The part of an administrator's page that has a circuit, and belongs to no operation. Whether the session still stands and who looks is asked anew
/// whenever something is read or done, and every few seconds in between: who may not be here any more sees nothing of it.
/// </summary>
public abstract class AdministratorPart : ComponentBase, IDisposable
{
    /// <summary>The time from one look to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _gone = new();

    [Inject]
    public required CircuitPerson Sitting { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>Where the reader's request came from, for the audit: a circuit does not know.</summary>
    [Parameter]
    public string? Origin { get; set; }

    /// <summary>What the page is for: who may not do it may not be here.</summary>
    protected abstract Verb Verb { get; }

    /// <summary>Null: the session has ended.</summary>
    protected ClaimsPrincipal? User { get; private set; }

    protected Person Person { get; private set; } = Person.Nobody;

    /// <summary>The session has ended, or the reader may not be here any more.</summary>
    protected bool IsGone { get; private set; }

    /// <summary>What the part shows has been read.</summary>
    protected bool IsRead { get; private set; }

    /// <summary>Is cancelled when the page was left.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>Who does what is done now.</summary>
    protected Actor Actor => Actor.Of(Person, null, Origin);

    public void Dispose()
    {
        _gone.Cancel();
        GC.SuppressFinalize(this);
    }

    protected sealed override async Task OnInitializedAsync()
    {
        if (await AskAsync())
        {
            await ReadAsync();
            _ = FollowAsync();
        }

        IsRead = true;
    }

    /// <summary>Reads what the part shows at first.</summary>
    protected abstract Task ReadAsync();

    /// <summary>Looks for what has changed since; the reader has just been asked about.</summary>
    protected abstract Task LookAsync();

    /// <summary>Asks anew who looks. False: they may not be here any more.</summary>
    protected async Task<bool> AskAsync()
    {
        User = await Sitting.FindAsync(Gone);
        Person = PersonClaims.Of(User);
        IsGone = User is null || !AccessPolicy.May(Person, Verb, new Subject(null));
        return !IsGone;
    }

    private async Task FollowAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, Clock);
            while (!IsGone && await timer.WaitForNextTickAsync(Gone))
            {
                if (await AskAsync())
                {
                    await LookAsync();
                }

                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
