using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>What was answered to the questions of a sheet: for this file, and for the sender's earlier ones.</summary>
/// <param name="given">By the ids of questions, or of groups of them.</param>
/// <param name="remembered">Likewise; asked after those that were given.</param>
public sealed class SheetAnswers(IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string> remembered)
{
    /// <summary>The answer to a group that has its questions asked one by one.</summary>
    public const string Each = "each";

    // A few questions are sooner answered than a question about them.
    private const int MostOfAGroup = 10;

    public static SheetAnswers None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>The answer to <paramref name="question"/>; null: it is open.</summary>
    public string? Of(SheetQuestion question)
    {
        var group = question.Group is { } all ? SheetQuestion.IdOfGroup(question.About, all.Key) : "";
        return new[] { given.GetValueOrDefault(question.Id), given.GetValueOrDefault(group) }
            .Concat(question.Topic is null ? [] : [remembered.GetValueOrDefault(question.Id)])
            .Append(remembered.GetValueOrDefault(group))
            .OfType<string>().FirstOrDefault(a => question.Offers(a) || question.Accepts?.Invoke(a) == true) ?? question.Otherwise;
    }

    /// <summary>Whether it was answered before anything was asked that its rows are left out.</summary>
    public bool Leaves(string id) => (given.GetValueOrDefault(id) ?? remembered.GetValueOrDefault(id)) == SheetQuestion.LeaveOut;

    /// <summary>All answers by the ids of questions, those that were given before those that are remembered.</summary>
    public IReadOnlyDictionary<string, string> All() =>
        given.Concat(remembered.Where(r => !given.ContainsKey(r.Key))).ToDictionary(StringComparer.Ordinal);

    /// <summary>The questions without an answer; those that are alike, where they are many, as one.</summary>
    public IReadOnlyList<SheetQuestion> Open(IEnumerable<SheetQuestion> questions)
    {
        var open = questions.Where(q => Of(q) is null).ToList();
        var many = open.Where(q => q.Group is not null).GroupBy(q => SheetQuestion.IdOfGroup(q.About, q.Group!.Key))
            .Where(g => g.Count() > MostOfAGroup && given.GetValueOrDefault(g.Key) != Each)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        return [.. open.Select(q => q.Group is { } group && many.TryGetValue(SheetQuestion.IdOfGroup(q.About, group.Key), out var like)
            ? like[0] == q ? Together(group, like) : null
            : q).OfType<SheetQuestion>()];
    }

    private static SheetQuestion Together(QuestionGroup group, List<SheetQuestion> like) => like[0] with
    {
        Id = SheetQuestion.IdOfGroup(like[0].About, group.Key),
        Asks = Phrase.Of(group.Text, like.Count),
        Rows = [.. like.SelectMany(q => q.Rows).Distinct().Order()],
        Choices = [.. like[0].Choices.Where(c => like.TrueForAll(q => q.Offers(c.Value))),
            new QuestionChoice(Each, Phrase.Of(nameof(Texts.Choice_Each)))],
        TakesPlaces = false,
        Accepts = null,
        Topic = null,
        Group = null,
    };
}
