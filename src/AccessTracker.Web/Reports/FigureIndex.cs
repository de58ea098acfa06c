using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>Finds the definition of a figure by the figure's path.</summary>
/// <param name="definitions">Those of one report: a published one keeps the definitions that it was published with.</param>
public sealed class FigureIndex(IReadOnlyList<FigureDefinition> definitions)
{
    private const string Any = "*";

    /// <summary>In the order in which they are listed.</summary>
    public IReadOnlyList<FigureDefinition> Definitions => definitions;

    /// <summary>
    /// The definition of the figure at <paramref name="path"/>: the one whose own path says the most of it, from its beginning on, a step
    /// by name saying more than <c>*</c>. For several figures together (<c>people.period.total</c>) the first of them. Null: none.
    /// </summary>
    public FigureDefinition? Find(string path)
    {
        var steps = path.Split('.');
        return definitions
                .Select(d => (Definition: d, Pattern: d.Path.Split('.')))
                .Where(d => d.Pattern.Length <= steps.Length && Agree(d.Pattern, steps))
                .OrderByDescending(d => d.Pattern.Length)
                .ThenByDescending(d => d.Pattern.Count(step => step != Any))
                .Select(d => d.Definition)
                .FirstOrDefault()
            ?? definitions.FirstOrDefault(d => d.Path.Split('.') is var pattern && pattern.Length > steps.Length && Agree(pattern, steps));
    }

    /// <summary>
    /// What the figure at <paramref name="path"/> is called: its definition's name, and which of the family it is. The path itself where it has none.
    /// </summary>
    /// <param name="path">The figure's.</param>
    /// <param name="placeName">The name of a place by its code, if it is one.</param>
    public string NameOf(string path, Func<string, string?>? placeName = null)
    {
        if (Find(path) is not { } definition)
        {
            return path;
        }

        var which = definition.Path.Split('.').Zip(path.Split('.'))
            .Where(step => step.First == Any)
            .Select(step => WordOf(step.Second, placeName))
            .Where(word => word.Length > 0)
            .ToList();
        return which.Count == 0 ? definition.Name : $"{definition.Name}{Texts.Colon}{Format.List(which)}";
    }

    /// <summary>The name of an element that holds the definition, for links to it.</summary>
    public static string IdOf(FigureDefinition definition) =>
        $"define-{definition.Path.Replace('.', '-').Replace(Any, "any", StringComparison.Ordinal)}";

    private static bool Agree(string[] pattern, string[] steps) => pattern.Zip(steps).All(step => step.First == Any || step.First == step.Second);

    private static string WordOf(string step, Func<string, string?>? placeName) => step switch
    {
        "total" => "",
        "besieged" => EnumText.Of(AccessStatus.Besieged),
        "hardToReach" => EnumText.Of(AccessStatus.HardToReach),
        "other" => Texts.OtherPlaces,
        "period" => Texts.ThisPeriod,
        "cumulative" => Texts.ToDate,
        _ => placeName?.Invoke(step) ?? (EnumText.OfWord<Track>(step) is var track && track != step ? track : EnumText.OfWord<SupplyLine>(step)),
    };
}
