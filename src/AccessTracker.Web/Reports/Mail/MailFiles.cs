using AccessTracker.Data.Mail;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Reports.Mail;

/// <summary>Which files of a published report go with a mail.</summary>
public sealed class MailFiles(PublicationStore published)
{
    /// <summary>
    /// Those that were asked for, in the language asked for where there is one for each, as long as they fit into
    /// <paramref name="most"/> bytes; and the names of those that do not.
    /// </summary>
    public async Task<(IReadOnlyList<ReportFile> Files, IReadOnlyList<string> TooLarge)> ChooseAsync(
        Id<StoredReport> report, Subscription subscription, long most, CancellationToken cancellation)
    {
        var files = new List<ReportFile>();
        var tooLarge = new List<string>();
        var left = most;
        foreach (var name in Choose(await published.FileNamesAsync(report, cancellation), subscription))
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

    /// <summary>By their endings; of files that differ in language alone the one asked for.</summary>
    internal static IEnumerable<string> Choose(IReadOnlyList<string> names, Subscription subscription)
    {
        foreach (var kind in subscription.Files)
        {
            var fitting = names.Where(n => Endings(kind).Any(e => n.EndsWith(e, StringComparison.OrdinalIgnoreCase))).ToList();
            var own = fitting.Where(n => LanguageOf(n) == subscription.Language).ToList();
            foreach (var name in own.Count > 0 ? [.. own, .. fitting.Where(n => LanguageOf(n) is null)] : fitting)
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

    // report-5-ar.pdf
    private static string? LanguageOf(string name) =>
        Path.GetFileNameWithoutExtension(name).Split('-')[^1] is { Length: 2 } last && last.All(char.IsAsciiLetterLower) ? last : null;
}
