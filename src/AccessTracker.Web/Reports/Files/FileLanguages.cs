using System.Globalization;
using AccessTracker.Web.Languages;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// The languages in which the files of a report are made and frozen: those of <c>Reports:Languages</c> in which the program can be read. The chair
/// may write in others besides, of which there are no files.
/// </summary>
public sealed class FileLanguages(PublishSettings settings, ReaderLanguages readers)
{
    /// <summary>In the order of the setting; at least one.</summary>
    public IReadOnlyList<CultureInfo> All { get; } =
        settings.Languages.Select(readers.Find).OfType<CultureInfo>().Distinct().ToList() is { Count: > 0 } all ? all : [readers.All[0]];

    /// <summary>Any language that is read here, also one in which nothing is frozen; null: it is not offered.</summary>
    public CultureInfo? Find(string? language) => readers.Find(language);

    /// <summary>What the reader of now reads comes first, also where nothing is frozen in it.</summary>
    public IReadOnlyList<CultureInfo> ReaderFirst =>
        [.. All.Where(c => c.Name != CultureInfo.CurrentUICulture.Name)
            .Prepend(Find(CultureInfo.CurrentUICulture.Name)).OfType<CultureInfo>()];
}
