using AccessTracker.Data.Common;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Components;

/// <summary>
/// What was kept is given again. PostgreSQL's snapshot tells of commits to any database of the server, those of tests beside this one among them:
/// so these run while no other does.
/// </summary>
[Collection(nameof(PageGivenAgainTests))]
[CollectionDefinition(nameof(PageGivenAgainTests), DisableParallelization = true)]
public sealed class PageGivenAgainTests
{
    [Theory, EveryStore]
    public async Task A_page_is_given_again_byte_for_byte_until_something_is_saved(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var changes = new RandomChanges(store, 1);
        await changes.BeginAsync();
        using var app = new TestApp(store: store.Options);
        await app.EnterAsync("manager");

        Assert.True(await IsGivenAgainAsync(app, "/o/SYR/locations"));
        await changes.NextAsync();
        await changes.NextAsync();
        Assert.True(await IsGivenAgainAsync(app, "/o/SYR/locations"));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("identity", "")]
    public async Task It_is_compressed_as_the_browser_takes_it(string accepted, string encoding)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await new RandomChanges(store, 1).BeginAsync();
        using var app = new TestApp(store: store.Options);
        await app.EnterAsync("manager");
        app.Client.DefaultRequestHeaders.Add("Accept-Encoding", accepted);
        Assert.True(await IsGivenAgainAsync(app, "/o/SYR/convoys"));

        var answer = await app.Client.GetAsync("/o/SYR/convoys");
        Assert.Equal(encoding, string.Join(", ", answer.Content.Headers.ContentEncoding));
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("default-src", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    // A page that is made has no length yet when it begins. What the start's jobs commit drops what was kept.
    private static async Task<bool> IsGivenAgainAsync(TestApp app, string path)
    {
        for (var i = 0; i < 50; i++)
        {
            await app.Client.GetAsync(path);
            var stamp = await app.Services.GetRequiredService<StoreStamp>().ReadAsync();
            var (one, two) = (await app.Client.GetAsync(path), await app.Client.GetAsync(path));
            if (await app.Services.GetRequiredService<StoreStamp>().ReadAsync() == stamp
                && one.Content.Headers.ContentLength is not null && two.Content.Headers.ContentLength is not null)
            {
                Assert.Equal(await one.Content.ReadAsByteArrayAsync(), await two.Content.ReadAsByteArrayAsync());
                return true;
            }
        }

        return false;
    }
}
