using AccessTracker.Data.Records;
using Microsoft.AspNetCore.DataProtection;

namespace AccessTracker.Web.SignIn;

/// <summary>The sealing of severe texts.</summary>
public static class SensitivitySetup
{
    /// <summary>Seals with the program's own keys. They are kept in the store, and so are asked for when first needed.</summary>
    public static SevereText Sealing(Func<IDataProtectionProvider> keys)
    {
        var root = new Lazy<IDataProtectionProvider>(keys);
        return new SevereText((place, text) => Of(place).Protect(text), (place, text) => Of(place).Unprotect(text), (purpose, text) =>
            root.Value.CreateProtector(purpose).Unprotect(text));

        IDataProtector Of(SealedPlace place) => root.Value.CreateProtector("AccessTracker.Sealed", place.Table, place.Row, place.Field);
    }
}
