using System.Security.Claims;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Entries;

/// <summary>Forms over a real store with the demonstration operation, opened and sent as a browser without script does.</summary>
public abstract class EntryUiTest : UiTest
{
    protected const string Operation = "issg-2016";

    private TestStore? _store;

    protected TestStore Store => _store!;

    protected StoredOperation Stored { get; private set; } = null!;

    protected static Person Coordinator { get; } = new("field@example.org", [new Grant(Role.Coordinator, null, [])]);

    protected static Person Manager { get; } = new("manager@example.org", [new Grant(Role.Manager, null, [])]);

    /// <summary>The store, the pages' services, and somebody signed in.</summary>
    protected Task SignInAsync(Person person, StoreProvider provider = StoreProvider.Sqlite, RecordKinds? kinds = null) =>
        SignInAsVisitorAsync(person, provider, kinds);

    /// <summary>The same; whoever is signed in can become somebody else.</summary>
    protected async Task<Visitor> SignInAsVisitorAsync(Person person, StoreProvider provider = StoreProvider.Sqlite, RecordKinds? kinds = null)
    {
        _store = kinds is null ? await TestStore.SeededAsync(provider) : await TestStore.CreateAsync(provider, kinds);
        Stored = kinds is null ? _store.Seeded : await _store.SeedAsync();
        var rules = new SensitivityRules();
        Ui.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(TestStore.Now));
        Ui.Services.AddSingleton(_store.Db.Kinds);
        Ui.Services.AddSingleton(new EntryScripts(new PhysicalFileProvider(Repository.Path("src", "AccessTracker.Web", "wwwroot"))));
        Ui.Services.AddSingleton(new DraftStore(_store.Db));
        Ui.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        Ui.Services.AddSingleton(new BundleImport(_store.Db, rules));
        Ui.Services.AddSingleton(new RecordStore(_store.Db, rules));
        Ui.Services.AddSingleton(new RecordSearch(_store.Db, rules));
        Ui.Services.AddSingleton(new ChangeUndo(_store.Db, rules));
        Ui.Services.AddSingleton(
            new SituationCache(new OperationStore(_store.Db), new FactsStore(_store.Db, rules), rules, new FakeTimeProvider(TestStore.Now)));
        var visitor = new Visitor(person);
        Ui.Services.AddSingleton(new LocationProposals(_store.Db));
        Ui.Services.AddSingleton(new DistinctLocations(_store.Db));
        Ui.Services.AddSingleton(new AliasProposals(_store.Db, new BundleImport(_store.Db, rules), new RecordStore(_store.Db, rules), rules));
        Ui.Services.AddSingleton<AuthenticationStateProvider>(visitor);
        Ui.Services.AddSingleton<CurrentPerson>();
        Ui.Services.AddSingleton<AntiforgeryStateProvider>(new NoToken());
        return visitor;
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    protected IRenderedComponent<T> Open<T>(string query = "", Action<ComponentParameterCollectionBuilder<T>>? more = null) where T : EntryPage =>
        Render(new DefaultHttpContext { Request = { Method = HttpMethods.Get } }, query, more);

    /// <summary>What stands in a page's fields, as a browser would send it, with some of them typed over.</summary>
    protected static Dictionary<string, StringValues> FieldsOf(
        IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page, params (string Name, string Value)[] typed)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var field in page.FindAll("form.entry input, form.entry select, form.entry textarea")
            .Where(f => f.Closest("template") is null && f.GetAttribute("name") is not null))
        {
            var isSet = field.GetAttribute("type") is not ("checkbox" or "radio") || field.HasAttribute("checked");
            if (isSet)
            {
                var name = field.GetAttribute("name")!;
                var value = field.TagName == "SELECT"
                    ? (field.QuerySelector("option[selected]") ?? field.QuerySelector("option"))?.GetAttribute("value") ?? ""
                    : field.GetAttribute("value") ?? field.TextContent;
                fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), value);
            }
        }

        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return fields;
    }

    /// <summary>Sends a form and returns the page that answers.</summary>
    protected async Task<IRenderedComponent<T>> SendAsync<T>(
        Dictionary<string, StringValues> fields, string action = "save", Action<ComponentParameterCollectionBuilder<T>>? more = null)
        where T : EntryPage
    {
        fields["entry.action"] = action;
        var context = new DefaultHttpContext { Request = { Method = HttpMethods.Post, Form = new FormCollection(fields) } };
        var page = Render(context, "", more);
        await page.Find("form.entry").SubmitAsync();
        return page;
    }

    /// <summary>The page has no form, and says why its record cannot be changed: the text under its heading.</summary>
    protected string Denied<T>(Action<ComponentParameterCollectionBuilder<T>> more) where T : EntryPage
    {
        var context = new DefaultHttpContext { Request = { Method = HttpMethods.Get } };
        var page = Ui.Render<T>(parameters =>
        {
            parameters.Add(p => p.Operation, Operation).AddCascadingValue<HttpContext>(context);
            more(parameters);
        });
        var text = TextOf(page.WaitForElement("h1 + p, h1 + .notice-box", TimeSpan.FromSeconds(30)));
        Assert.Empty(page.FindAll("form"));
        Assert.True(context.Response.StatusCode is StatusCodes.Status403Forbidden or StatusCodes.Status410Gone);
        return text;
    }

    /// <summary>The page says that there is nothing of the kind.</summary>
    protected async Task NotFoundAsync<T>(Action<ComponentParameterCollectionBuilder<T>> more) where T : EntryPage
    {
        var told = new TaskCompletionSource();
        var navigation = Ui.Services.GetRequiredService<NavigationManager>();
        navigation.OnNotFound += Tell;
        var page = Ui.Render<T>(parameters =>
        {
            parameters.Add(p => p.Operation, Operation)
                .AddCascadingValue<HttpContext>(new DefaultHttpContext { Request = { Method = HttpMethods.Get } });
            more(parameters);
        });
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        navigation.OnNotFound -= Tell;
        Assert.Empty(page.FindAll("form"));

        void Tell(object? sender, EventArgs e) => told.TrySetResult();
    }

    private IRenderedComponent<T> Render<T>(HttpContext context, string query, Action<ComponentParameterCollectionBuilder<T>>? more) where T
        : EntryPage
    {
        Ui.Services.GetRequiredService<NavigationManager>().NavigateTo($"/form{query}");
        var page = Ui.Render<T>(parameters =>
        {
            parameters.Add(p => p.Operation, Operation).AddCascadingValue<HttpContext>(context);
            more?.Invoke(parameters);
        });
        page.WaitForState(() => page.Instance.Id.Length > 0, TimeSpan.FromSeconds(30));
        return page;
    }

    /// <summary>Who is signed in.</summary>
    protected sealed class Visitor(Person person) : AuthenticationStateProvider
    {
        private Person _person = person;

        public void Become(Person other) => _person = other;

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, _person.Name), .. _person.Grants.Select(PersonClaims.Of)], "test"))));
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
