using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Permits;

namespace AccessTracker.Web.Briefs;

/// <summary>Finds what a brief is asked about, among the records of who asks.</summary>
public sealed class BriefReader(SiteSettings site, TimeProvider clock)
{
    /// <summary>The brief about an authority or, where none is named, about a place; null: it is about nothing that the reader may know of.</summary>
    /// <param name="held">What the reader may read.</param>
    /// <param name="person">Who reads.</param>
    /// <param name="filter">Authority or place, and day; of what else it asks for a brief takes no notice.</param>
    /// <param name="request">Where the reader reached the program.</param>
    public BriefDocument? Find(OperationState held, Person person, PermitFilter filter, HttpRequest request)
    {
        var (now, operation) = (clock.GetUtcNow(), held.Situation.Operation);
        var today = operation.Today(now);
        if (today < operation.Since)
        {
            return null;
        }

        var day = filter.On(today);
        var about = new PermitFilter { Day = Format.Iso(day), Authority = filter.Authority,
            Place = string.IsNullOrEmpty(filter.Authority) ? filter.Place : null };
        var source = new BriefSource(
            held.Situation,
            held.Permits(day),
            held.Board(day),
            Level(AccessPolicy.Ceiling(person, operation.Code) ?? Sensitivity.Low),
            site.Absolute(request, about.Url(operation.Code)),
            now);
        return about switch
        {
            { Authority: { Length: > 0 } authority } => AuthorityBrief.Of(source, authority),
            { Place: { Length: > 0 } place } => LocationBrief.Of(source, place),
            _ => null,
        };
    }

    /// <summary>The highest level of what a brief is made of, in words.</summary>
    public static string Level(Sensitivity level) => level switch
    {
        Sensitivity.Low => Texts.LevelLow,
        Sensitivity.Moderate => Texts.LevelModerate,
        Sensitivity.High => Texts.LevelHigh,
        Sensitivity.Severe => Texts.LevelSevere,
    };
}
