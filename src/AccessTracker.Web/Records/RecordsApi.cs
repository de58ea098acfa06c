using System.ComponentModel;
using AccessTracker.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace AccessTracker.Web.Records;

/// <summary>Programs read records: lists, what has changed, one, and its history.</summary>
internal static class RecordsApi
{
    private const string Json = "application/json";
    private const string Ndjson = "application/x-ndjson";
    private const string Csv = "text/csv";
    private const string KindText = "The kind, named like its file in a bundle: convoys, request-lines.";
    private const string KeyText = "The key of the record as lists give it; parts of a key are separated by ~.";
    private const string LimitText = "At most so many records, 1 to 1,000; 100 unless said. Without it, ndjson and csv are the whole list, streamed.";
    private const string CursorText = "Where the list goes on: `next` of the answer before.";
    private const string SinceText =
        "0 begins from nothing. A change number, for who may read everything: what was changed after it, gone records as `withdrawn`. The answer's "
        + "`next` goes on.";

    public static void MapRecords(this RouteGroupBuilder operation)
    {
        Describe<ChangedList>(operation.MapGet("/changes", ChangesAsync), "listChanges", "What has changed, of all kinds",
            "Applied in order it makes an exact copy of what the token's person may read: first records, each kind after those it refers to, then "
            + "what is gone, the other way round. Page by page until `more` is false; then `next` asks for what changes from now on. 410: begin with "
            + "since=0.",
            Ndjson)
            .Answers(Ndjson, typeof(ChangedItem), typeof(ChangesEnd))
            .ProducesProblems(StatusCodes.Status410Gone);
        Describe<RecordList>(operation.MapGet("/{kind}", ListAsync), "listRecords", "Records of a kind",
            "Those that count. Any field is a parameter: `mode=road` (equal, or among the items of a list), `departedOn.from` and "
            + "`departedOn.to` for days, `name.is` for a field that is called like another parameter. With `since` the answer is as of /changes, of "
            + "this kind alone.",
            Ndjson, Csv)
            .Answers(Json, typeof(RecordList), typeof(ChangedList))
            .Answers(Ndjson, typeof(ListedRecord), typeof(ChangedItem), typeof(ChangesEnd))
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status410Gone);
        Describe<ListedRecord>(operation.MapGet("/{kind}/{key}", ReadAsync), "readRecord", "One record",
            "Also one that is withdrawn. Its ETag names the version; If-None-Match answers 304 as long as nothing of it is otherwise.")
            .Produces(StatusCodes.Status304NotModified).ProducesProblems(StatusCodes.Status404NotFound);
        Describe<RecordHistory>(operation.MapGet("/{kind}/{key}/history", HistoryAsync), "readHistory", "The changes of a record",
            "Oldest first: who, when, why, and what each field was and became, as far as the reader may read it.")
            .ProducesProblems(StatusCodes.Status404NotFound);
    }

    private static Task<IResult> ListAsync(
        [Description(KindText)] string kind,
        [Description("The kind's day is this one or later.")] string? from, [Description("The kind's day is this one or earlier.")] string? to,
        [Description("Stands in a text, a key, a reference or the name of a place, in either case.")] string? q,
        [Description("Names of fields, with commas between: no others are given.")] string? fields,
        [Description("key (default), recorded (default of csv, as the bundle has it), -recorded (the newest first).")] string? sort,
        [Description("true: those that count no more are listed too.")] string? withdrawn,
        [Description("true: with how many the whole list has, in `count`, or the header X-Total-Count.")] string? count,
        [Description(SinceText)] string? since, [Description(LimitText)] string? limit, [Description(CursorText)] string? cursor,
        [Description("json, ndjson, csv (as in the bundle), csv-safe (no text is taken for a formula; not for import). Else by Accept.")]
        string? format,
        HttpContext context, [FromServices] RecordReading reading) => reading.ListAsync(context, kind);

    private static Task<IResult> ChangesAsync(
        [Description(SinceText)] string? since,
        [Description("At most so many, 1 to 1,000; 100 unless said. Without it ndjson is all of them.")] string? limit,
        [Description(CursorText)] string? cursor, [Description("json, ndjson. Else by Accept.")] string? format,
        HttpContext context, [FromServices] RecordReading reading) => reading.ChangesAsync(context, null);

    private static Task<IResult> ReadAsync(
        [Description(KindText)] string kind, [Description(KeyText)] string key,
        [Description("The ETag of what is held."), FromHeader(Name = "If-None-Match")] string? noneMatch,
        HttpContext context, [FromServices] RecordReading reading) => reading.ReadAsync(context, kind, key);

    private static Task<IResult> HistoryAsync(
        [Description(KindText)] string kind, [Description(KeyText)] string key, HttpContext context, [FromServices] RecordReading reading) =>
        reading.HistoryAsync(context, kind, key);

    private static RouteHandlerBuilder Describe<T>(
        RouteHandlerBuilder endpoint, string name, string summary, string description, params string[] more) => endpoint
        .WithName(name).WithTags("Records").WithSummary(summary).WithDescription(description)
        .Produces<T>(StatusCodes.Status200OK, Json, more)
        .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status406NotAcceptable);
}

/// <summary>Some records of a kind.</summary>
/// <param name="Items">The records.</param>
/// <param name="ChangeNumber">The operation's last change before they were read: what has changed <c>since</c> can be asked for. Null for who may not
/// read everything.</param>
/// <param name="Next">The cursor of what follows; null: nothing.</param>
public sealed record RecordList(IReadOnlyList<ListedRecord> Items, long? ChangeNumber, string? Next)
{
    /// <summary>How many the whole list has, where that was asked for.</summary>
    public long? Count { get; init; }
}

/// <summary>A record.</summary>
/// <param name="Key">Identifies it among those of its kind.</param>
/// <param name="Version">Rises with each of its changes.</param>
/// <param name="Level">The level it has now: low, moderate, high, severe.</param>
/// <param name="ChangeNumber">The operation's change that made this version; null for who may not read everything.</param>
/// <param name="Withdrawn">It counts no more.</param>
/// <param name="Fields">By name; null: unknown, or not for the reader.</param>
public sealed record ListedRecord(
    string Key, long Version, string? Level, long? ChangeNumber, bool Withdrawn, IReadOnlyDictionary<string, object?> Fields);

/// <summary>What has changed.</summary>
/// <param name="Items">Records as they stand, and those that are gone, which are <c>withdrawn</c> and have a key alone.</param>
/// <param name="ChangeNumber">Once <c>more</c> is false, all changes up to this one are in what was read. Null for who may
/// not read everything.</param>
/// <param name="More">More has changed: the next page follows at once.</param>
/// <param name="Next">The cursor to go on with, now or whenever.</param>
public sealed record ChangedList(IReadOnlyList<ChangedItem> Items, long? ChangeNumber, bool More, string Next);

/// <summary>The last line of changes.</summary>
/// <param name="ChangeNumber">Once <c>more</c> is false, all changes up to this one are in what was read. Null for who may
/// not read everything.</param>
/// <param name="More">More has changed: the next page follows at once.</param>
/// <param name="Next">The cursor to go on with, now or whenever.</param>
public sealed record ChangesEnd(long? ChangeNumber, bool More, string Next);

/// <summary>What has become of a record.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Key">Its key.</param>
/// <param name="Withdrawn">It is gone for the reader, and has no more members than these.</param>
public sealed record ChangedItem(string Kind, string Key, bool Withdrawn)
{
    public long? Version { get; init; }

    public string? Level { get; init; }

    public long? ChangeNumber { get; init; }

    public IReadOnlyDictionary<string, object?>? Fields { get; init; }
}

/// <summary>The changes of a record, oldest first.</summary>
public sealed record RecordHistory(IReadOnlyList<RecordChangeItem> Items);

/// <summary>One change of a record.</summary>
/// <param name="ChangeNumber">The operation's change; null for who may not read everything.</param>
/// <param name="Version">The version it made.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Role">In which role; null: none.</param>
/// <param name="Action">added, changed, withdrawn, restored.</param>
/// <param name="Reason">Why, where it was said.</param>
/// <param name="Token">Name of the access token by which a program did it; null: its person did it themselves.</param>
/// <param name="Fields">What each field that changed was and became.</param>
public sealed record RecordChangeItem(
    long? ChangeNumber, long Version, DateTimeOffset At, string By, string? Role, string Action, string? Reason, string? Token,
    IReadOnlyList<FieldChange> Fields);

/// <summary>A field before and after a change; null: unknown.</summary>
public sealed record FieldChange(string Field, object? Before, object? After);
