using MudBlazor;

namespace AccessTracker.Web.Components.Layout;

/// <summary>The look: deep blue and teal on near-white, every text at 4.5:1 or better, the reader's own system fonts.</summary>
public static class Theme
{
    private static readonly string[] _fonts =
        ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Noto Sans Arabic", "Arial", "sans-serif"];

    public static MudTheme Light { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b4f6c",
            Secondary = "#0f6b63",
            Tertiary = "#3f4f8a",
            Info = "#0b5c8a",
            Success = "#1b6a3a",
            Warning = "#8a5300",
            Error = "#b3261e",
            AppbarBackground = "#0b3c54",
            AppbarText = "#ffffff",
            Background = "#f5f7f9",
            Surface = "#ffffff",
            TextPrimary = "#16242d",
            TextSecondary = "#485862",
            LinesDefault = "#d3dce2",
            TableLines = "#d3dce2",
            Divider = "#d3dce2",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = _fonts },
            Button = new ButtonTypography { FontFamily = _fonts, TextTransform = "none", FontWeight = "600" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}
