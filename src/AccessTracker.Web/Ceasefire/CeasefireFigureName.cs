using AccessTracker.Domain.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Ceasefire;

/// <summary>What a figure of the ceasefire task force's pages is called, by its path in a report's content.</summary>
internal static class CeasefireFigureName
{
    /// <summary>"Regime of calm in Aleppo: Current run, alleged".</summary>
    public static string Of(string path, CeasefireContent content, Situation situation)
    {
        var steps = path.Split('.');
        return steps[0] switch
        {
            "arrangements" when steps.Length > 1 =>
                Joined(content.Arrangements.FirstOrDefault(a => a.Code == steps[1])?.Name ?? steps[1], steps[2..]),
            "centres" when steps.Length > 1 =>
                Joined(ShownName.Of(situation.Facts.Ceasefire.Centres.FirstOrDefault(c => c.Code == steps[1])) ?? steps[1], steps[2..]),
            "commitments" when steps.Length > 1 => Joined(content.Commitments.FirstOrDefault(c => c.Code == steps[1])?.Name ?? steps[1], steps[2..]),
            "routes" when steps.Length > 2 =>
                Joined(ShownName.Of(situation.Ceasefire.Routes.FirstOrDefault(r => r.Code == steps[2])) ?? steps[2], steps[3..]),
            "patterns" when steps.Length > 2 => Joined(PartyName.Of(situation, string.Join('.', steps[2..])), ["pattern"]),
            _ => Joined("", steps),
        };
    }

    private static string Joined(string about, IReadOnlyList<string> steps)
    {
        var words = Format.List(steps.Select(Word).Where(w => w.Length > 0));
        return about.Length == 0 ? Format.Capital(words) : words.Length == 0 ? about : $"{about}{Texts.Colon}{words}";
    }

    private static string Word(string step) => step switch
    {
        "run" => Texts.CurrentRun,
        "longestRun" => Texts.LongestRun,
        "brokenDays" => Texts.BrokenDays,
        "unwatchedDays" => Texts.UnwatchedDays,
        "requiredReachedOn" or "requiredAllWatched" => Texts.RequiredDays,
        "alleged" => Texts.AllegedLower,
        "substantiated" => Texts.SubstantiatedLower,
        "lastBrokenOn" => Texts.LastBroken,
        "areas" or "states" => "",
        "received" => Texts.AppealsReceived,
        "handled" => Texts.AppealsHandled,
        "open" => Texts.AppealsOpen,
        "period" => Texts.InThisPeriod,
        "cumulative" => "",
        "kept" => Texts.KeptName,
        "cutOff" => Texts.CutOffTitle,
        "convoysInPeriod" => Texts.ConvoysInPeriodName,
        "pattern" => Texts.PatternsTitle,
        "routes" => Texts.Routes,
        _ => step,
    };
}
