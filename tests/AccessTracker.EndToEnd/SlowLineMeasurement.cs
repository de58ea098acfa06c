using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace AccessTracker.EndToEnd;

/// <summary>
/// How long a form takes to open and to save where the line carries 50 kbit/s and answers after two seconds. No test: it says what it measured, when
/// <c>scripts/measure-entry</c> asks for it. What such a line waits for is held by <see cref="PageWeightTests"/>, without a clock.
/// </summary>
public sealed class SlowLineMeasurement(ITestOutputHelper output)
{
    private const string Asked = "ACCESSTRACKER_MEASURE_ENTRY";
    private const int Rounds = 3;

    [MeasuredFact]
    public async Task Forms_open_and_save()
    {
        await using var server = await ServerProcess.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync($"{server.Address}/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "manager" }).ClickAsync();
        var line = await SlowLine.OfAsync(page);
        foreach (var form in new[] { "convoy", "request", "answer/UN-2016-04", "bulletin" })
        {
            // Once without the slow line: whatever is compiled and read for the first time is not the line.
            var address = $"{server.Address}{Site.Operation}/enter/{form}";
            await page.GotoAsync(address);
            await line.BeginAsync();
            for (var round = 0; round < Rounds; round++)
            {
                await page.GotoAsync("about:blank");
                var clock = Stopwatch.StartNew();
                await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
                var begun = clock.Elapsed;
                await page.Locator(":is(input, select):focus").WaitForAsync(new() { State = WaitForSelectorState.Attached });
                Say($"{form}: begins after", begun);
                Say($"{form}: can be typed into after", clock.Elapsed);
            }

            await line.EndAsync();
        }

        for (var round = 0; round < Rounds; round++)
        {
            await page.GotoAsync($"{server.Address}{Site.Operation}/enter/convoy");
            await page.Locator("html[data-known]").WaitForAsync();
            foreach (var (place, i) in new[] { "MAD", "ZAB", "DUM" }.Select((p, i) => (p, i + 1)))
            {
                await page.Locator($"[name='stops.{i}.location']").FillAsync(place);
                await page.Locator($"[name='stops.{i}.people_reached']").FillAsync($"{900 + round}");
            }

            await page.Locator("[name=outcome]").SelectOptionAsync("delivered");
            await page.Locator(".entry-bar button.main").ClickAsync();
            var meant = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Yes, save it|It is a different one)") }).First;
            await meant.WaitForAsync();
            await line.BeginAsync();
            var clock = Stopwatch.StartNew();
            await meant.ClickAsync();
            await SavedForm.Link(page).WaitForAsync();
            Say("convoy: saved after", clock.Elapsed);
            await line.EndAsync();
        }

        await MeasureDeviceAsync(browser, server.Address);
    }

    // Where offline entry is turned on, and the pages before have learned that the line is slow.
    private async Task MeasureDeviceAsync(IBrowser browser, string address)
    {
        var page = await (await browser.NewContextAsync()).NewPageAsync();
        page.SetDefaultTimeout(120_000);
        var desk = await OfflineDesk.TurnOnAsync(page, address);
        await desk.BeginSlowLineAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            await page.GotoAsync($"{address}{Site.Operation}/enter/convoy", new() { WaitUntil = WaitUntilState.Commit });
            await page.Locator(":is(input, select):focus").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            Say("convoy, from the device: can be typed into after", clock.Elapsed);
            await page.GotoAsync("about:blank");
        }
    }

    private void Say(string what, TimeSpan took) => output.WriteLine($"{what} {took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");

    private sealed class MeasuredFactAttribute : FactAttribute
    {
        public MeasuredFactAttribute() =>
            Skip = Chromium.Missing ?? (Environment.GetEnvironmentVariable(Asked) is null ? "scripts/measure-entry asks for it." : null);
    }
}
