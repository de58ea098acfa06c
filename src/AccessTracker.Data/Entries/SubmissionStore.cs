using AccessTracker.Data.Common;

namespace AccessTracker.Data.Entries;

/// <summary>What a program sent before, and what it was answered.</summary>
/// <param name="Person">Who sent it.</param>
/// <param name="Content">See <see cref="Submission.Content"/>.</param>
/// <param name="Answer">See <see cref="Submission.Answer"/>. Null: none was kept, or it was too long ago (<see cref="Submission.KeptFor"/>).</param>
public sealed record SentBefore(string Person, string? Content, string? Answer);

/// <summary>Finds what was sent before under the id of a submission.</summary>
public sealed class SubmissionStore(Db db)
{
    /// <summary>Null: nothing was stored under that id.</summary>
    public Task<SentBefore?> FindAsync(string id, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.FirstOrDefaultAsync<SentBefore>(Sql.Sent, new { id }), cancellation);

    private static class Sql
    {
        public const string Sent = "select person, content, answer from submission where id = @id";
    }
}
