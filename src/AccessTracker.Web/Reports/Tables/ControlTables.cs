using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>Who holds what, and what changed hands (ceasefire rules, section 14).</summary>
public static class ControlTables
{
    public static IReadOnlyList<ReportTable> Of(TableNames source, ControlFigures control) =>
        [Parties(source, control.Parties), Changes(source, control.Changes)];

    private static ReportTable Parties(TableNames source, IReadOnlyList<PartyControl> parties) => new(
        "control",
        Texts.ReportControl,
        Texts.ReportControl,
        [
            new("party", Texts.FileCode, FigureType.Text, "#group+code") { IsDetail = true },
            new("name", Texts.Party, FigureType.Text, "#group+name"),
            new("places", Texts.Part_locations, FigureType.Count, "#loc+num", Cells.Places),
            new("population", Texts.FileKnownPopulation, FigureType.Count, "#population+known", Cells.People) { IsSum = true },
            new("population_unknown", Texts.FilePopulationUnknown, FigureType.Count, "#loc+num+population_unknown", Cells.Places)
            {
                IsDetail = true,
            },
            new("besieged", EnumText.Of(AccessStatus.Besieged), FigureType.Count, "#loc+num+besieged", Cells.Places),
            new("hard_to_reach", EnumText.Of(AccessStatus.HardToReach), FigureType.Count, "#loc+num+hard_to_reach", Cells.Places),
        ],
        [
            .. parties.Select(p =>
            {
                var path = $"control.parties.{p.Party}";
                return new ReportRow(
                [
                    Cells.Words($"{path}.party", p.Party),
                    Cells.Words(null, source.NameOfParty(p.Party)),
                    Cells.Number($"{path}.places", p.Places),
                    source.Sum($"{path}.population", p.Population),
                    Cells.Number($"{path}.populationUnknown", p.PopulationUnknown),
                    Cells.Number($"{path}.besieged", p.Besieged),
                    Cells.Number($"{path}.hardToReach", p.HardToReach),
                ]);
            }),
        ]) { WhenEmpty = Texts.ReportNoControl };

    private static ReportTable Changes(TableNames source, IReadOnlyList<ControlChange> changes) => new(
        "control_changes",
        Texts.ReportControl,
        Texts.ReportControlChanges,
        [
            new("on", Texts.Day, FigureType.Day, "#date+start"),
            LocationTables.Code,
            LocationTables.Place,
            new("from", Texts.FileFrom, FigureType.Text, "#group+party+before"),
            new("to", Texts.FileTo, FigureType.Text, "#group+party"),
        ],
        [
            .. changes.Select(c =>
            {
                var path = $"control.changes.{c.Location}.{Format.Iso(c.On)}";
                return new ReportRow(
                [
                    Cells.Day($"{path}.on", c.On),
                    Cells.Words($"{path}.location", c.Location),
                    source.Place(null, c.Location),
                    Cells.Words($"{path}.from", c.From) with { Text = c.From is null ? Texts.Unknown : source.NameOfParty(c.From) },
                    Cells.Words($"{path}.to", c.To) with { Text = source.NameOfParty(c.To) },
                ]) { Location = c.Location };
            }),
        ]) { Shown = [new("place"), new("on"), new("from"), new("to")] };
}
