using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AccessTracker.Web.Components;

/// <summary>
/// Writes components that only show, as text: within a circuit the text is held as one piece, where each component of it would be remembered with
/// buffers of its own. Not for what answers to a key or a click.
/// </summary>
public static class StillMarkup
{
    /// <summary>The text of one <typeparamref name="T"/>, in the reader's language.</summary>
    /// <param name="services">Those of the page.</param>
    /// <param name="parameters">By their names.</param>
    public static async Task<RenderFragment> WriteAsync<T>(IServiceProvider services, IReadOnlyDictionary<string, object?> parameters)
        where T : IComponent => (await WriteAsync<T>(services, [parameters]))[0];

    /// <summary>The text of one <typeparamref name="T"/> for each of <paramref name="parameters"/>.</summary>
    public static async Task<IReadOnlyList<RenderFragment>> WriteAsync<T>(
        IServiceProvider services, IEnumerable<IReadOnlyDictionary<string, object?>> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var written = new List<RenderFragment>();
            foreach (var one in parameters)
            {
                var root = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(one.ToDictionary()));
                var text = root.ToHtmlString();
                written.Add(builder => builder.AddMarkupContent(0, text));
            }

            return written;
        });
    }
}
