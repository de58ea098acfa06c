using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Files;

/// <summary>A list that is asked for as it was on a day.</summary>
/// <param name="Day">As <c>yyyy-MM-dd</c>; null: the operation's today.</param>
public sealed record DayFilter(string? Day) : IListFilter
{
    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static DayFilter Of(Func<string, string?> value) => new(value("day"));

    /// <summary>The day that is meant; a day after <paramref name="today"/> is today.</summary>
    public DateOnly On(DateOnly today) => IsoDay.UpTo(today, Day);

    /// <inheritdoc/>
    public IEnumerable<(string Name, string? Value)> Pairs() => [("day", Day)];

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Value)> Unknown() => string.IsNullOrEmpty(Day) || Format.IsDay(Day) ? [] : [("day", Day)];
}
