namespace AccessTracker.Web.Hosting;

/// <summary>Where people find the program.</summary>
[Settings("")]
public sealed class SiteSettings
{
    /// <summary>Its address from outside, as people enter it in a browser; null: it does not know.</summary>
    [Expected("https://name, as people enter it in a browser")]
    public Uri? PublicUrl { get; init; }

    /// <summary>The names that it answers to, separated by semicolons, which the framework keeps; a star among them is any.</summary>
    public string AllowedHosts { get; init; } = "*";

    /// <summary>What links begin with that go out of the program: <see cref="PublicUrl"/> without a slash at its end.</summary>
    public string? Address => PublicUrl?.OriginalString.TrimEnd('/');

    /// <summary>
    /// A link to be given to somebody: from <see cref="Address"/>. Without it, from the name that the asker used where that is known to be ours; else
    /// the path alone, for what a request calls its host may be anybody's.
    /// </summary>
    public string Absolute(HttpRequest request, string path) =>
        Address is { } site ? site + path : IsOurs(request.Host) ? $"{request.Scheme}://{request.Host}{path}" : path;

    /// <summary>
    /// Whether a request's host is this machine's own name, or one of those that <see cref="AllowedHosts"/> names: others do not come so far then.
    /// </summary>
    public bool IsOurs(HostString host) =>
        host.Host is "localhost" or "127.0.0.1" or "[::1]"
            || !AllowedHosts.Split(';', StringSplitOptions.TrimEntries).Any(a => a.Contains('*', StringComparison.Ordinal));
}
