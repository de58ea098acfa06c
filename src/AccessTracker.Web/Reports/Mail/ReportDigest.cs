using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports.Mail;

/// <summary>A published report in a few lines, for mail and feed: from its stored content alone.</summary>
public static class ReportDigest
{
    private const int MostRows = 25;

    /// <summary>"Report 5", with its revision when it is not the first.</summary>
    public static string Name(ReportId report, int revision) => ReportName.Of(report, revision > 1 ? revision : null);

    /// <summary>The headline figures, each as "name: figure (what is to be known of it)".</summary>
    public static IReadOnlyList<string> Figures(IReportContent content, ReportSums sums) =>
        [.. Headline.Of(content, sums)
            .Select(h => h.Detail is { Length: > 0 } detail ? $"{h.Label}{Texts.Colon}{h.Value} ({detail})" : $"{h.Label}{Texts.Colon}{h.Value}")];

    /// <summary>The tables of a report that a mail shows, with what it says of those whose end it leaves to the report.</summary>
    /// <param name="tables">All of the report's.</param>
    public static IEnumerable<(string Heading, ReadTable Table, string? More)> Tables(IReadOnlyList<ReportTable> tables) => tables
        .Where(t => t is { IsInMail: true, Rows.Count: > 0 })
        .Select(t => (
            t.Title,
            Reading.Of(t with { Rows = [.. t.Rows.Take(MostRows)] }),
            t.Rows.Count > MostRows ? Format.With(Texts.MailMorePlaces, Format.Number(t.Rows.Count - MostRows)) : null));
}
