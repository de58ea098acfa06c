using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports;

/// <summary>A report as a page shows it, with the one before it to compare with.</summary>
/// <param name="Header">Its number, state and hash, and when it was computed.</param>
/// <param name="Content">What it says.</param>
/// <param name="Records">The references of the records behind each figure.</param>
/// <param name="Previous">What the report before says; null when there is none, and for a published report, whose annex has it as it was.</param>
/// <param name="IsStale">It is a draft that could not be brought up to date: what it says is older than the records.</param>
/// <param name="Failure">Why it could not; null where nobody could write it down.</param>
public sealed record ReportView(
    ReportHeader Header,
    IReportContent Content,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Records,
    IReportContent? Previous,
    bool IsStale,
    ReportFailure? Failure)
{
    /// <summary>What was frozen beside the content; null for a draft.</summary>
    public ReportAnnex? Annex { get; init; }

    /// <summary>How its sums are written: a published one's as it was published.</summary>
    public ReportSums Sums => new(Content, Annex?.Unknown ?? UnknownParts.Count(Records));

    /// <summary>What it says of the figures of the report before that would be others; a content that has no place for it says nothing.</summary>
    public IReadOnlyList<ReportRevision> Moved => Content is ReportContent said ? said.Revisions : [];

    public bool IsPublished => Header.State == ReportState.Published;

    /// <summary>What was published under this number, by revision.</summary>
    public IReadOnlyList<ReportHeader> Revisions { get; init; } = [];

    /// <summary>The latest revision, when this is an earlier one.</summary>
    public ReportHeader? SupersededBy => IsPublished && Revisions is [.., var latest] && latest.Revision > Header.Revision ? latest : null;

    /// <summary>How its figures are counted: a published one's as it was published, a draft's as of today.</summary>
    public FigureIndex Figures => new(
        Annex is { Definitions.Count: > 0 } ? ReportWording.Definitions(Content, Annex.Definitions) : FigureDefinitions.All(Content));
}
