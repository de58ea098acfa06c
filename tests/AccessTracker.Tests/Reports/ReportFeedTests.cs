using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using System.Xml.Linq;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Reports;

/// <summary>The feed tells what was published, to who signed in or brings a key, and nothing to anybody else.</summary>
[Collection("hangfire")]
public sealed class ReportFeedTests
{
    private const string Feed = "/o/year/reports.atom";
    private static readonly XNamespace _atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task It_is_valid_Atom_and_tells_each_revision_newest_first()
    {
        using var app = await AppAsync(("PublicUrl", "https://access.example.org/"));
        await PublishAsync(app, 1);
        await PublishAsync(app, 3);
        var answer = await app.GetAsAsync(app.TicketOf(TestApp.Somebody()), Feed);

        Assert.Equal((HttpStatusCode.OK, "application/atom+xml"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var text = await answer.Content.ReadAsStringAsync();
        using var reader = XmlReader.Create(new StringReader(text));
        var feed = SyndicationFeed.Load(reader);
        Assert.Equal("A year: published reports", feed.Title.Text);
        Assert.Equal(["A year: Report 3", "A year: Report 1"], feed.Items.Select(i => i.Title.Text));
        Assert.Equal(feed.LastUpdatedTime, feed.Items.First().LastUpdatedTime);
        Assert.Equal(
            ["https://access.example.org/o/year/reports/3/r/1", "https://access.example.org/o/year/reports/1/r/1"],
            feed.Items.Select(i => Assert.Single(i.Links).Uri.ToString()));
        Assert.Contains("People reached", feed.Items.First().Summary.Text, StringComparison.Ordinal);

        // RFC 4287, section 4.1: what each must have, once.
        var root = XDocument.Parse(text).Root!;
        Assert.Equal(_atom + "feed", root.Name);
        Assert.Equal(
            "https://access.example.org" + Feed,
            Assert.Single(root.Elements(_atom + "link"), l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        Assert.Equal(
            "https://access.example.org/o/year/reports",
            root.Elements(_atom + "link").First(l => l.Attribute("rel")!.Value == "alternate").Attribute("href")!.Value);
        Assert.NotEmpty(root.Element(_atom + "author")!.Element(_atom + "name")!.Value);
        foreach (var element in root.Elements(_atom + "entry").Append(root))
        {
            Assert.StartsWith("urn:uuid:", Assert.Single(element.Elements(_atom + "id")).Value, StringComparison.Ordinal);
            Assert.NotEmpty(Assert.Single(element.Elements(_atom + "title")).Value);
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", Assert.Single(element.Elements(_atom + "updated")).Value);
        }

        Assert.Equal(3, root.Descendants(_atom + "id").Select(i => i.Value).Distinct().Count());
    }

    [Fact]
    public async Task Its_address_names_the_language_in_which_it_is_written()
    {
        using var app = await AppAsync();
        await PublishAsync(app, 1);
        var (english, arabic) = (await ReadAsync(app, Feed), await ReadAsync(app, $"{Feed}?language=ar"));
        Assert.Equal(("en", "ar"), (LanguageOf(english), LanguageOf(arabic)));
        Assert.Matches("[\u0621-\u064A]", arabic.Element(_atom + "title")!.Value);
        var (first, second) = (english.Element(_atom + "entry")!, arabic.Element(_atom + "entry")!);
        Assert.Matches("[\u0621-\u064A]", second.Element(_atom + "summary")!.Value);

        // One report is one entry in whatever language; each feed is one of its own, and leads to the others.
        Assert.Equal(first.Element(_atom + "id")!.Value, second.Element(_atom + "id")!.Value);
        Assert.NotEqual(english.Element(_atom + "id")!.Value, arabic.Element(_atom + "id")!.Value);
        Assert.Equal(["en", "fr"], arabic.Elements(_atom + "link").Select(l => l.Attribute("hreflang")?.Value).OfType<string>());
        Assert.EndsWith(
            $"{Feed}?language=ar",
            arabic.Elements(_atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_valid_before_anything_is_published()
    {
        using var app = await AppAsync();
        var text = await (await app.GetAsAsync(app.TicketOf(TestApp.Somebody()), Feed)).Content.ReadAsStringAsync();
        using var reader = XmlReader.Create(new StringReader(text));
        Assert.Empty(SyndicationFeed.Load(reader).Items);
        Assert.Contains("http://localhost" + Feed, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_opens_the_feeds_of_its_owner_until_it_is_revoked_and_nothing_else()
    {
        using var app = await AppAsync();
        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["other", "Another", "2016-01-01"]);
        var account =
            (await Get<AccountStore>(app).AddAsync("m@example.org", "M", new Grant(Role.Member, "year", []), TestStore.Actor, TestStore.Now))!;
        var key = (await Get<FeedKeyStore>(app).MakeAsync(account, TestStore.Actor, TestStore.Now)).Feed;
        Assert.Equal(
            0, await Get<Db>(app).ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from feed_key where key_hash = @key", new { key })));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, $"{Feed}?key={key}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"/o/other/reports.atom?key={key}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"/o/never/reports.atom?key={key}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"{Feed}?key={key}x"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"{Feed}?key="));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"{Feed}?key={new string('x', 5000)}"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(app, Feed));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(app, $"/o/year/reports?key={key}"));

        // The next key ends this one; taking the role, revoking and disabling end the next.
        var next = (await Get<FeedKeyStore>(app).MakeAsync(account, TestStore.Actor, TestStore.Now)).Feed;
        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.OK),
            (await StatusAsync(app, $"{Feed}?key={key}"), await StatusAsync(app, $"{Feed}?key={next}")));
        await Get<AccountStore>(app).DisableAsync(account.Id, TestStore.Actor, TestStore.Now);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"{Feed}?key={next}"));
        await Get<AccountStore>(app).EnableAsync(account.Id, TestStore.Actor, TestStore.Now);
        await Get<FeedKeyStore>(app).RevokeAsync(account, TestStore.Actor, TestStore.Now);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"{Feed}?key={next}"));
        var last = (await Get<FeedKeyStore>(app).MakeAsync(account, TestStore.Actor, TestStore.Now)).Feed;
        await Get<AccountStore>(app).TakeAsync(account.Id, Role.Member, "year", TestStore.Actor, TestStore.Now);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"{Feed}?key={last}"));
    }

    [Fact]
    public async Task Keys_cannot_be_tried_without_end()
    {
        using var app = await AppAsync(("Limits:FeedsPerHour", "3"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"{Feed}?key=guess{i}"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(app, $"{Feed}?key=guess4"));
    }

    private static string LanguageOf(XElement feed) => feed.Attribute(XNamespace.Xml + "lang")!.Value;

    private static async Task<XElement> ReadAsync(TestApp app, string address) =>
        XElement.Parse(await (await app.GetAsAsync(app.TicketOf(TestApp.Somebody()), address)).Content.ReadAsStringAsync());

    private static async Task<TestApp> AppAsync(params (string, string)[] settings)
    {
        var app = new TestApp(settings: settings);
        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        return app;
    }

    internal static async Task PublishAsync(TestApp app, int number, string operation = "year")
    {
        await Get<EnsureReports>(app).RunAsync(operation, CancellationToken.None);
        var stored = (await Get<OperationStore>(app).FindAsync(operation))!;
        var draft = (await Get<ReportStore>(app).FindAsync(stored.Id, number))!;
        var result =
            await Get<ReportStore>(app).PublishAsync(stored, APublication.Of(draft, 1, Get<TimeProvider>(app).GetUtcNow()), APublication.Publisher);
        Assert.Null(result.Refusal);
    }

    private static T Get<T>(TestApp app) where T : notnull => app.Services.GetRequiredService<T>();

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, string path) => (await app.Client.GetAsync(path)).StatusCode;
}
