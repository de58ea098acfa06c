using System.Text.Json;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Records;

/// <summary>What the endpoints that write records need.</summary>
internal sealed class RecordWriting(
    RecordWriter writer, SentOnce once, SituationCache situations, RecordStore records, AuditStore audit, ApiRates rates, RecordKinds kinds,
    TimeProvider clock)
{
    /// <summary>Bytes of a batch: ten thousand records of three kilobytes.</summary>
    public const int LongestBatch = 32 * 1024 * 1024;

    // A record of all columns in full is some tens of kilobytes.
    private const int LongestRecord = 256 * 1024;
    private const int LongestReason = 500;

    // Each is held in memory, and takes a processor while it is read and judged.
    private const int MostBatchesAtOnce = 2;

    private static readonly SemaphoreSlim _batches = new(MostBatchesAtOnce);

    internal async Task<IResult> PutAsync(HttpContext context, string kind, string address)
    {
        if (Find(context, kind) is not { } target)
        {
            return ApiProblems.NotFound;
        }

        var (version, problem) = ApiVersions.Expected(context.Request, mayBeNew: true);
        return problem ?? await OneAsync(context, target, version, RecordAddress.KeyOf(address), null);
    }

    internal async Task<IResult> PatchAsync(HttpContext context, string kind, string address)
    {
        if (Find(context, kind) is not { } target)
        {
            return ApiProblems.NotFound;
        }

        var (version, problem) = ApiVersions.Expected(context.Request, mayBeNew: false);
        var key = RecordAddress.KeyOf(address);
        return problem is not null ? problem
            : await FindAsync(context, target, key) is { } stored ? await OneAsync(context, target, version, key, stored)
            : ApiProblems.NotFound;
    }

    internal async Task<IResult> PostAsync(HttpContext context, string kind) =>
        Find(context, kind) is { } target ? await OneAsync(context, target, 0, null, null) : ApiProblems.NotFound;

    internal async Task<IResult> BatchAsync(HttpContext context, string kind, string? onError)
    {
        if (Find(context, kind) is not { } target)
        {
            return ApiProblems.NotFound;
        }

        if (onError is not (null or "none" or "good"))
        {
            return ApiProblems.Invalid("onError", onError, Texts.ApiOnError);
        }

        var body = await JsonBody.ReadAsync(context.Request, LongestBatch, context.RequestAborted);
        await _batches.WaitAsync(context.RequestAborted);
        try
        {
            return await RunAsync(context, body, target, async (sent, operation) =>
            {
                var read = WriteBody.OfMany(body, target, context.RequestAborted);
                IReadOnlyList<SentRecord> rows = [.. read.Records.Select(r => Named(target, r))];
                return await StoreAsync(context, target, rows, onError == "good", read.Confirmed, sent, operation, (result, log) =>
                    Answer(StatusCodes.Status200OK, BatchOf(result, log, rows.Count)));
            });
        }
        finally
        {
            _batches.Release();
        }
    }

    internal async Task<IResult> MarkAsync(HttpContext context, string kind, string address, bool isWithdrawn)
    {
        if (Find(context, kind) is not { } target)
        {
            return ApiProblems.NotFound;
        }

        var (version, problem) = ApiVersions.Expected(context.Request, mayBeNew: false);
        if (problem is not null)
        {
            return problem;
        }

        var key = RecordAddress.KeyOf(address);
        var body = await JsonBody.ReadAsync(context.Request, LongestRecord, context.RequestAborted);
        return await RunAsync(context, body, target, async (sent, operation) =>
        {
            var reason = ReasonBody.Read(body, LongestReason);
            ApiAnswer? answer = null;
            var marked = sent with
            {
                Answer = change => (answer = Answer(StatusCodes.Status200OK, new WrittenRecord(
                    address, isWithdrawn ? WrittenState.Withdrawn : WrittenState.Restored, version + 1, change)) with
                { Tag = ApiVersions.Tag(version + 1) }).ToJson(),
            };
            var now = clock.GetUtcNow();
            var (stored, end) = (operation.Stored, context.RequestAborted);
            var refusal = isWithdrawn
                ? await records.WithdrawAsync(stored, target.Name, key, version, reason, operation.Actor, now, marked, end)
                : await records.RestoreAsync(stored, target.Name, key, version, reason, operation.Actor, now, marked, end);
            return refusal is null ? answer ?? SentOnce.Repeated
                : refusal.Code == RefusalCode.UnknownReference ? ApiProblems.NotFound
                : WriteProblems.Of(refusal);
        });
    }

    private RecordKind? Find(HttpContext context, string kind) =>
        ApiKinds.Find(kinds.Records, kind) is { } found
            && AccessPolicy.Ceiling(ApiOperation.Of(context).Person, ApiOperation.Of(context).Code) is not null
            ? found
            : null;

    private async Task<StoredRecord?> FindAsync(HttpContext context, RecordKind kind, string key)
    {
        var operation = ApiOperation.Of(context);
        return (await records.ShowAsync(operation.Stored, kind.Name, key, operation.Actor, clock.GetUtcNow(), context.RequestAborted))?.Record;
    }

    private async Task<IResult> OneAsync(HttpContext context, RecordKind kind, long version, string? key, StoredRecord? stored)
    {
        var body = await JsonBody.ReadAsync(context.Request, LongestRecord, context.RequestAborted);
        return await RunAsync(context, body, kind, async (sent, operation) =>
        {
            var read = WriteBody.OfOne(body, kind, key is null ? null : PartsOf(kind, key), stored);
            var record = (key is null ? Named(kind, read.Records[0]) : read.Records[0]) with { Version = version };
            if (key is not null && record.Faults.Count == 0 && PartsOf(kind, key) is null && KeyOf(kind, record) != key)
            {
                var said = record.Cells[kind.Position(kind.Key[0])];
                record = record with { Faults = [new SheetFault(kind.Key[0], said, new Refusal(RefusalCode.OtherKey, key))] };
            }

            var answer = await StoreAsync(context, kind, [record], false, read.Confirmed, sent, operation, (result, log) =>
                AnswerOf(operation, kind, log.Find(0)!, result.ChangeNumber));
            return version > 0 && answer is ApiProblemResult { Code: ApiProblemCode.Forbidden or ApiProblemCode.Stale }
                && await FindAsync(context, kind, key!) is null ? ApiProblems.NotFound : answer;
        });
    }

    // Everything that writes records comes through here: who may write none of that kind is told so before anything is read.
    private async Task<IResult> RunAsync(
        HttpContext context, ReadOnlyMemory<byte> body, RecordKind kind, Func<Submission, ApiOperation, Task<IResult>> write)
    {
        var operation = ApiOperation.Of(context);
        if (!AccessPolicy.May(operation.Person, Verb.Write, new Subject(operation.Code, kind.Subject)))
        {
            return ApiProblems.Of(ApiProblemCode.Forbidden);
        }

        return await once.RunAsync(context, body, operation.Actor, async sent =>
        {
            try
            {
                return await write(sent, operation);
            }
            catch (BodyException wrong)
            {
                return wrong.Result;
            }
        });
    }

    private async Task<IResult> StoreAsync(
        HttpContext context, RecordKind kind, IReadOnlyList<SentRecord> rows, bool keepsGood, IReadOnlySet<string> confirmed, Submission sent,
        ApiOperation operation, Func<ImportResult, WrittenLog, ApiAnswer> answer)
    {
        if (await situations.FindAsync(operation.Code, operation.Person, context.RequestAborted) is not { } held)
        {
            return ApiProblems.NotFound;
        }

        ApiAnswer? given = null;
        var result = await writer.WriteAsync(
            held, kind, rows, keepsGood, confirmed, sent, operation.Actor, (stored, log) => given = answer(stored, log), context.RequestAborted);
        await AuditRefusedAsync(operation, kind, rows, result, context.RequestAborted);
        return given is not null && result.IsStored ? given
            : result.IsRepeated ? SentOnce.Repeated
            : WriteProblems.Of(result);
    }

    // Who may not write a record learns that it is there: that it was tried is put down, as of pages, once a minute of a token.
    private async Task AuditRefusedAsync(
        ApiOperation operation, RecordKind kind, IReadOnlyList<SentRecord> rows, ImportResult result, CancellationToken cancellation)
    {
        if (result.Refused.FirstOrDefault(r => r.Refusal.Code == RefusalCode.NotAllowed) is not { } refused
            || !rates.IsFirst($"refused {operation.Person.Account} {operation.Actor.Token}"))
        {
            return;
        }

        // Of what level it is, is not for who asks, and so not for readers of the audit who may not read all.
        var attempt = new AuditEvent(AuditAction.Refused)
        {
            Operation = operation.Code, Kind = kind.Name, Level = Sensitivity.Severe,
            Key = refused.Row is { } row ? KeyOf(kind, rows[SentRecord.IndexOf(row)]) : null,
        };
        await audit.RecordAsync(attempt, operation.Actor, clock.GetUtcNow(), cancellation);
    }

    // A record that has no key is given one.
    private static SentRecord Named(RecordKind kind, SentRecord record)
    {
        var position = kind.Position(kind.Key[0]);
        if (!OwnKeys.AreGiven(kind) || record.Cells[position].Trim().Length > 0 || record.Faults.Count > 0)
        {
            return record;
        }

        var cells = record.Cells.ToArray();
        cells[position] = OwnKeys.New(kind, c => record.Cells[kind.Position(c)].Trim());
        return record with { Cells = cells, Version = record.Version ?? 0 };
    }

    private static string KeyOf(RecordKind kind, SentRecord record) =>
        kind.KeyOf(kind.Columns.ToDictionary(c => c.Name, c => record.Cells[kind.Position(c.Name)].Trim(), StringComparer.Ordinal));

    // Null: the key is too long to hold its parts, and the body says them.
    private static string[]? PartsOf(RecordKind kind, string key) =>
        kind == RecordKinds.Meetings
            ? ReportId.Parse(key) is { } meeting ? [Cell.Write((long)meeting.Number), EnumCode.Of(meeting.TaskForce)] : null
            : key.Split(RecordKey.Separator) is var parts && parts.Length == kind.Key.Count ? parts : null;

    private static ApiAnswer AnswerOf(ApiOperation operation, RecordKind kind, SeenRecord seen, long? change)
    {
        var address = RecordAddress.Of(seen.Key);
        var status = WrittenLog.StateOf(seen);
        var answer = Answer(
            status == WrittenState.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            new WrittenRecord(address, status, seen.Version, change)) with { Tag = ApiVersions.Tag(seen.Version) };
        return status != WrittenState.Created ? answer : answer with
        {
            Location = Urls.ApiRecord(operation.Code, ApiKinds.Of(kind), address),
        };
    }

    private static WrittenBatch BatchOf(ImportResult result, WrittenLog log, int count)
    {
        var refused = result.Refused.ToLookup(r => SentRecord.IndexOf(r.Row ?? 0));
        var rows = Enumerable.Range(0, count).Select(i => log.Find(i) is { } seen && !refused.Contains(i)
            ? new WrittenRow(i + 1, WrittenLog.StateOf(seen)) { Key = RecordAddress.Of(seen.Key), Version = seen.Version }
            : new WrittenRow(i + 1, WrittenState.Refused) { Errors = [.. refused[i].Select(WriteProblems.ErrorOf)] }).ToList();
        return new WrittenBatch(
            result.ChangeNumber, rows.Count(r => r.Status == WrittenState.Created), rows.Count(r => r.Status == WrittenState.Changed),
            rows.Count(r => r.Status is WrittenState.Unchanged or WrittenState.Withdrawn), rows.Count(r => r.Status == WrittenState.Refused), rows);
    }

    private static ApiAnswer Answer<T>(int status, T body) => new(status, JsonSerializer.SerializeToNode(body, ApiJson.Options)!);
}
