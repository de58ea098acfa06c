using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.SignIn;

/// <summary>
/// A browser between the program and a provider. It keeps the program's cookies, and keeps the strict ones back on whatever
/// way the provider has sent it, as real ones do.
/// </summary>
internal sealed class ProviderBrowser(TestApp app) : IDisposable
{
    private readonly HttpClient _here = ((TestServer)app.Services.GetRequiredService<IServer>()).CreateClient();
    private readonly HttpClient _there = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly Dictionary<string, (string Value, bool IsStrict)> _cookies = [];

    /// <summary>Where the last answer led.</summary>
    public Uri At { get; private set; } = new("http://localhost/");

    /// <summary>The addresses of the last way, the last one included.</summary>
    public List<Uri> Way { get; } = [];

    /// <summary>
    /// Asks for a page of the program and follows wherever it leads, up to the first address that <paramref name="until"/> holds for.
    /// </summary>
    public Task<(HttpStatusCode Status, string Text)> GetAsync(string path, Func<Uri, bool>? until = null) =>
        FollowAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri("http://localhost"), path)), until);

    public Task<(HttpStatusCode Status, string Text)> PostAsync(string path, HttpContent form) =>
        FollowAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri("http://localhost"), path)) { Content = form }, null);

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    private async Task<(HttpStatusCode Status, string Text)> FollowAsync(HttpRequestMessage request, Func<Uri, bool>? until)
    {
        var wasElsewhere = false;
        Way.Clear();
        for (var step = 0; step < 12; step++)
        {
            At = request.RequestUri!;
            Way.Add(At);
            var isHere = At.Host == "localhost";
            wasElsewhere |= !isHere;
            if (isHere)
            {
                request.Headers.TryAddWithoutValidation(
                    "Cookie", string.Join("; ", _cookies.Where(c => !(c.Value.IsStrict && wasElsewhere)).Select(c => $"{c.Key}={c.Value.Value}")));
            }

            using var answer = await (isHere ? _here : _there).SendAsync(request);
            Keep(answer, isHere);
            if (answer.Headers.Location is not { } to)
            {
                return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
            }

            var next = new Uri(At, to);
            if (until?.Invoke(next) == true)
            {
                return (answer.StatusCode, next.AbsoluteUri);
            }

            request = new HttpRequestMessage(HttpMethod.Get, next);
        }

        throw new InvalidOperationException($"It leads in circles: {string.Join(" ", Way)}");
    }

    private void Keep(HttpResponseMessage answer, bool isHere)
    {
        foreach (var cookie in isHere && answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                _cookies.Remove(pair[0]);
            }
            else
            {
                _cookies[pair[0]] = (pair[1], cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase));
            }
        }
    }
}
