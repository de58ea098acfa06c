using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Identity;

public sealed partial class SignInPage
{
    [Inject]
    public required IHostEnvironment Environment { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>The page the person wanted.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    private bool IsDemo => DemoDoor.IsOpen(Environment, Context);
}
