using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Boards;

/// <summary>
/// The record tells what became of what one authority was asked for. Answers count for the authority that was asked, whoever gave them.
/// </summary>
/// <param name="Asked">Lines submitted to it by the day.</param>
/// <param name="Pending">Of them those that wait, overdue ones first.</param>
/// <param name="Answers">Of them those first answered from the operation's baseline on.</param>
public sealed record AuthorityRecord(string Authority, int Asked, IReadOnlyList<PendingLine> Pending, AnswerTally Answers)
{
    public int Overdue => Pending.Count(l => l.IsOverdue);
}

/// <summary>The answers of one authority in a month.</summary>
/// <param name="Month">Its first day.</param>
public sealed record AnswerMonth(string Authority, DateOnly Month, AnswerTally Answers);
