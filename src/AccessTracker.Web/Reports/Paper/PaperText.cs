using AccessTracker.Data.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Review;

namespace AccessTracker.Web.Reports.Paper;

/// <summary>What a sheet of paper says of itself: which report, in which state.</summary>
internal static class PaperText
{
    /// <summary>On every page: number, revision and the beginning of the hash; enough to tell two sheets apart.</summary>
    public static string Running(ReportDocument document) => document.Header.State == ReportState.Published
        ? Format.With(Texts.PaperRunning, ReportName.Of(document.Header.Report), document.Header.Revision, document.Header.ContentHash[..12])
        : Format.With(Texts.PaperRunningDraft, ReportName.Of(document.Header.Report), document.Header.ContentHash[..12]);

    /// <summary>Published when, by whom, as which revision; or a draft of when. And, where that is not all of them, which records count.</summary>
    public static string State(ReportDocument document)
    {
        var (header, zone) = (document.Header, document.Content.Operation.TimeZone);
        var state = header.PublishedAt is { } at
            ? Format.With(Texts.PaperPublished, header.Revision, Format.Instant(at, zone), header.PublishedBy)
            : Format.With(Texts.PaperComputed, Format.Instant(header.ComputedAt, zone));
        return ReviewText.Head(document.Content) is { } counted ? $"{state} {counted}" : state;
    }
}
