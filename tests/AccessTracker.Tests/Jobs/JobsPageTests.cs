using AccessTracker.Data;
using AccessTracker.Domain.Identity;
using AccessTracker.Tests.Components;
using AccessTracker.Tests.Web;
using AccessTracker.Web.Identity;
using AccessTracker.Web.Jobs;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Jobs;

[Collection("hangfire")]
public sealed class JobsPageTests : UiTest
{
    [Fact]
    public async Task Who_lost_the_role_while_the_page_is_open_starts_nothing_and_it_is_put_down()
    {
        using var app = new TestApp(seed: true);
        await app.Client.GetStringAsync("/sign-in");
        using var scope = app.Services.CreateScope();
        Ui.Services.AddScoped<CurrentPerson>();
        Ui.Services.AddFallbackServiceProvider(scope.ServiceProvider);
        Ui.SetRendererInfo(new RendererInfo("Server", isInteractive: true));

        // The page was drawn for a manager; who asks now is a member.
        var who = Ui.AddAuthorization();
        who.SetAuthorized("somebody").SetPolicies(Policies.RunJobs).SetClaims(PersonClaims.Of(new Grant(Role.Member, null, [])));
        var page = Ui.Render<JobsPage>(p => p.Add(x => x.Operation, "issg-2016"));

        await page.WaitForElement("button").ClickAsync(new());

        Assert.Contains("your role does not open this page", page.Find("p[role=status]").TextContent, StringComparison.Ordinal);
        var db = app.Services.GetRequiredService<Db>();
        Assert.Equal(1, await db.ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from audit_event where action = 'refused' and kind = 'job'")));
        Assert.Equal(0, await db.ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from audit_event where action = 'job_started'")));
    }
}
