using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Web.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Records;

[Collection("hangfire")]
public sealed class RecordAndFilesTests
{
    private const string Operation = "/o/issg-2016";
    private const string Incident = $"{Operation}/record/incident/I001";

    [Theory]
    [InlineData("a/b")]
    [InlineData("a~b!c!-d")]
    [InlineData("R1\u001FMAD\u001F2016-03-05\u001Fgranted\u001F\u001F")]
    [InlineData("https://example.org/../x?a=%2F#b")]
    public void A_key_comes_back_from_its_address(string key)
    {
        Assert.Equal(key, RecordAddress.KeyOf(RecordAddress.Of(key)));
        Assert.DoesNotContain("/", RecordAddress.Of(key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hidden_and_missing_records_are_the_same_page()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("member");
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(Incident)).StatusCode);
        await app.Services.GetRequiredService<Db>().WriteAsync(s => s.ExecuteAsync("update incident set sensitivity = 'high' where ref = 'I001'"));

        var (hidden, missing) = (await app.Client.GetAsync(Incident), await app.Client.GetAsync($"{Operation}/record/incident/NOPE"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, missing.StatusCode));
        // But for the address that was asked for, and the forms' tokens.
        Assert.Equal(
            Plain(await hidden.Content.ReadAsStringAsync()).Replace("I001", "NOPE", StringComparison.Ordinal),
            Plain(await missing.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{Operation}/record/nothing/I001")).StatusCode);
    }

    [Fact]
    public async Task A_manager_reads_the_source_for_a_reason_that_is_kept_and_nobody_else_is_told_of_it()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("coordinator");
        Assert.DoesNotContain("Severe field", await app.Client.GetStringAsync(Incident), StringComparison.Ordinal);
        await app.EnterAsync("manager");
        Assert.Contains("Give the reason", await PostAsync(app, "severe-source", ("reason", " ")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await CountAsync(app));

        var page = await PostAsync(app, "severe-source", ("reason", "to call back"));

        Assert.Contains("class=\"shown\"", page, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(app));

        static Task<long> CountAsync(TestApp app) => app.Services.GetRequiredService<Db>().ReadAsync(
            s => s.FirstOrDefaultAsync<long>("select count(*) from audit_event where action = 'severe_read' and (details = 'source')"));
    }

    [Fact]
    public async Task Another_site_cannot_send_the_forms()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await app.Client.PostAsync(Incident, TestApp.Form(("_handler", "level"), ("reason", "x"), ("level", "high"), ("version", "1"))))
            .StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await app.Client.PostAsync($"{Operation}/files/import", TestApp.Form(("_handler", "import")))).StatusCode);
    }

    [Theory]
    [InlineData("member", "/audit")]
    [InlineData("manager", "/audit")]
    [InlineData("member", $"{Operation}/files/import")]
    [InlineData("administrator", $"{Operation}/files/import")]
    public async Task What_is_not_for_a_role_is_refused_and_the_refusal_is_put_down(string role, string path)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync(role);

        var answer = await app.Client.GetAsync($"{path}?secret=1");

        Assert.Contains("/access-denied", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(
            path, await app.Services.GetRequiredService<Db>()
            .ReadAsync(s => s.FirstOrDefaultAsync<string>("select details from audit_event where action = 'refused'")));
    }

    [Fact]
    public async Task Files_are_sent_whole_and_not_kept_by_the_browser()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("member");
        var answer = await app.Client.GetAsync($"{Operation}/files/bundle.zip");
        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.CacheControl!.NoStore));
        using var archive = new System.IO.Compression.ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(29, archive.Entries.Count);
        await app.EnterAsync("administrator");
        Assert.Contains("Exported", await app.Client.GetStringAsync("/audit?action=exported"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_sets_a_level_of_the_version_that_was_read_and_nothing_else()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        Assert.Contains(
            "version 9 was read", await PostAsync(app, "level", ("reason", "x"), ("level", "high"), ("version", "9")), StringComparison.Ordinal);

        await PostAsync(app, "level", ("reason", "names a street"), ("level", "high"), ("version", "1"), ("party", "nobody"), ("key", "I002"));

        var page = await app.Client.GetStringAsync(Incident);
        Assert.Contains("A manager has set this level.", page, StringComparison.Ordinal);
        Assert.Contains("names a street", page, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody", page, StringComparison.Ordinal);
        Assert.DoesNotContain("names a street", await app.Client.GetStringAsync($"{Operation}/record/incident/I002"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_is_checked_without_being_stored()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        var bundle = await app.Client.GetByteArrayAsync($"{Operation}/files/bundle.zip");
        var token = TestApp.Token(await app.Client.GetStringAsync($"{Operation}/files/import"));
        using var form = new MultipartFormDataContent
        {
            { new StringContent("import"), "_handler" }, { new StringContent(token.Value), token.Name }, { new StringContent("true"), "check" },
            { new ByteArrayContent(bundle), "file", "../../x.zip" },
        };

        var page = await (await app.Client.PostAsync($"{Operation}/files/import", form)).Content.ReadAsStringAsync();

        Assert.Contains("Checked: nothing was stored.", page, StringComparison.Ordinal);
        Assert.Contains("deliveries.csv", page, StringComparison.Ordinal);
    }

    // A sheet as partners send it is led to where it can be brought in; a file of a bundle is one.
    [Theory]
    [InlineData("from partner.csv", "Place,People\nMadaya,5\n", true, "")]
    [InlineData("requests.csv", "Who,When\nGovernment,2016-03-01\n", true, "Who")]
    [InlineData("Requests.csv", "ref,authority,submitted_on\nR-1,Government,2016-03-01\n", false, "Stored.")]
    [InlineData("requests.csv", "ref,authority,submitted_on\nR-1,Government,soon\n", false, "soon")]
    public async Task A_single_csv_file_is_a_small_bundle_or_is_led_to_the_import_of_sheets(string name, string text, bool isLed, string says)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        var token = TestApp.Token(await app.Client.GetStringAsync($"{Operation}/files/import"));
        using var form = new MultipartFormDataContent
        {
            { new StringContent("import"), "_handler" }, { new StringContent(token.Value), token.Name },
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)), "file", name },
        };

        var page = await (await app.Client.PostAsync($"{Operation}/files/import", form)).Content.ReadAsStringAsync();

        Assert.Equal(isLed, page.Contains($"class=\"button\" href=\"{Operation}/files/sheets\"", StringComparison.Ordinal));
        Assert.Contains(says, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("files/bundle.zip")]
    [InlineData("files/bundle-safe.zip")]
    public async Task Downloads_are_counted_for_each_person(string file)
    {
        using var app = new TestApp(seed: true, settings: [("Limits:ExportsPerHour", "1")]);
        await app.EnterAsync("member");
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync($"{Operation}/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await app.Client.GetAsync($"{Operation}/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync($"{Operation}/files")).StatusCode);
        await app.EnterAsync("coordinator");
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync($"{Operation}/{file}")).StatusCode);
    }

    [Fact]
    public async Task Uploads_are_counted_and_looking_at_their_form_is_not()
    {
        using var app = new TestApp(seed: true, settings: [("Limits:ImportsPerHour", "1")]);
        await app.EnterAsync("manager");
        const string path = $"{Operation}/files/import";
        _ = await app.Client.GetStringAsync(path);
        var token = TestApp.Token(await app.Client.GetStringAsync(path));
        Assert.Equal(HttpStatusCode.OK, (await app.Client.PostAsync(path, TestApp.Form(("_handler", "import"), token))).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await app.Client.PostAsync(path, TestApp.Form(("_handler", "import"), token))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(path)).StatusCode);
    }

    private static async Task<string> PostAsync(TestApp app, string form, params (string, string)[] fields)
    {
        var token = TestApp.Token(await app.Client.GetStringAsync(Incident));
        var answer = await app.Client.PostAsync(Incident, TestApp.Form([.. fields, ("_handler", form), token]));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static string Plain(string page) => Regex.Replace(page, @"CfDJ8[\w\-+/=]+", "");
}
