using AccessTracker.Data.Attachments;
using AccessTracker.Data.Common;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AccessTracker.Web.Attachments;

/// <summary>
/// The form of a file, read as it comes: first its fields, which say for what and prove who, then the file, into a file of this process. It is never
/// whole in memory, and what is larger than a file may be is not kept.
/// </summary>
internal sealed class AttachmentUpload(MultipartReader reader) : IAsyncDisposable
{
    private const int MostFields = 8;
    private const int LongestField = 8 * 1024;

    private MultipartSection? _file;

    /// <summary>As the browser sent it; it may hold anything. Null: no file was chosen.</summary>
    public string? FileName { get; private set; }

    /// <summary>What has been received, once it has.</summary>
    public FileStream? Content { get; private set; }

    /// <summary>Null: the request is no form that can hold a file.</summary>
    public static AttachmentUpload? Of(HttpRequest request, FormOptions options) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 } boundary && boundary.Length <= options.MultipartBoundaryLengthLimit
            ? new AttachmentUpload(new MultipartReader(boundary.ToString(), request.Body)
            {
                HeadersCountLimit = options.MultipartHeadersCountLimit,
                HeadersLengthLimit = options.MultipartHeadersLengthLimit,
            })
            : null;

    /// <summary>The fields before the file.</summary>
    /// <exception cref="InvalidDataException">It is no form as a page sends one.</exception>
    /// <exception cref="IOException">It ends too early.</exception>
    public async Task<IFormCollection> FieldsAsync(CancellationToken cancellation)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (section.AsFileSection() is { } file)
            {
                (_file, FileName) = (section, string.IsNullOrWhiteSpace(file.FileName) ? null : file.FileName);
                break;
            }

            if (section.AsFormDataSection() is not { } field || fields.Count == MostFields)
            {
                throw new InvalidDataException("It is not the form of a file.");
            }

            section.Body = new BoundedStream(section.Body, LongestField);
            fields[field.Name] = await field.GetValueAsync(cancellation);
        }

        return new FormCollection(fields);
    }

    /// <summary>
    /// Receives the file. Returns why it is not to be kept, or null. What comes of one that is too large is let go by, so that the browser reads the
    /// answer.
    /// </summary>
    public async Task<AttachmentFault?> ReceiveAsync(CancellationToken cancellation)
    {
        if (_file is null || FileName is null)
        {
            return AttachmentFault.NoFile;
        }

        Content = TemporaryFolder.NewFile();
        var buffer = new byte[64 * 1024];
        var length = 0L;
        try
        {
            while (await _file.Body.ReadAsync(buffer, cancellation) is var read and > 0)
            {
                length += read;
                if (length <= AttachmentList.MostBytes)
                {
                    await Content.WriteAsync(buffer.AsMemory(0, read), cancellation);
                }
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return AttachmentFault.TooLarge;
        }
        catch (IOException) when (!cancellation.IsCancellationRequested)
        {
            return AttachmentFault.HalfUploaded;
        }

        return length switch
        {
            0 => AttachmentFault.Empty,
            > AttachmentList.MostBytes => AttachmentFault.TooLarge,
            _ => null,
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (Content is not null)
        {
            await Content.DisposeAsync();
        }
    }

    /// <summary>Gives no more than so many bytes of a field.</summary>
    private sealed class BoundedStream(Stream inner, int most) : Stream
    {
        private int _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            _read += read;
            return _read <= most ? read : throw new InvalidDataException("A field of the form is too long.");
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
