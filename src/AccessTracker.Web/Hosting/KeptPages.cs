using System.IO.Compression;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AccessTracker.Web.Hosting;

/// <summary>Pages that were made and may be given again, as long as what they were made of stands.</summary>
public sealed class KeptPages : IDisposable
{
    // Some hundred and fifty of the largest; beyond it those go that were not asked for longest.
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>Null: there is none, or it was made of something else than <paramref name="now"/>.</summary>
    internal KeptPage? Find(string key, string now)
    {
        if (_pages.Get<Entry>(key) is not { } entry)
        {
            return null;
        }

        if (entry.Of == now)
        {
            return entry.Page;
        }

        _pages.Remove(key);
        return null;
    }

    internal void Keep(string key, string of, KeptPage page) =>
        _pages.Set(key, new Entry(of, page),
            new MemoryCacheEntryOptions { Size = page.Size, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(15) });

    public void Dispose() => _pages.Dispose();

    private sealed record Entry(string Of, KeptPage Page);
}

/// <summary>One page, as it was made and as it is sent.</summary>
internal sealed class KeptPage(byte[] content, IReadOnlyList<KeyValuePair<string, StringValues>> headers)
{
    private readonly Lazy<byte[]> _brotli = new(() => Compressed(content, BetterBrotli.Over));
    private readonly Lazy<byte[]> _gzip = new(() => Compressed(content, s => new GZipStream(s, CompressionLevel.Optimal)));

    // Compressed twice it is about a third more.
    public long Size => content.Length * 4L / 3;

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }

        var (encoding, bytes) = Encoding(context.Request.GetTypedHeaders().AcceptEncoding);
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private (string? Name, byte[] Bytes) Encoding(IList<StringWithQualityHeaderValue> accepted)
    {
        bool Takes(string name) => accepted.Any(a => a.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
        return Takes("br") ? ("br", _brotli.Value) : Takes("gzip") ? ("gzip", _gzip.Value) : (null, content);
    }

    private static byte[] Compressed(byte[] content, Func<Stream, Stream> by)
    {
        using var to = new MemoryStream();
        using (var compressing = by(to))
        {
            compressing.Write(content);
        }

        return to.ToArray();
    }
}
