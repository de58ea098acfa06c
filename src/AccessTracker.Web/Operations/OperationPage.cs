using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Operations;

/// <summary>
/// A page under /o/{operation}: it reads one situation, so that all it shows agrees, as it stands on the operation's
/// today, and as its reader may read it. Where there is no such operation for that reader, the page is not found.
/// </summary>
public abstract class OperationPage : ComponentBase
{
    [Inject]
    public required SituationCache Situations { get; init; }

    [Inject]
    public required CurrentPerson Current { get; init; }

    /// <summary>The kinds of record there are.</summary>
    [Inject]
    public required RecordKinds Kinds { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Code of the operation, from the address.</summary>
    [Parameter]
    public required string Operation { get; set; }

    /// <summary>Who looks at the page.</summary>
    protected Person Person { get; private set; } = Person.Nobody;

    /// <summary>Null until it is loaded, and where there is none.</summary>
    protected OperationState? Held { get; private set; }

    protected Situation? Situation => Held?.Situation;

    protected DateOnly Today { get; private set; }

    /// <summary>Whether the operation's baseline day has come; before it there is nothing to count.</summary>
    protected bool HasBegun => Situation is not null && Today >= Situation.Operation.Since;

    protected sealed override Task OnParametersSetAsync() => ReadAgainAsync();

    /// <summary>Reads what the page shows anew, as it stands now and as its reader may read it now.</summary>
    protected async Task ReadAgainAsync()
    {
        Person = await Current.FindAsync();
        Held = await Situations.FindAsync(Operation, Person);
        if (Held is null)
        {
            Navigation.NotFound();
            return;
        }

        Today = Held.Situation.Operation.Today(Clock.GetUtcNow());
        await ReadAsync(Held.Situation);
    }

    /// <summary>Takes what the page shows from <paramref name="situation"/>; on first entry and whenever the address changes.</summary>
    protected abstract Task ReadAsync(Situation situation);

    /// <summary>The figures of the operation's today.</summary>
    protected WeeklyReport TodaysFigures() => Held!.Today(Today);

    /// <summary>The title of the window: the page, then the operation.</summary>
    protected string Title(string page) => Situation is null ? page : $"{page} \u2013 {Situation.Operation.Name}";

    /// <summary>The page would show a record that does not exist.</summary>
    protected void Missing() => Navigation.NotFound();
}
