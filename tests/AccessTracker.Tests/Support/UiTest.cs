using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Languages;
using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace AccessTracker.Tests.Support;

/// <summary>A place to render components in. What they show is asserted by text and role.</summary>
public abstract class UiTest : IAsyncLifetime
{
    protected BunitContext Ui { get; } = new();

    public Task InitializeAsync()
    {
        Ui.JSInterop.Mode = JSRuntimeMode.Loose;
        Ui.Services.AddMudServices(o => o.PopoverOptions.CheckForPopoverProvider = false);
        Ui.Services.AddSingleton(RecordKinds.Standard);
        Ui.Services.AddSingleton(new ReaderLanguages(Options.Create(new LanguageSettings())));
        return Task.CompletedTask;
    }

    // MudBlazor's services can only be disposed of asynchronously.
    public virtual async Task DisposeAsync() => await Ui.DisposeAsync();

    /// <summary>The text of the cells of each row of the only table, headers left out.</summary>
    protected static IReadOnlyList<IReadOnlyList<string>> Rows(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> component) =>
        Cells(component.FindAll("tbody tr"));

    protected static IReadOnlyList<IReadOnlyList<string>> Cells(IEnumerable<IElement> rows) =>
        [.. rows.Select(r => (IReadOnlyList<string>)[.. r.Children.Select(TextOf)])];

    /// <summary>The words, with single blanks between them.</summary>
    protected static string TextOf(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    protected static Situation SituationOf(ReportFacts facts) => new(facts);
}
