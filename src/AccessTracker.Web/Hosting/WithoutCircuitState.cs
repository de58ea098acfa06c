using AccessTracker.Web.Components.Layout;
using Microsoft.AspNetCore.Components.Endpoints;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Takes from a page without a circuit what only a circuit reads: a kilobyte at its end that no compression makes smaller, which the framework
/// writes behind every page.
/// </summary>
internal static class WithoutCircuitState
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>() is null || endpoint.Metadata.GetMetadata<DeskPageAttribute>() is not null)
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        await using var cut = new CutStream(body);
        context.Response.Body = cut;
        try
        {
            await next(context);
            await cut.EndAsync(context.RequestAborted);
        }
        finally
        {
            context.Response.Body = body;
        }
    }

    // Passes on all that is written before the mark, and holds back what may be its beginning.
    private sealed class CutStream(Stream to) : Stream
    {
        private static readonly byte[] _mark = "<!--Blazor-Server-Component-State:"u8.ToArray();

        private byte[] _held = [];
        private bool _isCut;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        /// <summary>Nothing more comes: what was held back was not the mark.</summary>
        public async Task EndAsync(CancellationToken cancellation)
        {
            if (!_isCut && _held.Length > 0)
            {
                await to.WriteAsync(_held, cancellation);
                _held = [];
            }
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_isCut)
            {
                await to.WriteAsync(Before(buffer.Span), cancellationToken);
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (!_isCut)
            {
                to.Write(Before(buffer.AsSpan(offset, count)));
            }
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => to.FlushAsync(cancellationToken);

        public override void Flush() => to.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private byte[] Before(ReadOnlySpan<byte> written)
        {
            byte[] all = [.. _held, .. written];
            var at = all.AsSpan().IndexOf(_mark);
            _isCut = at >= 0;
            var passed = _isCut ? at : all.Length - Math.Min(all.Length, _mark.Length - 1);
            _held = _isCut ? [] : all[passed..];
            return all[..passed];
        }
    }
}
