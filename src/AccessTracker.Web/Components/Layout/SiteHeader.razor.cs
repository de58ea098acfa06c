using AccessTracker.Domain.Situations;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Components.Layout;

public sealed partial class SiteHeader
{
    private OperationState? _held;
    private DateOnly _today;
    private bool _isSignedIn;
    private IReadOnlyList<(string Name, string Url)> _others = [];
    private RenderFragment? _navigation;

    [Inject]
    public required SituationCache Situations { get; init; }

    [Inject]
    public required CurrentPerson Current { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required IServiceProvider Services { get; init; }

    /// <summary>Code of the operation whose pages are linked; null on pages that belong to none.</summary>
    [Parameter]
    public string? Operation { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private Situation? Situation => _held?.Situation;

    private string Path => new Uri(Navigation.Uri).AbsolutePath;

    // Before anybody signs in there is nothing but the languages.
    private bool HasMenu => Situation is not null || _isSignedIn;

    private bool IsOver => Situation!.Operation.Until == _today;

    protected override async Task OnParametersSetAsync()
    {
        var person = await Current.FindAsync();
        _isSignedIn = person.Name.Length > 0;
        _held = Operation is null ? null : await Situations.FindAsync(Operation, person);
        _others = _held is null
            ? []
            : [.. (await Situations.OperationsAsync(person)).Where(o => o.Code != Operation).Select(o => (o.Name, Urls.SamePage(Path, o.Code)))];
        _today = Situation?.Operation.Today(Clock.GetUtcNow()) ?? default;
        _navigation = Situation is null ? null : await StillMarkup.WriteAsync<SiteNavigation>(Services, new Dictionary<string, object?>
        {
            [nameof(SiteNavigation.Operation)] = Situation.Operation.Code, [nameof(SiteNavigation.Review)] = Situation.Facts.Review,
        });
    }
}
