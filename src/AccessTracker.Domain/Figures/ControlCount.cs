using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Figures;

/// <summary>Who holds which places, and what changed hands (ceasefire rules, section 14).</summary>
internal static class ControlCount
{
    public static ControlFigures Count(ReportDraft draft) => new(Parties(draft), Changes(draft));

    private static List<PartyControl> Parties(ReportDraft draft)
    {
        var situation = draft.Situation;
        return [.. situation.Locations.Keys
            .Select(code => situation.Ceasefire.ControlOn(code, draft.AsOf))
            .OfType<ControlEntry>()
            .GroupBy(c => c.Party, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(held => Of(draft, held.Key, [.. held]))];
    }

    private static PartyControl Of(ReportDraft draft, string party, IReadOnlyList<ControlEntry> held)
    {
        var figure = $"control.parties.{party}";
        var estimates = held.Select(c => draft.Situation.PopulationOn(c.Location, draft.AsOf)).OfType<PopulationEstimate>().ToList();
        var unknown = held.Where(c => draft.Situation.PopulationOn(c.Location, draft.AsOf) is null).Select(RecordRef.Of).ToList();
        draft.Note($"{figure}.places", held.Select(RecordRef.Of));
        draft.Note($"{figure}.population", estimates.Select(RecordRef.Of));
        draft.NoteUnknown($"{figure}.population", unknown);
        draft.Note($"{figure}.populationUnknown", unknown);
        return new PartyControl(
            party,
            held.Count,
            estimates.Count == 0 ? null : estimates.Sum(p => p.People),
            held.Count - estimates.Count,
            With(AccessStatus.Besieged, "besieged"),
            With(AccessStatus.HardToReach, "hardToReach"));

        int With(AccessStatus status, string part)
        {
            var entries = held.Select(c => draft.Situation.StatusOn(c.Location, draft.AsOf)).OfType<StatusEntry>()
                .Where(s => s.Status == status).ToList();
            draft.Note($"{figure}.{part}", entries.Select(RecordRef.Of));
            return entries.Count;
        }
    }

    private static List<ControlChange> Changes(ReportDraft draft)
    {
        var changes = draft.Situation.Locations.Keys
            .SelectMany(code => Changes(draft.Situation.Ceasefire.ControlsOf(code)))
            .Where(c => draft.Period.Contains(c.To.From))
            .OrderBy(c => c.To.From)
            .ThenBy(c => c.To.Location, StringComparer.Ordinal)
            .ToList();
        draft.Note("control.changes", changes.Select(c => RecordRef.Of(c.To)));
        return [.. changes.Select(c => new ControlChange(c.To.Location, c.From?.Party, c.To.Party, c.To.From))];
    }

    private static IEnumerable<(ControlEntry? From, ControlEntry To)> Changes(IEnumerable<ControlEntry> entries)
    {
        ControlEntry? before = null;
        foreach (var entry in entries)
        {
            if (entry.Party != before?.Party)
            {
                yield return (before, entry);
            }

            before = entry;
        }
    }
}
