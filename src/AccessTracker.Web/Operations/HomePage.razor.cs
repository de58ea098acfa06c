using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Operations;

public sealed partial class HomePage
{
    private IReadOnlyList<Operation> _operations = [];

    [Inject]
    public required SituationCache Situations { get; init; }

    [Inject]
    public required CurrentPerson Current { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _operations = await Situations.OperationsAsync(await Current.FindAsync());
        if (_operations is [var only])
        {
            Navigation.NavigateTo(Urls.Overview(only.Code));
        }
    }
}
