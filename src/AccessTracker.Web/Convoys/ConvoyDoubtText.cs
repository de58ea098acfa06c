using AccessTracker.Domain.Common;
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
            ConvoyDoubtKind.AbovePopulation =>
                Format.With(Texts.DoubtOfPopulation, NameOf(d, situation), Format.Number(d.Delivery.PeopleReached), Format.Number(d.Against)),
            ConvoyDoubtKind.FarAboveTarget =>
                Format.With(Texts.DoubtOfTarget, NameOf(d, situation), Format.Number(d.Delivery.PeopleReached), Format.Number(d.Against)),
            ConvoyDoubtKind.InTheFuture => Format.With(Texts.DoubtOfDay, NameOf(d, situation), Format.LongDay(d.Delivery.Day)),
            ConvoyDoubtKind.NoValidPermit =>
                Format.With(Texts.DoubtOfPermit, NameOf(d, situation), EnumText.Within(d.State!.Kind), Format.Day(d.Delivery.Day)),
            ConvoyDoubtKind.ClearanceMissing => Format.With(
                Texts.DoubtOfClearance, NameOf(d, situation), EnumText.OfFree(d.Clearance!.Kind), d.Clearance.Party,
                EnumText.Within(d.Clearance.State)),
            ConvoyDoubtKind.PermitNotNamed => Format.With(Texts.DoubtOfOtherPermit, NameOf(d, situation), d.Line!.Request.Ref),
            ConvoyDoubtKind.BeforeRequest or ConvoyDoubtKind.NotInRequest or ConvoyDoubtKind.NoPermitKnown => NameOf(d, situation),
        }).Distinct());
        return Format.With(EnumText.Of(kind), about);
    }

    private static string NameOf(ConvoyDoubt doubt, Situation situation) =>
        situation.Locations.TryGetValue(doubt.Delivery.Location, out var place) ? ShownName.Of(place) : doubt.Delivery.Location;

    private static string List(IEnumerable<string> parts) => Format.LongList(parts);
}
