using AccessTracker.Data.Accounts;
using AccessTracker.Data.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Accounts;

public sealed partial class AccountsPage
{
    private AccountFilter _filter = AccountFilter.Of(null);
    private FoundAccounts _page = new([], 0);
    private IReadOnlyList<StoredOperation> _operations = [];
    private DateTimeOffset _now;
    private string? _fault;
    private string? _link;
    private bool _mayAct;

    [Inject]
    public required AccountSearch Search { get; init; }

    [Inject]
    public required AccountActs Acts { get; init; }

    [Inject]
    public required OperationStore Operations { get; init; }

    [Inject]
    public required SignInService SignInService { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required SiteSettings Site { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "invite")]
    public string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "invite")]
    public string? PersonName { get; set; }

    [SupplyParameterFromForm(FormName = "invite")]
    public string? Role { get; set; }

    [SupplyParameterFromForm(FormName = "invite")]
    public string? Operation { get; set; }

    [SupplyParameterFromForm(FormName = "invite")]
    public string? Areas { get; set; }

    [SupplyParameterFromForm(FormName = "invite")]
    public string? Until { get; set; }

    // What was sent is answered by the page itself.
    private bool HasDesk => HttpMethods.IsGet(Context.Request.Method);

    protected override async Task OnInitializedAsync()
    {
        _now = Clock.GetUtcNow();
        _mayAct = await SignInService.HasSteppedUpAsync(Context);
        if (!_mayAct && HttpMethods.IsPost(Context.Request.Method))
        {
            Navigation.NavigateTo(Urls.SignInAndReturn(Urls.Accounts));
            return;
        }

        _operations = await Operations.ListAsync(Context.RequestAborted);
        _filter = AccountFilter.Of(Context.Request.QueryString.ToString());
        _page = await Search.FindAsync(_filter.ToQuery(), _now, Context.RequestAborted);
    }

    private async Task InviteAsync()
    {
        var outcome = await Acts.InviteAsync(
            Email, PersonName, new TypedGrant(Role, Operation, Areas, Until), ClientInfo.Actor(Context), Context.RequestAborted);
        _fault = outcome.Fault;
        _link = outcome.Token is { } token ? Site.Absolute(Context.Request, Urls.Password(token)) : null;
        _page = await Search.FindAsync(_filter.ToQuery(), _now, Context.RequestAborted);
    }

    private string Link(int page) => Urls.AccountList((_filter with { Page = page }).Pairs());
}
