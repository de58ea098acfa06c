using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.Entries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Components;

/// <summary>A page that is given again is the page that would be made: to this reader, of this store, at this hour (docs/decisions/0025).</summary>
[Collection("hangfire")]
public sealed partial class PageCacheTests
{
    private static readonly string[] _pages =
        ["", "/unreached", "/map", "/targets", "/funnel", "/trends", "/reports", "/reports/3", "/locations", "/convoys", "/requests", "/permits",
            "/alerts"];

    [Theory, EveryStore]
    public async Task No_change_is_outlived(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (changes, random) = (new RandomChanges(store, 7), new Random(7));
        await changes.BeginAsync();
        using var app = new TestApp(store: store.Options);
        await app.EnterAsync("manager");
        for (var i = 0; i < 25; i++)
        {
            // Another program's, by its own way to the store.
            await changes.NextAsync();
            for (var n = 0; n < 3; n++)
            {
                await AssertFreshAsync(app, p => app.Client.GetAsync(p), $"/o/SYR{_pages[random.Next(_pages.Length)]}", $"{i}-{n}");
            }
        }
    }

    [Fact]
    public async Task No_reader_is_given_what_was_made_for_another()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var changes = new RandomChanges(store, 3);
        await changes.BeginAsync();
        for (var i = 0; i < 40; i++)
        {
            await changes.NextAsync();
        }

        using var app = new TestApp(store: store.Options);
        var readers =
            new[] { Role.Member, Role.Coordinator, Role.Manager, Role.Member }
            .Select((role, i) => (Name: $"reader{i}@example.org", Ticket: app.TicketOf(TestApp.Somebody(role, $"reader{i}")))).ToList();
        for (var round = 0; round < 3; round++)
        {
            foreach (var page in _pages)
            {
                foreach (var (name, ticket) in readers)
                {
                    var shown = await AssertFreshAsync(app, p => app.GetAsAsync(ticket, p), $"/o/SYR{page}", $"{round}");
                    Assert.Contains(name, shown, StringComparison.Ordinal);
                    Assert.All(readers.Where(r => r.Name != name), r => Assert.DoesNotContain(r.Name, shown, StringComparison.Ordinal));
                }
            }
        }
    }

    [Fact]
    public async Task Who_may_no_longer_be_here_is_given_nothing()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await new RandomChanges(store, 1).BeginAsync();
        using var app = new TestApp(store: store.Options);
        var ticket = app.TicketOf(TestApp.Somebody(Role.Member, "leaver"));
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsAsync(ticket, "/o/SYR/locations")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsAsync(ticket, "/o/SYR/locations")).StatusCode);

        var accounts = app.Services.GetRequiredService<AccountStore>();
        await accounts.DisableAsync((await accounts.FindByEmailAsync("leaver@example.org"))!.Id, TestStore.Actor, TimeProvider.System.GetUtcNow());

        Assert.NotEqual(HttpStatusCode.OK, (await app.GetAsAsync(ticket, "/o/SYR/locations")).StatusCode);
    }

    [Fact]
    public async Task The_next_day_has_its_own_page()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2016, 3, 20, 21, 55, 0, TimeSpan.Zero));
        using var app = new TestApp(seed: true, clock: clock);
        await app.EnterAsync("manager");
        Assert.Contains("20 Mar 2016", await app.Client.GetStringAsync("/o/issg-2016/unreached"), StringComparison.Ordinal);
        Assert.Contains("20 Mar 2016", await app.Client.GetStringAsync("/o/issg-2016/unreached"), StringComparison.Ordinal);

        // In Damascus it is midnight.
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("21 Mar 2016", await app.Client.GetStringAsync("/o/issg-2016/unreached"), StringComparison.Ordinal);
    }

    // A draft of a form is told apart by the page it stands on; a desk has a circuit; what a process knows changes without a commit.
    [Fact]
    public void Forms_and_desks_are_made_each_time()
    {
        var cached = typeof(App).Assembly.GetTypes().Where(t => t.IsDefined(typeof(CachedPageAttribute), inherit: false)).ToList();
        Assert.True(cached.Count > 10);
        Assert.All(cached, t =>
            Assert.False(typeof(EntryPage).IsAssignableFrom(t) || t.IsDefined(typeof(DeskPageAttribute), inherit: false), t.Name));
    }

    // The same address with a word that no page knows is made anew.
    private static async Task<string> AssertFreshAsync(TestApp app, Func<string, Task<HttpResponseMessage>> ask, string path, string fresh)
    {
        var stamps = app.Services.GetRequiredService<StoreStamp>();
        while (true)
        {
            var before = await stamps.ReadAsync();
            var (kept, again) = (await ask(path), await ask(path));
            var made = await ask($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}fresh={fresh}");
            var (shown, anew) = (Still(await again.Content.ReadAsStringAsync()), Still(await made.Content.ReadAsStringAsync()));
            if (before == await stamps.ReadAsync())
            {
                Assert.Equal(
                    (path, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (path, kept.StatusCode, again.StatusCode, made.StatusCode));
                Assert.Equal(anew, shown);
                return shown;
            }
        }
    }

    // Tokens are other ones each time, and links lead back to the address that was asked for.
    private static string Still(string page) => Another().Replace(page, "$1$2$3");

    [GeneratedRegex("(name=\"(?:__RequestVerificationToken|entry\\.id)\" "
        + "value=\"|data-(?:seal|sealed|entry)=\")[^\"]+|(<!--Blazor).*?(-->)|(?:\\?|&amp;|%3F|%26)fresh(?:=|%3D)[0-9-]+", RegexOptions.Singleline)]
    private static partial Regex Another();
}
