using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace AccessTracker.Web.Components.Layout;

public sealed partial class DeskPart : IAsyncDisposable
{
    private IJSObjectReference? _script;
    private bool _isAsked;
    private bool _isThere;
    private bool _isHeldBack;
    private string? _address;

    /// <summary>How the part is rendered: in a circuit alone, for what it shows without one is the page around it.</summary>
    public static IComponentRenderMode Mode { get; } = new InteractiveServerRenderMode(prerender: false);

    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>It has read what it shows: until then the static page stays where it is.</summary>
    [Parameter, EditorRequired]
    public bool IsReady { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>The address of the page from now on: what it begins with when it is loaded again.</summary>
    public void KeepAddress(string address)
    {
        _address = address;
        if (_script is { } script)
        {
            _ = BrowserAddress.TellAsync(() => script.InvokeVoidAsync("keepAddress", address));
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the script with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!IsReady || _isAsked)
        {
            return;
        }

        _isAsked = true;
        try
        {
            _script = await Script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["desk.js"]}");
            _isHeldBack = await _script.InvokeAsync<bool>("isHeldBack");
            _isThere = !_isHeldBack;
            StateHasChanged();
            if (_isThere)
            {
                await _script.InvokeVoidAsync("arrive");
            }
        }
        catch (JSDisconnectedException)
        {
            // The page was left before its circuit was there.
        }
    }
}
