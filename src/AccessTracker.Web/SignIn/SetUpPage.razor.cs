using AccessTracker.Data.Accounts;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.SignIn;

public sealed partial class SetUpPage
{
    private string? _token;
    private bool _isGood;
    private string? _fault;

    [Inject]
    public required LinkStore Links { get; init; }

    [Inject]
    public required SignInService SignInService { get; init; }

    [Inject]
    public required PasswordRules Rules { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "set-up")]
    public string? Token { get; set; }

    [SupplyParameterFromForm(FormName = "set-up")]
    public string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "set-up")]
    public string? PersonName { get; set; }

    [SupplyParameterFromForm(FormName = "set-up")]
    public string? Password { get; set; }

    protected override Task OnInitializedAsync() => Token is null ? Task.CompletedTask : FindAsync(Token);

    private async Task FindAsync(string? token)
    {
        _token = token ?? "";
        _isGood = await Links.IsSetUpAsync(_token, Clock.GetUtcNow(), Context.RequestAborted);
    }

    private async Task SetUpAsync()
    {
        if (!_isGood)
        {
            return;
        }

        _fault = GrantFields.IsEmail(Email) && GrantFields.IsName(PersonName)
            ? await Rules.FaultAsync(Password, Email, Context.RequestAborted)
            : Texts.EmailAndNameNeeded;
        if (_fault is not null)
        {
            return;
        }

        var account = await Links.SetUpAsync(_token!, Email!, PersonName!, SignInService.Hash(Password!), Clock.GetUtcNow(), Context.RequestAborted);
        if (account is null)
        {
            // The link is as it was when the address has an account already, which may be without the role.
            _isGood = await Links.IsSetUpAsync(_token!, Clock.GetUtcNow(), Context.RequestAborted);
            _fault = EnumText.Of(AccountRefusal.EmailTaken);
        }
        else if (await SignInService.EnterAsync(account, null, Context, null) is { } to)
        {
            Navigation.NavigateTo(to);
        }
    }
}
