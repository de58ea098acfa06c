using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AccessTracker.Web.Components.Grids;

/// <summary>MudBlazor's column of a template is known by a number that changes with each page; this one by its name.</summary>
public sealed class DeskGridColumn<T> : TemplateColumn<T>
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    public override string PropertyName => Name;
}
