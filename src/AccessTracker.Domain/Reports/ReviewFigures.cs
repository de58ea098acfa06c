namespace AccessTracker.Domain.Reports;

/// <summary>
/// What a report says of the review of the records that it reads. It stands last in the content, and only where the operation reviews its records:
/// report.md has no place for it.
/// </summary>
/// <param name="Counts"><c>all</c>: unchecked records count like any other; <c>checked</c>: they are left out.</param>
/// <param name="Unchecked">How many of the records that the report reads nobody has checked (<see cref="Situations.UncheckedRecords"/>).</param>
/// <param name="Questioned">Of how many of those somebody has asked something, and has no answer yet.</param>
public sealed record ReviewFigures(string Counts, int Unchecked, int Questioned)
{
    public const string All = "all";

    public const string Checked = "checked";

    /// <summary>Records that nobody has checked are left out.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOfChecked => Counts == Checked;
}
