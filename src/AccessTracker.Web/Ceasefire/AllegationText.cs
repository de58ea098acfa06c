using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Ceasefire;

/// <summary>Allegations in the reader's words.</summary>
internal static class AllegationText
{
    /// <summary>It has been open for long.</summary>
    public static StatusView LongOpen =>
        new(Format.With(Texts.OpenLong, ListedAllegation.LongDays), Icons.AlarmOn, "tone-bad");

    /// <summary>The name of its place, else its governorate; null: neither is known.</summary>
    public static string? Where(Situation situation, Allegation allegation) =>
        allegation.Location is { } code ? ShownName.Of(situation.Locations.GetValueOrDefault(code)) ?? code : allegation.Governorate;

    /// <summary>How many were killed and injured; null: nobody knows either.</summary>
    public static string? Harm(Allegation allegation) => allegation is { Killed: null, Injured: null }
        ? null
        : Format.With(Texts.HarmOf, Format.Number(allegation.Killed), Format.Number(allegation.Injured));
}
