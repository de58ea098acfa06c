using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Data.Attachments;
using AccessTracker.Data.Common;
using AccessTracker.Web.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Attachments;

/// <summary>The form on a record's page, what it says, and how a file is handed out.</summary>
[Collection("hangfire")]
public sealed class AttachmentPageTests
{
    private const string Operation = "issg-2016";
    private const string Page = $"/o/{Operation}/record/convoy/D007";
    private const string Sent = $"/o/{Operation}/attachments";

    [Fact]
    public async Task A_waybill_is_attached_saved_removed_and_erased_without_a_script()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("coordinator");
        var photograph = MadeFile.Jpeg();

        var attached = await FollowAsync(app, await UploadAsync(app, photograph, "IMG_2016.jpeg", "What was loaded"));
        Assert.Contains("IMG_2016.jpg is attached.", attached, StringComparison.Ordinal);
        Assert.Contains("What was loaded", attached, StringComparison.Ordinal);
        var link = Regex.Match(attached, $"href=\"({Sent}/[0-9a-f-]+)\"").Groups[1].Value;
        Assert.Contains(link, await app.Client.GetStringAsync($"/o/{Operation}/convoys/D007"), StringComparison.Ordinal);

        using var saved = await app.Client.GetAsync(link);
        Assert.Equal("image/jpeg", saved.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=IMG_2016.jpg; filename*=UTF-8''IMG_2016.jpg", saved.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("default-src 'none'; sandbox; frame-ancestors 'none'", saved.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", saved.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(saved.Headers.CacheControl!.NoStore);
        Assert.Equal(CleanFile.Of(photograph).Content.ToArray(), await saved.Content.ReadAsByteArrayAsync());

        Assert.Contains("give a reason", await FollowAsync(app, await ChangeAsync(app, link, "remove", "1", " ")), StringComparison.Ordinal);
        var removed = await FollowAsync(app, await ChangeAsync(app, link, "remove", "1", "wrong convoy"));
        Assert.Contains("IMG_2016.jpg is removed.", removed, StringComparison.Ordinal);
        Assert.Contains("wrong convoy", removed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(link)).StatusCode);

        // Who added it may erase it.
        using var erasure = await ChangeAsync(app, link, "erase", "2", "it shows the driver");
        Assert.DoesNotContain("IMG_2016", erasure.Headers.Location!.ToString(), StringComparison.Ordinal);
        var erased = await FollowAsync(app, erasure);
        Assert.Contains("The file is erased.", erased, StringComparison.Ordinal);
        Assert.Contains(CleanFile.Of(photograph).Hash, erased, StringComparison.Ordinal);
        Assert.DoesNotContain("IMG_2016", erased, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_file_is_said_with_its_name_and_how_to_mend_it()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("coordinator");
        var bytes = new byte[AttachmentList.MostBytes + 1];
        MadeFile.Jpeg().CopyTo(bytes, 0);

        await SaysAsync(bytes, "large.jpg", "large.jpg is larger than 10 MB");
        await SaysAsync([], "void.pdf", "void.pdf is empty");
        await SaysAsync([], "", "No file was chosen");
        await SaysAsync("<svg onload='alert(1)'/>"u8.ToArray(), "x\u202Egnp.svg", "xgnp.svg is, by its content, no PDF, JPEG or PNG");
        await SaysAsync(MadeFile.Jpeg()[..200], "cut.jpg", "cut.jpg is broken or cut short");
        await SaysAsync(MadeFile.Png(50_000, 50_000), "huge.png", "more than 100 million pixels");
        await SaysAsync(MadeFile.Pdf(annotation: "/Subtype /Widget"), "form.pdf", "form.pdf has comments, form fields or a signature");
        await SaysAsync(MadeFile.Png(), "one.png", "one.png is attached.");
        await SaysAsync(MadeFile.Png(), "other.png", "other.png is on this record already");
        Assert.Equal(1, await CountAsync(app));

        // The end of the form is missing, as when a line breaks behind a proxy that sends on what it has.
        var form = Form(app, MadeFile.Jpeg(), "half.jpg", "");
        using var half = new ByteArrayContent((await form.ReadAsByteArrayAsync())[..^300]);
        half.Headers.ContentType = form.Headers.ContentType;
        Assert.Contains("half.jpg arrived only in part", await FollowAsync(app, await app.Client.PostAsync(Sent, half)), StringComparison.Ordinal);

        async Task SaysAsync(byte[] content, string name, string text) =>
            Assert.Contains(text, await FollowAsync(app, await UploadAsync(app, content, name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_comes_from_a_form_of_ours_and_from_who_may_write_the_record()
    {
        using var app = new TestApp(seed: true, settings: [("Limits:AttachmentsPerHour", "3")]);
        await app.EnterAsync("coordinator");
        var form = Form(app, MadeFile.Png(), "a.png", "", token: "nothing");
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Client.PostAsync(Sent, form)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Client.PostAsync(Sent, TestApp.Form(("kind", "convoy"), ("key", "D007")))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await UploadAsync(app, MadeFile.Png(), "a.png")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await UploadAsync(app, MadeFile.Jpeg(), "b.jpg")).StatusCode);

        // A member reads it, and finds nowhere to send one.
        var page = await app.Client.GetStringAsync(Page);
        var link = Regex.Match(page, $"href=\"({Sent}/[0-9a-f-]+)\"").Groups[1].Value;
        await app.EnterAsync("member");
        var read = await app.Client.GetStringAsync(Page);
        Assert.Contains(link, read, StringComparison.Ordinal);
        Assert.DoesNotContain("multipart/form-data", read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await UploadAsync(app, MadeFile.Jpeg(), "b.jpg")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ChangeAsync(app, link, "erase", "1", "x")).StatusCode);
        Assert.Equal(1, await CountAsync(app));
    }

    private static Task<HttpResponseMessage> UploadAsync(TestApp app, byte[] content, string name, string caption = "") =>
        app.Client.PostAsync(Sent, Form(app, content, name, caption));

    private static MultipartFormDataContent Form(TestApp app, byte[] content, string name, string caption, string? token = null)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        file.Headers.TryAddWithoutValidation(
            "Content-Disposition", $"form-data; name=\"attachment\"; filename=\"{Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name))}\"");
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in (
            (string, string)[])[("__RequestVerificationToken", token ?? TokenOf(app)), ("kind", "convoy"), ("key", "D007"), ("caption", caption)])
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(file);
        return form;
    }

    // Of a page that everybody has.
    private static string TokenOf(TestApp app) => TestApp.Token(app.Client.GetStringAsync("/account").Result).Value;

    private static Task<HttpResponseMessage> ChangeAsync(TestApp app, string link, string verb, string version, string reason) =>
        app.Client.PostAsync($"{link}/{verb}", TestApp.Form(
            ("__RequestVerificationToken", TokenOf(app)), ("kind", "convoy"), ("key", "D007"), ("version", version), ("reason", reason)));

    private static async Task<string> FollowAsync(TestApp app, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith($"#{Urls.AttachmentsId}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        return WebUtility.HtmlDecode(await app.Client.GetStringAsync(answer.Headers.Location));
    }

    private static Task<long> CountAsync(TestApp app) => app.Services.GetRequiredService<Db>().ReadAsync(
        s => s.FirstOrDefaultAsync<long>("select count(*) from attachment", null));
}
