namespace AccessTracker.Domain.Common;

/// <summary>Writes the words in which a figure was said, as they are kept beside it.</summary>
public static class FigureWording
{
    /// <param name="label">What the figure is.</param>
    public static string Of(string label, string wording) => $"{label}: \u201C{wording}\u201D";
}
