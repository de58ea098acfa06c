using System.Net;
using System.Security.Claims;
using AccessTracker.Data;
using AccessTracker.Web.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Web;

[Collection("hangfire")]
public sealed class ProductionTests
{
    [Fact]
    public async Task An_error_is_told_in_words_and_without_its_details()
    {
        using var app = new TestApp("Production");
        var ticket = app.TicketOf(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, Roles.Member)], "account")));
        await app.Services.GetRequiredService<Db>().WriteAsync(session => session.ExecuteAsync("alter table operation rename to gone"));

        var answer = await app.GetAsAsync(ticket, "/");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Something went wrong", page, StringComparison.Ordinal);
        Assert.DoesNotContain("no such table", page, StringComparison.Ordinal);
    }
}
