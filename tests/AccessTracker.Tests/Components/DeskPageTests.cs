using System.Reflection;
using System.Text.RegularExpressions;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Boards.Live;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.Desk.Accounts;
using AccessTracker.Web.Desk.Audit;
using AccessTracker.Web.Desk.Import;
using AccessTracker.Web.Desk.Jobs;
using AccessTracker.Web.Locations;
using AccessTracker.Web.Reports.Publish;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Components;

/// <summary>Pages are static and carry nothing of MudBlazor, but for those that are marked (docs/decisions/0022).</summary>
[Collection("hangfire")]
public sealed class DeskPageTests
{
    private static readonly IEnumerable<Type> _withPart =
        typeof(DeskRoot).Assembly.GetTypes().Where(t => t.GetCustomAttribute<DeskPageAttribute>() is { IsPart: true });

    [Fact]
    public void The_desk_pages_are_these() => Assert.Equal(
        new[] { typeof(JobsPage), typeof(LiveBoardPage), typeof(MeetingPage) }.ToHashSet(), DeskRoot.Pages.Values.ToHashSet());

    [Fact]
    public void These_are_static_and_have_a_part_with_a_circuit() => Assert.Equal(
        [nameof(AccountsPage), nameof(AlertDeskPage), nameof(AuditPage), nameof(LocationsToConfirmPage), nameof(PublishPage), nameof(SheetPage)],
        _withPart.Select(p => p.Name).Order());

    // A part that uses it makes a page that uses the part one of a desk, through however many parts.
    [Fact]
    public void Only_they_and_their_parts_use_MudBlazor()
    {
        var files = Directory.EnumerateFiles(Repository.Path("src", "AccessTracker.Web"), "*.razor", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);
        var found = files.Where(f => Regex.IsMatch(f.Value, "<Mud|@using MudBlazor")).Select(f => f.Key).ToHashSet();
        while (files.Where(f => !found.Contains(f.Key) && f.Key != "App" && found.Any(p => Regex.IsMatch(f.Value, $@"<{p}\b")))
            .Select(f => f.Key).ToList() is { Count: > 0 } more)
        {
            found.UnionWith(more);
        }

        Assert.Contains(nameof(JobsPage), found);
        var marked = DeskRoot.Pages.Values.Concat(_withPart).Select(p => p.Name).ToHashSet();
        Assert.DoesNotContain(found, f => files[f].Contains("@page", StringComparison.Ordinal) && !marked.Contains(f));
        Assert.DoesNotContain(nameof(MainLayout), found);
    }

    [Theory]
    [InlineData("/sign-in", false)]
    [InlineData("/o/x", false)]
    [InlineData("/o/x/convoys", false)]
    [InlineData("/o/x/no/such/page", false)]
    [InlineData("/o/x/jobs", true)]
    public async Task A_page_brings_MudBlazor_and_a_circuit_or_neither(string path, bool isDesk)
    {
        using var app = new TestApp();
        await PrepareAsync(app, path);
        var answer = await app.Client.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();

        foreach (var asset in new[]
        {
            "_content/MudBlazor/MudBlazor.min.", "_framework/blazor.web.", "theme.css?v=", "<!--Blazor:", "<!--Blazor-Server", "mud-",
        })
        {
            Assert.Equal(isDesk, page.Contains(asset, StringComparison.Ordinal));
        }
    }

    // An empty address is the base of all addresses, which is the first page.
    [Fact]
    public async Task Whoever_lost_the_connection_loads_the_same_page_again()
    {
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Repository.Path("src", "AccessTracker.Web"), "*.razor", SearchOption.AllDirectories),
            f => File.ReadAllText(f).Contains("href=\"\"", StringComparison.Ordinal));

        using var app = new TestApp();
        await PrepareAsync(app, "/o/x/jobs?after=3");
        var page = await app.Client.GetStringAsync("/o/x/jobs?after=3");
        var notice = Regex.Match(page, "<dialog id=\"components-reconnect-modal\".*?</dialog>", RegexOptions.Singleline).Value;
        Assert.Contains("href=\"/o/x/jobs?after=3\"", notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/o/x/jobs")]
    [InlineData("/o/x/enter/convoy")]
    public async Task Every_style_sheet_and_script_is_compressed_and_never_asked_for_again(string path)
    {
        using var app = new TestApp();
        await PrepareAsync(app, path);
        var page = await app.Client.GetStringAsync(path);
        var addresses =
            Regex.Matches(page, "<(?:link rel=\"(?:stylesheet|icon)\"[^>]* href|script[^>]* src)=\"([^\"]+)\"").Select(m => m.Groups[1].Value)
            .ToList();
        Assert.NotEmpty(addresses);

        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/" + address);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            var answer = await app.Client.SendAsync(request);
            Assert.Equal((address, "gzip"), (address, answer.Content.Headers.ContentEncoding.SingleOrDefault()));
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    // On a slow line each script that another imports is a wait of its own.
    [Fact]
    public async Task The_scripts_of_the_forms_are_one_file_that_imports_nothing()
    {
        using var app = new TestApp();
        await PrepareAsync(app, "/");
        var entry = app.Services.GetRequiredService<AccessTracker.Web.Hosting.EntryScripts>().Address;
        var answer = await app.Client.GetAsync("/" + entry);
        Assert.Contains("immutable", answer.EnsureSuccessStatusCode().Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(@"(?m)^\s*(import|export)\b", text);
        Assert.Contains("const $entry_places = (() => {", text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await app.Client.GetAsync("/entry-scripts/0000000000000000/en/entry.js")).StatusCode);
    }

    // Who has signed in is not shown the sign-in page.
    private static async Task PrepareAsync(TestApp app, string path)
    {
        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["x", "X", "2016-02-11"]);
        if (path != "/sign-in")
        {
            await app.EnterAsync("manager");
        }
    }
}
