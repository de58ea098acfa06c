namespace AccessTracker.Data.Records.Kinds;

/// <summary>Words of free text that are offered before anybody has written one: so the same thing is called the same from the first day.</summary>
internal static class Usual
{
    public static readonly IReadOnlyList<string> Violations =
    [
        "shelling", "air_strike", "mortar_fire", "sniper_fire", "small_arms_fire", "ground_attack", "movement_of_forces", "obstruction_of_aid",
        "detention",
    ];

    public static readonly IReadOnlyList<string> Units = ["kits", "boxes", "parcels", "bags", "litres", "kilograms", "doses", "pieces"];

    public static readonly IReadOnlyList<string> Incidents =
    [
        "attack", "shelling", "air_strike", "looting", "removal_of_supplies", "obstruction", "threat", "detention", "turned_back",
    ];
}
