using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AccessTracker.Web.Components.Grids;

/// <summary>
/// The words of MudBlazor's own parts in the reader's language, from our texts. A word that is not among them is MudBlazor's, in English.
/// </summary>
public sealed class MudTexts : MudLocalizer
{
    public override LocalizedString this[string key] => Of(key, Find(key));

    public override LocalizedString this[string key, params object[] arguments] =>
        Of(key, Find(key) is { } text ? Format.With(text, arguments) : null);

    private static LocalizedString Of(string key, string? text) => new(key, text ?? key, resourceNotFound: text is null);

    private static string? Find(string key) => EnumText.Find($"Mud_{key}");
}
