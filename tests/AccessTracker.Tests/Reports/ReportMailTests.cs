using System.Text;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Tests.Hosting;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Reports.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace AccessTracker.Tests.Reports;

/// <summary>What a mail says and carries, and that nothing typed anywhere becomes a header of it.</summary>
public sealed class ReportMailTests
{
    [Theory, EveryStore]
    public async Task It_has_the_headline_the_places_the_words_and_the_link_in_text_and_in_html(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await ImportAsync(desk);
        await desk.Node.SubscribeAsync("member@example.org", language: "en");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.Reporting.RunAsync();

        // There is none in English: the chair's words come in the language that they have.
        await desk.Node.PublishAsync(
            2, new ReportAnnex(
                1, [new Narrative("ar", "بالعربية\n\n<script> [x](javascript:alert)\n\n| a | b |\n|---|---|\n| Foah | 800 |")], [], []));
        await desk.Node.RunAsync();

        var message = Assert.Single(desk.Server.Messages);
        foreach (var body in new[] { message.TextBody, message.HtmlBody })
        {
            Assert.Contains("14 Jan 2016", body, StringComparison.Ordinal);
            Assert.Contains("People reached", body, StringComparison.Ordinal);
            Assert.Contains("1,500", body, StringComparison.Ordinal);
            Assert.Contains("Besieged places reached this period: 1 of 2 (1 of 2 to date)", body, StringComparison.Ordinal);
            Assert.Contains("Madaya", body, StringComparison.Ordinal);
            Assert.Contains("Darayya", body, StringComparison.Ordinal);
            Assert.Contains("https://access.example.org/o/year/reports/2", body, StringComparison.Ordinal);
            Assert.Contains("https://access.example.org/account#report-mail", body, StringComparison.Ordinal);
        }

        Assert.Contains(
            "- Madaya: status Besieged; deliveries 1; last on 10 Jan 2016; people reached 1,500", message.TextBody, StringComparison.Ordinal);
        Assert.Matches("<td[^>]*>Madaya</td>.*<td[^>]*>1,500</td></tr>", message.HtmlBody);
        Assert.Contains("<td>800</td>", message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("بالعربية", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("lang=\"ar\" dir=\"rtl\"", message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("<https://access.example.org/account#report-mail>", message.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Empty(message.Attachments);
    }

    [Theory, EveryStore]
    public async Task The_files_asked_for_are_attached_as_long_as_they_fit(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider, ("Mail:MostAttachedBytes", "1000"));
        await desk.Node.SubscribeAsync("member@example.org", files: [MailFile.Docx, MailFile.Csv, MailFile.Xlsx], language: "ar");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.Reporting.RunAsync();
        await AddFileAsync(desk, "report-1-r1.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 10);
        await AddFileAsync(desk, "report-1-r1.ar.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 20);
        await AddFileAsync(desk, "report-1-r1-csv.zip", "application/zip", 30);
        await AddFileAsync(desk, "report-1-r1.pdf", "application/pdf", 40);
        await AddFileAsync(desk, "report-1-r1.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1000);
        await desk.Node.PublishAsync(1);
        await desk.Node.RunAsync();

        var message = Assert.Single(desk.Server.Messages);
        Assert.Equal(["report-1-r1.ar.docx:20", "report-1-r1-csv.zip:30"], message.Attachments.OfType<MimePart>().Select(Describe));
        Assert.Contains("report-1-r1.xlsx", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("report-1-r1.pdf", message.TextBody, StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task It_is_in_the_language_of_the_account_or_else_of_the_subscription_and_so_are_its_files(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        var chosen = await desk.Node.SubscribeAsync("chosen@example.org", files: [MailFile.Docx], language: "fr");
        await desk.Node.Preferences.SaveAsync(chosen.Id, new Preference { Language = "ar" });
        await desk.Node.SubscribeAsync("asked@example.org", files: [MailFile.Docx], language: "fr");
        await desk.Node.SubscribeAsync("other@example.org", files: [MailFile.Docx], language: "xx");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.Reporting.RunAsync();
        const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        await AddFileAsync(desk, "report-1-r1.docx", Word, 10);
        await AddFileAsync(desk, "report-1-r1.ar.docx", Word, 20);
        await desk.Node.PublishAsync(1);
        await desk.Node.RunAsync();

        var mails = desk.Server.Messages.ToDictionary(m => m.To.Mailboxes.Single().Address.Split('@')[0]);
        Assert.Equal("ar", mails["chosen"].Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Contains("التقرير 1", mails["chosen"].Subject, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", mails["chosen"].HtmlBody, StringComparison.Ordinal);
        Assert.Contains("كانون الثاني 2016", mails["chosen"].TextBody, StringComparison.Ordinal);
        Assert.Equal(["report-1-r1.ar.docx:20"], mails["chosen"].Attachments.OfType<MimePart>().Select(Describe));

        // What was published before there were files in French comes with those that there are.
        Assert.Contains("Rapport 1", mails["asked"].Subject, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\" dir=\"ltr\">", mails["asked"].HtmlBody, StringComparison.Ordinal);
        Assert.Equal(["report-1-r1.docx:10"], mails["asked"].Attachments.OfType<MimePart>().Select(Describe));
        Assert.Contains("Report 1", mails["other"].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_somebody_typed_becomes_a_header()
    {
        await using var desk = await MailDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.Node.SubscribeAsync("member@example.org", name: "Me\r\nBcc: everybody@example.org\r\n\r\nbody");
        await desk.Node.SubscribeAsync("a@example.org, b@example.org");
        await desk.Node.SubscribeAsync("c@example.org\r\nBcc: d@example.org");
        await desk.Store.ExecuteAsync(
            "update operation set name = 'Year' || char(13) || char(10) || 'Bcc: everybody@example.org' || char(10) || char(10) || 'x'");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Node.PublishAsync(1);
        await desk.Node.RunAsync();

        var message = Assert.Single(desk.Server.Messages);
        Assert.Empty(message.Bcc);
        Assert.Equal("Year Bcc: everybody@example.org x: Report 1", message.Subject);
        Assert.Equal(
            ("Me Bcc: everybody@example.org body", "member@example.org"),
            (message.To.Mailboxes.Single().Name, message.To.Mailboxes.Single().Address));
    }

    [Fact]
    public void Its_id_is_the_same_for_each_try()
    {
        var mail = new OutboxMail { ReportId = Id<StoredReport>.New(TestStore.Now), AccountId = new(Guid.Empty), Attempts = 1 };
        Assert.Equal(ReportMail.MessageId(mail, "x"), ReportMail.MessageId(mail with { Attempts = 5, Id = Id<OutboxMail>.New(TestStore.Now) }, "x"));
        Assert.NotEqual(ReportMail.MessageId(mail, "x"), ReportMail.MessageId(mail with { ReportId = Id<StoredReport>.New(TestStore.Now) }, "x"));
    }

    [Theory]
    [InlineData("Production", "", "Mail:Host=mail.example.org", "Mail:From=")]
    [InlineData("Production", "From", "Mail:Host=mail.example.org", "Mail:From=nobody")]
    [InlineData("Production", "AllowInsecureTransport", "Mail:Host=mail.example.org", "Mail:From=a@example.org", "Mail:Security=none")]
    [InlineData("Production", "Security", "Mail:Host=mail.example.org", "Mail:From=a@example.org", "Mail:Security=ssl")]
    [InlineData("Production", "Password", "Mail:Host=mail.example.org", "Mail:From=a@example.org", "Mail:User=u")]
    [InlineData("Production", "Port", "Mail:Host=mail.example.org", "Mail:From=a@example.org", "Mail:Port=many")]
    public void What_is_half_set_up_or_could_be_listened_to_is_refused(string environment, string told, params string[] settings) =>
        Assert.Contains(told, Assert.Throws<OptionsValidationException>(() => Read(environment, settings)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Production", 587, MailSecurity.Starttls)]
    [InlineData("Production", 465, MailSecurity.Tls, "Mail:Security=tls")]
    [InlineData("Production", 25, MailSecurity.None, "Mail:Security=none", "Mail:Host=127.0.0.1")]
    [InlineData("Production", 2525, MailSecurity.None, "Mail:Security=none", "Mail:AllowInsecureTransport=true", "Mail:Port=2525")]
    [InlineData("Development", 25, MailSecurity.None, "Mail:Security=none")]
    public void What_is_safe_is_taken(string environment, int port, MailSecurity security, params string[] settings)
    {
        var read = Read(environment, ["Mail:Host=mail.example.org", "Mail:From=a@example.org", .. settings]);
        Assert.Equal((port, security), (read.UsedPort, read.Security));
    }

    [Fact]
    public void Without_a_host_there_is_no_mail() => Assert.False(new MailServer(Read("Production", ["Mail:From=a@example.org"])).IsOn);

    private static MailSettings Read(string environment, string[] settings) =>
        SettingsOf.ReadIn<MailSettings>(environment, [.. settings.Select(s => s.Split('=', 2)).GroupBy(p => p[0]).Select(g => (g.Key, g.Last()[1]))]);

    private static string Describe(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return $"{part.FileName}:{content.Length}";
    }

    private static Task<int> AddFileAsync(MailDesk desk, string name, string type, int bytes) => desk.Store.Db.WriteAsync(s => s.ExecuteAsync(
        "insert into report_file (report_id, name, media_type, content, sha256) select id, @name, @type, @content, 'x' from report where number = "
            + "1 and revision = 0",
        new { name, type, content = Encoding.ASCII.GetBytes(new string('x', bytes)) }));

    private static async Task ImportAsync(MailDesk desk)
    {
        await AddAsync(desk, Data.Records.Kinds.RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"], ["DAR", "Darayya"]);
        await AddAsync(
            desk, Data.Records.Kinds.RecordKinds.Statuses, ["location", "status", "from"], ["MAD", "besieged", "2016-01-01"],
            ["DAR", "besieged", "2016-01-01"]);
        await AddAsync(
            desk, Data.Records.Kinds.RecordKinds.Convoys, ["ref", "mode", "track", "line", "departed_on"],
            ["C1", "road", "inter_agency", "cross_line", "2016-01-10"]);
        await AddAsync(
            desk, Data.Records.Kinds.RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["D1", "C1", "MAD", "2016-01-10", "delivered", "1500"]);
    }

    private static async Task AddAsync(MailDesk desk, Data.Records.Kinds.RecordKind table, params string[][] rows)
    {
        var result = await new Data.Import.Bundles.BundleImport(desk.Store.Db, new SensitivityRules()).ImportAsync(
            Data.Import.Bundles.BundleSource.Of(table, rows), "year", new Data.Import.Bundles.ImportOptions(), TestStore.Actor, TestStore.Now);
        Assert.Empty(result.Refused);
    }
}
