using System.Net;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.WebUtilities;

namespace AccessTracker.Tests.Hosting;

/// <summary>Keys are what people write. Each opens its own record and no other, through the server that really reads addresses.</summary>
[Collection("hangfire")]
public sealed class OddKeysTests
{
    private const string Operation = "X Y";

    // Those that a careless reading takes for one another stand together.
    private static readonly string[] _keys =
    [
        "a/b", "a%2Fb", "a%2fb", "a%252Fb", "a//b", "/a/b", "a/b/", "a b", "a+b", "+", "a%20b", "é", "a?b#c", "a&b=c", "100%", "%", "...", @"a\b",
            "a~b", "a!b", "a!-b", "a!_b", "!", "داريا", "{*x}", "'\"<i>",
    ];

    public static TheoryData<string> Keys => [.. _keys, ".", "..", "a\u001Fb/..\u001F%2F"];

    [Fact]
    public async Task Each_opens_its_own_record()
    {
        using var app = new TestApp(kestrel: true);
        await FillAsync(app);
        var manager = app.TicketOf(DemoSignIn.Enter(Role.Manager));
        foreach (var (key, number) in _keys.Select((k, i) => (k, i)))
        {
            var (location, request, convoy) =
                (Urls.Record(Operation, "location", key), Urls.Record(Operation, "request", key), Urls.Record(Operation, "convoy", key));
            await AssertShowsAsync(Urls.Location(Operation, key), $"Place {number}.", location);
            await AssertShowsAsync(Urls.Request(Operation, key), $"Authority {number}.", request, Urls.EnterForm(Operation, "request", key));
            await AssertShowsAsync(Urls.Convoy(Operation, key), $"Origin {number}.", convoy, Urls.EnterForm(Operation, "convoy", key));
            await AssertShowsAsync(location, $"Place {number}.", Urls.Location(Operation, key));
            await AssertShowsAsync(request, $"Authority {number}.", Urls.Request(Operation, key));
            await AssertShowsAsync(convoy, $"Origin {number}.", Urls.Convoy(Operation, key));
            await AssertShowsAsync(Urls.EnterForm(Operation, "request", key), $"Authority {number}.", Urls.Request(Operation, key));
            await AssertShowsAsync(Urls.EnterForm(Operation, "convoy", key), $"Origin {number}.", Urls.Convoy(Operation, key));
            await AssertShowsAsync(Urls.EnterForm(Operation, "log", key), key, Urls.Convoy(Operation, key));
        }

        async Task AssertShowsAsync(string path, string text, params string[] links)
        {
            using var answer = await app.GetAsAsync(manager, path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.True(page.Contains(text, StringComparison.Ordinal), $"{path} does not show {text}");
            Assert.All(links, l => Assert.True(page.Contains($"\"{l}\"", StringComparison.Ordinal), $"{path} does not lead to {l}"));
        }
    }

    // As links of before had them, and as somebody types them.
    [Fact]
    public async Task A_slash_that_stands_in_the_address_is_the_key_s()
    {
        using var app = new TestApp(kestrel: true);
        await FillAsync(app);
        using var answer = await app.GetAsAsync(app.TicketOf(DemoSignIn.Enter(Role.Manager)), "/o/X%20Y/requests/a/b");
        Assert.Contains("Authority 0.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Keys))]
    public void Each_is_one_part_of_an_address_and_comes_back(string key)
    {
        string[] addresses =
        [
            Urls.Location("x", key), Urls.Request("x", key), Urls.Convoy("x", key), Urls.Record("x", "convoy", key), Urls.EnterForm("x", "log", key),
        ];
        foreach (var address in addresses)
        {
            // As browsers read it: steps are taken, and the path ends at the first ? or #.
            var url = new Uri(new Uri("http://localhost"), address);
            Assert.Equal((address, "", ""), (url.AbsolutePath, url.Query, url.Fragment));
            var part = address[(address.LastIndexOf('/') + 1)..];
            Assert.Equal(address.Count(c => c == '/'), url.Segments.Length - 1);
            Assert.Equal(key, RecordAddress.KeyOf(Uri.UnescapeDataString(part)));
            Assert.DoesNotContain("%25", part, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public void Each_comes_back_from_a_query(string key)
    {
        (string Name, string Address)[] addresses =
        [
            ("q", Urls.Locations("x", text: key)), ("q", Urls.Requests("x", text: key)), ("q", Urls.Convoys("x", text: key)),
                ("figure", Urls.Records("x", 5, key)),
            ("request", Urls.EnterConvoy("x", key)), ("draft", Urls.EnterForm("x", "log", "k", key)), ("back", Urls.Undo("x", 1, key)),
            ("person", Urls.Audit(person: key)),
            ("ReturnUrl", Urls.SignInAndReturn(key)), ("kind", Urls.Sheet("x", new(Guid.Empty), kind: key)),
        ];
        Assert.All(addresses, a => Assert.Equal(key, QueryHelpers.ParseQuery(new Uri(new Uri("http://localhost"), a.Address).Query)[a.Name]));
    }

    private static async Task FillAsync(TestApp app)
    {
        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], [Operation, "X", "2016-02-12"]);
        await app.ImportAsync(
            RecordKinds.Locations, [["code", "name", "governorate"], .. _keys.Select((k, i) => new[] { k, $"Place {i}.", "North" })]);
        await app.ImportAsync(
            RecordKinds.Requests, [["ref", "authority", "submitted_on"], .. _keys.Select((k, i) => new[] { k, $"Authority {i}.", "2016-03-01" })]);
        await app.ImportAsync(
            RecordKinds.Convoys,
            [["ref", "mode", "departed_on", "origin"], .. _keys.Select((k, i) => new[] { k, "road", "2016-05-01", $"Origin {i}." })]);
    }
}
