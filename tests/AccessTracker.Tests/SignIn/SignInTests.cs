using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.SignIn;

[Collection("hangfire")]
public sealed class SignInTests
{
    [Theory]
    [InlineData("coordinator")]
    [InlineData("member")]
    [InlineData("manager")]
    [InlineData("administrator")]
    public async Task At_a_desk_one_click_enters_in_each_role(string role)
    {
        using var app = new TestApp();

        var entered = await app.EnterAsync(role);

        Assert.Equal((HttpStatusCode.Redirect, "/"), (entered.StatusCode, entered.Headers.Location!.OriginalString));
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"), c => c.StartsWith("AccessTracker=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/")).StatusCode);
        Assert.Equal(
            "one-click entry of a desk",
            await app.Services.GetRequiredService<Data.Common.Db>()
            .ReadAsync(s => s.FirstOrDefaultAsync<string>("select details from audit_event where action = 'signed_in'")));
    }

    [Theory]
    [InlineData("Production", "127.0.0.1", null)]
    [InlineData("Staging", "127.0.0.1", null)]
    [InlineData("Development", "192.0.2.7", null)]
    [InlineData("Development", null, null)]
    [InlineData("Development", "127.0.0.1", "X-Forwarded-For")]
    [InlineData("Development", "127.0.0.1", "Forwarded")]
    [InlineData("Development", "::1", "X-Real-IP")]
    [InlineData("Development", "127.0.0.1", "X-Original-For")]
    public async Task Elsewhere_there_is_no_such_door(string environment, string? address, string? header)
    {
        using var app = new TestApp(environment, address);
        if (header is not null)
        {
            app.Client.DefaultRequestHeaders.Add(header, "203.0.113.9");
        }

        var page = await app.Client.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("Enter as", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.PostAsync("/sign-in/demo", TestApp.Form(("role", "administrator")))).StatusCode);
    }

    // Believing a header, the program takes the address in it for the caller's.
    [Fact]
    public async Task A_proxy_that_is_believed_does_not_open_the_door()
    {
        using var app = new TestApp(settings: [("Proxy:Known", "127.0.0.1")]);
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "127.0.0.1");
        Assert.DoesNotContain("Enter as", await app.Client.GetStringAsync("/sign-in"), StringComparison.Ordinal);
    }

    // A name that somebody else chose may lead to 127.0.0.1 as well (DNS rebinding).
    [Theory]
    [InlineData("localhost:5080", true)]
    [InlineData("127.0.0.1:5080", true)]
    [InlineData("[::1]:5080", true)]
    [InlineData("elsewhere.example", false)]
    [InlineData("elsewhere.example:5080", false)]
    [InlineData("localhost.elsewhere.example:5080", false)]
    [InlineData("192.0.2.7", false)]
    public async Task The_door_is_there_under_the_machine_s_own_names_only(string host, bool open)
    {
        using var app = new TestApp();
        app.Client.DefaultRequestHeaders.Host = host;

        Assert.Equal(open, (await app.Client.GetStringAsync("/sign-in")).Contains("Enter as", StringComparison.Ordinal));
        Assert.Equal(
            open ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound,
            (await app.Client.PostAsync("/sign-in/demo", TestApp.Form(("role", "manager")))).StatusCode);
    }

    [Theory]
    [InlineData("elsewhere.example", "/o/none", "/sign-in?ReturnUrl=%2Fo%2Fnone")]
    [InlineData("elsewhere.example:5080", "/accounts", "/sign-in?ReturnUrl=%2Faccounts")]
    [InlineData("localhost:5080", "/accounts", "http://localhost:5080/sign-in?ReturnUrl=%2Faccounts")]
    public async Task Nobody_is_led_on_to_a_name_that_only_the_request_gives(string host, string from, string to)
    {
        using var app = new TestApp();
        app.Client.DefaultRequestHeaders.Host = host;

        var answer = await app.Client.GetAsync(from);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(to, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Another_site_cannot_send_the_form()
    {
        using var app = new TestApp();
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Client.PostAsync("/sign-in/demo", TestApp.Form(("role", "manager")))).StatusCode);
    }

    [Fact]
    public async Task A_role_that_is_none_does_not_enter()
    {
        using var app = new TestApp();
        Assert.Equal(HttpStatusCode.BadRequest, (await app.EnterAsync("root")).StatusCode);
    }

    [Theory]
    [InlineData("/o/x/reports", "/o/x/reports")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    public async Task Entering_leads_back_on_this_host_only(string asked, string expected)
    {
        using var app = new TestApp();
        Assert.Equal(expected, (await app.EnterAsync("member", asked)).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/o/x")]
    [InlineData("/o/x/reports/5")]
    [InlineData("/nothing")]
    [InlineData("/error")]
    [InlineData("/Error/")]
    [InlineData("/not-found")]
    [InlineData("/hangfire")]
    [InlineData("/_blazor")]
    [InlineData("/_blazor/negotiate")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.js")]
    public async Task In_production_everything_leads_to_the_sign_in_page(string path)
    {
        using var app = new TestApp("Production");
        var answer = await app.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(
            "/sign-in?ReturnUrl=",
            answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_the_sign_in_page_asks_for_address_and_password_and_brings_its_style_and_script()
    {
        using var app = new TestApp("Production");
        var page = await app.Client.GetStringAsync("/sign-in");

        Assert.Contains("name=\"Email\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"Password\"", page, StringComparison.Ordinal);
        var script = Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "<script([^>]*)>"));
        Assert.Matches("type=\"module\" src=\"passkeys\\.[a-z0-9]+\\.js\"", script.Value);
        Assert.Equal(
            HttpStatusCode.OK,
            (await app.Client.GetAsync("/" + System.Text.RegularExpressions.Regex.Match(script.Value, "src=\"([^\"]+)\"").Groups[1].Value))
            .StatusCode);
        foreach (System.Text.RegularExpressions.Match style in System.Text.RegularExpressions.Regex.Matches(
            page, "rel=\"stylesheet\" href=\"([^\"]+)\""))
        {
            var answer = await app.Client.GetAsync("/" + style.Groups[1].Value);
            Assert.Equal((HttpStatusCode.OK, "text/css"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        }

        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/health")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_closes_the_door_again()
    {
        using var app = new TestApp();
        await app.EnterAsync("member");
        var page = await app.Client.GetStringAsync("/");

        var left = await app.Client.PostAsync("/sign-out", TestApp.Form(TestApp.Token(page)));

        Assert.Equal("/sign-in", left.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Client.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("coordinator", HttpStatusCode.Redirect)]
    [InlineData("member", HttpStatusCode.Redirect)]
    [InlineData("manager", HttpStatusCode.Redirect)]
    [InlineData("administrator", HttpStatusCode.OK)]
    public async Task The_dashboard_of_the_jobs_is_for_administrators(string role, HttpStatusCode expected)
    {
        using var app = new TestApp();
        await app.EnterAsync(role);

        var answer = await app.Client.GetAsync("/hangfire");

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.Redirect)
        {
            Assert.Contains("/access-denied", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Contains("No access with your role", await app.Client.GetStringAsync("/access-denied"), StringComparison.Ordinal);
        }
    }
}
