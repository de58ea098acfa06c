using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Convoys;

/// <summary>Who may enter what about convoys, as the store will ask it.</summary>
internal static class ConvoyRights
{
    /// <summary>Whether <paramref name="person"/> may write a new convoy, somewhere.</summary>
    public static bool MayAdd(Person person, Situation situation) =>
        AccessPolicy.May(person, Verb.Write, new Subject(situation.Operation.Code, RecordKinds.Convoys.Subject));

    /// <summary>Whether they may change a convoy and its log: all its places must lie in their areas.</summary>
    public static bool MayChange(Person person, Situation situation, string convoy) =>
        ReferenceArea.MayChange(person, situation.StopsOf(convoy), situation);
}
