using System.Text.Json;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Review;

namespace AccessTracker.Data.Review;

/// <summary>
/// How the history keeps what is no change of a record: the steps of its review, and how the operation reviews. Both stand in the operation's chain,
/// so that its point moves with them, and neither touches the record's own versions.
/// </summary>
internal static class ReviewEntries
{
    /// <summary>The kind of an entry that is a step of a record's review.</summary>
    public const string Review = "review";

    /// <summary>The kind of an entry on how the operation reviews.</summary>
    public const string Rule = "review_rule";

    /// <summary>A condition: the entry <c>h</c> is of a record.</summary>
    public const string IsOfRecord = $"h.kind not in ('{Review}', '{Rule}')";

    private static readonly JsonSerializerOptions _options = RecordJson.Relaxed;

    /// <summary>What entries of one record's review are kept under.</summary>
    public static string IdOf(string record) => $"{Review}:{record}";

    /// <summary>What the entries of one operation's rules are kept under.</summary>
    public static string RuleIdOf(string operation) => $"{Rule}:{operation}";

    /// <summary>An entry is of the kind.</summary>
    public static bool Is(string kind) => kind is Review or Rule;

    public static string Write(ReviewStepEntry step) => JsonSerializer.Serialize(step, _options);

    public static string Write(ReviewRuleEntry rule) => JsonSerializer.Serialize(rule, _options);

    public static ReviewStepEntry ReadStep(string json) => JsonSerializer.Deserialize<ReviewStepEntry>(json, _options) ?? throw new JsonException();

    public static ReviewRuleEntry ReadRule(string json) => JsonSerializer.Deserialize<ReviewRuleEntry>(json, _options) ?? throw new JsonException();

    public static ReviewStep StepOf(ReviewStepEntry step) => EnumCode.Parse<ReviewStep>(step.Step);
}

/// <summary>One step of a review as the history keeps it.</summary>
/// <param name="Kind">Of the record.</param>
/// <param name="Key">The record's (<see cref="RecordKey"/>).</param>
/// <param name="Step">Word of a <see cref="ReviewStep"/>.</param>
/// <param name="Version">Of the record as it stood.</param>
/// <param name="Change">The change that made it so.</param>
/// <param name="Text">The question or the answer.</param>
internal sealed record ReviewStepEntry(string Kind, string Key, string Step, long Version, long Change, string? Text);

/// <summary>How an operation reviews, as the history keeps it.</summary>
/// <param name="IsOn">Records are reviewed.</param>
/// <param name="OwnAllowed">Authors may check their own.</param>
/// <param name="OnlyChecked">Only checked records count.</param>
/// <param name="CountsFrom">In the reports whose period ends on this day or later.</param>
/// <param name="WithEarlier">When the review began, the records that were there became new too.</param>
internal sealed record ReviewRuleEntry(bool IsOn, bool OwnAllowed, bool OnlyChecked, DateOnly? CountsFrom, bool WithEarlier);
