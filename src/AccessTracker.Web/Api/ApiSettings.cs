using AccessTracker.Web.Hosting;

namespace AccessTracker.Web.Api;

/// <summary>Who may use the API from where.</summary>
[Settings("Api")]
public sealed class ApiSettings : ICheckedSettings
{
    /// <summary>Origins whose pages may call the API from a browser; none: no page may.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    public IEnumerable<string> Faults(IHostEnvironment environment) => Origins
        .Where(o => !Uri.TryCreate(o, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            || url.GetLeftPart(UriPartial.Authority) != o)
        .Select(o => $"Api:Origins names '{o}'. Expected: origins such as https://example.org, without a path, separated by commas.");
}
