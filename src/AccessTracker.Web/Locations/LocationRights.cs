using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Web.Locations;

/// <summary>Who may say what a proposed place is, as the store will ask it.</summary>
internal static class LocationRights
{
    /// <summary>Whether <paramref name="person"/> may write the places of the operation.</summary>
    public static bool MayConfirm(Person person, string operation) =>
        AccessPolicy.May(person, Verb.Write, new Subject(operation, RecordKinds.Locations.Subject));
}
