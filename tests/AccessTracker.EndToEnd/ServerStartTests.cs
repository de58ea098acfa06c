namespace AccessTracker.EndToEnd;

/// <summary>What the operator is told when the program does not start.</summary>
[Collection(OneSite.Name)]
public sealed class ServerStartTests
{
    [BrowserFact]
    public async Task A_second_start_on_the_same_address_ends_with_a_sentence_and_the_first_serves_on()
    {
        await using var server = await ServerProcess.StartAsync();

        var (code, errors) = await server.StartBesideAsync();

        Assert.Equal(1, code);
        Assert.Equal(
            $"Failed to bind to address {server.Address}: address already in use. Another program serves there, perhaps this one: end it, or name "
                + "another address with --urls.",
            errors.Trim());
        using var client = new HttpClient();
        Assert.True((await client.GetAsync(new Uri($"{server.Address}/health"))).IsSuccessStatusCode);
    }
}
