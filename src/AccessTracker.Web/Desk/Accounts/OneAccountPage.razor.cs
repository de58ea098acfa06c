using AccessTracker.Data.Accounts;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Accounts;

public sealed partial class OneAccountPage
{
    private Account? _account;
    private IReadOnlyList<StoredOperation> _operations = [];
    private DateTimeOffset _now;
    private IReadOnlyList<StoredPasskey> _passkeys = [];
    private int _sessions;
    private string? _fault;
    private string? _link;
    private bool _mayAct;
    private IReadOnlyList<AccountRequest> _requests = [];

    [Inject]
    public required AccountStore Accounts { get; init; }

    [Inject]
    public required AccountRequestStore Requests { get; init; }

    [Inject]
    public required AccountSettings Settings { get; init; }

    [Inject]
    public required SignInService SignInService { get; init; }

    [Inject]
    public required SessionStore Sessions { get; init; }

    [Inject]
    public required CredentialStore Credentials { get; init; }

    [Inject]
    public required PasskeyStore Passkeys { get; init; }

    [Inject]
    public required LinkStore Links { get; init; }

    [Inject]
    public required OperationStore Operations { get; init; }

    [Inject]
    public required AccountActs Acts { get; init; }

    [Inject]
    public required SiteSettings Site { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Parameter]
    public required string AccountId { get; set; }

    /// <summary>Something has just been done.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "give")]
    public string? Role { get; set; }

    [SupplyParameterFromForm(FormName = "give")]
    public string? Operation { get; set; }

    [SupplyParameterFromForm(FormName = "give")]
    public string? Areas { get; set; }

    [SupplyParameterFromForm(FormName = "give")]
    public string? Until { get; set; }

    private AccessTracker.Data.Common.Actor Actor => ClientInfo.Actor(Context);

    protected override async Task OnInitializedAsync()
    {
        _now = Clock.GetUtcNow();
        _account = Guid.TryParse(AccountId, out var id) ? await Accounts.FindAsync(new Id<Account>(id), Context.RequestAborted) : null;
        if (_account is null)
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Nothing that is sent is done without a second factor that was shown a moment ago, whatever the page had shown before.
        _mayAct = await SignInService.HasSteppedUpAsync(Context);
        if (!_mayAct && HttpMethods.IsPost(Context.Request.Method))
        {
            Navigation.NavigateTo(Urls.SignInAndReturn(Urls.AccountOf(AccountId)));
            return;
        }

        _requests = Settings.SecondPerson ? await Requests.ListAsync(_account.Id, _now, Context.RequestAborted) : [];
        _operations = await Operations.ListAsync(Context.RequestAborted);
        _passkeys = await Passkeys.ListAsync(_account.Id, Context.RequestAborted);
        _sessions = (await Sessions.ListAsync(_account.Id, _now, Context.RequestAborted)).Count;
    }

    private async Task GiveAsync() =>
        Tell((await Acts.GiveAsync(_account!, new TypedGrant(Role, Operation, Areas, Until), Actor, Context.RequestAborted)).Fault);

    private async Task TakeAsync(Grant grant) => Tell((await Acts.TakeAsync(_account!, grant, Actor, Context.RequestAborted)).Fault);

    private async Task DisableAsync() => Tell((await Acts.DisableAsync(_account!, Actor, Context.RequestAborted)).Fault);

    private async Task EnableAsync() => Tell((await Acts.EnableAsync(_account!, Actor, Context.RequestAborted)).Fault);

    private async Task PseudonymiseAsync() => TellRefusal(await Accounts.PseudonymiseAsync(_account!.Id, Actor, _now, Context.RequestAborted));

    private async Task EndAsync()
    {
        await Sessions.EndAllAsync(_account!.Id, Actor, _now, Context.RequestAborted);
        Tell(null);
    }

    private async Task RemoveFactorAsync()
    {
        if (!await AskAsync(AccountRequestKind.RemoveFactor, null))
        {
            await RemoveFactorNowAsync();
            Tell(null);
        }
    }

    private async Task RemoveFactorNowAsync()
    {
        await Credentials.RemoveSecondFactorAsync(_account!, Actor, _now, Context.RequestAborted);
        foreach (var passkey in _passkeys)
        {
            await Passkeys.RemoveAsync(_account!, passkey.CredentialId, Actor, _now, Context.RequestAborted);
        }
    }

    private async Task IssueAsync()
    {
        if (!_account!.HasPassword || !await AskAsync(AccountRequestKind.IssueLink, null))
        {
            await IssueNowAsync();
        }
    }

    private async Task ConfirmAsync(Id<AccountRequest> id)
    {
        if (await Requests.EndAsync(_account!, id, isConfirmed: true, Actor, _now, Context.RequestAborted) is not { } request)
        {
            _fault = Texts.RequestOver;

            // The button's own component handles it, and would show only itself anew.
            StateHasChanged();
            return;
        }

        switch (request.Kind)
        {
            case AccountRequestKind.GiveRole:
                TellRefusal(await Accounts.GiveAsync(_account!.Id, request.Grant!, Actor, _now, Context.RequestAborted));
                break;
            case AccountRequestKind.RemoveFactor:
                await RemoveFactorNowAsync();
                Tell(null);
                break;
            case AccountRequestKind.IssueLink:
                await IssueNowAsync();
                _requests = await Requests.ListAsync(_account!.Id, _now, Context.RequestAborted);
                StateHasChanged();
                break;
        }
    }

    private async Task WithdrawAsync(Id<AccountRequest> id)
    {
        await Requests.EndAsync(_account!, id, isConfirmed: false, Actor, _now, Context.RequestAborted);
        Tell(null);
    }

    // Whether it now waits for a second person instead of being done.
    private async Task<bool> AskAsync(AccountRequestKind kind, Grant? grant)
    {
        if (!await Acts.AskAsync(_account!, kind, grant, Actor, Context.RequestAborted))
        {
            return false;
        }

        Tell(null);
        return true;
    }

    private async Task IssueNowAsync() =>
        _link = await Links.IssueAsync(_account!.Id, Actor, _now, Context.RequestAborted) is { } token
            ? Site.Absolute(Context.Request, Urls.Password(token))
            : null;

    private void TellRefusal(AccountRefusal? refusal) => Tell(refusal is { } why ? EnumText.Of(why) : null);

    private void Tell(string? fault)
    {
        if (fault is not null)
        {
            _fault = fault;
            return;
        }

        Navigation.NavigateTo(Urls.AccountOf(AccountId, changed: true));
    }
}
