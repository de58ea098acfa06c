using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AccessTracker.Web.Hosting;

/// <summary>How much one may ask of the program: <c>Limits:*</c> of the configuration, or what is sane.</summary>
[Settings("Limits")]
public sealed class Limits
{
    /// <summary>Of a request, unless its endpoint asks for more with <c>[RequestSizeLimit]</c>.</summary>
    [Range(1, int.MaxValue)]
    public int BodyBytes { get; init; } = 256 * 1024;

    /// <summary>From one address.</summary>
    [Range(1, int.MaxValue)]
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>Of one person.</summary>
    [Range(1, int.MaxValue)]
    public int ImportsPerHour { get; init; } = 20;

    /// <summary>Of one person.</summary>
    [Range(1, int.MaxValue)]
    public int ExportsPerHour { get; init; } = 30;

    /// <summary>Of one person, or from one address.</summary>
    [Range(1, int.MaxValue)]
    public int FeedsPerHour { get; init; } = 120;

    /// <summary>By one token of the API, or from one address without a token in force.</summary>
    [Range(1, int.MaxValue)]
    public int ApiRequestsPerMinute { get; init; } = 600;

    /// <summary>Calls of the API that write many records, of one person.</summary>
    [Range(1, int.MaxValue)]
    public int ApiBatchesPerHour { get; init; } = 240;

    /// <summary>Files attached to records, removed, restored or erased by one person.</summary>
    [Range(1, int.MaxValue)]
    public int AttachmentsPerHour { get; init; } = 60;

    /// <summary>Files of records that one person saves.</summary>
    [Range(1, int.MaxValue)]
    public int AttachmentDownloadsPerHour { get; init; } = 300;

    /// <summary>Open at once, of one person: one for each tab with a page to work on.</summary>
    [Range(1, int.MaxValue)]
    public int CircuitsPerPerson { get; init; } = 10;

    /// <summary>How long a sheet that somebody began to bring in is kept when nobody goes on with it, in days.</summary>
    [Range(1, int.MaxValue)]
    public int UnfinishedSheetDays { get; init; } = 30;

    /// <summary>Sets what the server and its forms take.</summary>
    public static void Apply(IServiceCollection services)
    {
        services.AddSettings<Limits>();
        services.AddOptions<KestrelServerOptions>().Configure<Limits>((kestrel, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 24 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            Tls.Apply(kestrel);
        });
        services.Configure<FormOptions>(form =>
        {
            // A convoy of a hundred stops has some 1,500 fields.
            form.ValueCountLimit = 2_048;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = 64 * 1024;
            form.MultipartBoundaryLengthLimit = 128;
            form.MultipartHeadersCountLimit = 8;
            form.MultipartHeadersLengthLimit = 8 * 1024;
        });
    }
}
