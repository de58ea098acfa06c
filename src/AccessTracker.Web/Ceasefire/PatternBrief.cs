using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Briefs;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;
using static AccessTracker.Web.Briefs.Brief;

namespace AccessTracker.Web.Ceasefire;

/// <summary>
/// What those to whom a pattern of persistent non-compliance is referred have to know: who, what arrangement, each allegation with what was found and
/// by whom, and what else is said of the same party. Sources and informants are not in it.
/// </summary>
public static class PatternBrief
{
    public static BriefDocument Of(Situation situation, PatternFigures pattern, DateOnly day, BriefFrame frame)
    {
        var arrangement = situation.Ceasefire.Arrangements.Single(a => a.Code == pattern.Arrangement);
        var refs = pattern.Refs.ToHashSet(StringComparer.Ordinal);
        var listed = ListedAllegation.Of(situation.Ceasefire.AllegationsOf(pattern.Arrangement), day);
        IReadOnlyList<ListedAllegation> found = [.. listed.Where(a => refs.Contains(a.Allegation.Ref)).OrderBy(a => a.Allegation.Day)];
        IReadOnlyList<ListedAllegation> others =
            [.. listed.Where(a => a.History.Party == pattern.Party && !refs.Contains(a.Allegation.Ref)).OrderByDescending(a => a.Allegation.Day)];
        return Brief.Of(
            frame,
            Facts(situation, pattern, arrangement, found, day),
            [Found(situation, found), Steps(found, day), Party(situation, pattern, arrangement, day), Others(situation, others)]);
    }

    private static BriefFact[] Facts(
        Situation situation, PatternFigures pattern, Arrangement arrangement, IReadOnlyList<ListedAllegation> found, DateOnly day) =>
    [
        new(Texts.SubstantiatedViolations, Format.Number(pattern.Substantiated), Format.With(Texts.OnDaysOf, Format.Number(pattern.Days))),
        new(Texts.PatternWindow, Format.Days(situation.Operation.PatternDays),
            Format.With(Texts.Range, Format.Day(day.AddDays(1 - situation.Operation.PatternDays)), Format.Day(day))),
        new(Texts.State, CeasefireView.OfPattern(pattern.Referred).Text),
        new(Texts.Arrangement, ShownName.Of(arrangement), Format.With(Texts.SinceDay, Format.Day(arrangement.From))),
        new(Texts.Harm, Harm(found), Unknown(found)),
    ];

    private static BriefSection Found(Situation situation, IReadOnlyList<ListedAllegation> found) => Section(
        Texts.PatternFound,
        Texts.PatternFoundLead,
        new ReadTable(
            Texts.PatternFound,
            [Short(Texts.Day, 12), Reference(Texts.Allegation, found.Select(a => a.Allegation.Ref), 12), Wide(Texts.Kind, 14), Wide(Texts.Place, 14),
                Number(Texts.Count, 7), Wide(Texts.Harm, 15), Wide(Texts.WhatIsSaid, 34)],
            [.. found.Select(a => Row(
                Format.Day(a.Allegation.Day),
                a.Allegation.Ref,
                EnumText.OfFree(a.Allegation.Kind),
                AllegationText.Where(situation, a.Allegation) ?? Texts.NotRecorded,
                Format.Number(a.History.Count),
                AllegationText.Harm(a.Allegation) ?? Texts.Unknown,
                a.Allegation.Description ?? ""))]),
        Texts.NoPatterns);

    private static BriefSection Steps(IReadOnlyList<ListedAllegation> found, DateOnly day)
    {
        var steps = found.SelectMany(a => a.History.StepsBy(day)).OrderByDescending(s => s.On).ToList();
        return Section(
            Texts.PatternSteps,
            null,
            new ReadTable(
                Texts.PatternSteps,
                [Short(Texts.Day, 12), Reference(Texts.Allegation, steps.Select(s => s.Allegation), 12), Wide(Texts.Step, 16), Wide(Texts.ByWhom, 18),
                    Wide(Texts.ToWhom, 16), Wide(Texts.Note, 30)],
                [.. steps.Select(s => Row(
                    Format.Day(s.On), s.Allegation, EnumText.Of(s.Step), s.By ?? Texts.NotRecorded, s.To ?? "", s.Note ?? ""))]),
            Texts.PatternStepsNone);
    }

    private static BriefSection Party(Situation situation, PatternFigures pattern, Arrangement arrangement, DateOnly day)
    {
        var spells = situation.Facts.Ceasefire.ArrangementParties
            .Where(p => p.Arrangement == arrangement.Code && p.Party == pattern.Party && p.From <= day)
            .OrderBy(p => p.From)
            .ToList();
        return new BriefSection(
            Texts.PatternParty,
            spells.Count == 0
                ? [Format.With(Texts.PartyNever, PartyName.Of(situation, pattern.Party), ShownName.Of(arrangement))]
                : [.. spells.Select(s => s.Until is { } until
                    ? Format.With(Texts.PartyFromTo, PartyName.Of(situation, s.Party), Format.Day(s.From), Format.Day(until),
                        s.HowEnded is { } how ? $" ({EnumText.Within(how)})" : "")
                    : Format.With(Texts.PartyFrom, PartyName.Of(situation, s.Party), Format.Day(s.From)))]);
    }

    private static BriefSection Others(Situation situation, IReadOnlyList<ListedAllegation> others) => Section(
        Texts.PatternOthers,
        Format.With(Texts.PatternOthersLead, Format.Number(others.Count)),
        new ReadTable(
            Texts.PatternOthers,
            [Short(Texts.Day, 12), Reference(Texts.Allegation, others.Select(a => a.Allegation.Ref), 12), Wide(Texts.Kind, 16), Wide(Texts.Place, 16),
                Number(Texts.Count, 8), Wide(Texts.State, 16)],
            [.. others.Select(a => Row(
                Format.Day(a.Allegation.Day),
                a.Allegation.Ref,
                EnumText.OfFree(a.Allegation.Kind),
                AllegationText.Where(situation, a.Allegation) ?? Texts.NotRecorded,
                Format.Number(a.History.Count),
                CeasefireView.Of(a.Standing.State).Text))]),
        Texts.PatternOthersNone);

    private static string Harm(IReadOnlyList<ListedAllegation> found)
    {
        var known = found.Where(a => a.Allegation is not { Killed: null, Injured: null }).ToList();
        return known.Count == 0
            ? Texts.Unknown
            : Format.With(
                Texts.HarmOf, Format.Number(known.Sum(a => a.Allegation.Killed ?? 0)), Format.Number(known.Sum(a => a.Allegation.Injured ?? 0)));
    }

    private static string? Unknown(IReadOnlyList<ListedAllegation> found) =>
        found.Count(a => a.Allegation is { Killed: null, Injured: null }) is > 0 and var unknown
            ? Format.With(Texts.HarmUnknownAt, Format.Number(unknown))
            : null;
}
