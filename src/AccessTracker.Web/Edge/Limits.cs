using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace AccessTracker.Web.Edge;

/// <summary>How much one may ask of the program: <c>Limits:*</c> of the configuration, or what is sane.</summary>
public sealed class Limits(IConfiguration configuration)
{
    /// <summary>Of a request, unless its endpoint asks for more with <c>[RequestSizeLimit]</c>.</summary>
    public long BodyBytes => Read(nameof(BodyBytes), 256 * 1024);

    /// <summary>From one address.</summary>
    public int SignInsPerMinute => Read(nameof(SignInsPerMinute), 10);

    /// <summary>Of one person.</summary>
    public int ImportsPerHour => Read(nameof(ImportsPerHour), 20);

    /// <summary>Of one person.</summary>
    public int ExportsPerHour => Read(nameof(ExportsPerHour), 30);

    /// <summary>Of one person, or from one address.</summary>
    public int FeedsPerHour => Read(nameof(FeedsPerHour), 120);

    /// <summary>Open at once, of one person: one for each tab with a page to work on.</summary>
    public int CircuitsPerPerson => Read(nameof(CircuitsPerPerson), 10);

    /// <summary>How long a sheet that somebody began to bring in is kept when nobody goes on with it, in days.</summary>
    public int UnfinishedSheetDays => Read(nameof(UnfinishedSheetDays), 30);

    /// <summary>Sets what the server and its forms take.</summary>
    public static Limits Apply(WebApplicationBuilder builder)
    {
        var limits = new Limits(builder.Configuration);
        builder.Services.AddSingleton(limits);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 24 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            Tls.Apply(kestrel);
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            // A convoy of a hundred stops has some 1,500 fields.
            form.ValueCountLimit = 2_048;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = 64 * 1024;
            form.MultipartBoundaryLengthLimit = 128;
            form.MultipartHeadersCountLimit = 8;
            form.MultipartHeadersLengthLimit = 8 * 1024;
        });
        return limits;
    }

    private int Read(string name, int otherwise)
    {
        var text = configuration[$"Limits:{name}"];
        return string.IsNullOrWhiteSpace(text) ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value
            : throw new UnsafeSetupException($"Limits:{name} is '{text}'. Expected: a whole number above 0.");
    }
}
