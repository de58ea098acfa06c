using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>What the operator is told when the program does not start.</summary>
[Collection(OneSite.Name)]
public sealed class ServerStartTests(Site site)
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

    // It waited half a minute for the page, and then ended in a fault.
    [BrowserFact]
    public async Task Asked_to_end_it_does_with_a_page_that_is_worked_on_still_open()
    {
        await using var server = await ServerProcess.StartAsync();
        var page = await site.NewPageAsync();
        await page.GotoAsync($"{server.Address}/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "manager" }).ClickAsync();
        await page.GotoAsync($"{server.Address}{Site.Operation}/jobs");

        // It can be pressed once there is a circuit.
        await Assertions.Expect(page.Locator(".mud-button-filled").First).ToBeEnabledAsync();

        Assert.Equal(0, await server.EndAsync());
        await page.Context.CloseAsync();
    }
}
