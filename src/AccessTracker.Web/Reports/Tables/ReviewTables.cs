using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>What a report says of the review of its records, as a table of its files; none where the operation does not review.</summary>
internal static class ReviewTables
{
    public static IEnumerable<ReportTable> Of(IReportContent content) => content.Review is not { } review
        ? []
        :
        [
            new(
                "review",
                Texts.HowCounted,
                Texts.ReviewHeading,
                [
                    new("counts", Texts.ReviewCounts, FigureType.Text, "#meta+counted"),
                    new("unchecked", Texts.ReviewUnchecked, FigureType.Count, "#indicator+unchecked", "records"),
                    new("questioned", Texts.ReviewQuestionedCount, FigureType.Count, "#indicator+questioned", "records"),
                ],
                [
                    new([
                        Cells.Label(review.Counts, review.IsOfChecked ? Texts.ReviewCountsChecked : Texts.ReviewCountsAll) with
                        {
                            Path = "review.counts",
                        },
                        Cells.Number("review.unchecked", review.Unchecked),
                        Cells.Number("review.questioned", review.Questioned),
                    ]),
                ]) { Form = TableForm.LeftOut },
        ];
}
