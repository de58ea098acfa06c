using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A question that only a check can ask, for it is about what is stored, and the record that it is about.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Kind">Of the record of the sheet.</param>
/// <param name="Key">Of the record of the sheet; of <see cref="QuestionAbout.Missing"/> that of the stored one.</param>
/// <param name="Stored">The stored records that it may be, best first.</param>
/// <param name="Whole">The convoy or request that the stored one belongs to, and is left without parts perhaps.</param>
internal sealed record CheckQuestion(
    SheetQuestion Question, RecordKind Kind, string Key, IReadOnlyList<string> Stored, (RecordKind Kind, string Key)? Whole = null)
{
    public const string Same = "same";
    public const string Another = "another";
    public const string Right = "right";
    public const string Change = "change";
    public const string Withdrawn = "withdraw";
    public const string Keep = "keep";

    /// <summary>The answer that it is one of several, by its key.</summary>
    public static string SameAs(string key) => $"{Same}:{key}";

    /// <summary>The mapping as the answers to what the check asked have it: rows left out, rows about stored records, records taken back.</summary>
    /// <param name="reason">Why a record is taken back that the sheet does not have.</param>
    public static SheetMapping Decide(SheetMapping mapping, IReadOnlyList<CheckQuestion> asked, SheetAnswers answers, string reason)
    {
        var instead = new SortedDictionary<string, string>(mapping.Instead.ToDictionary(), StringComparer.Ordinal);
        var withdrawn = mapping.Withdrawn.ToList();
        foreach (var (question, kind, key, stored, whole) in asked)
        {
            var answer = answers.Of(question);
            if (question.About == QuestionAbout.Duplicate && answer is not null && stored.FirstOrDefault(s =>
                answer == SameAs(s) || (answer == Same && s == stored[0])) is { } same)
            {
                instead[SheetMapping.InsteadKey(kind, key)] = same;
            }
            else if (question.About == QuestionAbout.Replaced && answer == Change && stored is [var before])
            {
                if (kind.Find("ref") is not null)
                {
                    instead[SheetMapping.InsteadKey(kind, key)] = before;
                }
                else
                {
                    Withdraw(kind, before, reason);
                }

                WithdrawEmpty(whole, reason);
            }
            else if (question.About == QuestionAbout.Missing && answer?.StartsWith(Withdrawn, StringComparison.Ordinal) == true)
            {
                var why = answer.Length > Withdrawn.Length ? answer[(Withdrawn.Length + 1)..].Trim() : "";
                Withdraw(kind, key, why.Length > 0 ? why : reason);
                WithdrawEmpty(whole, why.Length > 0 ? why : reason);
            }
        }

        return mapping.With([.. asked.Select(a => a.Question)], answers) with { Instead = instead, Withdrawn = withdrawn };

        void Withdraw(RecordKind kind, string key, string why, bool ifWithoutParts = false)
        {
            if (!withdrawn.Exists(w => w.Kind == kind.Name && w.Key == key))
            {
                withdrawn.Add(new ImportWithdrawal(kind.Name, key, why, ifWithoutParts));
            }
        }

        void WithdrawEmpty((RecordKind Kind, string Key)? whole, string why)
        {
            if (whole is { } head)
            {
                Withdraw(head.Kind, head.Key, why, ifWithoutParts: true);
            }
        }
    }
}
