using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A file that somebody sent, on this machine, and who brings it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="FileName">What it is called.</param>
/// <param name="Sender">Whose it is: answers are remembered by it.</param>
/// <param name="Person">Whoever brings it: what they may not read is not compared, and what they may not write is refused.</param>
public sealed record SheetUpload(string Path, string FileName, string Sender, StoredOperation Operation, Person Person)
{
    /// <summary>Letters of a sender's name.</summary>
    public const int LongestSender = 100;

    private const int LongestName = 120;

    /// <summary>Endings of the names of files that are looked at; what cannot be read of those is refused with the way out.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"];

    public string SenderKey => LocationName.Fold(Sender);

    /// <summary>What a file is called here: without its folders, and with the end of a long name.</summary>
    public static string NameOf(string path) => Unicode.End(System.IO.Path.GetFileName(path), LongestName);

    /// <summary>Whether a file of that name is looked at.</summary>
    public static bool IsSheet(string name) =>
        Endings.Contains(System.IO.Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
}
