using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>Something in the records that a reader must know of, and where it can be mended.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Mend">What can be done about it.</param>
/// <param name="Address">The form or page on which it can be done.</param>
public sealed record QualityItem(string Text, string Mend, string Address)
{
    /// <summary>Everything that <see cref="DataQuality"/> names, in its order.</summary>
    public static IEnumerable<QualityItem> Of(ReportContent content, Situation situation)
    {
        var operation = situation.Operation.Code;
        var stops = situation.Stops.ToLookup(s => s.Delivery.Ref, StringComparer.Ordinal);
        var quality = content.DataQuality;
        return
        [
            .. quality.UnknownPeople.SelectMany(r => stops[r]).Select(s => InConvoy(
                s.Convoy.Ref, Format.With(Texts.QualityUnknownPeople, s.Delivery.Ref, Name(s.Location), Format.Day(s.Day)), Texts.MendPeople)),
            .. quality.UnknownTrucks.Select(r => InConvoy(r, Format.With(Texts.QualityUnknownTrucks, r), Texts.MendTrucks)),
            .. quality.EstimatedSplits.Select(r => InConvoy(r, Format.With(Texts.QualityEstimatedSplit, r), Texts.MendSplit)),
            .. (quality.UnassignedPeople ?? []).Where(situation.Convoys.ContainsKey).Select(r => InConvoy(
                r, Format.With(
                    Texts.QualityUnassigned, r, Format.Number(situation.UnassignedOf(r)), Format.Number(situation.Convoys[r].PeopleReached)),
                    Texts.MendUnassigned)),
            .. quality.AbovePopulation.SelectMany(r => stops[r]).SelectMany(AbovePopulation),
            .. quality.CountedUnderTwoStatuses.Select(code => new QualityItem(
                Format.With(Texts.QualityTwoStatuses, Name(code)), Texts.MendStatus, Urls.Location(operation, code))),
        ];

        QualityItem InConvoy(string convoy, string text, string mend) => new(text, mend, Urls.EnterForm(operation, "convoy", convoy));

        IEnumerable<QualityItem> AbovePopulation(Stop stop)
        {
            var population = situation.PopulationOn(stop.Location, stop.Day);
            yield return InConvoy(
                stop.Convoy.Ref,
                Format.With(Texts.QualityAbovePopulation, stop.Delivery.Ref, Format.Number(stop.People), Name(stop.Location), Format.Day(stop.Day),
                    Format.Number(population?.People)),
                Texts.MendAbovePopulation);
        }

        string Name(string code) => situation.Locations.TryGetValue(code, out var place) ? ShownName.Of(place) : code;
    }
}
