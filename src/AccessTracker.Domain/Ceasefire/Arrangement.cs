using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Ceasefire;

/// <summary>The kinds of agreement not to fight (bundle, <c>arrangements.csv</c>).</summary>
public enum ArrangementKind
{
    CessationOfHostilities,
    LocalTruce,
    RegimeOfCalm,
    HumanitarianPause,
}

/// <summary>Where an arrangement holds (ceasefire rules, section 11).</summary>
public enum ArrangementScope
{
    All,
    Governorate,
    Named,
}

/// <summary>An agreement not to fight, from a day on. It is in force on each day from the first to the last, both included.</summary>
public sealed record Arrangement : INamed
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? NameAr { get; init; }
    public required ArrangementKind Kind { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The last day in force; null: open.</summary>
    public DateOnly? Until { get; init; }
    public required ArrangementScope Scope { get; init; }

    /// <summary>Names of the governorates of a <see cref="ArrangementScope.Governorate"/> arrangement.</summary>
    public IReadOnlyList<string> Governorates { get; init; } = [];

    /// <summary>Codes of the locations of a <see cref="ArrangementScope.Named"/> arrangement.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];

    /// <summary>Days of calm in a row that something hangs on; null: none were asked for.</summary>
    public int? RequiredDays { get; init; }
    public string? Note { get; init; }
    public string? Source { get; init; }

    /// <summary>The day is one on which it is in force.</summary>
    public bool IsInForceOn(DateOnly day) => From <= day && !(Until < day);
}
