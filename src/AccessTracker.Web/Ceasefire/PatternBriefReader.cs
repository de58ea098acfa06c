using AccessTracker.Domain.Access;
using AccessTracker.Web.Briefs;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Ceasefire;

/// <summary>Finds the pattern that a brief is asked about, among the records of who asks.</summary>
public sealed class PatternBriefReader(SiteSettings site, TimeProvider clock)
{
    /// <summary>The brief; null: on that day the reader knows of no such pattern.</summary>
    /// <param name="held">What the reader may read.</param>
    /// <param name="person">Who reads.</param>
    /// <param name="arrangement">Code of the arrangement.</param>
    /// <param name="party">Code of the party, or what is written where no party is known by it.</param>
    /// <param name="day">As the address has it; null: today.</param>
    /// <param name="request">Where the reader reached the program.</param>
    public BriefDocument? Find(OperationState held, Person person, string? arrangement, string? party, string? day, HttpRequest request)
    {
        var (now, operation) = (clock.GetUtcNow(), held.Situation.Operation);
        var today = operation.Today(now);
        if (today < operation.Since)
        {
            return null;
        }

        var on = IsoDay.UpTo(today, day);
        var pattern = held.Ceasefire(on).Content.Patterns.FirstOrDefault(p => p.Arrangement == arrangement && p.Party == party);
        if (pattern is null)
        {
            return null;
        }

        var level = BriefReader.Level(AccessPolicy.Ceiling(person, operation.Code) ?? Sensitivity.Low);
        var frame = new BriefFrame(
            operation,
            Format.With(Texts.PatternBriefHeading, PartyName.Of(held.Situation, pattern.Party)),
            Format.With(Texts.PatternBriefLead, operation.Name, Format.Day(on)),
            Format.With(Texts.PatternBriefRunning, operation.Name, Format.Day(on), level, Format.Instant(now, operation.TimeZone)),
            site.Absolute(request, Urls.Patterns(operation.Code, Format.Iso(on))),
            now);
        return PatternBrief.Of(held.Situation, pattern, on, frame);
    }
}
