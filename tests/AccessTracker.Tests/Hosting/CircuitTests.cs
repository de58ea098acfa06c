using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Hosting;

/// <summary>Who may hold a circuit, how many, and for how long.</summary>
[Collection("hangfire")]
public sealed class CircuitTests
{
    [Fact]
    public async Task Who_has_not_signed_in_opens_none()
    {
        using var app = new TestApp(kestrel: true);

        // Led to the sign-in page, which is no circuit.
        Assert.Equal(HttpStatusCode.OK, await RefusalAsync(app, null, Origin(app)));
        var negotiation = await app.Client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        Assert.DoesNotContain("connectionToken", await negotiation.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, app.Services.GetRequiredService<OpenConnections>().Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("https://elsewhere.example")]
    [InlineData("http://127.0.0.1:1")]
    public async Task A_page_of_another_site_opens_none(string? origin)
    {
        using var app = new TestApp(kestrel: true);
        var ticket = app.TicketOf(TestApp.Somebody());

        Assert.Equal(HttpStatusCode.Forbidden, await RefusalAsync(app, ticket, origin));
        Assert.Equal(HttpStatusCode.Forbidden, (await app.SendAsAsync(ticket, HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1")).StatusCode);
    }

    [Fact]
    public async Task One_person_opens_ten_and_another_is_not_kept_out()
    {
        using var app = new TestApp(kestrel: true);
        var (one, other) = (app.TicketOf(TestApp.Somebody(account: "one")), app.TicketOf(TestApp.Somebody(account: "other")));
        var open = new List<ClientWebSocket>();
        for (var i = 0; i < 10; i++)
        {
            open.Add(await OpenAsync(app, one));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await RefusalAsync(app, one, Origin(app)));
        open.Add(await OpenAsync(app, other));

        // The page that got none says why: its script is told in words.
        Assert.Equal((HttpStatusCode.TooManyRequests, Texts.TooManyCircuits), await WhyAsync(one));
        Assert.Equal((HttpStatusCode.BadRequest, ""), await WhyAsync(other));

        open.ForEach(s => s.Dispose());

        async Task<(HttpStatusCode, string)> WhyAsync(string ticket)
        {
            using var asking = new HttpRequestMessage(HttpMethod.Post, "/_blazor");
            asking.Headers.Add("Cookie", app.CookieOf(ticket));
            asking.Headers.Add("Origin", Origin(app));
            using var answer = await app.Client.SendAsync(asking);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_circuit_is_a_WebSocket_and_nothing_else()
    {
        using var app = new TestApp(kestrel: true);
        app.Client.DefaultRequestHeaders.Add("Origin", Origin(app));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.GetAsAsync(app.TicketOf(TestApp.Somebody()), "/_blazor?id=x")).StatusCode);
    }

    [Fact]
    public async Task Whose_session_ends_loses_the_connection_within_a_minute()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var revoked = new HashSet<string>();
        var asked = new SemaphoreSlim(0);
        using var app = new TestApp(kestrel: true, services: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton<SessionQuestion>((person, _) =>
            {
                asked.Release();
                return Task.FromResult(!revoked.Contains(person.Identity!.Name!));
            });
        });
        using var stays = await OpenAsync(app, app.TicketOf(TestApp.Somebody(account: "stays")));
        using var leaves = await OpenAsync(app, app.TicketOf(TestApp.Somebody(account: "leaves")));

        clock.Advance(CircuitRevalidationService.Interval);
        Assert.True(await asked.WaitAsync(TimeSpan.FromSeconds(10)) && await asked.WaitAsync(TimeSpan.FromSeconds(10)), "Nobody asked.");
        Assert.Equal(2, app.Services.GetRequiredService<OpenConnections>().Count);

        revoked.Add("leaves@example.org");
        clock.Advance(CircuitRevalidationService.Interval);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<WebSocketException>(() => leaves.ReceiveAsync(new ArraySegment<byte>(new byte[64]), patience.Token));
        Assert.Equal(WebSocketState.Open, stays.State);
    }

    [Fact]
    public void The_watch_looks_often_enough_and_circuits_ask_as_often()
    {
        using var app = new TestApp();
        using var scope = app.Services.CreateScope();

        Assert.IsType<CircuitIdentity>(scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
        Assert.InRange(CircuitRevalidationService.Interval, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    private static string Origin(TestApp app) => app.Address.GetLeftPart(UriPartial.Authority);

    private static async Task<ClientWebSocket> OpenAsync(TestApp app, string ticket)
    {
        var socket = NewSocket(app, ticket, Origin(app));
        await socket.ConnectAsync(Hub(app), CancellationToken.None);
        return socket;
    }

    private static async Task<HttpStatusCode> RefusalAsync(TestApp app, string? ticket, string? origin = null)
    {
        using var socket = NewSocket(app, ticket, origin);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Hub(app), CancellationToken.None));
        return socket.HttpStatusCode;
    }

    private static Uri Hub(TestApp app) => new UriBuilder(app.Address) { Scheme = "ws", Path = "/_blazor" }.Uri;

    private static ClientWebSocket NewSocket(TestApp app, string? ticket, string? origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (ticket is not null)
        {
            socket.Options.SetRequestHeader("Cookie", app.CookieOf(ticket));
        }

        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        return socket;
    }
}
