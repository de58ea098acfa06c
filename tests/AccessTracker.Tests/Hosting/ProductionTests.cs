using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Access;
using AccessTracker.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AccessTracker.Tests.Hosting;

[Collection("hangfire")]
public sealed class ProductionTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/o/x/reports/5")]
    [InlineData("/hangfire")]
    [InlineData("/app.css")]
    public async Task Over_plain_http_it_says_what_is_missing(string path)
    {
        using var app = new TestApp("Production");

        var answer = await app.Client.GetAsync(new Uri($"http://localhost{path}"));

        Assert.Equal((HttpStatusCode.BadRequest, "text/plain"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("TLS", text, StringComparison.Ordinal);
        Assert.Contains("Proxy:Known", text, StringComparison.Ordinal);
    }

    // Who watches the program asks it from beside it, not through the proxy.
    [Fact]
    public async Task Over_plain_http_it_says_that_it_is_well()
    {
        using var app = new TestApp("Production");
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(new Uri("http://localhost/health"))).StatusCode);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.BadRequest)]
    public async Task Behind_a_proxy_that_ends_tls_it_answers_once_it_is_told_to_believe_it(bool told, HttpStatusCode expected)
    {
        using var app = new TestApp("Production", settings: told ? [("Proxy:Known", "10.0.0.0/8, 127.0.0.1")] : []);
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        Assert.Equal(expected, (await app.Client.GetAsync(new Uri("http://localhost/sign-in"))).StatusCode);
    }

    [Fact]
    public void Its_log_is_a_line_of_json_for_each_entry_with_its_time_in_utc()
    {
        using var app = new TestApp("Production");
        var name = app.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName;
        var formatter = Assert.Single(app.Services.GetServices<ConsoleFormatter>(), f => f.Name == name);
        using var written = new StringWriter();

        formatter.Write(
            new LogEntry<string>(LogLevel.Warning, "Test", default, "one\n{\"two\":1}\r\nthree", null, (state, _) => state), null, written);

        var line = Assert.Single(written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var entry = System.Text.Json.JsonDocument.Parse(line).RootElement;
        Assert.Equal("one\n{\"two\":1}\r\nthree", entry.GetProperty("Message").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", entry.GetProperty("Timestamp").GetString());
    }

    // One account migrates and owns the tables, another serves.
    [PostgresFact]
    public async Task A_store_that_is_up_to_date_is_served_by_an_account_that_cannot_change_its_tables()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Postgres);
        var role = $"serving_{Guid.CreateVersion7():N}";
        await store.ExecuteAsync($"create role {role} login password 'serving'");
        await store.ExecuteAsync($"grant select, insert, update, delete on all tables in schema public to {role}");
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(store.Options.ConnectionString) { Username = role, Password = "serving" }.ToString();
            using var app = new TestApp("Production", store: new StoreOptions { Provider = StoreProvider.Postgres, ConnectionString = connection });
            Assert.Equal(HttpStatusCode.OK, (await app.GetAsAsync(app.TicketOf(TestApp.Somebody()), "/")).StatusCode);
            var refused =
                await Assert.ThrowsAsync<PostgresException>(() =>
                    app.Services.GetRequiredService<Db>().WriteAsync(s => s.ExecuteAsync("alter table audit_event disable trigger all")));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
        finally
        {
            await store.ExecuteAsync($"drop owned by {role}");
            await store.ExecuteAsync($"drop role {role}");
        }
    }

    [Fact]
    public async Task An_error_is_told_in_words_and_without_its_details()
    {
        var log = new AccessSite.LogBook();
        using var app = new TestApp("Production", log: log);
        var ticket =
            app.TicketOf(
                new ClaimsPrincipal(
                    new ClaimsIdentity([new Claim(ClaimTypes.Name, "member"), PersonClaims.Of(new Grant(Role.Member, null, []))], "account")));
        await app.Services.GetRequiredService<Db>().WriteAsync(session => session.ExecuteAsync("alter table operation rename to gone"));

        var answer = await app.GetAsAsync(ticket, "/");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Something went wrong", page, StringComparison.Ordinal);
        Assert.DoesNotContain("no such table", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
        Assert.DoesNotContain("AccessTracker.Data", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\bat [\w.]+\(", page);

        // By its reference the one line of the log is found that has them.
        var reference = Regex.Match(page, "reference: ([0-9a-f]{8})").Groups[1].Value;
        Assert.Contains("no such table", Assert.Single(log.Lines, l => l.Contains(reference, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Single(log.Lines, l => l.Contains("unhandled exception", StringComparison.Ordinal));
    }
}
