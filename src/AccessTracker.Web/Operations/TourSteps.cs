using System.Globalization;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Operations;

/// <summary>The tour of the demonstration: six pages, with a sentence about each, in a minute. Its step stands in the address.</summary>
public static class TourSteps
{
    /// <summary>The cookie that says it was closed.</summary>
    public const string Cookie = "tour";

    public const string Parameter = "tour";

    /// <summary>What is said on each page, in order.</summary>
    public static IReadOnlyList<string> Words =>
        [Texts.TourOverview, Texts.TourReport, Texts.TourUnreached, Texts.TourMap, Texts.TourPermits, Texts.TourConvoy];

    /// <summary>The page of a step, from 1.</summary>
    public static string Url(string operation, int step, ReportId? report, string? convoy) => Urls.Query(
        step switch
        {
            1 => Urls.Overview(operation),
            2 when report is { } number => Urls.Report(operation, number),
            2 => Urls.Reports(operation),
            3 => Urls.Unreached(operation),
            4 => Urls.Map(operation),
            5 => Urls.Permits(operation),
            _ => convoy is null ? Urls.Overview(operation) : Urls.Convoy(operation, convoy),
        },
        (Parameter, step.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The step that an address is at; null: at none.</summary>
    public static int? Of(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step >= 1 && step <= Words.Count ? step : null;
}
