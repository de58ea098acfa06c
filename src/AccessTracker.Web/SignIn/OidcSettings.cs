using AccessTracker.Web.Hosting;

namespace AccessTracker.Web.SignIn;

/// <summary>Another provider that people may sign in with: all of its settings that are needed, or none.</summary>
[Settings("Oidc")]
public sealed class OidcSettings : ICheckedSettings
{
    /// <summary>Where the provider describes itself.</summary>
    public string? Authority { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>What people call it; null: by its host.</summary>
    public string? Name { get; init; }

    /// <summary>Whether its word is taken that it asked for a second factor.</summary>
    public bool TrustSecondFactor { get; init; }

    internal bool IsOn => Authority is not null;

    internal string DisplayName => Name ?? new Uri(Authority!).Host;

    public IEnumerable<string> Faults(IHostEnvironment environment)
    {
        (string Name, string? Value)[] needed = [(nameof(Authority), Authority), (nameof(ClientId), ClientId), (nameof(ClientSecret), ClientSecret)];
        var missing = needed.Where(n => n.Value is null).Select(n => $"Oidc:{n.Name}").ToList();
        if (missing.Count > 0 && missing.Count < needed.Length)
        {
            yield return $"Sign-in with OpenID Connect is only partly set up: {string.Join(" and ", missing)} must be set too, or none of its "
                + $"settings.";
        }

        if (Authority is not null && !IsUsable(environment))
        {
            yield return $"Oidc:Authority is '{Authority}'. Expected: https://, and the provider's address.";
        }
    }

    private bool IsUsable(IHostEnvironment environment) =>
        Uri.TryCreate(Authority, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment()));
}
