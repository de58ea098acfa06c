namespace AccessTracker.Web.Entries;

/// <summary>
/// Answers a form that a script sends from a device: where another would be led on to what was saved, it is told the address in a header, and fetches
/// nothing. A form that is not saved comes back as ever.
/// </summary>
internal static class EntryAnswers
{
    /// <summary>The header by which a device asks for a form, or sends one.</summary>
    public const string Asks = "X-Entry";

    private const string Saved = "X-Entry-To";

    public static Task TellAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.Headers.ContainsKey(Asks))
        {
            context.Response.OnStarting(Lead, context.Response);
        }

        return next(context);
    }

    private static Task Lead(object state)
    {
        var response = (HttpResponse)state;
        if (response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther)
        {
            response.Headers[Saved] = response.Headers.Location;
            response.Headers.Location = default;
            response.StatusCode = StatusCodes.Status204NoContent;
        }

        return Task.CompletedTask;
    }
}
