using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Web.Records;

/// <summary>Names of kinds in addresses: those of the bundle's files, with hyphens (<c>access-requests</c>).</summary>
public static class ApiKinds
{
    public static string Of(RecordKind kind) => kind.Sheet.Replace('_', '-');

    /// <summary>The kind of that name among <paramref name="kinds"/>; null: there is none.</summary>
    public static RecordKind? Find(IEnumerable<RecordKind> kinds, string name) => kinds.FirstOrDefault(k => Of(k) == name);
}
