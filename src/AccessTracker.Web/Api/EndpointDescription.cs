namespace AccessTracker.Web.Api;

/// <summary>What the document of the API says of endpoints that are alike.</summary>
internal static class EndpointDescription
{
    /// <summary>Of the parameter <c>taskForce</c> of a report.</summary>
    public const string TaskForce = "humanitarian (without it too) or ceasefire: each task force numbers its own reports.";

    /// <summary>It may be answered with problems of these statuses.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ApiProblem>(status, ApiProblems.MediaType);
        }

        return endpoint;
    }
}
