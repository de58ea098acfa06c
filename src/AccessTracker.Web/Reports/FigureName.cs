using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>How a headline figure is written where it stands alone.</summary>
public static class FigureName
{
    public static string Value(string path, decimal? value) => IsShare(path) ? Format.Percent(value) : Format.Number(value);

    /// <summary>By how much it moved; where one of the two is unknown there is no telling.</summary>
    public static string Change(string path, decimal? before, decimal? after) => (after - before) switch
    {
        null => Texts.NotApplicable,
        var change when IsShare(path) => Format.With(Texts.Points, Format.Change(Math.Round(change.Value * 100, 1, MidpointRounding.AwayFromZero))),
        var change => Format.Change(change.Value),
    };

    /// <summary>The same of two sums of which parts may be unknown: what is known of them is compared.</summary>
    public static string Change(string path, FigureSum before, FigureSum after) =>
        Change(path, before.Value, after.Value) is var change && IsPartial(before, after)
        ? FigureSum.Bounded(SumBound.KnownOnly, change)
        : change;

    /// <summary>Their difference is no exact number, though there is one.</summary>
    public static bool IsPartial(FigureSum before, FigureSum after) =>
        before.Value is not null && after.Value is not null && (before.IsPartial || after.IsPartial);

    /// <summary>It is a part of 1.</summary>
    public static bool IsShare(string path) => Last(path) == "share";

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];
}
