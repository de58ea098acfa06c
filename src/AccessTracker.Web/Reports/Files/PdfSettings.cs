using AccessTracker.Web.Hosting;

namespace AccessTracker.Web.Reports.Files;

/// <summary>How reports become PDF.</summary>
[Settings("Pdf")]
public sealed class PdfSettings : ICheckedSettings
{
    /// <summary>The value of <see cref="Chromium"/> that means that reports get no PDF.</summary>
    public const string None = "none";

    /// <summary>The program that prints; null: the first Chromium on the search path.</summary>
    public string? Chromium { get; init; }

    /// <summary>A program that is not there would be noticed when a report has been published without its PDF.</summary>
    public IEnumerable<string> Faults(IHostEnvironment environment) => Chromium is null or None || File.Exists(Chromium)
        ? []
        : [$"Pdf:Chromium is '{Chromium}', and there is no such file. Expected: the whole path of a Chromium, or none."];
}
