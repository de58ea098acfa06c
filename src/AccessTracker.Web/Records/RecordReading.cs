using System.Buffers;
using System.Globalization;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Records;

/// <summary>Answers programs that read records.</summary>
internal sealed class RecordReading(
    OutgoingRecords records, ChangeFeed feed, RecordStore store, KeptAnswers kept, RecordCursors cursors, ApiCallers callers, Db db,
    TimeProvider clock)
{
    public async Task<IResult> ListAsync(HttpContext context, string name)
    {
        var (operation, request) = (ApiOperation.Of(context), context.Request);
        if (Find(name) is not { } kind)
        {
            return ApiProblems.NotFound;
        }

        if (request.Query.ContainsKey("since")
            || (RecordQuery.Text(request.Query, "cursor") is { } cursor && cursors.FindPosition(operation.Stored, cursor) is not null))
        {
            return await ChangesAsync(context, kind);
        }

        var (format, unacceptable) = ApiFormats.Of(request, withCsv: true);
        var (query, problem) = RecordQuery.Read(kind, request.Query, format, text => cursors.FindPlace(operation.Stored, kind, text));
        if ((unacceptable ?? problem) is { } refused)
        {
            return refused;
        }

        var now = clock.GetUtcNow();
        if (MayReadAll(operation, now))
        {
            await feed.BeginAsync(operation.Stored, operation.Actor, now, context.RequestAborted);
        }

        if (query.Limit is null && format != ApiFormat.Json)
        {
            var pages = records.AllAsync(operation.Stored, kind, Asked(query, format), operation.Actor, now, context.RequestAborted);
            return new RecordStream(kind, format, query.Fields, WhileItStands(context, pages));
        }

        // Whoever goes on after the first part may go on to the last.
        if (query.Place is { IsSecond: true })
        {
            await records.PutDownAsync(operation.Stored, kind, operation.Actor, now, context.RequestAborted);
        }

        var state = format == ApiFormat.Json ? $"{records.StateFor(operation.Stored, operation.Person, now)} {name} {request.QueryString}" : null;
        if (state is not null && kept.Find(state) is { } before)
        {
            return Answer(context, before);
        }

        var (page, count) = query.WithCount
            ? await records.CountedAsync(operation.Stored, kind, Asked(query, format), operation.Actor, now, context.RequestAborted)
            : (await records.PageAsync(operation.Stored, kind, Asked(query, format), operation.Actor, now, context.RequestAborted), (long?)null);
        var next = page.Next is { } place
            ? cursors.Of(operation.Stored, kind, new ListPlace(query.Query.Order, query.Place is null, place))
            : null;
        if (state is not null)
        {
            var number = MayReadAll(operation, now) ? operation.Stored.ChangeNumber : (long?)null;
            var made = new KeptAnswer(Body(json => WriteList(json, page, query.Fields, number, count, next)), next);
            kept.Keep(state, made);
            return Answer(context, made);
        }

        if (count is { } total)
        {
            context.Response.Headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        }

        LinkNext(context, next);
        return new RecordStream(kind, format, query.Fields, One(page));
    }

    /// <param name="kind">Of this kind alone; null: of all.</param>
    public async Task<IResult> ChangesAsync(HttpContext context, RecordKind? kind)
    {
        var (operation, query) = (ApiOperation.Of(context), context.Request.Query);
        var (format, problem) = ApiFormats.Of(context.Request, withCsv: false);
        (int? limit, var tooMany) = RecordQuery.ReadLimit(query);
        if ((problem ?? tooMany ?? Unknown(query)) is { } refused)
        {
            return refused;
        }

        var now = clock.GetUtcNow();
        var mayReadAll = MayReadAll(operation, now);
        FeedPosition? position;
        var begins = false;
        if (RecordQuery.Text(query, "cursor") is { } cursor)
        {
            if (cursors.FindPosition(operation.Stored, cursor) is not { } found)
            {
                return ApiProblems.Invalid("cursor", cursor, "next");
            }

            position = found;
        }
        else
        {
            var text = RecordQuery.Text(query, "since") ?? "0";
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var since))
            {
                return ApiProblems.Invalid("since", text, mayReadAll ? $"0–{operation.Stored.ChangeNumber}" : "0");
            }

            // How many changes there were is not for who may not read them all, nor can it be found out by asking.
            position = since > 0 && !mayReadAll ? null
                : await feed.SinceAsync(operation.Stored, since, operation.Actor, now, context.RequestAborted);
            begins = true;
        }

        var most = limit ?? (format == ApiFormat.Json ? RecordQuery.UsualRecords : RecordQuery.MostRecords);
        if (position is null
            || await feed.ReadAsync(operation.Stored, kind, position, most, operation.Actor, now, context.RequestAborted) is not { } page)
        {
            return ApiProblems.Of(ApiProblemCode.Gone);
        }

        // All there is, or much of it.
        if (begins && (position.Since == 0 || page.HasMore))
        {
            await records.PutDownAsync(operation.Stored, kind, operation.Actor, now, context.RequestAborted);
        }

        if (format == ApiFormat.Ndjson)
        {
            return new ChangeStream(page, at => cursors.Of(operation.Stored, at), limit is not null ? null : async at =>
            {
                var more = await feed.ReadAsync(operation.Stored, kind, at, most, operation.Actor, now, context.RequestAborted);
                await callers.EndUnlessItStandsAsync(context);
                return more;
            });
        }

        var next = cursors.Of(operation.Stored, page.Next);
        LinkNext(context, next);
        return Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var item in page.Items)
            {
                OutgoingJson.Write(json, item);
            }

            json.WriteEndArray();
            ChangeStream.WriteEnd(json, page, next);
            json.WriteEndObject();
        });
    }

    public async Task<IResult> ReadAsync(HttpContext context, string name, string address)
    {
        if (Find(name) is not { } kind)
        {
            return ApiProblems.NotFound;
        }

        var (operation, now) = (ApiOperation.Of(context), clock.GetUtcNow());
        var state = $"{records.StateFor(operation.Stored, operation.Person, now)} {name}/{address}";
        if (kept.Find(state) is not { } answer)
        {
            if (await records.FindAsync(
                operation.Stored, kind, RecordAddress.KeyOf(address), operation.Actor, now, context.RequestAborted) is not { } record)
            {
                return ApiProblems.NotFound;
            }

            var body = Body(json => OutgoingJson.Write(json, record));
            answer = new KeptAnswer(body, Tag: RecordTag.Of(record.Version, body.Span));
            kept.Keep(state, answer);
        }

        context.Response.Headers.ETag = answer.Tag;
        context.Response.Headers.CacheControl = "no-store";
        return RecordTag.IsAmong(context.Request.Headers.IfNoneMatch, answer.Tag!)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : new MadeJson(answer.Body);
    }

    public async Task<IResult> HistoryAsync(HttpContext context, string name, string address)
    {
        var operation = ApiOperation.Of(context);
        if (Find(name) is not { } kind || await store.ShowAsync(
            operation.Stored, kind.Name, RecordAddress.KeyOf(address), operation.Actor, clock.GetUtcNow(), context.RequestAborted) is not { } view)
        {
            return ApiProblems.NotFound;
        }

        var withNumber = MayReadAll(operation, clock.GetUtcNow());
        return Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var entry in view.History)
            {
                HistoryJson.Write(json, kind, entry, withNumber);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private bool MayReadAll(ApiOperation operation, DateTimeOffset now) => records.MayReadAll(operation.Stored, operation.Person, now);

    private async IAsyncEnumerable<OutgoingPage> WhileItStands(HttpContext context, IAsyncEnumerable<OutgoingPage> pages)
    {
        await foreach (var page in pages)
        {
            await callers.EndUnlessItStandsAsync(context);
            yield return page;
        }
    }

    private RecordKind? Find(string name) => ApiKinds.Find(db.Kinds.All, name);

    // Where a program would not look at it, the level is not reckoned: it costs more than the record.
    private static OutgoingQuery Asked(RecordQuery query, ApiFormat format) =>
        query.Query with { WithLevel = format is ApiFormat.Json or ApiFormat.Ndjson };

    private static ApiProblemResult? Unknown(IQueryCollection query) =>
        query.Keys.FirstOrDefault(k => k is not ("since" or "cursor" or "limit" or "format")) is { } unknown
            ? ApiProblems.Invalid(unknown, query[unknown].ToString(), "since, cursor, limit, format")
            : query.FirstOrDefault(q => q.Value.Count != 1) is { Key: { } twice } ? ApiProblems.Invalid(twice, query[twice].ToString(), "1 ×")
            : null;

    private static void WriteList(
        Utf8JsonWriter json, OutgoingPage page, IReadOnlySet<int>? fields, long? changeNumber, long? count, string? next)
    {
        json.WriteStartObject();
        json.WriteStartArray("items");
        foreach (var record in page.Records)
        {
            OutgoingJson.Write(json, record, fields);
        }

        json.WriteEndArray();
        json.WritePropertyName("changeNumber");
        OutgoingJson.WriteNumber(json, changeNumber);
        if (count is { } total)
        {
            json.WriteNumber("count", total);
        }

        json.WriteString("next", next);
        json.WriteEndObject();
    }

    private static MadeJson Answer(HttpContext context, KeptAnswer answer)
    {
        LinkNext(context, answer.Next);
        return new MadeJson(answer.Body);
    }

    private static void LinkNext(HttpContext context, string? cursor)
    {
        if (cursor is null)
        {
            return;
        }

        var query = QueryString
            .Create(context.Request.Query.Where(q => q.Key is not ("cursor" or "since")).Select(q => KeyValuePair.Create(q.Key, q.Value)))
            .Add("cursor", cursor);
        context.Response.Headers.Link = $"<{context.Request.PathBase}{context.Request.Path.ToUriComponent()}{query}>; rel=\"next\"";
    }

    private static async IAsyncEnumerable<OutgoingPage> One(OutgoingPage page)
    {
        await Task.CompletedTask;
        yield return page;
    }

    private static MadeJson Json(Action<Utf8JsonWriter> write) => new(Body(write));

    private static ReadOnlyMemory<byte> Body(Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>(4 * 1024);
        using (var json = new Utf8JsonWriter(body, OutgoingJson.Options))
        {
            write(json);
        }

        return body.WrittenMemory;
    }
}
