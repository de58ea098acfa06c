using System.Text.Json;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Web.Records;

/// <summary>JSON that was made.</summary>
internal sealed class MadeJson(ReadOnlyMemory<byte> body) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = ApiFormats.TypeOf(ApiFormat.Json);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}

/// <summary>Records one part after another, as lines of JSON or as the bundle's file: the first goes out before the last is read.</summary>
internal sealed class RecordStream(RecordKind kind, ApiFormat format, IReadOnlySet<int>? fields, IAsyncEnumerable<OutgoingPage> pages) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = ApiFormats.TypeOf(format);
        if (format is ApiFormat.Csv or ApiFormat.CsvSafe)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"{kind.File}\"";
        }

        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        await (format == ApiFormat.Ndjson ? LinesAsync(response, httpContext.RequestAborted) : TableAsync(response));
    }

    private async Task LinesAsync(HttpResponse response, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(response.BodyWriter, OutgoingJson.Options);
        await foreach (var page in pages.WithCancellation(cancellation))
        {
            foreach (var record in page.Records)
            {
                OutgoingJson.Write(json, record, fields);
                ChangeStream.EndLine(json, response);
            }

            await response.BodyWriter.FlushAsync(cancellation);
        }
    }

    private async Task TableAsync(HttpResponse response)
    {
        await using var csv =
            new RecordCsv(response.Body, kind, format == ApiFormat.CsvSafe ? ExportFlavour.ForSpreadsheets : ExportFlavour.Exact);
        await csv.BeginAsync();
        await foreach (var page in pages)
        {
            foreach (var record in page.Records)
            {
                await csv.WriteAsync(record.Values);
            }

            await csv.FlushAsync();
        }
    }
}

/// <summary>What has changed as lines of JSON, and last a line that says where to go on.</summary>
/// <param name="first">The first part.</param>
/// <param name="cursor">Writes a place as the reader is given it.</param>
/// <param name="next">Reads the part after; null: the first is all that was asked for.</param>
internal sealed class ChangeStream(FeedPage first, Func<FeedPosition, string> cursor, Func<FeedPosition, Task<FeedPage?>>? next) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = ApiFormats.TypeOf(ApiFormat.Ndjson);
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        await using var json = new Utf8JsonWriter(response.BodyWriter, OutgoingJson.Options);
        for (var page = first; ;)
        {
            foreach (var item in page.Items)
            {
                OutgoingJson.Write(json, item);
                EndLine(json, response);
            }

            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
            if (!page.HasMore || next is null || await next(page.Next) is not { } more)
            {
                json.WriteStartObject();
                WriteEnd(json, page, cursor(page.Next));
                json.WriteEndObject();
                EndLine(json, response);
                break;
            }

            page = more;
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    internal static void WriteEnd(Utf8JsonWriter json, FeedPage page, string next)
    {
        json.WritePropertyName("changeNumber");
        OutgoingJson.WriteNumber(json, page.ChangeNumber);
        json.WriteBoolean("more", page.HasMore);
        json.WriteString("next", next);
    }

    internal static void EndLine(Utf8JsonWriter json, HttpResponse response)
    {
        json.Flush();
        json.Reset();
        response.BodyWriter.GetSpan(1)[0] = (byte)'\n';
        response.BodyWriter.Advance(1);
    }
}
