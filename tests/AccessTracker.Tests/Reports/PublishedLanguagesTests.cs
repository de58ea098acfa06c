using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Publish;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Reports;

/// <summary>Publishing freezes the files of each of the operation's languages; what was published with fewer says so and keeps what it has.</summary>
[Collection("hangfire")]
public sealed class PublishedLanguagesTests
{
    private const string Page = "/o/issg-2016/reports/1";

    private static readonly (string, string)[] _noPdf = [("Pdf:Chromium", "none")];

    [Theory, EveryStore]
    public async Task The_files_of_each_language_are_frozen_each_with_its_hash(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        using var app = new TestApp(store: store.Options, settings: _noPdf);

        // Whoever publishes reads Arabic: what is frozen is the same.
        var report = await PublishAsync(app, "ar");
        Assert.Equal(
            [
                "report-1-r1-csv.zip", "report-1-r1-excel-csv.zip", "report-1-r1.ar-excel-csv.zip", "report-1-r1.ar.docx", "report-1-r1.ar.xlsx",
                "report-1-r1.docx", "report-1-r1.fr-excel-csv.zip", "report-1-r1.fr.docx", "report-1-r1.fr.xlsx", "report-1-r1.json",
                "report-1-r1.xlsx",
            ],
            (await FilesAsync(app)).Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.Equal(FigureDefinitions.All(ReportRules.Of(report.TaskForce).Read(report.Content)), ReportAnnex.FromJson(report.Annex!).Definitions);
        Assert.Equal("عربين", ReportAnnex.FromJson(report.Annex!).NamesAr!["ARB"]);
        foreach (var file in await FilesAsync(app))
        {
            var answer = await app.GetAsAsync(app.TicketOf(TestApp.Somebody()), $"{Page}/files/{file.Name}");
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
        }

        Assert.DoesNotContain(
            await new StoreVerification(app.Services.GetRequiredService<Db>()).RunAsync(), f =>
                f.Place.StartsWith("report", StringComparison.Ordinal));
        await Tampering.ExecuteAsync(
            store,
            "update report_file set content = (select content from report_file where name = 'report-1-r1.fr.docx') "
                + "where name = 'report-1-r1.ar.docx'");
        Assert.Contains(
            await new StoreVerification(app.Services.GetRequiredService<Db>()).RunAsync(),
            f => f.Place.Contains("report-1-r1.ar.docx", StringComparison.Ordinal));
    }

    [Theory, EveryStore]
    public async Task A_report_offers_its_reader_s_language_first_and_an_older_one_says_what_it_has(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        using (var older = new TestApp(store: store.Options, settings: [.. _noPdf, ("Reports:Languages", "en")]))
        {
            await PublishAsync(older, "en");
            Assert.Equal(5, (await FilesAsync(older)).Count);
        }

        using var app = new TestApp(store: store.Options, settings: _noPdf);
        var (english, arabic, french) = (await ReadAsync(app, "en"), await ReadAsync(app, "ar"), await ReadAsync(app, "fr"));
        Assert.DoesNotContain("was published before files in", english, StringComparison.Ordinal);
        Assert.Contains("نُشر هذا التقرير قبل أن تُعدّ ملفات باللغة العربية.", arabic, StringComparison.Ordinal);
        Assert.Contains("avant que des fichiers en français ne soient établis", french, StringComparison.Ordinal);
        Assert.All(new[] { english, arabic, french }, p => Assert.Contains("report-1-r1.docx", p, StringComparison.Ordinal));
        Assert.DoesNotContain("report-1-r1.ar.docx", arabic, StringComparison.Ordinal);
        var missing = await app.GetAsAsync(app.TicketOf(TestApp.Somebody()), $"{Page}/files/report-1-r1.docx?language=ar");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);

        // A draft has what its reader reads.
        var draft = await ReadAsync(app, "ar", "/o/issg-2016/reports/2");
        Assert.True(
            draft.IndexOf("report-2-draft.ar.docx", StringComparison.Ordinal) < draft.IndexOf("report-2-draft.docx", StringComparison.Ordinal));
        var file = await app.GetAsAsync(
            app.TicketOf(TestApp.Somebody()), "/o/issg-2016/reports/2/files/report-2-draft.docx?language=ar");
        Assert.Equal("report-2-draft.ar.docx", file.Content.Headers.ContentDisposition!.FileName);
    }

    private static async Task<StoredReport> PublishAsync(TestApp app, string language)
    {
        await app.Services.GetRequiredService<EnsureReports>().RunAsync("issg-2016", CancellationToken.None);
        var state = (await app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!;
        var draft = (await app.Services.GetRequiredService<ReportStore>().FindAsync(state.Id, 1))!;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var result = await app.Services.GetRequiredService<ReportPublisher>().PublishAsync(
            state, 1, new SeenDraft(draft.ContentHash, 1, new Dictionary<string, long>(), null), APublication.ActorOf("manager@example.org"));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Null(result.Refusal);
        return result.Report!;
    }

    private static async Task<IReadOnlyList<ReportFileHeader>> FilesAsync(TestApp app)
    {
        var state = (await app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!;
        return await app.Services.GetRequiredService<ReportStore>().FilesAsync(state.Id, 1, 1);
    }

    private static async Task<string> ReadAsync(TestApp app, string language, string page = Page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Cookie", $"{app.CookieOf(app.TicketOf(TestApp.Somebody()))}; AccessTracker.Language={language}");
        using var answer = await app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
