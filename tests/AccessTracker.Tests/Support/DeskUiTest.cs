using System.Security.Claims;
using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Support;

/// <summary>
/// The part of a desk page that has a circuit, over the whole program with a real store: its services are the program's, and the time is the
/// test's. What MudBlazor asks of a browser is answered by nothing.
/// </summary>
public abstract class DeskUiTest : UiTest
{
    protected const string Operation = "issg-2016";

    private AsyncServiceScope _scope;

    protected TestApp App { get; private set; } = null!;

    protected FakeTimeProvider Time { get; } = new(TestStore.Now);

    protected Desker Reader { get; } = new(new Person("manager@example.org", [new Grant(Role.Manager, null, [])]));

    protected T Service<T>() where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Begins the program, with the demonstration operation.</summary>
    protected void Start()
    {
        App = new TestApp(seed: true, clock: Time);
        Ui.Services.AddSingleton<TimeProvider>(Time);
        Ui.Services.AddSingleton<AuthenticationStateProvider>(Reader);
        Ui.Services.AddSingleton<CurrentPerson>();
        Ui.Services.AddSingleton<CircuitPerson>();

        // Whoever only has a role has no session that could end.
        Ui.Services.AddSingleton<SessionQuestion>((user, cancellation) => SessionClaims.Session(user) is null
            ? Task.FromResult(true)
            : Service<SessionQuestion>()(user, cancellation));
        _scope = App.Services.CreateAsyncScope();
        Ui.Services.AddFallbackServiceProvider(_scope.ServiceProvider);
        Ui.Renderer.SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (App is not null)
        {
            await _scope.DisposeAsync();
            App.Dispose();
        }
    }

    /// <summary>The reader signs in with an account, showing a second factor. Returns the account.</summary>
    protected async Task<Account> EnterAsync(string email, Role role)
    {
        var account = await Service<AccountStore>().FindByEmailAsync(email)
            ?? (await Service<AccountStore>().AddAsync(email, email.Split('@')[0], new Grant(role, null, []), TestStore.Actor, Time.GetUtcNow()))!;
        var session = (await Service<SessionStore>().StartAsync(account, SecondFactor.Totp, null, null, Time.GetUtcNow()))!;
        Reader.Become(SessionClaims.Of(account, session, SecondFactor.Totp, Time.GetUtcNow()));
        return account;
    }

    /// <summary>Lets the open parts look at the store again.</summary>
    protected void Look() => Time.Advance(OperationWatch.Interval);

    /// <summary>Somebody in a circuit, who may become somebody else while it is open.</summary>
    protected sealed class Desker(Person person) : AuthenticationStateProvider
    {
        private Person _person = person;
        private ClaimsPrincipal? _user;

        public Person Person => _person;

        public void Become(Role role) => (_person, _user) = (_person with { Grants = [new Grant(role, null, [])] }, null);

        /// <summary>Somebody who has signed in.</summary>
        public void Become(ClaimsPrincipal user) => _user = user;

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(
            _user ?? new ClaimsPrincipal(
                new ClaimsIdentity([new Claim(ClaimTypes.Name, _person.Name), .. _person.Grants.Select(PersonClaims.Of)], "test"))));
    }
}
