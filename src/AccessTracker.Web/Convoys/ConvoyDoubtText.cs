using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Convoys;

/// <summary>What is doubtful about the stops of a convoy, in the reader's words.</summary>
internal static class ConvoyDoubtText
{
    /// <param name="doubts">All of <paramref name="kind"/>, of one field.</param>
    public static string Of(ConvoyDoubtKind kind, IReadOnlyList<ConvoyDoubt> doubts, Situation situation)
    {
        var about = List(doubts.Select(d => kind switch
        {
            ConvoyDoubtKind.AbovePopulation => Show.With(Texts.DoubtOfPopulation, NameOf(d, situation), Show.Number(d.Delivery.PeopleReached), Show.Number(d.Against)),
            ConvoyDoubtKind.FarAboveTarget => Show.With(Texts.DoubtOfTarget, NameOf(d, situation), Show.Number(d.Delivery.PeopleReached), Show.Number(d.Against)),
            ConvoyDoubtKind.InTheFuture => Show.With(Texts.DoubtOfDay, NameOf(d, situation), Show.LongDay(d.Delivery.Day)),
            ConvoyDoubtKind.NoValidPermit => Show.With(Texts.DoubtOfPermit, NameOf(d, situation), Wording.Within(d.State!.Kind), Show.Day(d.Delivery.Day)),
            ConvoyDoubtKind.ClearanceMissing => Show.With(
                Texts.DoubtOfClearance, NameOf(d, situation), Wording.OfFree(d.Clearance!.Kind), d.Clearance.Party, Wording.Within(d.Clearance.State)),
            ConvoyDoubtKind.PermitNotNamed => Show.With(Texts.DoubtOfOtherPermit, NameOf(d, situation), d.Line!.Request.Ref),
            ConvoyDoubtKind.BeforeRequest or ConvoyDoubtKind.NotInRequest or ConvoyDoubtKind.NoPermitKnown => NameOf(d, situation),
        }).Distinct());
        return Show.With(Wording.Of(kind), about);
    }

    private static string NameOf(ConvoyDoubt doubt, Situation situation) =>
        situation.Locations.TryGetValue(doubt.Delivery.Location, out var place) ? place.Name : doubt.Delivery.Location;

    private static string List(IEnumerable<string> parts) => string.Join("; ", parts);
}
