using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A file that somebody sent, on this machine, and who brings it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="FileName">What it is called.</param>
/// <param name="Sender">Whose it is: answers are remembered by it.</param>
/// <param name="Person">Whoever brings it: what they may not read is not compared, and what they may not write is refused.</param>
public sealed record SheetUpload(string Path, string FileName, string Sender, StoredOperation Operation, Person Person)
{
    public string SenderKey => LocationName.Fold(Sender);
}
