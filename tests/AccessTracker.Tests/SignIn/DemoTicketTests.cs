using System.Net;
using System.Security.Claims;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Tests.SignIn;

/// <summary>A cookie that the desk's door gave is worth nothing where that door is not open, whoever carries it there.</summary>
[Collection("hangfire")]
public sealed class DemoTicketTests : IAsyncLifetime
{
    // Of both environments, and so the keys.
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateAsync(StoreProvider.Sqlite);

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_cookie_of_the_desk_does_not_open_production()
    {
        using var desk = NewApp("Development");
        using var production = NewApp("Production");
        var ticket = await EnterAsync(desk);

        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsAsync(ticket, "/")).StatusCode);
        AssertSignIn(await production.GetAsAsync(ticket, "/"));
    }

    // Of the two guards, the keys' application name alone: a ticket without the door's mark.
    [Fact]
    public async Task No_cookie_of_another_environment_can_be_read()
    {
        using var desk = NewApp("Development");
        using var production = NewApp("Production");
        var person =
            new ClaimsPrincipal(
                new ClaimsIdentity([new Claim(ClaimTypes.Name, "member"), PersonClaims.Of(new Grant(Role.Member, null, []))], "account"));

        Assert.Equal(HttpStatusCode.OK, (await production.GetAsAsync(production.TicketOf(person), "/")).StatusCode);
        AssertSignIn(await production.GetAsAsync(desk.TicketOf(person), "/"));
    }

    // The mark alone: a ticket that production itself can read.
    [Fact]
    public async Task Who_came_in_by_the_door_is_nobody_in_production()
    {
        using var production = NewApp("Production");
        AssertSignIn(await production.GetAsAsync(production.TicketOf(DemoSignIn.Enter(Role.Administrator)), "/"));
    }

    [Fact]
    public async Task Who_came_in_by_the_door_is_nobody_from_another_machine()
    {
        using var desk = NewApp("Development");
        using var remote = NewApp("Development", "192.0.2.7");

        AssertSignIn(await remote.GetAsAsync(await EnterAsync(desk), "/"));
    }

    private TestApp NewApp(string environment, string address = "127.0.0.1") => new(environment, address, store: _store.Options);

    private static async Task<string> EnterAsync(TestApp app)
    {
        var cookie =
            Assert.Single((await app.EnterAsync("administrator")).Headers.GetValues("Set-Cookie"), c =>
                c.StartsWith("AccessTracker=", StringComparison.Ordinal));
        return cookie["AccessTracker=".Length..cookie.IndexOf(';', StringComparison.Ordinal)];
    }

    private static void AssertSignIn(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
