using AccessTracker.Domain.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>The names that a report of the ceasefire task force is read with, and that are frozen beside it: its content has codes.</summary>
public static class CeasefireNames
{
    /// <summary>Begins the key of a party's name, so that it is taken for no place's.</summary>
    public const string Party = "party:";

    /// <summary>Begins the key of a centre's name.</summary>
    public const string Centre = "centre:";

    /// <summary>Begins the key of an arrangement's name.</summary>
    public const string Arrangement = "arrangement:";

    /// <summary>The names of the places, parties, routes, centres and arrangements that a content names by their codes.</summary>
    public static IReadOnlyDictionary<string, string> Of(CeasefireContent content, Situation situation)
    {
        var facts = situation.Facts.Ceasefire;
        var places = content.Allegations.Open.Select(a => a.Location).OfType<string>()
            .Concat(content.Control.Changes.Select(c => c.Location))
            .Concat(content.Routes.CutOff)
            .Concat(content.Commitments.SelectMany(c => c.Places))
            .Distinct(StringComparer.Ordinal)
            .Where(situation.Locations.ContainsKey)
            .Select(code => (Key: code, Name: ShownName.Latin(situation.Locations[code])));
        return new SortedDictionary<string, string>(
            places
                .Concat(facts.Parties.Select(p => (Key: Party + p.Code, Name: ShownName.Latin(p))))
                .Concat(facts.Routes.Select(r => (Key: ReportAnnexes.RouteName + r.Code, Name: ShownName.Latin(r))))
                .Concat(facts.Centres.Select(c => (Key: Centre + c.Code, Name: ShownName.Latin(c))))
                .Concat(facts.Arrangements.Select(a => (Key: Arrangement + a.Code, Name: ShownName.Latin(a))))
                .ToDictionary(n => n.Key, n => n.Name),
            StringComparer.Ordinal);
    }
}
