using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Locations;

/// <summary>What the marks of a drawing say to who rests on them, and the drawing to who does not see it.</summary>
internal static class TimelineWords
{
    /// <summary>The whole drawing in a few sentences; the tables have all of it.</summary>
    public static string Describe(LocationBiography life) => string.Join(
        " ",
        new[]
        {
            Format.With(Texts.LifeDescription, StatusView.Of(life.Statuses[^1].Status).Text, life.Attempts.Count(s => s.IsHeadlineReach),
                life.Attempts.Count(s => s.Convoy.IsHeadline && !s.Reaches)),
            life.Gaps.Count == 0 ? null : Format.With(Texts.LifeDescriptionGaps, life.Gaps.Count, Format.Days(life.Gaps.Max(g => g.Days))),
            life.Gaps.Count > 0 && life.Gaps[^1].End == GapEnd.Open ? Format.With(Texts.LifeDescriptionOpen, Format.Days(life.Gaps[^1].Days)) : null,
            Format.With(Texts.LifeDescriptionRest, life.Requests.Count, life.Incidents.Count),
        }.OfType<string>());

    public static string Of(DeliveryGap gap) => Format.With(
        gap.End switch { GapEnd.Open => Texts.LifeGapOpen, GapEnd.Delivery => Texts.LifeGap, GapEnd.OffTheList => Texts.LifeGapOffList },
        Format.Days(gap.Days),
        Format.Day(gap.From),
        Format.Day(gap.To));

    public static string Of(Stop stop) => Joined(
        Format.Day(stop.Day),
        EnumText.Of(stop.Convoy.Mode),
        EnumText.Of(stop.Delivery.Outcome),
        stop.Reaches ? People(stop) : null,
        stop.Convoy.IsHeadline ? null : Series(stop.Convoy),
        stop.Convoy.Ref);

    public static string Of(LineSpell spell, DateOnly day) => Joined(
        spell.Line.Request.Ref,
        spell.Line.Request.Authority,
        Format.With(Texts.LifeSpan, State(spell, day).Text, Format.Day(spell.From), Format.Day(spell.To)));

    public static string Of(Clearance clearance) =>
        Joined(Format.Day(clearance.On), EnumText.OfFree(clearance.Kind), clearance.Party, EnumText.Of(clearance.State), clearance.Request);

    public static string Of(Incident incident) => Joined(Format.Day(incident.Day), EnumText.OfFree(incident.Kind), incident.Party);

    public static string Of(PopulationEstimate estimate) =>
        Joined(Format.Day(estimate.AsOf), Format.With(Texts.PeopleCount, Format.Number(estimate.People)), estimate.Authority);

    /// <summary>As the line stood at the end of the spell; a permit may become valid within it, and an answer overdue.</summary>
    public static StatusView State(LineSpell spell, DateOnly day) => StatusView.Of(spell.State, spell.To < day ? spell.To : day);

    public static string People(Stop stop) => stop.People is { } people
        ? Format.With(stop.IsEstimated ? Texts.PeopleEstimated : Texts.PeopleCount, Format.Number(people))
        : Texts.PeopleUnknown;

    public static string Series(Convoy convoy) =>
        convoy.Mode == ConvoyMode.Evacuation ? Texts.NotInAnySeries : $"{EnumText.Of(convoy.Track)}{Texts.ListSeparator}{EnumText.Of(convoy.Line)}";

    private static string Joined(params string?[] parts) => Format.Beside(parts.Where(p => !string.IsNullOrEmpty(p)));
}
