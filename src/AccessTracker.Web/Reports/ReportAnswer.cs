using System.Text.Json;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>Reports.</summary>
/// <param name="Items">The latest first.</param>
public sealed record ReportList(IReadOnlyList<ReportItem> Items);

/// <summary>A meeting and what became of its report.</summary>
/// <param name="TaskForce">Whose.</param>
/// <param name="Number">The meeting's, in its task force.</param>
/// <param name="State">How far the report is.</param>
/// <param name="PeriodStart">First day that it covers.</param>
/// <param name="PeriodEnd">Its last, the day of the meeting.</param>
/// <param name="ComputedAt">Null: it was never computed.</param>
/// <param name="Revisions">Those published, in their order.</param>
/// <param name="Href">Address of the report.</param>
public sealed record ReportItem(
    TaskForce TaskForce, int Number, ReportLedgerState State, DateOnly PeriodStart, DateOnly PeriodEnd, DateTimeOffset? ComputedAt,
    IReadOnlyList<RevisionItem> Revisions, string Href);

/// <summary>A published revision.</summary>
/// <param name="Revision">1, 2, 3...</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Reason">Why it was published; null: it is the first.</param>
/// <param name="ContentHash">SHA-256 of what it says, in hex.</param>
/// <param name="Href">Address of what it says.</param>
public sealed record RevisionItem(int Revision, DateTimeOffset? PublishedAt, string? Reason, string ContentHash, string Href);

/// <summary>A file of a report.</summary>
/// <param name="Name">It tells report, revision, language and format.</param>
/// <param name="Language">Null: it is for programs, and in none.</param>
/// <param name="MediaType">Null: it is made when it is asked for.</param>
/// <param name="Bytes">How long it is; null: it is made when it is asked for.</param>
/// <param name="Sha256">In hex; null: it is made when it is asked for.</param>
/// <param name="Href">Its address.</param>
public sealed record ReportFileItem(string Name, string? Language, string? MediaType, long? Bytes, string? Sha256, string Href);

/// <summary>A report: its newest published revision, or its draft.</summary>
/// <param name="TaskForce">Whose.</param>
/// <param name="Number">The meeting's.</param>
/// <param name="Revision">Null: it is a draft.</param>
/// <param name="State">draft or published.</param>
/// <param name="PeriodStart">First day that it covers.</param>
/// <param name="PeriodEnd">Its last.</param>
/// <param name="ComputedAt">When it was computed.</param>
/// <param name="PublishedAt">Null: it is a draft.</param>
/// <param name="ContentHash">SHA-256 of the content as it is stored, in hex.</param>
/// <param name="ChangeNumber">Where the history of the operation's records stood when it was computed; of a draft null for who may not read
/// everything.</param>
/// <param name="IsStale">It is a draft that could not be brought up to date.</param>
/// <param name="Revisions">Every published one.</param>
/// <param name="Files">In each format and language.</param>
/// <param name="Content">What it says, in the form that docs/report.md fixes.</param>
/// <param name="Records">By the path of a figure in the content the records it was counted from, each as kind, colon, key.</param>
public sealed record ReportAnswer(
    TaskForce TaskForce, int Number, int? Revision, ReportState State, DateOnly PeriodStart, DateOnly PeriodEnd, DateTimeOffset ComputedAt,
    DateTimeOffset? PublishedAt, string ContentHash, long? ChangeNumber, bool IsStale, IReadOnlyList<RevisionItem> Revisions,
    IReadOnlyList<ReportFileItem> Files, JsonElement Content, IReadOnlyDictionary<string, IReadOnlyList<string>> Records);
