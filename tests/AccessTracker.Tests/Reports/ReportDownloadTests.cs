using System.Net;
using System.Net.Http.Headers;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Files;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Reports;

[Collection("hangfire")]
public sealed class ReportDownloadTests
{
    private const string Report = "/o/issg-2016/reports/5";

    [Fact]
    public async Task A_draft_s_files_are_made_for_their_reader_and_put_down()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("member");
        Assert.Contains($"{Report}/files/report-5-draft.docx", await app.Client.GetStringAsync(Report), StringComparison.Ordinal);

        var answer = await app.Client.GetAsync($"{Report}/files/report-5-draft-csv.zip");

        Assert.Equal(
            (HttpStatusCode.OK, "application/zip", "report-5-draft-csv.zip"),
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        Assert.StartsWith("report-5-draft-csv.zip, SHA-256 ", Assert.Single(await ExportsAsync(app)), StringComparison.Ordinal);
        foreach (var name in new[] { "report-6-draft.json", "report-5-r1.json", "report-5-draft.exe", "report-5-draft", "x" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{Report}/files/{name}")).StatusCode);
        }
    }

    [Fact]
    public async Task A_published_revision_s_files_are_the_bytes_that_were_stored()
    {
        using var app = new TestApp(seed: true);
        var files = await PublishAsync(app);
        await app.EnterAsync("member");
        var page = await app.Client.GetStringAsync(Report);
        foreach (var file in files)
        {
            Assert.Contains(file.Sha256, page, StringComparison.Ordinal);
            var answer = await app.Client.GetAsync($"{Report}/files/{file.Name}");
            Assert.Equal((file.MediaType, $"\"{file.Sha256}\""), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.ETag!.Tag));
            Assert.Equal(file.Content, await answer.Content.ReadAsByteArrayAsync());
        }

        var again = new HttpRequestMessage(HttpMethod.Get, $"{Report}/files/{files[0].Name}");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{files[0].Sha256}\""));
        Assert.Equal(HttpStatusCode.NotModified, (await app.Client.SendAsync(again)).StatusCode);
        Assert.Equal(files.Count, (await ExportsAsync(app)).Count);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{Report}/files/report-5-draft.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"/o/issg-2016/reports/4/files/{files[0].Name}")).StatusCode);
    }

    [Fact]
    public async Task They_are_counted_with_the_other_exports()
    {
        using var app = new TestApp(seed: true, settings: [("Limits:ExportsPerHour", "1")]);
        await app.EnterAsync("member");
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync($"{Report}/files/report-5-draft.json")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await app.Client.GetAsync($"{Report}/files/report-5-draft.json")).StatusCode);
    }

    private static async Task<IReadOnlyList<ReportFile>> PublishAsync(TestApp app)
    {
        var state = (await app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!;
        var draft = (await app.Services.GetRequiredService<ReportReader>().FindAsync(state, 5))!;
        var publication = APublication.Of(draft.Header, 1, TestStore.Now);
        var document = await app.Services.GetRequiredService<ReportDocuments>().OfAsync(state, draft, Person.Operator("tests"));
        var files = ReportFormats.All(document with { Header = publication.Header });
        var operation = (await app.Services.GetRequiredService<OperationStore>().FindAsync("issg-2016"))!;
        Assert.Null((
            await app.Services.GetRequiredService<ReportStore>()
            .PublishAsync(operation, publication with { Files = files }, APublication.Publisher)).Refusal);
        return files;
    }

    private static Task<IReadOnlyList<string>> ExportsAsync(TestApp app) => app.Services.GetRequiredService<Db>().ReadAsync(
        s => s.QueryAsync<string>("select details from audit_event where action = 'exported' order by number"));
}
