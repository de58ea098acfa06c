using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Ceasefire;

public sealed partial class ArrangementSection
{
    // As many governorates as a screen takes without hiding the next arrangement.
    private const int MostOpen = 14;

    private string _path = "";
    private DateOnly _last;
    private IReadOnlyList<string> _parties = [];
    private IReadOnlyList<CalmSpell> _spells = [];
    private IReadOnlyList<StripLane> _lanes = [];
    private IReadOnlyList<StripFlag> _flags = [];

    [Parameter, EditorRequired]
    public required Situation Situation { get; set; }

    [Parameter, EditorRequired]
    public required Arrangement Arrangement { get; set; }

    [Parameter, EditorRequired]
    public required ArrangementFigures Figures { get; set; }

    /// <summary>Which of the page's arrangements it is; ids are made of it.</summary>
    [Parameter, EditorRequired]
    public int Number { get; set; }

    /// <summary>The day that is shown.</summary>
    [Parameter, EditorRequired]
    public DateOnly On { get; set; }

    /// <summary>The same as the address has it; null: today.</summary>
    [Parameter]
    public string? Day { get; set; }

    /// <summary>What happened, to be marked.</summary>
    [Parameter]
    public IReadOnlyList<StripSign> Signs { get; set; } = [];

    private string Operation => Situation.Operation.Code;

    private IEnumerable<(string Label, string Path, string Alleged, string Substantiated)> Pairs =>
    [
        (Figures.InForce ? Texts.CurrentRun : Texts.RunAtEnd, "run", ArrangementWords.Run(Figures.Run.Alleged),
            ArrangementWords.Run(Figures.Run.Substantiated)),
        (Texts.LongestRun, "longestRun", ArrangementWords.Run(Figures.LongestRun.Alleged), ArrangementWords.Run(Figures.LongestRun.Substantiated)),
        (Texts.BrokenDays, "brokenDays", Format.Number(Figures.BrokenDays.Alleged), Format.Number(Figures.BrokenDays.Substantiated)),
    ];

    protected override void OnParametersSet()
    {
        _path = $"arrangements.{Figures.Code}";
        _last = Figures.Until < On ? Figures.Until.Value : On;
        _parties = [.. Situation.Ceasefire.PartiesTo(Figures.Code, _last)];
        _spells = CalmSpell.Of(Situation.Ceasefire.Calm(Arrangement, CalmArea.Whole, On));
        _lanes = [ArrangementWords.Lane(_spells, CalmReading.Alleged), ArrangementWords.Lane(_spells, CalmReading.Substantiated)];
        _flags = [.. Flags()];
    }

    // Where nothing was reached, the day on which it could have been at the earliest.
    private IEnumerable<StripFlag> Flags()
    {
        if (Figures.RequiredDays is not { } required)
        {
            yield break;
        }

        var label = Format.With(Texts.RequiredLabel, Format.Number(required));
        yield return Figures.RequiredReachedOn is { } reached
            ? new StripFlag(reached, label, ArrangementWords.Required(Figures), IsReached: true)
            : new StripFlag(
                Figures.From.AddDays(required - 1), label, Format.With(Texts.RequiredEarliest, Format.Days(required),
                    Format.Day(Figures.From.AddDays(required - 1))), IsReached: false);
    }
}
