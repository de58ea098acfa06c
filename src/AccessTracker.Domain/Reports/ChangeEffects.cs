using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// The effects are what each of the records that changed since a report was published does to it: the report is computed with that record as it
/// was. Nothing is guessed; where too much has changed to be computed one by one, there is none of this, and it is said (<see cref="CanBe"/>).
/// </summary>
public sealed class ChangeEffects
{
    /// <summary>More changed records than these are not told apart.</summary>
    public const int MostRecords = 200;

    // Records counted, over all computations: some seconds of them.
    private const long MostWork = 10_000_000;

    private readonly EarlierRecords _records;
    private readonly ReportPeriod _period;
    private readonly WeeklyReport _now;
    private readonly Lazy<WeeklyReport> _then;
    private readonly Dictionary<string, WeeklyReport> _without = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WeeklyReport> _with = new(StringComparer.Ordinal);

    private ChangeEffects(PublishedReport published, FactsChange then, WeeklyReport today, Situation situation)
    {
        (_records, _period, _now) = (new EarlierRecords(situation, then), published.Period, today);
        _then = new Lazy<WeeklyReport>(() => WeeklyReport.Compute(_records.Then, _period));
        References = ReferencesOf(published);
    }

    /// <summary>The references of the records that changed, in ordinal order. Answers and clearances go by their line.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The changed records can be told apart.</summary>
    /// <param name="published">The report.</param>
    /// <param name="situation">The records of today.</param>
    /// <remarks>A check is no change of a record that could be put back: where only checked records count, they cannot.</remarks>
    public static bool CanBe(PublishedReport published, Situation situation) => published is { Then: not null, Content: ReportContent }
        && !situation.Facts.Review.CountsCheckedOnly(published.Period.End)
        && ReferencesOf(published).Count is var count && count <= MostRecords && (long)count * situation.Facts.Count <= MostWork;

    /// <summary>The effects are null where the changed records cannot be told apart.</summary>
    /// <param name="published">The report.</param>
    /// <param name="today">What the records say of its period today.</param>
    /// <param name="situation">The records of today.</param>
    public static ChangeEffects? Of(PublishedReport published, IReport today, Situation situation) =>
        CanBe(published, situation) ? new ChangeEffects(published, published.Then!, (WeeklyReport)today, situation) : null;

    /// <summary>
    /// The records that moved a figure, by reference, in ordinal order: those that, each alone put back, change it. Where none does, because two
    /// changes do the same or outweigh each other, those that alone would have changed what it was; where none would, a smallest set that does
    /// together. Empty: the records did not move it.
    /// </summary>
    public IReadOnlyList<string> MovedBy(HeadlineFigure figure) => Of(r => figure.Value(r.Content));

    /// <summary>The records that changed anything the report says, likewise.</summary>
    public IReadOnlyList<string> Touched() => Of(r => ReportJson.Serialize(r.Content));

    private IReadOnlyList<string> Of<T>(Func<WeeklyReport, T> value)
    {
        var now = value(_now);
        bool Moves(T other) => !EqualityComparer<T>.Default.Equals(other, now);
        IReadOnlyList<string> alone = [.. References.Where(r => Moves(value(Without(r))))];
        if (alone.Count > 0)
        {
            return alone;
        }

        var then = value(_then.Value);
        IReadOnlyList<string> only = Moves(then) ? [.. References.Where(r => !EqualityComparer<T>.Default.Equals(value(With(r)), then))] : [];
        return only.Count > 0 || !Moves(then) ? only : Smallest(set => Moves(value(WeeklyReport.Compute(_records.Without(set), _period))));
    }

    // Of all that were put back together, as many as possible are left as they are today.
    private List<string> Smallest(Func<IReadOnlySet<string>, bool> moves)
    {
        var set = References.ToHashSet(StringComparer.Ordinal);
        foreach (var reference in References)
        {
            set.Remove(reference);
            if (!moves(set))
            {
                set.Add(reference);
            }
        }

        return [.. set.Order(StringComparer.Ordinal)];
    }

    private WeeklyReport Without(string reference) => Kept(_without, reference, r => _records.Without(new HashSet<string> { r }));

    private WeeklyReport With(string reference) => Kept(_with, reference, _records.With);

    private WeeklyReport Kept(Dictionary<string, WeeklyReport> kept, string reference, Func<string, Situation> situation)
    {
        if (!kept.TryGetValue(reference, out var report))
        {
            kept[reference] = report = WeeklyReport.Compute(situation(reference), _period);
        }

        return report;
    }

    private static List<string> ReferencesOf(PublishedReport published) =>
        [.. published.Changes.Select(c => c.Ref).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
