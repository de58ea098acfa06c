using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Permits;

/// <summary>People of several lines: those that are known added up, the others counted apart.</summary>
/// <param name="People">Null: known of none of them, which is not nobody.</param>
/// <param name="Unknown">Lines whose people are not known.</param>
public sealed record PeopleSum(long? People, int Unknown)
{
    public static PeopleSum Of(IReadOnlyCollection<long?> people) => new(people.Any(p => p is not null) || people.Count == 0 ? people.Sum(p => p ?? 0) : null, people.Count(p => p is null));

    /// <summary>How many people; where of some lines it is not known, of how many.</summary>
    public override string ToString() => People is null ? Texts.Unknown
        : Unknown == 0 ? Show.Number(People)
        : Show.With(Texts.PeopleAndUnknown, Show.Number(People), Show.Counted(Unknown, Texts.OneLine, Texts.ManyLines));
}
