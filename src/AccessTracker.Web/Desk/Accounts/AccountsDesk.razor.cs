using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Grids;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Accounts;

/// <summary>
/// What <see cref="AccountsPage"/> and an account's page do most often, in a circuit: by the same acts, with the same second factor that was shown a
/// moment ago, and asked about anew before each.
/// </summary>
public sealed partial class AccountsDesk
{
    private DeskPart? _part;
    private DeskGrid<Account>? _grid;
    private AccountFilter _filter = AccountFilter.Of(null);
    private IReadOnlyList<StoredOperation> _operations = [];
    private AccountAsk? _ask;
    private string? _said;
    private string? _fault;
    private string? _link;
    private bool _isOpen;
    private bool _isBusy;
    private bool _mayAct;

    [Inject]
    public required AccountSearch Search { get; init; }

    [Inject]
    public required AccountStore Accounts { get; init; }

    [Inject]
    public required AccountActs Acts { get; init; }

    [Inject]
    public required AuditStore Audit { get; init; }

    [Inject]
    public required OperationStore Operations { get; init; }

    [Inject]
    public required SignInService SignInService { get; init; }

    /// <summary>What the address asks for.</summary>
    [Parameter]
    public string? Said { get; set; }

    /// <summary>What a one-time link begins with, before the path: a circuit knows no request that it could be taken from.</summary>
    [Parameter, EditorRequired]
    public required string LinkStart { get; set; }

    protected override Verb Verb => Verb.ManageAccounts;

    private string Address => Urls.AccountList(_filter.Pairs());

    protected override async Task ReadAsync()
    {
        _filter = AccountFilter.Of(Said);
        _operations = await Operations.ListAsync(Gone);
        await LookAsync();
    }

    protected override async Task LookAsync() => _mayAct = await SignInService.HasSteppedUpAsync(User!, Gone);

    private async Task<DeskRows<Account>> RowsAsync(DeskAsk ask)
    {
        if (!await AskAsync())
        {
            return new DeskRows<Account>([], 0);
        }

        // The order by address is the list's own, and need not stand in the page's address.
        _filter = _filter with
        {
            Sort = ask is { Sort: "email", IsDescending: false } ? null : ask.Sort,
            IsDescending = ask.IsDescending,
            Page = (ask.Skip / AccountFilter.PageSize) + 1,
        };
        var page = await Search.FindAsync(_filter.ToQuery(), Clock.GetUtcNow(), Gone);
        return new DeskRows<Account>(page.Rows, page.Total);
    }

    private void Note() => _part?.KeepAddress(Address);

    private async Task SetAsync((string Name, string? Value) field)
    {
        _filter = _filter.With(field.Name, field.Value);
        Note();
        await RefreshAsync(toFirst: true);
    }

    private async Task RefreshAsync(bool toFirst = false)
    {
        StateHasChanged();
        await (_grid?.RefreshAsync(toFirst) ?? Task.CompletedTask);
    }

    private void Open(AccountAct act, Account? account = null, Grant? grant = null) =>
        (_ask, _isOpen, _fault, _link, _said) = (new AccountAsk(act, account, grant), true, null, null, null);

    private void CloseDialog() => (_isOpen, _fault, _link) = (false, null, null);

    private async Task DoAsync(AccountTyped typed)
    {
        if (_isBusy || _ask is not { } ask || !_isOpen)
        {
            return;
        }

        _isBusy = true;
        try
        {
            if (!await AskAsync())
            {
                await RefuseAsync(ask);
                return;
            }

            _mayAct = await SignInService.HasSteppedUpAsync(User!, Gone);
            if (_mayAct)
            {
                await DoAsync(ask, typed);
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task DoAsync(AccountAsk ask, AccountTyped typed)
    {
        // As it stands now: the list may be minutes old.
        var account = ask.Account is { } listed ? await Accounts.FindAsync(listed.Id, Gone) : null;
        if (account is null && ask.Act != AccountAct.Invite)
        {
            _fault = EnumText.Of(AccountRefusal.Unknown);
            return;
        }

        var outcome = ask.Act switch
        {
            AccountAct.Invite => await Acts.InviteAsync(typed.Email, typed.Name, typed.Grant, Actor, Gone),
            AccountAct.Give => await Acts.GiveAsync(account!, typed.Grant, Actor, Gone),
            AccountAct.End => await Acts.TakeAsync(account!, ask.Grant!, Actor, Gone),
            AccountAct.Disable => await Acts.DisableAsync(account!, Actor, Gone),
            AccountAct.Enable => await Acts.EnableAsync(account!, Actor, Gone),
        };
        _fault = outcome.Fault;
        if (outcome.Fault is not null)
        {
            return;
        }

        _link = outcome.Token is { } token ? LinkStart + Urls.Password(token) : null;
        _isOpen = _link is not null;
        _said = outcome.IsAsked ? Texts.AccountWaitsForSecond : EnumText.Of(AccountNotice.AccountChanged);

        // What was done may have been done to oneself.
        if (await AskAsync())
        {
            await RefreshAsync();
        }
    }

    // A session that ended is asked to begin anew, as at any page; who is in and may not is in the audit.
    private async Task RefuseAsync(AccountAsk ask)
    {
        _isOpen = false;
        if (User is not null)
        {
            await Audit.RecordAsync(
                new AuditEvent(AuditAction.Refused) { Kind = "account", Key = ask.Account?.Email }, Actor, Clock.GetUtcNow(), Gone);
        }
    }
}
