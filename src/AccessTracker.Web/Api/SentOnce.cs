using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;

namespace AccessTracker.Web.Api;

/// <summary>
/// Sees to it that what is sent under one <c>Idempotency-Key</c> is written once: sent again, because the answer was lost on the line, it is answered
/// as it was the first time. The answer is kept in the transaction that writes (<see cref="Submission"/>), so a program that is cut off between
/// both finds it, on every node. What is refused has written nothing, and is judged again.
/// </summary>
public sealed class SentOnce(SubmissionStore submissions)
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>In place of an answer: it was written before, and what was answered then is kept.</summary>
    internal static readonly IResult Repeated = Results.StatusCode(StatusCodes.Status409Conflict);

    private const int LongestKey = 255;

    private readonly ConcurrentDictionary<string, bool> _inFlight = new(StringComparer.Ordinal);

    /// <param name="context">The request.</param>
    /// <param name="body">Its body.</param>
    /// <param name="actor">Who sends it: keys are each one's own.</param>
    /// <param name="write">Writes it under the submission, with its answer; or says why not.</param>
    internal Task<IResult> RunAsync(HttpContext context, ReadOnlyMemory<byte> body, Actor actor, Func<Submission, Task<IResult>> write) =>
        RunAsync(context, SHA256.HashData(body.Span), actor, write);

    /// <summary>The same of a body that was read elsewhere, by its hash.</summary>
    internal async Task<IResult> RunAsync(HttpContext context, byte[] body, Actor actor, Func<Submission, Task<IResult>> write)
    {
        var header = context.Request.Headers[KeyHeader];
        if (header.Count == 0)
        {
            return await write(new Submission($"api:{Guid.CreateVersion7()}", actor.Name));
        }

        if (header is not [{ Length: > 0 and <= LongestKey } key] || key.Any(c => c is < ' ' or > '~'))
        {
            return ApiProblems.Invalid(KeyHeader, header, Texts.ApiIdempotencyKey);
        }

        var sent = new Submission($"api:{Hash(Encoding.UTF8.GetBytes($"{actor.Person.Account}\n{actor.Name}\n{key}"))}", actor.Name)
        {
            Content = ContentOf(context.Request, body),
        };
        if (!_inFlight.TryAdd(sent.Id, true))
        {
            context.Response.Headers.RetryAfter = "1";
            return ApiProblems.Of(ApiProblemCode.Conflict, Texts.ApiInFlight);
        }

        try
        {
            if (await FindAsync(sent, context) is { } before)
            {
                return before;
            }

            // Another node may have been quicker by a moment: what it kept is the answer.
            var answer = await write(sent);
            return answer == Repeated ? await FindAsync(sent, context) ?? ApiProblems.Of(ApiProblemCode.Conflict) : answer;
        }
        finally
        {
            _inFlight.TryRemove(sent.Id, out _);
        }
    }

    private async Task<IResult?> FindAsync(Submission sent, HttpContext context) =>
        await submissions.FindAsync(sent.Id, context.RequestAborted) is not { } before ? null
            : before.Person != sent.Person || before.Content != sent.Content ? ApiProblems.Of(ApiProblemCode.Refused, Texts.ApiOtherRequest)
            : before.Answer is null ? ApiProblems.Of(ApiProblemCode.Conflict, Texts.ApiAnswerForgotten)
            : ApiAnswer.Parse(before.Answer) with { IsRepeated = true };

    // What would be written by it, and on which condition.
    private static string ContentOf(HttpRequest request, byte[] body) => Hash(Encoding.UTF8.GetBytes(string.Join('\n',
        request.Method, request.Path.Value, request.QueryString.Value, request.Headers.IfMatch, request.Headers.IfNoneMatch,
        Convert.ToHexStringLower(body))));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
