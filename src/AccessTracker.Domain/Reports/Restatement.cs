namespace AccessTracker.Domain.Reports;

/// <summary>
/// An earlier report that was published again, and why: the report after it names it under its revisions (counting-rules.md section 10).
/// </summary>
/// <param name="Report">Its number.</param>
/// <param name="Revision">From 2 on.</param>
/// <param name="PublishedAt">When the revision was published.</param>
/// <param name="Reason">As its publisher wrote it.</param>
public sealed record Restatement(int Report, int Revision, DateTimeOffset PublishedAt, string Reason);
