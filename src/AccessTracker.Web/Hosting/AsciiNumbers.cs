using System.Globalization;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// An address of an operation whose number somebody wrote in the digits of their script (<c>/reports/٥</c>) leads to the one that there is. A page
/// that takes such a word as it stands, a key of a record perhaps, is given as it was asked for.
/// </summary>
internal sealed class AsciiNumbers(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint() is not null || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            || request.Path.Value is not ['/', 'o', '/', ..] path)
        {
            return next(context);
        }

        var meant = string.Join('/', path.Split('/').Select(Ascii));
        if (meant == path)
        {
            return next(context);
        }

        context.Response.Redirect($"{request.PathBase}{new PathString(meant)}{request.QueryString}");
        return Task.CompletedTask;
    }

    private static string Ascii(string step) =>
        !step.All(char.IsAsciiDigit) && Numeral.Count(step) is { } number ? number.ToString(CultureInfo.InvariantCulture) : step;
}
