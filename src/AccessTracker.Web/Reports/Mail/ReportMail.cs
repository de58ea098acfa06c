using System.Globalization;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Languages;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;
using MimeKit;

namespace AccessTracker.Web.Reports.Mail;

/// <summary>
/// Writes mail: of a published report, from what was stored with it and nothing else; of one that is late; of the alerts of a day; and of a change of
/// an account. Each is in its reader's language. Who it is from, and which address links begin with, is the configuration's.
/// </summary>
public sealed class ReportMail(MailServer server, SiteSettings site)
{
    // Of a list; the page has all.
    private const int MostAlerts = 25;

    private string? Site => site.Address;

    /// <summary>
    /// A mail with a report. <paramref name="files"/> are attached; <paramref name="tooLarge"/> are names of those that are not, for their size.
    /// </summary>
    public MimeMessage OfReport(
        OutboxMail mail, MailboxAddress to, CultureInfo language, Operation operation, PublishedRevision report, IReadOnlyList<ReportFile> files,
        IReadOnlyList<string> tooLarge, DateTimeOffset now) => ReaderLanguages.In(language, () =>
    {
        var content = ReportRules.Of(report.TaskForce).Read(report.Content);
        var document = Document(report, content);
        var name = ReportDigest.Name(report.Report, report.Revision);
        var parts = new List<MailPart>
        {
            new(Format.With(Texts.MailReportTitle, content.Operation.Name, name),
                [Format.With(Texts.MailReportDays, Format.Day(content.ReportDate), Format.Day(content.PeriodStart), Format.Day(content.PeriodEnd))]),
        };
        if (report.Reason is { Length: > 0 } reason)
        {
            parts.Add(new MailPart(Texts.MailWhyRevision, [reason]) { IsTyped = true });
        }

        if (Narrative(report, language.Name) is { } words)
        {
            parts.Add(new MailPart(Texts.MailNarrative, [], Language: words.Language) { Markdown = words.Markdown });
        }

        parts.Add(new MailPart(Texts.Headline, ReportDigest.Figures(content, document.Sums), IsList: true));
        foreach (var (heading, table, more) in ReportDigest.Tables(ReportTables.Of(document)))
        {
            parts.Add(new MailPart(heading, []) { Table = table });
            parts.AddRange(more is null ? [] : [new MailPart(null, [more])]);
        }

        parts.Add(new MailPart(
            null, [Site is null ? Texts.MailSignInToRead : Texts.MailReadReport],
            Link: Link(Urls.Report(operation.Code, report.Report, report.Revision))));
        if (tooLarge.Count > 0)
        {
            parts.Add(new MailPart(null, [Format.With(Texts.MailTooLarge, Format.List(tooLarge))]));
        }

        parts.Add(new MailPart(null, [Texts.MailWhyYou], Link: Link(Urls.AccountReportMail)));
        return Compose(mail, to, Format.With(Texts.MailReportTitle, content.Operation.Name, name), parts, files, now);
    });

    /// <summary>A mail that reminds a manager of a report that is late.</summary>
    public MimeMessage OfReminder(
        OutboxMail mail, MailboxAddress to, CultureInfo language, Operation operation, ReportPeriod period, DateTimeOffset now) =>
        ReaderLanguages.In(language, () =>
    {
        var subject = Format.With(Texts.MailLateSubject, operation.Name, ReportDigest.Name(period.Report, 0));
        return Compose(
            mail,
            to,
            subject,
            [
                new MailPart(subject, [Format.With(Texts.MailLateText, Format.Day(period.End))]),
                new MailPart(
                    null, [Site is null ? Texts.MailSignInToRead : Texts.MailReadDraft], Link: Link(Urls.Report(operation.Code, period.Report))),
                new MailPart(null, [Texts.MailLateWhyYou]),
            ],
            [],
            now);
    });

    /// <summary>A mail with the alerts of a day.</summary>
    public MimeMessage OfAlerts(
        OutboxMail mail, MailboxAddress to, CultureInfo language, DigestContent digest, DateTimeOffset now) => ReaderLanguages.In(language, () =>
    {
        var operation = digest.Situation.Operation;
        var subject = Format.With(Texts.MailAlertsSubject, operation.Name, Format.Counted(digest.New.Count, Texts.OneNewAlert, Texts.ManyNewAlerts));
        var parts = new List<MailPart> { new(subject, []) };
        AddPlaces(parts, Texts.MailNewAlerts, Sentences(digest.New, digest.Situation));
        AddPlaces(parts, Texts.MailOtherAlerts, Sentences(digest.Others, digest.Situation));
        if (digest.Asked > 0)
        {
            parts.Add(new MailPart(
                null, [Format.With(Texts.ReviewYourQuestions, digest.Asked)], Link: Link(Urls.Review(operation.Code, ("state", "questioned")))));
        }

        parts.Add(new MailPart(null, [Site is null ? Texts.MailSignInToRead : Texts.MailReadAlerts], Link: Link(Urls.Alerts(operation.Code))));
        parts.Add(new MailPart(null, [Texts.MailAlertsWhyYou], Link: Link(Urls.AccountAlertMail)));
        return Compose(mail, to, subject, parts, [], now);
    });

    /// <summary>A mail that tells somebody of a change of their account, as the audit has it.</summary>
    public MimeMessage OfAccount(
        OutboxMail mail, MailboxAddress to, CultureInfo language, StoredAuditEvent entry, DateTimeOffset now) => ReaderLanguages.In(language, () =>
    {
        var what = EnumCode.TryParse<AuditAction>(entry.Action, out var action) ? EnumText.Of(action) : entry.Action;
        var subject = Format.With(Texts.MailAccountSubject, what);
        return Compose(
            mail,
            to,
            subject,
            [
                new MailPart(subject, [Format.With(Texts.MailAccountText, what, Format.Instant(entry.HappenedAt, "UTC"), entry.Person)]),
                new MailPart(null, [Texts.MailAccountUnexpected], Link: Link(Urls.Account)),
            ],
            [],
            now);
    });

    /// <summary>
    /// The same for each try, so that a mail that was sent twice is recognised as one: made of the report's, or the operation's and a number, and the
    /// account's id.
    /// </summary>
    public static string MessageId(OutboxMail mail, string domain)
    {
        var about = mail.ReportId?.ToString() ?? (mail.Kind == MailKind.Account
            ? string.Create(CultureInfo.InvariantCulture, $"account-{mail.Number}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(mail.Kind == MailKind.Alerts ? "alerts" : "late")}-{mail.OperationId}-{ReportFormats.Slug(mail.Report)}"));
        return $"{about}.{mail.AccountId}@{domain}";
    }

    private MimeMessage Compose(
        OutboxMail mail, MailboxAddress to, string subject, IReadOnlyList<MailPart> parts, IReadOnlyList<ReportFile> files, DateTimeOffset now)
    {
        var from = server.Settings!.Sender;
        var message = new MimeMessage
        {
            Subject = MailText.OneLine(subject),
            Date = now,
            MessageId = MessageId(mail, from.Domain),
        };
        message.From.Add(from);
        message.To.Add(to);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Kind is MailKind.Report or MailKind.Alerts
            && Link(mail.Kind == MailKind.Report ? Urls.AccountReportMail : Urls.AccountAlertMail) is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
        }

        var body = new BodyBuilder { TextBody = MailText.Plain(parts), HtmlBody = MailText.Html(subject, parts) };
        foreach (var file in files)
        {
            body.Attachments.Add(
                MailText.OneLine(file.Name), file.Content,
                ContentType.TryParse(file.MediaType, out var type) ? type : new ContentType("application", "octet-stream"));
        }

        message.Body = body.ToMessageBody();
        message.Body.Headers.Add(HeaderId.ContentLanguage, CultureInfo.CurrentUICulture.Name);
        return message;
    }

    private string? Link(string path) => Site is null ? null : Site + path;

    private static void AddPlaces(List<MailPart> parts, string heading, List<string> places)
    {
        if (places.Count > 0)
        {
            parts.Add(new MailPart(heading, places, IsList: true));
        }
    }

    private static List<string> Sentences(IReadOnlyList<Alert> alerts, Situation situation) =>
    [
        .. alerts.Take(MostAlerts).Select(a => AlertText.Of(a, situation)),
        .. alerts.Count > MostAlerts ? new[] { Format.With(Texts.MailMoreAlerts, Format.Number(alerts.Count - MostAlerts)) } : [],
    ];

    // In the language asked for, or else the first that there is.
    private static Narrative? Narrative(PublishedRevision report, string language)
    {
        if (report.Annex is null)
        {
            return null;
        }

        var all = ReportAnnex.FromJson(report.Annex).Narratives.Where(n => !string.IsNullOrWhiteSpace(n.Markdown)).ToList();
        return all.FirstOrDefault(n => n.Language == language) ?? all.FirstOrDefault();
    }

    // As it was published.
    private static ReportDocument Document(PublishedRevision report, IReportContent content) =>
        new ReportDocument(report, content, report.Annex is null ? new ReportAnnex(0, [], [], []) : ReportAnnex.FromJson(report.Annex)).Worded();
}
