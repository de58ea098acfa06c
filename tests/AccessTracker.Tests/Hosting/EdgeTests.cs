using System.Net;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Jobs;
using Hangfire;
using Hangfire.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AccessTracker.Tests.Hosting;

/// <summary>What stands between the network and the pages.</summary>
[Collection("hangfire")]
public sealed class EdgeTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/o/x")]
    [InlineData("/hangfire")]
    public async Task Every_answer_tells_the_browser_to_be_strict(string path)
    {
        using var app = new TestApp();
        var answer = await app.GetAsAsync(app.TicketOf(TestApp.Somebody(Role.Administrator)), path);

        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));
        Assert.DoesNotMatch(
            "unsafe-eval|unsafe-inline.*unsafe-inline|(script-src|style-src|style-src-elem) [^;]*unsafe", Header("Content-Security-Policy"));
        Assert.Contains(
            "default-src 'none'; script-src 'self'; style-src 'self'; style-src-elem 'self'", Header("Content-Security-Policy"),
            StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_theme_is_a_file_that_anybody_may_keep_and_no_page_holds_a_style_of_its_own()
    {
        using var app = new TestApp();
        await app.EnterAsync("manager");
        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["x", "X", "2016-02-11"]);
        var page = await app.Client.GetStringAsync("/o/x/jobs");
        var address = System.Text.RegularExpressions.Regex.Match(page, "href=\"(theme.css\\?v=[0-9a-f]{16})\"").Groups[1].Value;

        var theme = await app.Client.GetAsync("/" + address);

        Assert.Equal((HttpStatusCode.OK, "text/css"), (theme.StatusCode, theme.Content.Headers.ContentType!.MediaType));
        Assert.Contains("immutable", theme.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("--mud-palette-primary", await theme.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mark_of_a_draft_is_in_each_language_that_there_are_texts_in()
    {
        using var app = new TestApp();
        var sheet = await app.Client.GetStringAsync("/" + Web.Reports.Paper.DraftMark.Address);
        Assert.Contains(":root { --draft-mark: \"\\000020\\000020\\000044\\000052", sheet, StringComparison.Ordinal);
        Assert.All(Speech.Languages, l => Assert.Contains(
            Web.Reports.Paper.DraftMark.Rule($":root:lang({l.TwoLetterISOLanguageName})", l), sheet, StringComparison.Ordinal));
        Assert.Equal(Speech.Languages.Count + 1, sheet.Split('\n').Distinct().Count());
    }

    [Theory]
    [InlineData("/o/x/reports/٥", "/o/x/reports/5")]
    [InlineData("/o/x/reports/٥/r/۲/print?day=٣", "/o/x/reports/5/r/2/print?day=%D9%A3")]
    [InlineData("/o/x/nowhere/٥", "/o/x/nowhere/5")]
    [InlineData("/o/x/reports/٩٩٩٩٩٩٩٩٩٩٩", null)]
    [InlineData("/o/x/locations/٥", null)]
    [InlineData("/٥", null)]
    [InlineData("//o/٥", null)]
    public async Task A_number_of_an_address_is_read_in_the_digits_of_any_script(string address, string? leadsTo)
    {
        using var app = new TestApp();
        var answer = await app.GetAsAsync(app.TicketOf(TestApp.Somebody(Role.Administrator)), address);
        Assert.Equal(leadsTo, answer.StatusCode == HttpStatusCode.Found ? answer.Headers.Location!.OriginalString : null);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/app.css")]
    [InlineData("/passkeys.js")]
    [InlineData("/favicon.svg")]
    [InlineData("/health")]
    [InlineData("/hangfire")]
    [InlineData("/no/such/page")]
    public async Task Every_text_names_its_charset(string path)
    {
        using var app = new TestApp();
        using var answer = await app.GetAsAsync(app.TicketOf(TestApp.Somebody(Role.Administrator)), path);
        Assert.Equal("utf-8", answer.Content.Headers.ContentType?.CharSet, ignoreCase: true);
    }

    [Fact]
    public async Task So_does_what_a_script_asks_for()
    {
        using var app = new TestApp();
        var (_, token) = TestApp.Token(await app.Client.GetStringAsync("/sign-in"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/passkey");
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await app.Client.SendAsync(request);
        Assert.Equal(
            (HttpStatusCode.OK, "application/json", "utf-8"),
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet));
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    public async Task Nobody_traces_or_tunnels(string method)
    {
        using var app = new TestApp();
        var server = (TestServer)app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>();
        var answer = await server.SendAsync(context => (context.Request.Method, context.Request.Path) = (method, "/sign-in"));
        Assert.Equal(
            (StatusCodes.Status405MethodNotAllowed, "GET, HEAD, POST"), (answer.Response.StatusCode, answer.Response.Headers.Allow.ToString()));
    }

    [Fact]
    public async Task Who_tries_the_fences_is_put_down_once_a_minute()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        using var app = new TestApp("Production", settings: [("Limits:SignInsPerMinute", "1")], clock: clock);
        var token = TestApp.Token(await app.Client.GetStringAsync("/sign-in"));
        for (var i = 0; i < 4; i++)
        {
            await app.Client.PostAsync("/sign-in", TestApp.Form(("Email", "x")));
            await app.Client.PostAsync("/sign-in", TestApp.Form(("Email", "x"), ("Password", "y"), ("_handler", "sign-in"), token));
        }

        await app.GetAsAsync(app.TicketOf(TestApp.Somebody()), "/_blazor");
        Assert.Equal(["from another site: /_blazor", "not a form of ours: /sign-in", "too often: /sign-in"], (await AuditedAsync(app)).Order());

        clock.Advance(TimeSpan.FromMinutes(1));
        await app.Client.PostAsync("/sign-out", TestApp.Form());
        await app.Client.PostAsync("/sign-in", TestApp.Form(("Email", "x")));
        Assert.Equal(4, (await AuditedAsync(app)).Count(a => !a.StartsWith("from", StringComparison.Ordinal)) + 1);
    }

    private static async Task<IReadOnlyList<string>> AuditedAsync(TestApp app) =>
        await app.Services.GetRequiredService<AccessTracker.Data.Common.Db>().ReadAsync(
        s => s.QueryAsync<string>("select details from audit_event where action = 'refused' order by number", null));

    [Fact]
    public async Task Outside_development_browsers_are_to_come_by_tls_for_two_years()
    {
        using var app = new TestApp("Production");
        var answer = await app.Client.GetAsync(new Uri("https://tracker.example/sign-in"));
        Assert.Equal("max-age=63072000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }

    [Theory]
    [InlineData("PublicUrl", "https://tracker.example", "https://tracker.example/o/x?q=a%20b")]
    [InlineData("HTTPS_PORT", "443", "https://localhost/o/x?q=a%20b")]
    [InlineData("HTTPS_PORTS", "8443", "https://localhost:8443/o/x?q=a%20b")]
    public async Task Who_comes_by_plain_http_to_read_is_sent_to_https(string setting, string value, string expected)
    {
        using var app = new TestApp("Production", settings: [(setting, value)]);

        var read = await app.Client.GetAsync(new Uri("http://localhost/o/x?q=a%20b"));
        Assert.Equal((HttpStatusCode.TemporaryRedirect, expected), (read.StatusCode, read.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Client.PostAsync(new Uri("http://localhost/sign-out"), null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(new Uri("http://localhost/health"))).StatusCode);
    }

    // Every endpoint that the program has, whoever added it: none changes anything for a page of another site.
    [Fact]
    public async Task Nothing_that_is_not_reading_is_done_without_the_token()
    {
        using var app = new TestApp(settings: [("Limits:SignInsPerMinute", "1000")]);
        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["1", "One", "2016-02-12"]);
        await app.ImportAsync(RecordKinds.Locations, ["code", "name"], ["1", "One"]);
        string[] tickets = [app.TicketOf(TestApp.Somebody(Role.Administrator)), app.TicketOf(TestApp.Somebody(Role.Manager, "a2"))];
        var endpoints = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();
        var tried = 0;
        foreach (var endpoint in endpoints.Where(e => !(e.RoutePattern.RawText ?? "").TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal)))
        {
            var named = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["POST", "PUT", "PATCH", "DELETE"];
            foreach (var method in named.Where(m => m is not ("GET" or "HEAD" or "OPTIONS" or "TRACE")))
            {
                var path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternParameterPart { Name: "Kind" } => "location",
                    _ => "1",
                }))));
                var refused = new List<HttpStatusCode>();
                foreach (var ticket in tickets)
                {
                    var answer = await app.SendAsAsync(ticket, new HttpMethod(method), path);
                    refused.Add(answer.StatusCode is HttpStatusCode.Found
                        && answer.Headers.Location!.ToString().Contains("/access-denied", StringComparison.Ordinal)
                        ? HttpStatusCode.Unauthorized
                        : answer.StatusCode);
                }

                if (path.StartsWith("/api/", StringComparison.Ordinal))
                {
                    // No cookie opens the API, and so no page of elsewhere does anything with one.
                    Assert.All(refused, r => Assert.Equal(HttpStatusCode.Unauthorized, r));
                    continue;
                }

                // Who may not do it at all is told so first, of a record that there is none; somebody may, and lacks the token alone.
                HttpStatusCode[] expected = [HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.MethodNotAllowed];
                Assert.True(refused.All(s =>
                    s == HttpStatusCode.Unauthorized || (s == HttpStatusCode.NotFound && path.Contains("/record/", StringComparison.Ordinal))
                    || expected.Contains(s)) && refused.Any(expected.Contains), $"{method} {path}: {string.Join(", ", refused)}");
                tried++;
            }
        }

        Assert.True(tried > 15, $"Only {tried} endpoints were tried.");
        Assert.All(
            endpoints.Where(e => e.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false }
                && !e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)),
            e => Assert.Contains(e.RoutePattern.RawText, new[] { "/sign-in/demo", "/o/{operation}/attachments" }));
    }

    [Fact]
    public async Task A_body_larger_than_its_endpoint_asks_for_is_not_read()
    {
        using var app = new TestApp(kestrel: true);
        await app.EnterAsync("member");
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await app.Client.PostAsync("/sign-out", TestApp.Form(("much", new string('x', 300_000))))).StatusCode);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_to_wait()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(new Limits { SignInsPerMinute = 2 });
        builder.Services.AddRateLimits();
        await using var app = builder.Build();
        app.UseRateLimiter();
        app.MapMethods("/in", ["GET", "POST"], () => "in").RequireRateLimiting(RateLimits.SignIn);
        await app.StartAsync();
        using var client = app.GetTestClient();

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK],
            [(await client.PostAsync("/in", null)).StatusCode, (await client.PostAsync("/in", null)).StatusCode]);
        var refused = await client.PostAsync("/in", null);
        Assert.Equal((HttpStatusCode.TooManyRequests, "text/plain"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/in")).StatusCode);
    }

    [Theory]
    [InlineData("2001:db8:1:2:3::4", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::4", "2001:db8:1:3::4", false)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    public void Addresses_of_one_caller_are_counted_as_one(string one, string other, bool same) =>
        Assert.Equal(same, RateLimits.Network(IPAddress.Parse(one)) == RateLimits.Network(IPAddress.Parse(other)));

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    public void A_limit_that_is_none_is_refused(string value) => Assert.Equal(
        $"Limits:SignInsPerMinute is '{value}'. Expected: a whole number above 0.",
        Assert.Throws<OptionsValidationException>(() => SettingsOf.Read<Limits>(("Limits:SignInsPerMinute", value))).Message);

    [Fact]
    public void A_proxy_that_cannot_be_told_from_others_is_refused()
    {
        Assert.Contains(
            "Proxy:Known",
            Assert.Throws<UnsafeSetupException>(() =>
                Proxies.Read(SettingsOf.Configuration(("ForwardedHeaders_Enabled", "true")), new ProxySettings())).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Expected: addresses or networks",
            Assert.Throws<OptionsValidationException>(() => SettingsOf.Read<ProxySettings>(("Proxy:Known", "proxy.example"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_unknown_proxy_says_is_not_believed()
    {
        using var app = new TestApp("Production", "192.0.2.7", settings: [("Proxy:Known", "10.0.0.0/8")]);
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Client.GetAsync(new Uri("http://localhost/sign-in"))).StatusCode);
    }

    [Fact]
    public void A_runtime_with_known_holes_is_refused()
    {
        Assert.Contains(
            "10.0.7", Assert.Throws<UnsafeSetupException>(() => AppHost.RequireRuntime(new Version(10, 0, 6))).Message, StringComparison.Ordinal);
        AppHost.RequireRuntime(new Version(10, 0, 7));
    }

    // The dashboard shows the arguments of jobs.
    [Fact]
    public void Arguments_of_jobs_are_ids_and_codes()
    {
        using var app = new TestApp(seed: true);
        using var connection = app.Services.GetRequiredService<JobStorage>().GetConnection();
        var jobs = app.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        var queued = jobs.SucceededJobs(0, 1000).Select(j => j.Value.Job).Concat(jobs.ProcessingJobs(0, 1000).Select(j => j.Value.Job))
            .Concat(jobs.Queues().SelectMany(q => jobs.EnqueuedJobs(q.Name, 0, 1000)).Select(j => j.Value.Job));
        var all = connection.GetRecurringJobs().Select(j => j.Job).Concat(queued).ToList();

        Assert.True(all.Count >= JobSchedule.All.Count);
        Assert.All(
            all.SelectMany(j => j.Args).Where(a => a is not null and not CancellationToken),
            a => Assert.Matches("^[A-Za-z0-9._-]{1,64}$", Convert.ToString(a, System.Globalization.CultureInfo.InvariantCulture)));
    }
}
