using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Api;

/// <summary>
/// Clients that send anything at all, made from the document: whatever they send, they are told what is wrong and never meet a fault of the program.
/// </summary>
[Collection("hangfire")]
public sealed class HostileClientTests
{
    // As they stand in an address. NUL in a path is refused by the server before the program is asked.
    private static readonly string[] _odd =
    [
        "", "%20", "-1", "0", "99999999999999999999", "1e400", "2016-13-45", "0001-01-01", "null", "true", "a%00b", "%ED%A0%80", "%F0%9F%98%80",
        "%D9%A3", "%E2%80%AEx", "%27%3B--", "%25", "a,b,,c", "..%2F..", new string('x', 3_000), "%7E%7E", "%22%5C%0D%0AX:%20y",
    ];

    private static readonly string[] _bodies =
    [
        "", " ", "null", "true", "5", "\"x\"", "[]", "[null]", "{}", "{", "{\"fields\":null}", "{\"fields\":5}", "{\"fields\":{\"ref\":{}}}",
        "{\"fields\":{\"ref\":\"a\\u0000b\"}}", "{\"fields\":{\"ref\":\"\\ud800\"}}", "{\"fields\":{\"trucks\":1e400}}", "{\"records\":null}",
        "{\"records\":[null,5]}", "{\"fields\":{\"nobody\":1},\"level\":\"low\",\"version\":9}", "{\"reason\":5}", "{\"reason\":null}",
        "{\"fields\":{},\"fields\":{}}",
    ];

    [Fact]
    public async Task Whatever_is_sent_is_answered_and_nothing_fails()
    {
        await using var api = await ApiSite.StartAsync(
            seeded: true, settings: [("Limits:ImportsPerHour", "10000"), ("Limits:ExportsPerHour", "10000")]);
        using var client = await api.ClientAsync(Role.Manager);
        var usual = new Dictionary<string, string>
        {
            ["operation"] = api.Store.Seeded.Operation.Code, ["kind"] = "convoys", ["key"] = "D002", ["number"] = "1", ["revision"] = "1",
        };
        var sent = 0;
        foreach (var path in api.Contract.Document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var method = new HttpMethod(operation.Name.ToUpperInvariant());
                var parameters = Parameters(api, operation.Value);
                foreach (var (name, place) in parameters)
                {
                    foreach (var odd in _odd.Where(o => place != "path" || (o.Length > 0 && !o.Contains("%00", StringComparison.Ordinal))))
                    {
                        await SendAsync(method, path.Name, place, name, odd, Body(method, "{}"));
                    }
                }

                foreach (var body in operation.Value.TryGetProperty("requestBody", out _) ? Bodies() : [])
                {
                    await SendAsync(method, path.Name, "", "", "", body);
                }
            }
        }

        Assert.True(sent > 1_000, $"Only {sent} were sent.");

        async Task SendAsync(HttpMethod method, string path, string place, string name, string odd, HttpContent? body)
        {
            var address = path;
            foreach (var step in System.Text.RegularExpressions.Regex.Matches(path, @"\{(\w+)\}").Select(m => m.Groups[1].Value))
            {
                var value = place == "path" && step == name ? odd : usual.GetValueOrDefault(step, "1");
                address = address.Replace($"{{{step}}}", value, StringComparison.Ordinal);
            }

            using var request = new HttpRequestMessage(method, place == "query" ? $"{address}?{name}={odd}" : address) { Content = body };

            // Without the version that was read a change is refused before its body is looked at.
            if (body is not null && name != "If-Match")
            {
                request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            }

            if (place == "header")
            {
                request.Headers.TryAddWithoutValidation(name, Uri.UnescapeDataString(odd).Replace("\r\n", " ", StringComparison.Ordinal));
            }

            using var answer = await client.SendAsync(request);
            sent++;
            Assert.True((int)answer.StatusCode < 500, $"{method} {request.RequestUri} {place} {name}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task Methods_that_are_not_offered_are_named_and_what_can_be_read_can_be_asked_about()
    {
        await using var api = await ApiSite.StartAsync(seeded: true);
        using var client = await api.ClientAsync(Role.Manager);
        var code = api.Store.Seeded.Operation.Code;
        foreach (var path in api.Contract.Document.GetProperty("paths").EnumerateObject().Where(p => p.Name.Count(c => c == '{') <= 1))
        {
            var address = path.Name.Replace("{operation}", code, StringComparison.Ordinal);
            var offered = path.Value.EnumerateObject().Select(o => o.Name.ToUpperInvariant()).ToHashSet();
            using var deleted = await client.DeleteAsync(address);
            Assert.True(deleted.StatusCode == HttpStatusCode.MethodNotAllowed, $"DELETE {address}: {deleted.StatusCode}");
            await ApiSite.ProblemAsync(deleted, "method-not-allowed");
            Assert.Subset(deleted.Content.Headers.Allow.ToHashSet(), offered);
            using var options = await client.SendAsync(new HttpRequestMessage(HttpMethod.Options, address));
            Assert.True(options.StatusCode == HttpStatusCode.NoContent, $"OPTIONS {address}: {options.StatusCode}");
            if (offered.Contains("GET"))
            {
                using var read = await client.GetAsync(address);
                using var asked = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
                Assert.Equal((read.StatusCode, read.Content.Headers.ContentType), (asked.StatusCode, asked.Content.Headers.ContentType));
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_too_large_is_refused_whether_it_says_so_or_not(bool isDeclared)
    {
        using var app = new TestApp(kestrel: true, settings: [("Limits:BodyBytes", "2000")]);
        await app.ImportAsync(Data.Records.Kinds.RecordKinds.Operations, ["code", "name", "since"], ["SYR", "Syria", "2016-02-12"]);
        var accounts = (Data.Accounts.AccountStore)app.Services.GetService(typeof(Data.Accounts.AccountStore))!;
        var tokens = (Data.Accounts.ApiTokenStore)app.Services.GetService(typeof(Data.Accounts.ApiTokenStore))!;
        var now = ((TimeProvider)app.Services.GetService(typeof(TimeProvider))!).GetUtcNow();
        var account = (await accounts.AddAsync("a@example.org", "A", new Grant(Role.Coordinator, null, []), TestStore.Actor, now))!;
        var secret = await tokens.MakeAsync(
            account,
            new Data.Accounts.ApiToken { Name = "x", Scopes = [ApiScope.Write], EndsOn = DateOnly.FromDateTime(now.UtcDateTime) }, TestStore.Actor,
            now);
        using var client = app.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        client.DefaultRequestHeaders.TransferEncodingChunked = !isDeclared;
        using var body = new StringContent("{\"fields\":{\"ref\":\"" + new string('x', 20_000) + "\"}}", Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync("/api/v1/operations/SYR/convoys", body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await ApiSite.ProblemAsync(answer, "too-large");
    }

    private static IEnumerable<(string Name, string Place)> Parameters(ApiSite api, JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray()
                .Select(p => p.TryGetProperty("$ref", out var reference) ? ApiSchema.At(api.Contract.Document, reference.GetString()!) : p)
                .Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("in").GetString()!))
            : [];

    private static IEnumerable<HttpContent> Bodies()
    {
        foreach (var text in _bodies.Append(new string('[', 10_000)).Append($"{{\"fields\":{string.Concat(Enumerable.Repeat("{\"a\":", 10_000))}"))
        {
            yield return Body(HttpMethod.Post, text)!;
        }

        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml", "text/csv" })
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
            yield return content;
        }

        foreach (var type in new[] { "application/json", "application/zip", "text/csv" })
        {
            var bytes = new ByteArrayContent([0x7B, 0x22, 0xFF, 0xFE, 0xC0, 0x80, 0x22, 0x3A, 0x31, 0x7D]);
            bytes.Headers.ContentType = new MediaTypeHeaderValue(type);
            yield return bytes;
        }
    }

    private static StringContent? Body(HttpMethod method, string text) =>
        method == HttpMethod.Get ? null : new StringContent(text, Encoding.UTF8, "application/json");
}
