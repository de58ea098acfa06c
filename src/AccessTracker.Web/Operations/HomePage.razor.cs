using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Operations;

public sealed partial class HomePage
{
    private IReadOnlyList<Operation> _operations = [];
    private bool _mayAdd;

    [Inject]
    public required SituationCache Situations { get; init; }

    [Inject]
    public required CurrentPerson Current { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var person = await Current.FindAsync();
        _operations = await Situations.OperationsAsync(person);
        _mayAdd = AccessPolicy.May(person, Verb.AddOperation, new Subject(null));
        if (_operations is [var only] && !_mayAdd)
        {
            Navigation.NavigateTo(Urls.Overview(only.Code));
        }
    }
}
