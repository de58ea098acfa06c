using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace AccessTracker.Web.SignIn;

public sealed partial class SecondFactorPage
{
    private Account? _account;
    private string _key = "";
    private IReadOnlyList<string>? _codes;
    private int _codesLeft;
    private string? _fault;
    private bool _needsPasskey;
    private bool _mayChange;

    [Inject]
    public required AccountStore Accounts { get; init; }

    [Inject]
    public required CredentialStore Credentials { get; init; }

    [Inject]
    public required PasskeyStore Passkeys { get; init; }

    [Inject]
    public required AuthenticatorKeys Keys { get; init; }

    [Inject]
    public required SignInService SignInService { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>The person was led here because a role asks for it.</summary>
    [SupplyParameterFromQuery]
    public bool Needed { get; set; }

    /// <summary>The page the person wanted.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>The key that was shown, sealed.</summary>
    [SupplyParameterFromForm(FormName = "confirm")]
    public string? Offer { get; set; }

    [SupplyParameterFromForm(FormName = "confirm")]
    public string? Code { get; set; }

    /// <summary>Asked again: who finds a browser left open must not make the account his own.</summary>
    [SupplyParameterFromForm(FormName = "confirm", Name = "Password")]
    public string? Confirmed { get; set; }

    [SupplyParameterFromForm(FormName = "remove")]
    public string? Password { get; set; }

    private string Picture
    {
        get
        {
            using var data = QRCodeGenerator.GenerateQrCode(Totp.Address(_key, _account!.Email), QRCodeGenerator.ECCLevel.M);
            using var image = new PngByteQRCode(data);
            return $"data:image/png;base64,{Convert.ToBase64String(image.GetGraphic(5))}";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _account = SessionClaims.Account(Context.User) is { } id ? await Accounts.FindAsync(id, Context.RequestAborted) : null;
        if (_account is not null)
        {
            // After a wrong code the same key is shown again: the app has it by then.
            _key = Keys.Open(_account, Offer) ?? Totp.NewKey();
            _needsPasskey = PasskeySection.IsNeeded(Context.User, await Passkeys.ListAsync(_account.Id, Context.RequestAborted));
            _mayChange = _account.HasPassword || await SignInService.IsFreshAsync(Context);
            _codesLeft = await Credentials.CodesLeftAsync(_account.Id, Context.RequestAborted);
        }
    }

    private async Task ConfirmAsync()
    {
        if (_account is { HasPassword: true } && !await SignInService.ConfirmAsync(_account, Confirmed, Context))
        {
            _fault = Texts.PasswordWrong;
            return;
        }

        if (_account is not { HasSecondFactor: false } || Keys.Open(_account, Offer) is not { } key
            || Totp.Match(key, Code, Clock.GetUtcNow()) is not { } step)
        {
            _fault = Texts.CodeRefused;
            return;
        }

        var codes = Totp.NewRecoveryCodes();
        if (!await Credentials.SetSecondFactorAsync(
            _account, Keys.Protect(_account.Id, key), step, codes, ClientInfo.Actor(Context), Clock.GetUtcNow(), Context.RequestAborted))
        {
            _fault = Texts.CodeRefused;
            return;
        }

        await SignInService.ReenterAsync(Context, SecondFactor.Totp);
        _codes = codes;
    }

    private async Task RemoveAsync()
    {
        if (_account is not { HasSecondFactor: true })
        {
            return;
        }

        // Who finds a browser left open and knows the password has not the factor, and must not take it away.
        if (!await SignInService.HasSteppedUpAsync(Context))
        {
            Navigation.NavigateTo(Urls.SignInAndReturn(Urls.SecondFactor));
            return;
        }

        if (_account.HasPassword && !await SignInService.ConfirmAsync(_account, Password, Context))
        {
            _fault = Texts.PasswordWrong;
            return;
        }

        await Credentials.RemoveSecondFactorAsync(_account, ClientInfo.Actor(Context), Clock.GetUtcNow(), Context.RequestAborted);
        await SignInService.ReenterWithoutFactorAsync(Context);
        Navigation.NavigateTo(Urls.AccountDone(EnumCode.Of(AccountNotice.SecondFactorRemoved)));
    }
}
