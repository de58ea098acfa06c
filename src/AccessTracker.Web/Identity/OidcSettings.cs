using AccessTracker.Web.Edge;

namespace AccessTracker.Web.Identity;

/// <summary>Another provider that people may sign in with: <c>Oidc:*</c> of the configuration.</summary>
/// <param name="Authority">Where the provider describes itself.</param>
/// <param name="Name">What people call it.</param>
/// <param name="TrustSecondFactor">Whether its word is taken that it asked for a second factor.</param>
public sealed record OidcSettings(string Authority, string ClientId, string ClientSecret, string Name, bool TrustSecondFactor)
{
    private static readonly string[] _needed = ["Authority", "ClientId", "ClientSecret"];

    /// <summary>Null: there is none.</summary>
    /// <exception cref="UnsafeSetupException">It is half set up, or could be listened to on the way.</exception>
    public static OidcSettings? Read(IConfiguration configuration, IHostEnvironment environment)
    {
        string? Value(string name) => configuration[$"Oidc:{name}"] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        var missing = _needed.Where(n => Value(n) is null).ToList();
        if (missing.Count == _needed.Length)
        {
            return null;
        }

        if (missing.Count > 0)
        {
            throw new UnsafeSetupException($"Sign-in with OpenID Connect is only partly set up: {string.Join(" and ", missing.Select(n => $"Oidc:{n}"))} must be set too, or none of its settings.");
        }

        var isTrusted = false;
        if (Value("TrustSecondFactor") is { } trust && !bool.TryParse(trust, out isTrusted))
        {
            throw new UnsafeSetupException($"Oidc:TrustSecondFactor is '{trust}'. Expected: true or false.");
        }

        var authority = Value("Authority")!;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var url) || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment())))
        {
            throw new UnsafeSetupException($"Oidc:Authority is '{authority}'. Expected: https://, and the provider's address.");
        }

        return new OidcSettings(authority, Value("ClientId")!, Value("ClientSecret")!, Value("Name") ?? url.Host, isTrusted);
    }
}
