using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>Counts what of a report's records nobody has checked, and notes which they are.</summary>
internal static class ReviewCount
{
    /// <summary>The path of the records that nobody has checked.</summary>
    public const string Unchecked = "review.unchecked";

    /// <param name="draft">The report in the making.</param>
    /// <param name="situation">All records, counted or not.</param>
    public static ReviewFigures? Count(ReportDraft draft, Situation situation)
    {
        var review = situation.Facts.Review;
        if (!review.IsToldOf(draft.AsOf))
        {
            return null;
        }

        var waiting = UncheckedRecords.In(situation, draft.Whole);
        List<string> questioned = [.. waiting.Where(review.Questioned.Contains)];
        draft.Note(Unchecked, waiting);
        draft.Note("review.questioned", questioned);
        return new ReviewFigures(
            review.CountsCheckedOnly(draft.AsOf) ? ReviewFigures.Checked : ReviewFigures.All, waiting.Count, questioned.Count);
    }
}
