namespace AccessTracker.Tests.Api;

/// <summary>docs/openapi.json is the document that the program serves.</summary>
[Collection("hangfire")]
public sealed class ApiDocumentTests
{
    /// <summary>Set by scripts/openapi: the file is written anew.</summary>
    private const string Renew = "ACCESSTRACKER_RENEW_OPENAPI";

    [Fact]
    public async Task The_file_is_what_is_served()
    {
        await using var api = await ApiSite.StartAsync();
        var served = await api.Client(null).GetStringAsync("/api/v1/openapi.json");
        var file = Repository.Path("docs", "openapi.json");
        if (Environment.GetEnvironmentVariable(Renew) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(file, served);
        }

        Assert.True(
            File.Exists(file) && await File.ReadAllTextAsync(file) == served, "docs/openapi.json is not what is served: run scripts/openapi.");
    }
}
