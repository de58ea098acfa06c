using AccessTracker.Data.Audit;
using AccessTracker.Data.Records;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Desk.Audit;

/// <summary>Entries of the audit in the reader's words.</summary>
public static class AuditText
{
    public static string Action(AuditRow row) =>
        row.IsChange ? EnumText.OfWord<HistoryAction>(row.Action) : EnumText.OfWord<AuditAction>(row.Action);
}
