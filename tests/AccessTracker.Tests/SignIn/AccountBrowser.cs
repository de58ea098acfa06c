using System.Net;
using System.Text.RegularExpressions;

namespace AccessTracker.Tests.SignIn;

/// <summary>A browser without script: it opens pages, follows redirects, and sends the forms that a page shows.</summary>
internal sealed class AccountBrowser(HttpClient client, ICollection<string> secrets) : IDisposable
{
    // What is typed into these must never be found anywhere afterwards.
    private static readonly string[] _secretFields = ["Password", "Current", "New", "Code", "Credential"];

    /// <summary>The page that is shown.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Its address, from the root.</summary>
    public string Address { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last form led to, before it was followed; null: it stayed.</summary>
    public string? Led { get; private set; }

    /// <summary>The cookie that says who somebody is, as it was last set.</summary>
    public string? Cookie { get; private set; }

    public HttpClient Client => client;

    /// <summary>What stands behind a # is not sent; a form takes it, which the page's script fills in and sends.</summary>
    public async Task<AccountBrowser> OpenAsync(string path)
    {
        var parts = path.Split('#');
        await ShowAsync(new HttpRequestMessage(HttpMethod.Get, parts[0]));
        return parts is [_, var token] ? await SendAsync("link", ("Token", token)) : this;
    }

    /// <summary>Sends the form of that name as it stands on the page, with <paramref name="fields"/> typed into it or added to it.</summary>
    public Task<AccountBrowser> SendAsync(string form, params (string Name, string Value)[] fields) =>
        ShowAsync(new HttpRequestMessage(HttpMethod.Post, Address) { Content = Fill(form, fields) });

    /// <summary>The same without following: for sending the same thing twice at once.</summary>
    public Task<HttpResponseMessage> PostAsync(string form, params (string Name, string Value)[] fields) =>
        client.PostAsync(Address, Fill(form, fields));

    public Task<AccountBrowser> SignOutAsync() =>
        ShowAsync(new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = new FormUrlEncodedContent(Hidden(Page)) });

    /// <summary>Presses the switch of languages in the page's head.</summary>
    public Task<AccountBrowser> ChooseLanguageAsync(string language, string back) =>
        ShowAsync(new HttpRequestMessage(HttpMethod.Post, "/language")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(Hidden(Page)) { ["language"] = language, ["back"] = back }),
        });

    public async Task<AccountBrowser> SignInAsync(string email, string password = AccountSite.Password, string? returnUrl = null)
    {
        await OpenAsync(returnUrl is null ? "/sign-in" : $"/sign-in?ReturnUrl={Uri.EscapeDataString(returnUrl)}");
        return await SendAsync("sign-in", ("Email", email), ("Password", password));
    }

    public void Dispose() => client.Dispose();

    /// <summary>Whether a request is answered as one of somebody who has signed in.</summary>
    public async Task<bool> IsInAsync() => (await client.GetAsync("/account")).StatusCode == HttpStatusCode.OK;

    private FormUrlEncodedContent Fill(string form, (string Name, string Value)[] fields)
    {
        var found = Regex.Matches(Page, "<form\\b[^>]*>.*?</form>", RegexOptions.Singleline).Select(m => Hidden(m.Value))
            .FirstOrDefault(f => f.GetValueOrDefault("_handler") == form);
        Assert.True(found is not null, $"{Address} ({Status}) has no form '{form}'.");
        foreach (var (name, value) in fields)
        {
            found[name] = value;
            if (_secretFields.Contains(name) && value.Length > 0)
            {
                secrets.Add(value);
            }
        }

        return new FormUrlEncodedContent(found);
    }

    private static Dictionary<string, string> Hidden(string form)
    {
        var fields = new Dictionary<string, string>();
        foreach (var input in Regex.Matches(form, "<input\\b[^>]*>").Select(m => m.Value)
            .Where(i => i.Contains("type=\"hidden\"", StringComparison.Ordinal)))
        {
            fields[Attribute(input, "name")] = Attribute(input, "value");
        }

        return fields;
    }

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"").Groups[1].Value);

    private async Task<AccountBrowser> ShowAsync(HttpRequestMessage request)
    {
        Led = null;
        var answer = await client.SendAsync(request);
        var address = request.RequestUri!;
        while (true)
        {
            if (answer.Headers.TryGetValues("Set-Cookie", out var set)
                && set.FirstOrDefault(c => Regex.IsMatch(c, "^(__Host-)?AccessTracker=[^;]")) is { } cookie)
            {
                Cookie = cookie.Split(';')[0];
            }

            if (answer.Headers.Location is not { } to)
            {
                break;
            }

            Assert.True(!to.IsAbsoluteUri || to.Host == "localhost", $"Led to {to}.");
            address = to.IsAbsoluteUri ? new Uri(to.PathAndQuery, UriKind.Relative) : to;
            Led ??= address.OriginalString;
            answer = await client.GetAsync(address);
        }

        Address = address.IsAbsoluteUri ? address.PathAndQuery : address.OriginalString;
        Status = answer.StatusCode;
        Page = await answer.Content.ReadAsStringAsync();
        return this;
    }
}
