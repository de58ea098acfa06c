using System.Globalization;
using System.Text;
using AccessTracker.Data.Attachments;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace AccessTracker.Web.Attachments;

/// <summary>
/// Files of records come in, go out, are removed, restored and erased. Each form leads back to the record's page, which says what became of it.
/// </summary>
public static class AttachmentEndpoints
{
    // More than a file may have: what is a little too large is let in to be told so. Beyond it the connection ends.
    private const int MostReceived = 4 * AttachmentList.MostBytes;

    // A file is saved and never shown: where a browser shows it all the same, nothing in it runs, and it is of no origin.
    private const string Content = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /// <summary>Maps the endpoints.</summary>
    public static void MapAttachments(this WebApplication app)
    {
        var group = app.MapGroup("/o/{operation}").RequireAuthorization().RequireRateLimiting(RateLimits.Attachment);
        group.MapPost("/attachments", UploadAsync).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MostReceived), StreamedForm.Instance);
        group.MapGet("/attachments/{id:guid}", SendAsync);
        group.MapPost("/attachments/{id:guid}/{verb:regex(^(remove|restore|erase)$)}", ChangeAsync);
    }

    private static async Task<IResult> UploadAsync(
        string operation, HttpContext context, SituationCache situations, AttachmentStore store, RefusalAudit refusals, IAntiforgery antiforgery,
        IOptions<FormOptions> options, TimeProvider clock)
    {
        // Whatever answers in the end, the page of what is not there included, the file is read here or not at all.
        var (person, cancellation) = (PersonClaims.Of(context.User), context.RequestAborted);
        context.Request.Form = FormCollection.Empty;
        if (await situations.FindAsync(operation, person, cancellation) is not { } held)
        {
            return Results.NotFound();
        }

        if (AttachmentUpload.Of(context.Request, options.Value) is not { } started)
        {
            return Refused(context, Texts.FormUnread);
        }

        await using var upload = started;
        IFormCollection fields;
        try
        {
            context.Request.Form = fields = await upload.FieldsAsync(cancellation);
        }
        catch (Exception e) when (e is InvalidDataException or IOException && !cancellation.IsCancellationRequested)
        {
            return Refused(context, Texts.FormUnread);
        }

        var (kind, key, actor) = (fields["kind"].ToString(), fields["key"].ToString(), ActorOf(context, operation));
        if (!Unicode.IsStorable(kind) || !Unicode.IsStorable(key) || !Unicode.IsStorable(fields["caption"].ToString()))
        {
            return Refused(context, Texts.FormUnread);
        }

        if (!await store.MayAddAsync(held.Stored, kind, key, actor, clock.GetUtcNow(), cancellation))
        {
            await refusals.RecordAsync(person, context);
            return Results.NotFound();
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Refused(context, Texts.FormTooOld);
        }

        var fault = await upload.ReceiveAsync(cancellation);
        if (fault is null)
        {
            try
            {
                var file = await CleanFile.OfAsync(upload.Content!, PdfProcess.RewriteAsync, cancellation);
                var outcome = await store.AddAsync(
                    held.Stored, kind, key, upload.FileName, fields["caption"], file, actor, clock.GetUtcNow(), cancellation);
                if (!outcome.IsThere)
                {
                    return Results.NotFound();
                }

                if (outcome.Fault is null)
                {
                    return Results.LocalRedirect(Urls.RecordAttachments(operation, kind, key, AttachmentWords.Added, outcome.File!.Name));
                }

                fault = outcome.Fault;
            }
            catch (AttachmentRefusedException e)
            {
                fault = e.Fault;
            }
        }

        return Results.LocalRedirect(
            Urls.RecordAttachments(operation, kind, key, EnumCode.Of(fault.Value), AttachmentName.Plain(upload.FileName)));
    }

    private static async Task<IResult> SendAsync(
        string operation, Guid id, HttpContext context, SituationCache situations, AttachmentStore store, TimeProvider clock)
    {
        if (await situations.FindAsync(operation, PersonClaims.Of(context.User), context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        // Whole before the first byte leaves: a slow reader holds no transaction, and nothing is sent that is not what was added.
        var copy = TemporaryFolder.NewFile();
        try
        {
            if (await store.CopyAsync(
                held.Stored, new Id<Attachment>(id), copy, ActorOf(context, operation), clock.GetUtcNow(), context.RequestAborted) is { } file)
            {
                copy.Position = 0;
                context.Response.Headers.CacheControl = "no-store";
                context.Response.Headers.ContentSecurityPolicy = Content;
                return Results.File(copy, AttachmentWords.MediaType(file.Type), file.Name);
            }
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }

        await copy.DisposeAsync();
        return Results.NotFound();
    }

    private static async Task<IResult> ChangeAsync(
        string operation, Guid id, string verb, HttpContext context, [FromForm] string? kind, [FromForm] string? key, [FromForm] string? version,
        [FromForm] string? reason, SituationCache situations, AttachmentStore store, RefusalAudit refusals, TimeProvider clock)
    {
        var (person, cancellation) = (PersonClaims.Of(context.User), context.RequestAborted);
        if (await situations.FindAsync(operation, person, cancellation) is not { } held)
        {
            return Results.NotFound();
        }

        var (file, actor, now) = (new Id<Attachment>(id), ActorOf(context, operation), clock.GetUtcNow());
        var seen = long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        var (outcome, done) = verb switch
        {
            "remove" => (
                await store.RemoveAsync(held.Stored, file, seen, reason ?? "", actor, now, cancellation), AttachmentWords.Removed),
            "restore" => (
                await store.RestoreAsync(held.Stored, file, seen, reason ?? "", actor, now, cancellation), AttachmentWords.Restored),
            _ => (await store.EraseAsync(held.Stored, file, seen, reason ?? "", actor, now, cancellation), AttachmentWords.Erased),
        };
        if (!outcome.IsThere)
        {
            await refusals.RecordAsync(person, context);
            return Results.NotFound();
        }

        // What is erased is not named, not even in an address.
        var said = outcome.Fault is { } fault ? EnumCode.Of(fault) : done;
        return Results.LocalRedirect(
            Urls.RecordAttachments(operation, kind ?? "", key ?? "", said, said == AttachmentWords.Erased ? null : outcome.File!.Name));
    }

    private static Actor ActorOf(HttpContext context, string operation) =>
        Actor.Of(PersonClaims.Of(context.User), operation, context.Connection.RemoteIpAddress?.ToString());

    private static IResult Refused(HttpContext context, string why)
    {
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        return Results.Text(why, "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
    }
}
