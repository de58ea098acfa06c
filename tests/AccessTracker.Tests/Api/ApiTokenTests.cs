using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Api;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Api;

/// <summary>Who comes in by a token, as whom, and until when.</summary>
[Collection("hangfire")]
public sealed class ApiTokenTests
{
    private const string Me = "/api/v1/me";

    [Theory, EveryStore]
    public async Task A_token_is_its_person_within_its_scopes_as_long_as_both_hold(StoreProvider provider)
    {
        await using var api = await StartAsync(provider);
        var tokens = api.Service<ApiTokenStore>();
        var account = await api.PersonAsync(Role.Manager);
        var secret = await api.TokenAsync(account, operation: "SYR", ApiScope.Write);
        using var client = api.Client(secret);

        var me = await client.GetFromJsonAsync<JsonElement>(Me);
        Assert.Equal(account.Email, me.GetProperty("person").GetString());
        Assert.Equal("SYR", me.GetProperty("roles")[0].GetProperty("operation").GetString());
        Assert.Equal(["read", "write"], me.GetProperty("token").GetProperty("scopes").EnumerateArray().Select(s => s.GetString()));

        // The store has no secret, and notes the use once a minute.
        var stored = Assert.Single(await tokens.ListAsync(account.Id));
        Assert.Equal(api.Now, stored.LastUsedAt);
        api.Clock!.Advance(TimeSpan.FromSeconds(30));
        await client.GetAsync(Me);
        Assert.NotEqual(api.Now, Assert.Single(await tokens.ListAsync(account.Id)).LastUsedAt);
        Assert.Empty(await api.Store.Db.ReadAsync(s => s.QueryAsync<string>("select id from api_token where token_hash = @secret", new { secret })));

        // A role that is lost is lost to the token; the only one is the token's end.
        await api.Service<AccountStore>().GiveAsync(account.Id, new Grant(Role.Member, "ELSE", []), TestStore.Actor, api.Now);
        await api.Service<AccountStore>().TakeAsync(account.Id, Role.Manager, null, TestStore.Actor, api.Now);
        await AssertDeadAsync(api, client);
        await api.Service<AccountStore>().GiveAsync(account.Id, new Grant(Role.Member, "SYR", []), TestStore.Actor, api.Now);
        api.Clock.Advance(ApiCallers.Kept);
        me = await client.GetFromJsonAsync<JsonElement>(Me);
        Assert.Equal("member", me.GetProperty("roles")[0].GetProperty("role").GetString());

        // Revoked on another node: known here within the minute.
        Assert.True(await tokens.RevokeAsync(account, stored.Id, TestStore.Actor, api.Now));
        Assert.False(await tokens.RevokeAsync(account, stored.Id, TestStore.Actor, api.Now));
        await AssertDeadAsync(api, client);

        // Its last day.
        using var second = api.Client(await api.TokenAsync(account));
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync(Me)).StatusCode);
        api.Clock.Advance(TimeSpan.FromDays(ApiToken.UsualDays + 1));
        await AssertDeadAsync(api, second);

        // Who is disabled has no tokens, also when they are let in again.
        using var third = api.Client(await api.TokenAsync(account));
        Assert.Equal(HttpStatusCode.OK, (await third.GetAsync(Me)).StatusCode);
        await api.Service<AccountStore>().DisableAsync(account.Id, TestStore.Actor, api.Now);
        await AssertDeadAsync(api, third);
        await api.Service<AccountStore>().EnableAsync(account.Id, TestStore.Actor, api.Now);
        await AssertDeadAsync(api, third);

        var audit = await api.Store.Db.ReadAsync(s => s.QueryAsync<string>("select action from audit_event"));
        Assert.Equal(3, audit.Count(a => a == EnumCode.Of(AuditAction.ApiTokenMade)));
        Assert.Equal(3, audit.Count(a => a == EnumCode.Of(AuditAction.ApiTokenRevoked)));
    }

    [Fact]
    public async Task The_API_is_for_tokens_and_pages_are_for_cookies()
    {
        await using var api = await StartAsync(seeded: true);
        var code = api.Store.Seeded.Operation.Code;
        using var nobody = api.Client(null);
        using var member = await api.ClientAsync(Role.Member, code);

        var answer = await nobody.GetAsync(Me);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer realm=\"AccessTracker\"", answer.Headers.WwwAuthenticate.ToString());
        await ApiSite.ProblemAsync(answer, "unauthenticated");
        await ApiSite.ProblemAsync(await api.App.GetAsAsync(api.App.TicketOf(TestApp.Somebody(Role.Manager)), Me), "unauthenticated");
        await ApiSite.ProblemAsync(await api.Client("at_guessed").GetAsync(Me), "invalid-token");

        // A page leads who comes by a token to sign in.
        Assert.Equal(HttpStatusCode.Redirect, (await member.GetAsync("/operations")).StatusCode);

        var operations = await member.GetFromJsonAsync<JsonElement>("/api/v1/operations");
        var only = Assert.Single(operations.GetProperty("items").EnumerateArray());
        Assert.Equal((code, "moderate", false), (only.GetProperty("code").GetString(), only.GetProperty("readsUpTo").GetString(),
            only.GetProperty("mayWrite").GetBoolean()));
        using var elsewhere = await api.ClientAsync(Role.Member, "ELSE");
        Assert.Empty((await elsewhere.GetFromJsonAsync<JsonElement>("/api/v1/operations")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_goes_wrong_is_a_problem_and_never_a_page()
    {
        await using var api = await StartAsync();
        using var client = await api.ClientAsync(Role.Member);

        await ApiSite.ProblemAsync(await client.GetAsync("/api/v1/no-such-thing"), "not-found");
        await ApiSite.ProblemAsync(await client.GetAsync("/api"), "not-found");
        await ApiSite.ProblemAsync(await client.GetAsync($"{Me}?a=%00"), "invalid");
        var posted = await client.PostAsync(Me, null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        Assert.Equal(["GET", "HEAD"], posted.Content.Headers.Allow.Order());
        await ApiSite.ProblemAsync(posted, "method-not-allowed");
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Me))).StatusCode);
        var options = await client.SendAsync(new HttpRequestMessage(HttpMethod.Options, Me));
        Assert.Equal(HttpStatusCode.NoContent, options.StatusCode);
        Assert.Equal(["GET", "HEAD"], options.Content.Headers.Allow.Order());

        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        var problem = await ApiSite.ProblemAsync(await client.GetAsync("/api/v1/no-such-thing"), "not-found");
        Assert.Equal("Introuvable", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_token_asks_as_often_as_is_set_in_a_minute_and_is_told_what_is_left()
    {
        await using var api = await ApiSite.StartAsync(
            clock: new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 10, TimeSpan.Zero)), settings: [("Limits:ApiRequestsPerMinute", "3")]);
        using var first = await api.ClientAsync(Role.Member);
        using var second = await api.ClientAsync(Role.Member);

        foreach (var left in new[] { 2, 1, 0 })
        {
            var answer = await first.GetAsync(Me);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("\"token\";q=3;w=60", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
            Assert.Equal($"\"token\";r={left};t=50", Assert.Single(answer.Headers.GetValues("RateLimit")));
        }

        var refused = await first.GetAsync(Me);
        Assert.Equal(TimeSpan.FromSeconds(50), refused.Headers.RetryAfter!.Delta);
        await ApiSite.ProblemAsync(refused, "too-many-requests");
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync(Me)).StatusCode);
        api.Clock!.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync(Me)).StatusCode);

        // Who guesses is counted by where they come from, and the lookup is spared.
        for (var i = 0; i < 3; i++)
        {
            await ApiSite.ProblemAsync(await api.Client($"at_guess{i}").GetAsync(Me), "invalid-token");
        }

        await ApiSite.ProblemAsync(await api.Client("at_guess").GetAsync(Me), "too-many-requests");

        // Whose token is known here is not kept out by a neighbour's guesses.
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync(Me)).StatusCode);

        // Many tokens of one account are no way to ask without end.
        api.Clock.Advance(TimeSpan.FromSeconds(60));
        var account = await api.PersonAsync(Role.Member);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var one = api.Client(await api.TokenAsync(account));
            for (var j = 0; j < 3; j++)
            {
                answers.Add((await one.GetAsync(Me)).StatusCode);
            }
        }

        Assert.Equal((12, 3), (answers.Count(a => a == HttpStatusCode.OK), answers.Count(a => a == HttpStatusCode.TooManyRequests)));
    }

    [Fact]
    public async Task A_page_of_elsewhere_calls_only_where_its_origin_is_named()
    {
        await using var api = await ApiSite.StartAsync(settings: [("Api:Origins", "https://app.example")]);
        using var client = api.Client(null);
        foreach (var (origin, allowed) in new[] { ("https://app.example", true), ("https://evil.example", false) })
        {
            var request = new HttpRequestMessage(HttpMethod.Options, Me);
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Access-Control-Request-Method", "GET");
            request.Headers.Add("Access-Control-Request-Headers", "authorization");
            var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            Assert.Equal(allowed, answer.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    private static Task<ApiSite> StartAsync(StoreProvider provider = StoreProvider.Sqlite, bool seeded = false) =>
        ApiSite.StartAsync(provider, seeded, new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 10, TimeSpan.Zero)));

    private static async Task AssertDeadAsync(ApiSite api, HttpClient client)
    {
        api.Clock!.Advance(ApiCallers.Kept);
        using var answer = await client.GetAsync(Me);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await ApiSite.ProblemAsync(answer, "invalid-token");
    }
}
