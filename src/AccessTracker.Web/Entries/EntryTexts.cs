using System.Globalization;

namespace AccessTracker.Web.Entries;

/// <summary>What the script of the forms says, in the language of whoever reads: it comes with the script, and not with each page.</summary>
internal static class EntryTexts
{
    public static IReadOnlyDictionary<string, string> All() => new Dictionary<string, string>
    {
        ["months"] = string.Join(',', CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedMonthNames.Take(12)),
        ["kept"] = Texts.EntryDraftSaved,
        ["keeping"] = Texts.EntryDraftSaving,
        ["down"] = Texts.EntryLineDown,
        ["hung"] = Texts.EntryHung,
        ["busy"] = Texts.EntryBusy,
        ["pending"] = Texts.EntryPending,
        ["sent"] = Texts.EntrySending,
        ["failed"] = Texts.EntryFailed,
        ["denied"] = Texts.EntryDenied,
        ["long"] = Texts.EntryDraftTooLong,
        ["changedElsewhere"] = Texts.EntryElsewhere,
        ["keepThis"] = Texts.EntryKeepThis,
        ["showOther"] = Texts.EntryShowOther,
        ["discarded"] = Texts.EntryThrownAwayElsewhere,
        ["saved"] = Texts.EntrySavedElsewhere,
        ["see"] = Texts.EntrySeeSaved,
        ["keepAnother"] = Texts.EntryKeepAnother,
        ["seeDrafts"] = Texts.EntrySeeDrafts,
        ["out"] = Texts.EntrySignedOut,
        ["outSealed"] = Texts.EntrySignedOutSealed,
        ["other"] = Texts.EntryOtherPerson,
        ["signInText"] = Texts.EntrySignIn,
        ["pendingOut"] = Texts.EntryPendingOut,
        ["opening"] = Texts.EntryOpening,
        ["openingWaits"] = Texts.EntryOpeningWaits,
        ["restored"] = Texts.EntryRestored,
        ["restoredAside"] = Texts.EntryRestoredAside,
        ["none"] = Texts.PlaceNone,
    };
}
