using System.Net;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.SignIn;
using AccessTracker.Web.Operations;

namespace AccessTracker.Tests.Operations;

/// <summary>Lists and boards with their filters, kept by whoever looks at them again and again.</summary>
[Collection("hangfire")]
public sealed class SavedViewTests
{
    private const string Root = "/o/OP";
    private const string Convoys = $"{Root}/convoys?mode=road";

    [Theory, EveryStore]
    public async Task A_view_is_kept_listed_opened_and_removed_by_its_owner_alone(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        using var site = await SiteAsync(store);
        using var rana = await EnterAsync(site, "rana@example.org");
        using var omar = await EnterAsync(site, "omar@example.org");

        await rana.OpenAsync($"{Convoys}&page=last");
        var kept = await PostAsync(rana, "views", ("name", " Road <convoys> "), ("path", FieldOf(rana.Page, "path")));

        Assert.Equal((HttpStatusCode.Found, Convoys), (kept.StatusCode, kept.Headers.Location?.OriginalString));
        foreach (var (path, isListed) in new[] { (Root, true), ($"{Root}/convoys", true), ($"{Root}/locations", false), ("/o/OTHER", false) })
        {
            await rana.OpenAsync(path);
            Assert.Equal(isListed, rana.Page.Contains($"href=\"{Convoys}\"", StringComparison.Ordinal));
            Assert.Equal(isListed, rana.Page.Contains("Road &lt;convoys&gt;", StringComparison.Ordinal));
        }

        await omar.OpenAsync(Root);
        Assert.DoesNotContain("Road &lt;convoys&gt;", omar.Page, StringComparison.Ordinal);
        await omar.OpenAsync($"{Root}/convoys");
        await PostAsync(omar, "views/remove", ("name", "Road <convoys>"), ("back", Convoys));
        await rana.OpenAsync($"{Root}/convoys");
        Assert.Contains("Road &lt;convoys&gt;", rana.Page, StringComparison.Ordinal);

        var removed = await PostAsync(rana, "views/remove", ("name", "Road <convoys>"), ("back", Convoys));
        Assert.Equal(Convoys, removed.Headers.Location?.OriginalString);
        await rana.OpenAsync(Root);
        Assert.DoesNotContain("Road &lt;convoys&gt;", rana.Page, StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task A_name_is_given_once_and_there_is_an_end_to_views(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        using var site = await SiteAsync(store);
        var account = await site.AddAsync("rana@example.org");
        var operation = (await site.Service<OperationStore>().FindAsync("OP"))!.Id;
        var views = site.Service<SavedViewStore>();
        for (var i = 0; i < SavedViewStore.Most; i++)
        {
            Assert.True(await views.KeepAsync(account.Id, operation, new SavedView { Name = $"V{i:00}", Path = $"{Root}/alerts" }));
        }

        Assert.False(await views.KeepAsync(account.Id, operation, new SavedView { Name = "One more", Path = Convoys }));
        Assert.True(await views.KeepAsync(account.Id, operation, new SavedView { Name = "V07", Path = Convoys }));

        var all = await views.ListAsync(account.Id, operation);
        Assert.Equal(SavedViewStore.Most, all.Count);
        Assert.Equal(Convoys, all.Single(v => v.Name == "V07").Path);
        Assert.Null(await site.Accounts.DisableAsync(account.Id, TestStore.Actor, site.Now));
        Assert.Null(await site.Accounts.PseudonymiseAsync(account.Id, TestStore.Actor, site.Now));
        Assert.Empty(await views.ListAsync(account.Id, operation));
    }

    [Theory]
    [InlineData("https://evil.example/o/OP/convoys")]
    [InlineData("//evil.example/o/OP/convoys")]
    [InlineData("/o/OTHER/convoys")]
    [InlineData("/o/OP/../OTHER/convoys")]
    [InlineData("/o/OP/%2e%2e/OTHER/convoys")]
    [InlineData("/o/OP/\\evil.example")]
    [InlineData("/o/OP/convoys\nX: y")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public void Only_addresses_of_the_operation_are_kept(string path) => Assert.False(SavedViewAddress.IsIn("OP", path));

    [Theory]
    [InlineData("?mode=road&after=x&page=last&pending-after=y", "?mode=road")]
    [InlineData("?q=%D8%AF%D8%A7%D8%B1%D9%8A%D8%A7&mode=", "?q=%D8%AF%D8%A7%D8%B1%D9%8A%D8%A7")]
    [InlineData("", "")]
    public void What_is_kept_is_the_filter_and_not_the_part_of_the_list(string query, string kept)
    {
        var path = SavedViewAddress.Of(new Uri($"http://localhost{Root}/convoys{query}"));

        Assert.Equal($"{Root}/convoys{kept}", path);
        Assert.True(SavedViewAddress.IsIn("OP", path));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_in_words_and_nothing_is_kept()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        using var site = await SiteAsync(store);
        using var rana = await EnterAsync(site, "rana@example.org");
        await rana.OpenAsync(Convoys);

        foreach (var (name, path) in new[] { (" ", Convoys), (new string('x', 81), Convoys), ("Elsewhere", "//evil.example/") })
        {
            var answer = await PostAsync(rana, "views", ("name", name), ("path", path));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("Nothing was kept", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(0, await store.Db.ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from saved_view")));
    }

    [Fact]
    public async Task A_guest_of_the_demonstration_has_no_form_and_keeps_nothing()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        var page = await app.Client.GetStringAsync("/o/issg-2016/convoys");

        Assert.DoesNotContain("/o/issg-2016/views", page, StringComparison.Ordinal);
        var (token, value) = TestApp.Token(page);
        var answer = await app.Client.PostAsync(
            "/o/issg-2016/views", TestApp.Form(("name", "Mine"), ("path", "/o/issg-2016/convoys"), (token, value)));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<AccountSite> SiteAsync(TestStore store)
    {
        var site = new AccountSite(store: store.Options);
        await site.App.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["OP", "One", "2016-01-01"]);
        await site.App.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["OTHER", "Another", "2016-01-01"]);
        return site;
    }

    private static async Task<AccountBrowser> EnterAsync(AccountSite site, string email)
    {
        await site.AddAsync(email, Role.Member);
        return await site.Browse().SignInAsync(email);
    }

    private static Task<HttpResponseMessage> PostAsync(AccountBrowser browser, string to, params (string Name, string Value)[] fields)
    {
        var (token, value) = TestApp.Token(browser.Page);
        return browser.Client.PostAsync($"{Root}/{to}", TestApp.Form([.. fields, (token, value)]));
    }

    private static string FieldOf(string page, string name) => WebUtility.HtmlDecode(
        System.Text.RegularExpressions.Regex.Match(page, $"<input type=\"hidden\" name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);
}
