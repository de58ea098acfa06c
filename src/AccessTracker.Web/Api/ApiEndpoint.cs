namespace AccessTracker.Web.Api;

/// <summary>Marks the endpoints of the API: programs come here, by a token and never by a cookie.</summary>
internal sealed class ApiEndpoint
{
    public static readonly ApiEndpoint Instance = new();

    private ApiEndpoint()
    {
    }
}
