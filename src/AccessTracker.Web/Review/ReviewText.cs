using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Review;

/// <summary>What a report says of the review of its records, in sentences.</summary>
public static class ReviewText
{
    /// <summary>For the head of a report: which records count. Null: all do, as is usual.</summary>
    public static string? Head(IReportContent content) =>
        content.Review is { IsOfChecked: true } review ? Format.With(Texts.ReportOnlyChecked, review.Unchecked) : null;

    /// <summary>For its notes on the quality of its data; null: there is nothing to say.</summary>
    public static string? Note(IReportContent content) => content.Review switch
    {
        null => null,
        { IsOfChecked: true } left => Format.With(Texts.ReportOnlyChecked, left.Unchecked),
        { Unchecked: 0 } => Texts.ReportAllChecked,
        var counted => counted.Questioned == 0
            ? Format.With(Texts.ReportUnchecked, counted.Unchecked)
            : $"{Format.With(Texts.ReportUnchecked, counted.Unchecked)} {Format.With(Texts.ReportQuestioned, counted.Questioned)}",
    };
}
