using System.Globalization;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// The cookies are for TLS alone. Who comes by plain http to read is sent to the same page by https, where the program
/// knows its address there; anybody else is told in words, for each page would fail on the cookies and not say why.
/// </summary>
internal sealed class TlsOnly(RequestDelegate next, SiteSettings site, IConfiguration configuration, IServer server)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.IsHttps || request.Path.StartsWithSegments(Urls.Health, StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        // Whoever sends a token in the open is not led on: the next time it would be sent so again.
        if (request.Path.StartsWithSegments(Urls.Api, StringComparison.OrdinalIgnoreCase))
        {
            return ApiProblems.WriteAsync(context, ApiProblemCode.Invalid, Texts.TlsNeeded);
        }

        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && Secure(request.Host) is { } there)
        {
            // Not for good: what is remembered is the header that https answers with.
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location =
                there + request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Texts.TlsNeeded, context.RequestAborted);
    }

    private string? Secure(HostString host)
    {
        if (site.PublicUrl is { } origin)
        {
            return origin.Scheme == Uri.UriSchemeHttps ? origin.GetLeftPart(UriPartial.Authority) : null;
        }

        return !site.IsOurs(host) || Port() is not { } port ? null
            : port == 443 ? $"https://{host.Host}"
            : string.Create(CultureInfo.InvariantCulture, $"https://{host.Host}:{port}");
    }

    private int? Port()
    {
        foreach (var text in new[] { configuration["HTTPS_PORT"], configuration["HTTPS_PORTS"]?.Split(';')[0] })
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                return port;
            }
        }

        return server.Features.Get<IServerAddressesFeature>()?.Addresses
            .Where(a => a.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            .Select(a => (int?)BindingAddress.Parse(a).Port)
            .FirstOrDefault();
    }
}
