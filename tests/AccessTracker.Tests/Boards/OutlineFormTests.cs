using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Boards;

/// <summary>Outlines are brought by managers, and by nobody else.</summary>
[Collection("hangfire")]
public sealed class OutlineFormTests
{
    private const string Map = "/o/issg-2016/map";

    private const string Square = """
        {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[35,32],[42,32],[42,37],[35,32]]]}}]}
        """;

    [Fact]
    public async Task A_manager_brings_outlines_and_a_file_that_cannot_be_drawn_changes_nothing()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        Assert.Equal(15, Areas(await app.Client.GetStringAsync($"{Map}?governorate=Idleb")));

        Assert.Contains("not a GeoJSON FeatureCollection", await (await SendAsync(app, "{}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(15, Areas(await app.Client.GetStringAsync($"{Map}?governorate=Idleb")));

        Assert.Equal(HttpStatusCode.Found, (await SendAsync(app, Square)).StatusCode);
        Assert.Equal(1, Areas(await app.Client.GetStringAsync($"{Map}?governorate=Idleb")));
    }

    [Theory]
    [InlineData("member")]
    [InlineData("coordinator")]
    public async Task Others_see_the_map_and_no_form(string role)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        var token = Token(await app.Client.GetStringAsync(Map));
        await app.EnterAsync(role);

        Assert.DoesNotContain("outlines", await app.Client.GetStringAsync(Map), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(HttpStatusCode.Found, (await SendAsync(app, Square, token)).StatusCode);
        Assert.Equal(15, Areas(await app.Client.GetStringAsync($"{Map}?governorate=Idleb")));
    }

    private static async Task<HttpResponseMessage> SendAsync(TestApp app, string file, string? token = null)
    {
        token ??= Token(await app.Client.GetStringAsync(Map));
        using var form = new MultipartFormDataContent
        {
            { new StringContent("outlines"), "_handler" },
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "outlines", "a.geojson" },
        };
        return await app.Client.PostAsync(Map, form);
    }

    private static string Token(string page) => Regex.Match(page, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;

    private static int Areas(string page) => Regex.Count(page, "class=\"area\"");
}
