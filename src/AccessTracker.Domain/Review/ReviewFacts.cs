namespace AccessTracker.Domain.Review;

/// <summary>From a day on, reports count all records, or only those that were checked.</summary>
/// <param name="From">It holds for the reports whose period ends on this day or later.</param>
/// <param name="OnlyChecked">Records that are not checked do not count.</param>
public readonly record struct CountingRule(DateOnly From, bool OnlyChecked);

/// <summary>What reports have to know of an operation's review.</summary>
public sealed record ReviewFacts
{
    /// <summary>The operation does not review its records.</summary>
    public static readonly ReviewFacts None = new();

    /// <summary>Records are reviewed: what is counted unchecked is told.</summary>
    public bool IsOn { get; init; }

    /// <summary>Nobody but the author stands between a record and its check.</summary>
    public bool OwnAllowed { get; init; }

    /// <summary>In the order in which they were set.</summary>
    public IReadOnlyList<CountingRule> Rules { get; init; } = [];

    /// <summary>The records that count and are not checked, each with its author, by reference.</summary>
    public IReadOnlyDictionary<string, string> Unchecked { get; init; } = new Dictionary<string, string>();

    /// <summary>Those of them that somebody has asked about.</summary>
    public IReadOnlySet<string> Questioned { get; init; } = new HashSet<string>();

    /// <summary>
    /// Whether a report whose period ends on <paramref name="end"/> counts checked records alone: of the rules that hold for it, the one that was
    /// set last decides.
    /// </summary>
    public bool CountsCheckedOnly(DateOnly end) => Rules.LastOrDefault(r => r.From <= end).OnlyChecked;

    /// <summary>Whether reports with that end say anything of the review.</summary>
    public bool IsToldOf(DateOnly end) => IsOn || CountsCheckedOnly(end);
}
