using System.Globalization;
using System.Text;
using System.Xml;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Languages;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace AccessTracker.Web.Reports.Mail;

/// <summary>
/// An operation's published reports as an Atom feed (RFC 4287), for who has signed in, and for a reader of feeds that brings its
/// owner's key. It tells what was published, by its stored content, and nothing else; in the language that its address names, for a reader of feeds
/// names none of its owner's.
/// </summary>
public sealed class ReportFeed(OperationStore operations, PublicationStore published, FeedKeyStore keys, ReaderLanguages languages, SiteSettings site,
    TimeProvider clock)
{
    private const int MostEntries = 30;
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string MediaType = "application/atom+xml";

    public static void Map(WebApplication app)
    {
        Map(app, "/o/{Operation}/reports.atom", TaskForce.Humanitarian);
        Map(app, "/o/{Operation}/reports/ceasefire.atom", TaskForce.Ceasefire);
    }

    private static void Map(WebApplication app, string address, TaskForce taskForce) => app
        .MapGet(address, (string operation, string? key, string? language, ReportFeed feed, HttpContext context) =>
            feed.SendAsync(operation, taskForce, key, language, context))
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Feed);

    private async Task<IResult> SendAsync(string code, TaskForce taskForce, string? key, string? language, HttpContext context)
    {
        if (key is null && context.User.Identity is not { IsAuthenticated: true })
        {
            await context.ChallengeAsync();
            return Results.Empty;
        }

        // A wrong key, an operation that is not for its owner and one that never was are answered alike.
        var person = await PersonAsync(key, context);
        if (!AccessPolicy.May(person, Verb.Read, new Subject(code)) || await operations.FindAsync(code, context.RequestAborted) is not { } operation)
        {
            return SignInServiceCollectionExtensions.Bare(context, StatusCodes.Status404NotFound);
        }

        var reports = await published.LatestAsync(operation.Id, taskForce, MostEntries, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(
            ReaderLanguages.In(languages.Of(language), () =>
                Write(operation, taskForce, reports, languages.All, path => site.Absolute(context.Request, path))), $"{MediaType}; charset=utf-8");
    }

    private async Task<Person> PersonAsync(string? key, HttpContext context)
    {
        if (key is null)
        {
            return PersonClaims.Of(context.User);
        }

        return await keys.FindAsync(key, context.RequestAborted) is { } account
            ? account.ToPerson(clock.GetUtcNow())
            : Person.Nobody;
    }

    /// <summary>The feed in the language of now, in UTF-8.</summary>
    /// <param name="operation">Whose reports.</param>
    /// <param name="taskForce">Which of them.</param>
    /// <param name="reports">From the latest on.</param>
    /// <param name="languages">In which there is such a feed.</param>
    /// <param name="absolute">Makes a whole address of a path.</param>
    internal static byte[] Write(
        StoredOperation operation, TaskForce taskForce, IReadOnlyList<PublishedRevision> reports, IReadOnlyList<CultureInfo> languages,
        Func<string, string> absolute)
    {
        var (code, language) = (operation.Operation.Code, CultureInfo.CurrentUICulture.Name);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, language);
            var isOther = taskForce != TaskForce.Humanitarian;

            // The first language's is the feed that there was before there were others.
            var marks = new[] { isOther ? EnumCode.Of(taskForce) : null, language == languages[0].Name ? null : language };
            var mark = string.Join('-', marks.OfType<string>());
            Element(xml, "id", $"urn:uuid:{operation.Id}{(mark.Length > 0 ? $"#{mark}" : "")}");
            Element(xml, "title", Format.With(isOther ? Texts.CeasefireFeedTitle : Texts.FeedTitle, operation.Operation.Name));

            // A feed without entries has been as it is since the operation began.
            Element(xml, "updated",
                reports.Count == 0 ? $"{Format.Iso(operation.Operation.Since)}T00:00:00Z" : Instant(reports[0].PublishedAt!.Value));
            Link(xml, "self", absolute(Urls.ReportFeed(code, taskForce, language: language == languages[0].Name ? null : language)), MediaType);

            // Before the feeds in other languages: readers take the first alternative for the page that the feed is of.
            Link(xml, "alternate", absolute(Urls.Reports(code, taskForce)), "text/html");
            foreach (var other in languages.Where(l => l.Name != language))
            {
                Link(xml, "alternate", absolute(Urls.ReportFeed(code, taskForce, language: other.Name)), MediaType, other.Name);
            }

            xml.WriteStartElement("author", Atom);
            Element(xml, "name", operation.Operation.Name);
            xml.WriteEndElement();
            Element(xml, "generator", Texts.AppName);
            foreach (var report in reports)
            {
                Entry(xml, code, report, absolute);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Entry(XmlWriter xml, string code, PublishedRevision report, Func<string, string> absolute)
    {
        var content = ReportRules.Of(report.TaskForce).Read(report.Content);
        var lines = new[] { Format.With(
            Texts.MailReportDays, Format.Day(content.ReportDate), Format.Day(content.PeriodStart), Format.Day(content.PeriodEnd)) }
            .Concat(report.Reason is { Length: > 0 } reason ? [$"{Texts.MailWhyRevision}{Texts.Colon}{reason}"] : [])
            .Concat(ReportDigest.Figures(content, ReportSums.Of(content, report.Annex)));
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", $"urn:uuid:{report.Id}");
        Element(xml, "title", Format.With(Texts.MailReportTitle, content.Operation.Name, ReportDigest.Name(report.Report, report.Revision)));
        Element(xml, "updated", Instant(report.PublishedAt!.Value));
        Element(xml, "published", Instant(report.PublishedAt!.Value));
        Link(xml, "alternate", absolute(Urls.Report(code, report.Report, report.Revision)), "text/html");
        Element(xml, "summary", string.Join('\n', lines));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type, string? language = null)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        if (language is not null)
        {
            xml.WriteAttributeString("hreflang", language);
        }

        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // Text by default. What XML cannot hold, a name cannot either, but nothing has checked it.
    private static void Element(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Atom, new string([.. text.Select((c, i) => IsXml(text, i) ? c : '\uFFFD')]));

    private static bool IsXml(string text, int i) => XmlConvert.IsXmlChar(text[i])
        || (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        || (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
