using System.Globalization;
using AccessTracker.Data.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AccessTracker.Tests.Entries;

/// <summary>The program over a store with the demonstration operation, and a browser without script that fills in its forms.</summary>
internal sealed class EntryDesk : IAsyncDisposable
{
    public const string Operation = "/o/issg-2016";

    private readonly TestApp _app;

    private EntryDesk(TestStore store, TestApp app) => (Store, _app) = (store, app);

    public TestStore Store { get; }

    /// <summary>What the browser sends with.</summary>
    public HttpClient Client => _app.Client;

    /// <summary>The page that is shown.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Its address, from the root.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What is asked, or wrong, in one line; empty when nothing is.</summary>
    public string Alert => Page.QuerySelector("main [role=alert]") is { } alert ? TextOf(alert) : "";

    public static async Task<EntryDesk> OpenAsync(StoreProvider provider, string role = "coordinator")
    {
        var store = await TestStore.SeededAsync(provider);
        var desk = new EntryDesk(store, new TestApp(store: store.Options));
        await desk._app.EnterAsync(role);
        return desk;
    }

    /// <summary>Opens a page of the operation.</summary>
    public async Task GoAsync(string path) => await ShowAsync(await _app.Client.GetAsync(Operation + path), Operation + path);

    /// <summary>Types into fields of the form on the page: by name, with what is typed. A field that the script would have added is added.</summary>
    public void Type(params (string Name, string Text)[] fields)
    {
        foreach (var (name, text) in fields)
        {
            switch (Page.QuerySelector($"form.entry [name='{name}']"))
            {
                case IHtmlInputElement { Type: "radio" }:
                    Page.QuerySelectorAll<IHtmlInputElement>($"form.entry [name='{name}']").Single(i => i.Value == text).IsChecked = true;
                    break;
                case IHtmlInputElement input:
                    input.Value = text;
                    break;
                case IHtmlSelectElement select:
                    Assert.Contains(select.Options, o => o.Value == text);
                    select.Value = text;
                    break;
                case IHtmlTextAreaElement area:
                    area.Value = text;
                    break;
                default:
                    Add(name, text);
                    break;
            }
        }
    }

    /// <summary>Presses the button that does <paramref name="action"/>, and follows where it leads.</summary>
    public async Task PressAsync(string action = "save", string name = "entry.action")
    {
        using var content = Content(name, action);
        await ShowAsync(await _app.Client.PostAsync(Address.Split('?')[0], content), Address);
    }

    /// <summary>Sends the form on the page without looking at the answer, as a browser does whose line breaks.</summary>
    public async Task SendBlindAsync()
    {
        using var content = Content("entry.action", "save");
        using var answer = await _app.Client.PostAsync(Address.Split('?')[0], content);
    }

    /// <summary>Presses <em>Undo</em> beside what has just been saved, and follows where it leads.</summary>
    public Task UndoAsync() => SendAsync(".done form.inline");

    /// <summary>Sends another form of the page, with fields typed over, and follows where it leads.</summary>
    public async Task SendAsync(string selector, params (string Name, string Text)[] typed)
    {
        var form = (IHtmlFormElement)Page.QuerySelector(selector)!;
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").ToDictionary(i => i.Name!, i => i.Value);
        foreach (var (name, text) in typed)
        {
            fields[name] = text;
        }

        using var content = new FormUrlEncodedContent(fields);
        var address = form.GetAttribute("action")!;
        await ShowAsync(await _app.Client.PostAsync(address, content), address);
    }

    /// <summary>Sends fields to a page of the operation, as they stood in a form that was opened before.</summary>
    public async Task PostAsync(string path, IReadOnlyDictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        await ShowAsync(await _app.Client.PostAsync(Operation + path, content), Operation + path);
    }

    public string ValueOf(string name) => Page.QuerySelectorAll($"form.entry [name='{name}']").Single() switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? "",
        var element => element.TextContent,
    };

    public static string TextOf(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async ValueTask DisposeAsync()
    {
        _app.Dispose();
        await Store.DisposeAsync();
    }

    private void Add(string name, string text)
    {
        var input = Page.CreateElement<IHtmlInputElement>();
        (input.Name, input.Type, input.Value) = (name, "hidden", text);
        Page.QuerySelector("form.entry")!.Append(input);
    }

    private MultipartFormDataContent Content(string name, string value)
    {
        var content = new MultipartFormDataContent { { new StringContent(value), name } };
        foreach (var field in Page.QuerySelectorAll("form.entry [name]").Where(e => e.Closest("template") is null))
        {
            var text = field switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (text is not null)
            {
                content.Add(new StringContent(text), field.GetAttribute("name")!);
            }
        }

        return content;
    }

    private async Task ShowAsync(HttpResponseMessage answer, string address)
    {
        while (answer.Headers.Location is { } to)
        {
            address = to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString;
            answer = await _app.Client.GetAsync(address);
        }

        Address = address;
        Page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == System.Net.HttpStatusCode.Gone,
            string.Create(CultureInfo.InvariantCulture, $"{address}: {answer.StatusCode}"));
    }
}
