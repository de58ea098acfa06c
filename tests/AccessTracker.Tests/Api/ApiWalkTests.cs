using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Api;

/// <summary>The walk of docs/api.md is sent as it stands there, and answered as it says.</summary>
[Collection("hangfire")]
public sealed class ApiWalkTests
{
    [Fact]
    public async Task Each_request_of_the_walk_is_answered_as_the_document_says()
    {
        await using var api = await ApiSite.StartAsync(seeded: true);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = await api.TokenAsync(await api.PersonAsync(Role.Manager)), ["operation"] = "issg-2016",
        };
        var blocks = Regex.Matches(await File.ReadAllTextAsync(Repository.Path("docs", "api.md")), @"```http\n(.*?)```", RegexOptions.Singleline);
        Assert.True(blocks.Count >= 10);
        using var client = api.App.NewClient();
        foreach (Match block in blocks)
        {
            await SendAsync(client, block.Groups[1].Value, values);
        }
    }

    private static async Task SendAsync(HttpClient client, string block, Dictionary<string, string> values)
    {
        var lines = block.Split('\n').Select(l => Regex.Replace(l.Trim(), @"\{(\w+)\}", m => values[m.Groups[1].Value])).ToList();
        var (first, head) = (lines[0].Split(' '), lines.Skip(1).TakeWhile(l => l.Length > 0).ToList());
        var body = string.Join('\n', lines.Skip(1 + head.Count).TakeWhile(l => !l.StartsWith('#'))).Trim();
        using var request = new HttpRequestMessage(new HttpMethod(first[0]), first[1]);
        if (body.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
        }

        foreach (var (name, value) in head.Select(h => h.Split(": ", 2)).Select(h => (h[0], h[1])))
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                Assert.True(request.Headers.TryAddWithoutValidation(name, value));
            }
        }

        var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var told = lines.Where(l => l.StartsWith("# ", StringComparison.Ordinal)).Select(l => l[2..]).ToList();
        Assert.True((int)answer.StatusCode == int.Parse(told[0], CultureInfo.InvariantCulture), $"{lines[0]}: {answer.StatusCode} {text}");
        foreach (var kept in told.Skip(1).Select(t => Regex.Match(t, @"^keep (\w+) = (\w+)$")))
        {
            values[kept.Groups[1].Value] = kept.Groups[2].Value == "ETag"
                ? answer.Headers.ETag!.ToString()
                : JsonDocument.Parse(text).RootElement.GetProperty(kept.Groups[2].Value).ToString();
        }
    }
}
