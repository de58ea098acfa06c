using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.SignIn;

public sealed partial class SignInPage
{
    private string? _refusal;

    [Inject]
    public required IHostEnvironment Environment { get; init; }

    [Inject]
    public required SignInService SignInService { get; init; }

    [Inject]
    public required ExternalSignInService External { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>The page the person wanted.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>The person has just set a password.</summary>
    [SupplyParameterFromQuery]
    public bool PasswordSet { get; set; }

    /// <summary>Another provider let the person in, and this program did not.</summary>
    [SupplyParameterFromQuery]
    public bool NotInvited { get; set; }

    /// <summary>Another provider was asked for, and does not answer.</summary>
    [SupplyParameterFromQuery]
    public bool ProviderAway { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    public string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    public string? Password { get; set; }

    private bool IsDemo => DemoSignIn.IsOpen(Environment, Context);

    protected override void OnInitialized() => _refusal =
        NotInvited ? Texts.NotInvited : ProviderAway && External.Name is { } provider ? Format.With(Texts.ProviderAway, provider) : null;

    private async Task SignInAsync()
    {
        if (await SignInService.FindAsync(Email, Password, Context) is { } account)
        {
            if (account.HasSecondFactor)
            {
                await SignInService.HoldAsync(Context, account);
                Navigation.NavigateTo(Urls.SecondStepAndReturn(ReturnUrl));
                return;
            }

            if (await SignInService.EnterAsync(account, null, Context, ReturnUrl) is { } to)
            {
                Navigation.NavigateTo(to);
                return;
            }
        }

        _refusal = Texts.SignInRefused;
    }
}
