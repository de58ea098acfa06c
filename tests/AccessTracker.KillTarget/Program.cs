using AccessTracker.Web.Hosting;

namespace AccessTracker.KillTarget;

internal static class Program
{
    /// <summary><c>setup</c>, <c>work</c> or <c>finish</c>. Which store, which keys and which mail server: as for the program itself.</summary>
    private static async Task<int> Main(string[] args)
    {
        await using var app = AppHost.ForCommand();
        var work = new Work(app.Services);
        switch (args)
        {
            case ["setup"]:
                await work.SetUpAsync();
                return 0;
            case ["work"]:
                await work.RunAsync();
                return 0;
            case ["finish"]:
                await work.FinishAsync();
                return 0;
            default:
                return 2;
        }
    }
}
