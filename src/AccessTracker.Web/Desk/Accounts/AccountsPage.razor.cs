using AccessTracker.Data.Accounts;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Accounts;

public sealed partial class AccountsPage
{
    private IReadOnlyList<Account> _accounts = [];
    private IReadOnlyList<StoredOperation> _operations = [];
    private DateTimeOffset _now;
    private string? _fault;
    private string? _link;
    private bool _mayAct;

    [Inject]
    public required AccountStore Accounts { get; init; }

    [Inject]
    public required OperationStore Operations { get; init; }

    [Inject]
    public required SignInService SignInService { get; init; }

    [Inject]
    public required AccountSettings Settings { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required LinkStore Links { get; init; }

    [Inject]
    public required GrantFields Fields { get; init; }

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
        _accounts = await Accounts.ListAsync(Context.RequestAborted);
    }

    private async Task InviteAsync()
    {
        if (!GrantFields.IsEmail(Email) || !GrantFields.IsName(PersonName))
        {
            _fault = Texts.EmailAndNameNeeded;
            return;
        }

        if (await Fields.ReadAsync(Role, Operation, GrantForm.Split(Areas), Context.RequestAborted) is not { } grant)
        {
            _fault = Texts.RoleUnknown;
            return;
        }

        if (Settings.SecondPerson && AccessPolicy.NeedsSecondFactor(grant.Role))
        {
            _fault = Texts.InviteWithSecondPerson;
            return;
        }

        var actor = ClientInfo.Actor(Context);
        if (await Accounts.AddAsync(Email, PersonName, grant, actor, _now, Context.RequestAborted) is not { } account)
        {
            _fault = EnumText.Of(AccountRefusal.EmailTaken);
            return;
        }

        _link = await Links.IssueAsync(account.Id, actor, _now, Context.RequestAborted) is { } token
            ? Site.Absolute(Context.Request, Urls.Password(token))
            : null;
        _accounts = await Accounts.ListAsync(Context.RequestAborted);
    }
}
