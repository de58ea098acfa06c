using AccessTracker.Data.Mail;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Reports.Mail;

/// <summary>Which files of a published report go with a mail.</summary>
public sealed class MailFiles(PublicationStore published)
{
    /// <summary>
    /// Those that were asked for, in the language asked for where there is one for each, as long as they fit into
    /// <paramref name="most"/> bytes; and the names of those that do not.
    /// </summary>
    public async Task<(IReadOnlyList<ReportFile> Files, IReadOnlyList<string> TooLarge)> ChooseAsync(
        Id<StoredReport> report, Subscription subscription, string language, long most, CancellationToken cancellation)
    {
        var files = new List<ReportFile>();
        var tooLarge = new List<string>();
        var left = most;
        foreach (var name in Choose(await published.FileNamesAsync(report, cancellation), subscription, language))
        {
            if (await published.FileAsync(report, name, cancellation) is not { } file)
            {
                continue;
            }

            if (file.Content.Length > left)
            {
                tooLarge.Add(file.Name);
                continue;
            }

            left -= file.Content.Length;
            files.Add(file);
        }

        return (files, tooLarge);
    }

    /// <summary>
    /// By their endings; of those that people read, the ones in <paramref name="language"/>. What was published before there were any comes in the
    /// language that it has.
    /// </summary>
    internal static IEnumerable<string> Choose(IReadOnlyList<string> names, Subscription subscription, string language)
    {
        foreach (var kind in subscription.Files)
        {
            var fitting = names.Where(n => Endings(kind).Any(e => n.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
                .ToLookup(ReportFormats.LanguageOf);
            var own = new[] { language, ReportFormats.English.Name }.Concat(fitting.Select(f => f.Key).OfType<string>())
                .FirstOrDefault(fitting.Contains);
            foreach (var name in fitting[null].Concat(own is null ? [] : fitting[own]))
            {
                yield return name;
            }
        }
    }

    private static string[] Endings(MailFile kind) => kind switch
    {
        MailFile.Pdf => [".pdf"],
        MailFile.Docx => [".docx"],
        MailFile.Xlsx => [".xlsx"],
        MailFile.Csv => [".csv", ".zip"],
        MailFile.Json => [".json"],
    };
}
