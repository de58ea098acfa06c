using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Reports.Files;

/// <summary>Sends what was just made of the records that its reader may read. Each is put down in the audit.</summary>
public sealed class ExportedFiles(AuditStore audit)
{
    /// <summary>The answer: a file that nothing between here and its reader keeps.</summary>
    /// <param name="context">Who asked for it.</param>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="now">When it was made.</param>
    /// <param name="details">What the audit calls it; it names nothing that a reader of the audit may not know.</param>
    /// <param name="file">Its name, media type and content.</param>
    public async Task<IResult> SendAsync(
        HttpContext context, string operation, DateTimeOffset now, string details, (string Name, string MediaType, byte[] Content) file)
    {
        var entry = new AuditEvent(
            AuditAction.Exported) { Operation = operation, Kind = "operation", Key = operation, Level = Sensitivity.Moderate, Details = details };
        var actor = Actor.Of(PersonClaims.Of(context.User), operation, context.Connection.RemoteIpAddress?.ToString());
        await audit.RecordAsync(entry, actor, now, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(file.Content, file.MediaType, file.Name);
    }
}
