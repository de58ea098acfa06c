using System.Text.Json;
using System.Text.Unicode;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Api;

/// <summary>The body of a request is not what the document says: where, what stands there, what would be right.</summary>
internal sealed class BodyException(string? member, string? value, string expected) : Exception(expected)
{
    public IResult Result => member is null ? ApiProblems.Of(ApiProblemCode.Invalid, Message) : ApiProblems.Invalid(member, value, Message);
}

/// <summary>Reads bodies of JSON, which may be anybody's: of limited length and depth, each member once, all of it text that can be kept.</summary>
internal static class JsonBody
{
    private const int Deepest = 32;

    private static readonly JsonDocumentOptions _options = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    /// <param name="most">Bytes; a longer body is refused before it is read.</param>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int most, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await CopyAsync(request, body, most, cancellation);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>The body, of whatever kind, as it comes.</summary>
    /// <param name="most">Bytes; what is longer is refused as soon as it is.</param>
    public static async Task CopyAsync(HttpRequest request, Stream to, long most, CancellationToken cancellation)
    {
        var piece = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(piece, cancellation)) > 0;)
        {
            await to.WriteAsync(piece.AsMemory(0, read), cancellation);
            if (to.Length > most)
            {
                throw new BadHttpRequestException("Too long.", StatusCodes.Status413PayloadTooLarge);
            }
        }
    }

    /// <exception cref="BodyException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        var text = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (!Utf8.IsValid(text.Span))
        {
            throw new BodyException(null, null, new Refusal(RefusalCode.NotUtf8).Message);
        }

        try
        {
            return JsonDocument.Parse(text, _options);
        }
        catch (JsonException e)
        {
            throw new BodyException(null, null, Components.Format.With(Texts.ApiNoJson, (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1));
        }
    }

    /// <summary>The members of an object that has only these.</summary>
    /// <exception cref="BodyException">It is none, or has another.</exception>
    public static Dictionary<string, JsonElement> Members(JsonElement element, IReadOnlyList<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new BodyException(null, null, Refusal.As(RefusalCode.OtherJson, "object").Message);
        }

        return Reading(() =>
        {
            var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var member in element.EnumerateObject())
            {
                members[member.Name] = known.Contains(member.Name)
                    ? member.Value
                    : throw new BodyException(member.Name, member.Value.GetRawText(), Refusal.UnknownField(member.Name, known).Message);
            }

            return members;
        });
    }

    /// <summary>Does <paramref name="read"/>, where a text may be half of a character.</summary>
    public static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            throw new BodyException(null, null, new Refusal(RefusalCode.NotUtf8).Message);
        }
    }
}
