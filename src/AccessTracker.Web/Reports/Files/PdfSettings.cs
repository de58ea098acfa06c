using AccessTracker.Web.Hosting;
using Microsoft.Extensions.Options;

namespace AccessTracker.Web.Reports.Files;

/// <summary>How reports become PDF.</summary>
[Settings("Pdf")]
public sealed class PdfSettings
{
    /// <summary>The value of <see cref="Chromium"/> that means that reports get no PDF.</summary>
    public const string None = "none";

    /// <summary>The program that prints; null: the first Chromium on the search path.</summary>
    public string? Chromium { get; init; }

    /// <summary>
    /// Refuses a program that is not there, which would be noticed when a report has been published without its PDF. Commands that print nothing may
    /// run where there is none.
    /// </summary>
    /// <exception cref="OptionsValidationException">There is no such file.</exception>
    public void RequireProgram()
    {
        if (Chromium is not (null or None) && !File.Exists(Chromium))
        {
            throw new OptionsValidationException(
                Options.DefaultName, typeof(PdfSettings),
                [$"Pdf:Chromium is '{Chromium}', and there is no such file. Expected: the whole path of a Chromium, or none."]);
        }
    }
}
