using AccessTracker.Web.Api;
using Microsoft.Net.Http.Headers;

namespace AccessTracker.Web.Records;

/// <summary>How a list goes out.</summary>
internal enum ApiFormat
{
    Json,

    /// <summary>A record a line.</summary>
    Ndjson,

    /// <summary>The file of the bundle.</summary>
    Csv,

    /// <summary>The same for people with a spreadsheet: no text is taken for a formula. Not for import.</summary>
    CsvSafe,
}

/// <summary>Reads in which form an answer is wanted.</summary>
internal static class ApiFormats
{
    private static readonly (string Type, ApiFormat Format)[] _types =
    [
        ("application/json", ApiFormat.Json),
        ("application/x-ndjson", ApiFormat.Ndjson),
        ("application/ndjson", ApiFormat.Ndjson),
        ("application/jsonl", ApiFormat.Ndjson),
        ("text/csv", ApiFormat.Csv),
    ];

    /// <summary>The media type of an answer.</summary>
    public static string TypeOf(ApiFormat format) => format switch
    {
        ApiFormat.Json => "application/json; charset=utf-8",
        ApiFormat.Ndjson => "application/x-ndjson; charset=utf-8",
        ApiFormat.Csv or ApiFormat.CsvSafe => "text/csv; charset=utf-8",
    };

    /// <summary>What <c>format</c> says, or else what is accepted; JSON where anything is.</summary>
    /// <param name="withCsv">The answer can be a table.</param>
    public static (ApiFormat Format, ApiProblemResult? Problem) Of(HttpRequest request, bool withCsv)
    {
        if (RecordQuery.Text(request.Query, "format") is { } said)
        {
            return (said, withCsv) switch
            {
                ("json", _) => (ApiFormat.Json, null),
                ("ndjson", _) => (ApiFormat.Ndjson, null),
                ("csv", true) => (ApiFormat.Csv, null),
                ("csv-safe", true) => (ApiFormat.CsvSafe, null),
                _ => (default, ApiProblems.Invalid("format", said, withCsv ? "json, ndjson, csv, csv-safe" : "json, ndjson")),
            };
        }

        if (request.Headers.Accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
        {
            return (ApiFormat.Json, null);
        }

        foreach (var one in accepted.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1))
        {
            foreach (var (type, format) in _types.Where(t => withCsv || t.Format != ApiFormat.Csv))
            {
                if (new MediaTypeHeaderValue(type).IsSubsetOf(new MediaTypeHeaderValue(one.MediaType)))
                {
                    return (format, null);
                }
            }
        }

        return (default, ApiProblems.Of(ApiProblemCode.NotAcceptable));
    }
}
